import * as v from 'valibot';
import type { Figures, FigureOperations, LedgerSheet, SummaryPiece } from '#shared/contract/figures.ts';
import { span } from '#shared/contract/figures.ts';
import { recordId } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const year = v.pipe(v.number(), v.integer(), v.minValue(1949), v.maxValue(2200));
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const texts = v.pipe(v.array(v.pipe(v.string(), v.maxLength(20_000))), v.maxLength(200));
const ledger = v.pipe(v.string(), v.maxLength(40));

export const closingInputs = {
  /** The same operation again, with the reason that a locked year asks for. Its answer is that operation's. */
  withReason: v.object({ operation: words(40), input: v.unknown(), reason: words(500) }),
  /** Every locking of a year, newest first, those that were lifted too. */
  listYearLocks: v.object({}),
  /** Locks a year: by the statistics year, where the county has set one. The county's right. */
  lockYear: v.object({ year, note: v.optional(v.pipe(v.string(), v.maxLength(1000)), '') }),
  unlockYear: v.object({ id: recordId, reason: words(500) }),
  /** 锁定后变动: what the lock did not see, with the reasons that were given. */
  getLateChanges: v.object({ id: recordId }),
  /** Issues what is shown: its numbers, words and rows are kept as they are for ever. `texts` is a summary as the person left it. */
  issueTable: v.object({
    kind: v.picklist(['figures', 'ledger', 'summary', 'month']), ...span,
    ledger: v.optional(v.nullable(ledger), null), columns: v.optional(v.nullable(v.array(v.string())), null),
    audience: v.optional(v.string(), 'office'), texts: v.optional(v.nullable(texts), null),
    /** Of a monthly report: its month; the period is passed over. */
    month: v.optional(v.nullable(month), null),
  }),
  listIssued: v.object({ kind: v.optional(v.nullable(v.picklist(['figures', 'ledger', 'summary', 'month'])), null) }),
  getIssued: v.object({ id: recordId }),
  /** The records behind one number of an issued table. */
  getIssuedRows: v.object({ id: recordId, list: v.pipe(v.string(), v.maxLength(12)) }),
  /** An issued table as .xlsx, a summary as .docx, made of what was kept. */
  makeIssuedFile: v.object({ id: recordId }),
  voidIssued: v.object({ id: recordId, reason: words(500) }),
  /** By township and month: what has been reported, and who has not. In a township its own. */
  getMonthReports: v.object({ year }),
} as const;

export interface YearLockView {
  id: string;
  year: number;
  from: string;
  to: string;
  lockedOn: string;
  lockedBy: string;
  note: string;
  unlockedOn: string | null;
  unlockedBy: string;
  unlockReason: string;
}

export interface LateChange {
  entity: EntityName;
  record: string;
  title: string;
  /** ISO instant by the author's clock. */
  at: string;
  who: string;
  office: string;
  /** What was done, in words: 新报, 删除, 修改 or the step. */
  what: string;
  fields: { label: string; before: string; after: string }[];
  /** Empty: nobody gave one (it was written before its author knew of the lock). */
  reason: string;
}

export type IssuedKind = 'figures' | 'ledger' | 'summary' | 'month';

export interface IssuedView {
  id: string;
  kind: IssuedKind;
  title: string;
  place: string;
  /** The office that issued it. */
  office: string;
  from: string;
  to: string;
  issuedOn: string;
  issuedBy: string;
  records: number;
  zero: boolean;
  edited: string;
  voidedOn: string | null;
  voidReason: string;
}

/** What an issued table shows. Its cells name the lists of records behind them (Cell.list). */
export type IssuedContent =
  | { kind: 'figures'; figures: Figures }
  | { kind: 'ledger'; sheet: LedgerSheet }
  | { kind: 'summary'; title: string; paragraphs: SummaryPiece[][]; texts: string[] | null; basis: string[] }
  | { kind: 'month'; month: FigureOperations['checkMonth']; office: string };

export interface MonthReport {
  /** Null: nothing came. */
  issued: string | null;
  words: string;
  tone: 'green' | 'orange' | 'grey';
}

/** What the operation named in the input answers; the window knows its type by that name. */
export type AnswerOfNamed = unknown;

export interface ClosingOperations {
  withReason: AnswerOfNamed;
  /** `lastYear`: the latest year that is over, and so may be locked; by the statistics year. */
  listYearLocks: { locks: YearLockView[]; mayLock: boolean; lastYear: number };
  lockYear: { id: string };
  unlockYear: { id: string };
  getLateChanges: { changes: LateChange[] };
  issueTable: { id: string; title: string; records: number };
  listIssued: { tables: IssuedView[] };
  getIssued: { table: IssuedView; content: IssuedContent };
  getIssuedRows: { entity: EntityName; ids: string[] };
  makeIssuedFile: { ticket: string; name: string };
  voidIssued: { id: string };
  getMonthReports: { rows: { place: string; name: string; months: MonthReport[] }[] };
}
