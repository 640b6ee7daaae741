import type { FieldValue } from '#shared/fields.ts';
import { codePoints } from '#shared/rules/text.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** What a problem or a topic can be raised from: the name is the ref field that keeps the link back. */
export const raisedFrom = ['log', 'topic', 'meeting', 'decision', 'opinion', 'proposal', 'jotting'] as const;
export type RaisedFrom = (typeof raisedFrom)[number];

export function isRaisedFrom(name: string): name is RaisedFrom {
  return raisedFrom.some((one) => one === name);
}

function text(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The first sentence of a text, as a title of at most `most` characters. */
export function firstSentence(value: string, most: number): string {
  const [first = ''] = value.trim().split(/[。！？!?；;\n]/, 1);
  return codePoints(first) <= most ? first : `${[...first].slice(0, most - 1).join('')}…`;
}

function filledOnly(values: Record<string, FieldValue | undefined>): Record<string, FieldValue> {
  const kept: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined && value !== null && value !== '') kept[key] = value;
  return kept;
}

function copy(row: Values, ...keys: string[]): Record<string, FieldValue | undefined> {
  return Object.fromEntries(keys.map((key) => [key, row[key]]));
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/**
 * What a problem begins with that is raised from another record: its link, place, privacy and words, so that nothing is typed
 * twice and what was confidential stays so. Only filled fields of entity `problem` are answered.
 */
export function raisedProblem(from: RaisedFrom, row: Values): Record<string, FieldValue> {
  const id = text(row['id']);
  switch (from) {
    case 'log':
      return filledOnly({ log: id, origin: 'problemOrigin.log', title: row['title'], content: joined(text(row['content']), text(row['answered'])), ...copy(row, 'place', 'privacy', 'studio') });
    case 'topic':
      return filledOnly({
        topic: id, origin: 'problemOrigin.topic', raisedBy: row['proposer'],
        ...copy(row, 'title', 'content', 'place', 'field', 'theme', 'urgency', 'privacy', 'phone', 'member', 'studio', 'log', 'opinion'),
      });
    case 'meeting':
      return filledOnly({ meeting: id, origin: 'problemOrigin.meeting', ...copy(row, 'place', 'privacy', 'studio', 'keyItem') });
    case 'decision':
      return filledOnly({
        decision: id, origin: 'problemOrigin.meeting', title: firstSentence(text(row['text']), 160), content: row['text'], ...copy(row, 'meeting', 'kind', 'topic'),
      });
    case 'opinion':
      return filledOnly({
        opinion: id, origin: 'problemOrigin.opinion', raisedBy: row['author'], content: joined(text(row['text']), text(row['advice'])),
        ...copy(row, 'title', 'place', 'theme', 'privacy', 'phone', 'member', 'studio', 'log'),
      });
    case 'proposal':
      return filledOnly({ proposal: id, origin: 'problemOrigin.proposal', content: joined(text(row['reason']), text(row['request'])), ...copy(row, 'title', 'place', 'privacy', 'member') });
    case 'jotting':
      return filledOnly({ title: firstSentence(text(row['text']), 160), content: joined(text(row['text']), text(row['answer'])), raisedBy: row['who'], place: row['place'] });
  }
}

/** The same for a topic. From a meeting, a decision or a proposal only the words are taken: a topic has no link to them. */
export function raisedTopic(from: RaisedFrom, row: Values): Record<string, FieldValue> {
  const id = text(row['id']);
  switch (from) {
    case 'log':
      return filledOnly({ log: id, channel: 'channel.receptionDay', title: firstSentence(text(row['title']), 120), content: joined(text(row['content']), text(row['answered'])), ...copy(row, 'place', 'privacy', 'studio') });
    case 'opinion':
      return filledOnly({
        opinion: id, channel: 'channel.fromOpinion', proposer: row['author'], proposerUnit: row['authorUnit'], content: joined(text(row['text']), text(row['advice'])),
        ...copy(row, 'title', 'place', 'theme', 'privacy', 'phone', 'member', 'studio', 'log'),
      });
    case 'proposal':
      return filledOnly({ channel: 'channel.fromProposal', title: firstSentence(text(row['title']), 120), content: joined(text(row['reason']), text(row['request'])), ...copy(row, 'place', 'privacy', 'member') });
    case 'jotting':
      return filledOnly({ channel: 'channel.raised', title: firstSentence(text(row['text']), 120), content: joined(text(row['text']), text(row['answer'])), proposer: row['who'], place: row['place'] });
    case 'decision':
      return filledOnly({ title: firstSentence(text(row['text']), 120), content: row['text'] });
    case 'topic':
    case 'meeting':
      return filledOnly({ ...copy(row, 'place', 'privacy') });
  }
}

/** The first of the members named is the one who reports or proposes, the others join. */
function byMembers(row: Values, first: string, others: string): Record<string, FieldValue> {
  const [one, ...more] = Array.isArray(row['members']) ? (row['members'] as readonly string[]) : [];
  return { ...(one === undefined ? {} : { [first]: one }), ...(more.length > 0 ? { [others]: more } : {}) };
}

/** The same for a report on people's concerns. A report has no link to problems, topics and proposals: their words are taken. */
export function raisedOpinion(from: RaisedFrom, row: Values): Record<string, FieldValue> {
  const title = firstSentence(text(row['title']), 120);
  switch (from) {
    case 'log':
      return filledOnly({ log: text(row['id']), title, text: row['content'], ...byMembers(row, 'member', 'coauthors'), ...copy(row, 'place', 'studio', 'privacy') });
    case 'jotting':
      return filledOnly({ title: firstSentence(text(row['text']), 120), text: joined(text(row['text']), text(row['answer'])), author: row['who'], place: row['place'] });
    case 'topic':
      return filledOnly({ title, text: row['content'], author: row['proposer'], authorUnit: row['proposerUnit'], ...copy(row, 'place', 'theme', 'member', 'phone', 'privacy', 'studio', 'log') });
    case 'proposal':
      return filledOnly({ title, text: row['reason'], advice: row['request'], coauthors: row['jointly'], ...copy(row, 'place', 'member', 'privacy') });
    case 'meeting':
    case 'decision':
    case 'opinion':
      return filledOnly({ ...copy(row, 'place', 'privacy') });
  }
}

/** The same for a proposal. */
export function raisedProposal(from: RaisedFrom, row: Values): Record<string, FieldValue> {
  const id = text(row['id']);
  const common = { title: firstSentence(text(row['title']), 160), ...copy(row, 'place', 'privacy') };
  const kind = (others: FieldValue | undefined) => (Array.isArray(others) && others.length > 0 ? 'proposerKind.joint' : 'proposerKind.individual');
  switch (from) {
    case 'log': {
      const members = byMembers(row, 'member', 'jointly');
      return filledOnly({ ...common, fromLog: id, reason: row['content'], ...members, proposerKind: kind(members['jointly']) });
    }
    case 'opinion':
      return filledOnly({ ...common, fromOpinion: id, reason: row['text'], request: row['advice'], member: row['member'], jointly: row['coauthors'], proposerKind: kind(row['coauthors']) });
    case 'topic':
      return filledOnly({ ...common, fromTopic: id, reason: row['content'], member: row['member'] });
    case 'jotting':
      return filledOnly({ title: firstSentence(text(row['text']), 160), reason: row['text'], place: row['place'] });
    case 'meeting':
    case 'decision':
    case 'proposal':
      return filledOnly({ ...copy(row, 'place', 'privacy') });
  }
}

/** The same for a studio's log, which only a jotting becomes. */
export function raisedLog(from: RaisedFrom, row: Values): Record<string, FieldValue> {
  if (from !== 'jotting') return {};
  return filledOnly({ title: firstSentence(text(row['text']), 200), content: row['text'], answered: row['answer'], heldOn: row['on'], place: row['place'], others: row['who'] });
}
