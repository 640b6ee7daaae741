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
        ...copy(row, 'title', 'content', 'place', 'field', 'theme', 'urgency', 'privacy', 'phone', 'member', 'studio', 'log', 'opinion', 'holder'),
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
