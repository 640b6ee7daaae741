import type { Row, Write } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { nextNumber, paperNumber } from '#shared/rules/numbering.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf } from '#electron/service/office.ts';
import { listRecords, readChildren } from '#electron/storage/records.ts';

/** Kinds of papers that get numbers, by the choice of the series; each body and year has a series of its own. */
export type NumberedKind = 'minutes' | 'assignSlip' | 'pressSlip' | 'opinion';

const usual: Readonly<Record<NumberedKind, { name: string; pattern: string }>> = {
  minutes: { name: '会议纪要', pattern: '〔{年}〕{号}号' },
  assignSlip: { name: '交办单', pattern: '交办〔{年}〕{号}号' },
  pressSlip: { name: '督办单', pattern: '督办〔{年}〕{号}号' },
  opinion: { name: '社情民意信息', pattern: '第{号}期' },
};

export interface Series {
  id: string;
  pattern: string;
  start: number;
  /** Every number ever given, voided ones too. */
  issued: number[];
  /** The writes that make the series when it is new. */
  made: Write[];
}

function seriesRow(context: Context, kind: NumberedKind, year: number): Row | undefined {
  return listRecords(context.store.engine, {
    entity: 'series',
    where: [
      { field: 'body', op: 'is', value: officeOf(context)?.name ?? '' },
      { field: 'kind', op: 'is', value: `paperKind.${kind}` },
      { field: 'year', op: 'is', value: year },
    ],
    search: '', sort: [], offset: 0, limit: 1, deleted: false,
  }).rows[0];
}

/** The series that gives papers of this office, kind and year their numbers. Throws where another machine is its giver. */
export function seriesOf(context: Context, kind: NumberedKind, year: number): Series {
  const { engine, effects, life } = context.store;
  const row = seriesRow(context, kind, year);
  const giver = row?.['giver'] ?? life.site;
  if (giver !== life.site) throw new Failure('refused', '文号由本单位另一台电脑统一取，本机不能取号。数据没有变化。', '请到取号的电脑上办理，或在“设置”里改由本机取号。');
  if (row) {
    return { id: row.id, pattern: String(row['pattern']), start: Number(row['start'] ?? 1), issued: readChildren(engine, 'issue', 'series', row.id).map((one) => Number(one['number'])), made: [] };
  }
  const office = officeOf(context);
  const id = effects.newId();
  const { name, pattern } = usual[kind];
  const set: Record<string, FieldValue> = { name: `${year}年${name}`, body: office?.name ?? '', kind: `paperKind.${kind}`, year, place: office?.place ?? null, pattern, start: 1, giver: life.site };
  return { id, pattern, start: 1, issued: [], made: [{ entity: 'series', id, set }] };
}

export interface Taken {
  issue: string;
  number: number;
  text: string;
  writes: Write[];
}

/** The next number of a series, or the one that is wanted; a used or voided number never comes back. */
export function numberIn(series: Series, year: number, wanted: number | null): { number: number; text: string } {
  const number = wanted ?? nextNumber(series);
  if (series.issued.includes(number)) {
    throw new Failure('invalid', `${number}号已经用过，没有取号，数据没有变化。`, '请换一个顺序号。', [{ field: 'next', message: `${number}号已经用过` }]);
  }
  return { number, text: paperNumber(series.pattern, year, number) };
}

/**
 * Takes a number: the writes that give it to `subject` for ever; they count only once they are saved. Several in one save
 * share one `series`, which remembers what was taken.
 */
export function takeNumber(context: Context, what: { series: Series; year: number; subject: string; title: string; on: string; wanted?: number | null }): Taken {
  const { series } = what;
  const { number, text } = numberIn(series, what.year, what.wanted ?? null);
  const issue = context.store.effects.newId();
  const set = { series: series.id, number, text, subject: what.subject, title: [...what.title].slice(0, 200).join(''), on: what.on };
  const writes: Write[] = [...series.made, { entity: 'issue', id: issue, set }];
  series.issued.push(number);
  series.made = [];
  return { issue, number, text, writes };
}

/** The number that a record has been given as a paper of this kind, or null. */
export function numberGiven(context: Context, kind: NumberedKind, subject: string): string | null {
  const { engine } = context.store;
  const issues = listRecords(engine, { entity: 'issue', where: [{ field: 'subject', op: 'is', value: subject }, { field: 'voidedOn', op: 'is', value: null }], search: '', sort: [], offset: 0, limit: 20, deleted: false }).rows;
  const ofKind = issues.find((one) => listRecords(engine, { entity: 'series', where: [{ field: 'id', op: 'is', value: String(one['series']) }, { field: 'kind', op: 'is', value: `paperKind.${kind}` }], search: '', sort: [], offset: 0, limit: 1, deleted: false }).total > 0);
  return ofKind ? String(ofKind['text']) : null;
}
