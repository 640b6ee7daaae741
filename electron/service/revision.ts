import type { Handlers, TicketFile } from '#shared/contract.ts';
import type { RevisedDecision, Revision } from '#shared/contract/papers.ts';
import type { Row } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import { alignLines, comparableLines, similarity } from '#shared/papers/compare.ts';
import { type DecisionWords, decisionLines, readDecision } from '#shared/papers/decisionText.ts';
import { buildMinutesPaper } from '#shared/papers/minutesPaper.ts';
import { formatRichText, type RichText } from '#shared/richText.ts';
import { formatDay } from '#shared/rules/day.ts';
import { keyBetween } from '#shared/rules/orderKey.ts';
import { readOldPaper } from '#electron/documents/readOldPaper.ts';
import { readWord } from '#electron/documents/readWord.ts';
import { revisedText } from '#electron/documents/revisionBody.ts';
import type { Context } from '#electron/service/context.ts';
import { gatherMeeting, minutesDataOf, mustRead, officeSettings } from '#electron/service/meetingData.ts';
import { listRecords, readChildren } from '#electron/storage/records.ts';

export function fileUnder(context: Context, ticket: string): TicketFile {
  const file = context.tickets.get(ticket);
  if (!file) throw new Failure('notFound', '找不到选择的文件，资料没有改动。', '请重新选择文件。');
  return file;
}

function organisationNamed(context: Context, name: string): string | null {
  const { rows } = listRecords(context.store.engine, { entity: 'organisation', where: [{ field: 'name', op: 'is', value: name }], search: '', sort: [], offset: 0, limit: 1, deleted: false });
  return rows[0]?.id ?? null;
}

const limitWords = (one: { deadlineOn: string | null; deadlineDays: number | null; working: boolean }) =>
  one.deadlineOn ? formatDay(one.deadlineOn) : one.deadlineDays ? `${one.deadlineDays}${one.working ? '个工作日' : '日'}` : '';

const doubtOf = ({ text, doubt }: DecisionWords) => (doubt ? [`“${text.slice(0, 20)}”的时限“${doubt.words}”不明确：${doubt.why}。请到议定事项里填写。`] : []);

const kindOf = (working: boolean) => (working ? 'deadlineKind.working' : 'deadlineKind.natural');

/** Decisions whose line in the paper was changed, each changed thing by itself; lines that were added become new ones. */
function revisedDecisions(context: Context, meeting: Row, before: RichText, after: RichText, notes: string[]): RevisedDecision[] {
  const decisions = readChildren(context.store.engine, 'decision', 'meeting', meeting.id);
  const heldOn = String(meeting['heldOn']);
  const found: RevisedDecision[] = [];
  const claimed = new Set<string>();
  const orders = decisions.map((one) => String(one['order'] ?? ''));
  const unknown = (name: string) => `“单位”里没有“${name}”，请先在设置里登记，再到议定事项里选择`;
  for (const pair of alignLines(decisionLines(before), decisionLines(after))) {
    if (pair.before === null && pair.after !== null) {
      const now = readDecision(pair.after, heldOn);
      notes.push(...doubtOf(now));
      const organisation = now.organisation === null ? null : organisationNamed(context, now.organisation);
      const order = keyBetween(orders.filter((one) => one !== '').toSorted().at(-1) ?? null, null);
      orders.push(order);
      found.push({
        decision: null, about: '', field: 'text', label: '新增事项', before: '', after: pair.after,
        set: { meeting: meeting.id, order, text: now.text, organisation, deadlineOn: now.deadlineOn, deadlineDays: now.deadlineDays, deadlineKind: now.deadlineDays === null ? null : kindOf(now.working) },
        trouble: now.organisation !== null && organisation === null ? unknown(now.organisation) : null,
      });
      continue;
    }
    const was = readDecision(pair.before ?? '', heldOn);
    const record = decisions
      .filter((one) => !claimed.has(one.id))
      .map((one) => ({ one, like: similarity(String(one['text']), was.text) }))
      .toSorted((x, y) => y.like - x.like)[0];
    if (!record || record.like < 0.5) {
      if (pair.before !== pair.after) notes.push(`“${(pair.before ?? '').slice(0, 20)}…”在议定事项里没有对应的记录，只改正文。`);
      continue;
    }
    claimed.add(record.one.id);
    if (pair.before === pair.after) continue;
    if (pair.after === null) {
      notes.push(`“${was.text.slice(0, 24)}”从议定事项里删去了；记录没有删除，需要时请到议定事项里删。`);
      continue;
    }
    const now = readDecision(pair.after, heldOn);
    const change = (field: RevisedDecision['field'], label: string, from: string, to: string, set: RevisedDecision['set'], trouble: string | null = null) =>
      found.push({ decision: record.one.id, about: String(record.one['text']), field, label, before: from, after: to, set, trouble });
    if (was.text !== now.text && now.text !== '') change('text', '内容', was.text, now.text, { text: now.text });
    if (was.organisation !== now.organisation && now.organisation !== null) {
      const id = organisationNamed(context, now.organisation);
      change('organisation', '责任单位', was.organisation ?? '', now.organisation, { organisation: id }, id === null ? unknown(now.organisation) : null);
    }
    notes.push(...doubtOf(now));
    if (limitWords(was) !== limitWords(now) && limitWords(now) !== '') {
      const set = { deadlineOn: now.deadlineOn, deadlineDays: now.deadlineDays, deadlineKind: now.deadlineDays === null ? null : kindOf(now.working) };
      change(now.deadlineOn ? 'deadlineOn' : 'deadlineDays', '办理时限', limitWords(was), limitWords(now), set);
    }
  }
  return found;
}

/** Reads what came back from the leader against the draft as it is now; a second round compares with what the first made. */
function takeRevision(context: Context, minutesId: string, ticket: string): Revision {
  const file = fileUnder(context, ticket);
  const minutes = mustRead(context, 'minutes', minutesId, '份纪要');
  const meeting = mustRead(context, 'meeting', String(minutes['meeting']), '次协商活动');
  const paper = buildMinutesPaper(gatherMeeting(context, meeting.id), minutesDataOf(minutes), null, officeSettings(context));
  const word = readWord(file.bytes);
  const { title, body } = revisedText(word.blocks, paper);
  const before = comparableLines(paper.body);
  const after = comparableLines(body);
  const alike = similarity(before.join(''), after.join(''));
  if (after.length === 0 || (alike < 0.25 && similarity(title ?? '', paper.title) < 0.6)) {
    throw new Failure('file', `“${file.name}”和这份纪要几乎没有相同的文字，像是别的文件，没有采用。草稿没有改动。`, '请核对是不是选错了文件；确实全部重写的，请直接复制到正文里。');
  }
  const notes: string[] = [];
  if (word.tracked) notes.push('文件里有修订痕迹，按“全部接受”读取。');
  if (word.pictures > 0) notes.push(`文件里有${word.pictures}处图片或图形，正文不收图片。`);
  const decisions = revisedDecisions(context, meeting, paper.body, body, notes);
  return {
    name: file.name,
    body: formatRichText(body) ?? '',
    title: title !== null && title !== '' && title !== paper.title && similarity(title, paper.title) > 0.4 ? title : null,
    changes: alignLines(before, after).filter((pair) => pair.before !== pair.after),
    decisions,
    notes,
  };
}

export function revisionHandlers(context: Context): Pick<Handlers, 'takeRevision' | 'readOldPaper'> {
  return {
    takeRevision: ({ minutes, ticket }) => takeRevision(context, minutes, ticket),
    async readOldPaper({ ticket }) {
      const file = fileUnder(context, ticket);
      const paragraphs = await readOldPaper(file.bytes);
      if (paragraphs.length === 0) throw new Failure('file', `“${file.name}”里没有文字，可能是扫描的图片。资料没有改动。`, '请对照原件手工登记。');
      return { name: file.name, paragraphs };
    },
  };
}
