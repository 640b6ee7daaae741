import type { Row } from '#shared/contract/records.ts';
import type { TablePlan } from '#shared/contract/tables.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { BodyRow } from '#shared/tables/bodyRows.ts';
import type { Book } from '#shared/tables/grid.ts';
import type { TableKind } from '#shared/tables/kinds.ts';
import type { CellWord, ReadRow, RowPlan } from '#shared/tables/readRow.ts';
import type { Context } from '#electron/service/context.ts';
import { putView, readView } from '#electron/storage/local.ts';

/** What was said about a name that nothing has. For `create` the id is the one that the new record will get. */
export interface Said {
  of: string;
  name: string;
  means: 'create' | 'empty' | 'record';
  id: string | null;
}

/** A field that somebody changed here since: both values stand until it is settled. */
export interface Clash {
  key: string;
  own: FieldValue;
  sheet: FieldValue;
}

/** One line of the sheet, read and held against the records. */
export interface WorkRow {
  body: BodyRow;
  read: ReadRow;
  /** What identifies the line in the sheet, as it is written there. */
  line: string;
  /** The record that it is already; null for a new one. */
  target: string | null;
  /** What would be written. */
  changes: Record<string, FieldValue>;
  /** Parts that the record has not yet. */
  parts: readonly ReadRow['parts'][number][];
  clashes: Clash[];
  state: 'added' | 'changed' | 'same' | 'doubt' | 'bad';
  /** What the rules said when it was to be saved. */
  refused: string[];
  done: boolean;
}

/** What every row of one reading is held against; made once. */
export interface Standing {
  kind: TableKind;
  plan: TablePlan;
  rowPlan: RowPlan;
  byId: Map<string, Row>;
  byIdentity: Map<string, string[]>;
  byLine: Map<string, string>;
  imports: Set<number>;
  /** Rows of this sheet by what identifies them. */
  seen: Map<string, number>;
  seenLines: Map<string, number>;
}

/** One sheet on its way in: what was read, and what the person has said about it. Lives as long as the program runs. */
export interface TableWork {
  file: string;
  digest: string;
  bytes: Uint8Array;
  book: Book;
  plan: TablePlan | null;
  standing: Standing | null;
  labels: string[];
  rows: WorkRow[];
  mends: Map<string, string>;
  said: Map<string, Said>;
  settled: Map<number | 'all', 'sheet' | 'own'>;
}

/** So many sheets are held open; the oldest gives way. */
const held = 3;
const works = new WeakMap<Context, Map<string, TableWork>>();

export const saidKey = (of: string, name: string): string => `${of}\n${name}`;
export const mendKey = (sheet: number, at: number, column: number): string => `${sheet},${at},${column}`;
const keptKey = (digest: string): string => `tableWork/${digest.slice(0, 32)}`;

export function holdWork(context: Context, ticket: string, work: TableWork): void {
  let all = works.get(context);
  if (!all) works.set(context, (all = new Map()));
  all.set(ticket, work);
  for (const oldest of all.keys()) if (all.size > held) all.delete(oldest);
}

export function findWork(context: Context, ticket: string): TableWork | null {
  return works.get(context)?.get(ticket) ?? null;
}

/** The open sheet under a ticket. Throws when the program was restarted since: the file must be chosen again. */
export function workOf(context: Context, ticket: string): TableWork {
  const work = findWork(context, ticket);
  if (!work) throw new Failure('notFound', '这个表格已经不在手边了，现有数据没有变化；改过的格子还记着。', '请重新选择这个文件。');
  return work;
}

/** What was mended and said is kept by the file's content, so that a power cut loses none of it. */
export function keepSaid(context: Context, work: TableWork): void {
  const content = JSON.stringify({ mends: [...work.mends], said: [...work.said.values()] });
  putView(context.store.engine, keptKey(work.digest), content);
}

export function keptSaid(context: Context, digest: string): Pick<TableWork, 'mends' | 'said'> {
  const content = readView(context.store.engine, keptKey(digest));
  const kept = content === null ? { mends: [], said: [] } : (JSON.parse(content) as { mends: [string, string][]; said: Said[] }); // written by keepSaid alone
  return { mends: new Map(kept.mends), said: new Map(kept.said.map((one) => [saidKey(one.of, one.name), one])) };
}

/** All that is wrong with a row, cell by cell, and at last what the rules said. */
export function errorsOf(row: WorkRow): CellWord[] {
  return [...row.read.errors, ...row.refused.map((message) => ({ column: null, path: '', message }))];
}
