import * as v from 'valibot';
import { entityName, fieldValue, recordId } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';

const ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));
const job = v.optional(v.pipe(v.string(), v.maxLength(64)), '');
const row = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const path = v.pipe(v.string(), v.regex(/^([a-zA-Z][a-zA-Z0-9]{0,40}(\.[a-zA-Z][a-zA-Z0-9]{0,40})?|\+)$/), v.check((text) => text.split('.').every((name) => !(name in {}))));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

/** The largest sheet that is read. Registers of a county are a hundredth of it. */
export const tableLimit = 50 * 1024 * 1024;

const layout = {
  sheet: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)),
  head: v.object({ first: row, last: row }),
  kind: entityName,
};

/** What the person has settled about a sheet before it is read. */
export const tablePlan = v.object({
  ...layout,
  columns: v.pipe(v.array(v.nullable(path)), v.maxLength(300)),
  presets: v.record(path, fieldValue),
  year: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1949), v.maxValue(2200))),
  /** The fields that tell two rows apart. */
  key: v.pipe(v.array(path), v.minLength(1), v.maxLength(6)),
  /** Rows that are hidden in the sheet are read too. */
  hidden: v.boolean(),
});
export type TablePlan = v.InferOutput<typeof tablePlan>;

/** The rows of the preview: all, those with something wrong or uncertain, by what becomes of them. */
const shown = v.picklist(['all', 'problems', 'bad', 'doubt', 'added', 'changed', 'same']);
export type TableFilter = v.InferOutput<typeof shown>;

export const tableInputs = {
  /** Opens an old sheet: what is in it, and what it most likely is. `kind` says what the person came for. */
  openTable: v.object({ ticket, kind: v.optional(v.nullable(entityName), null), job }),
  /** How a sheet would be read with this head, or as this kind; what is null is found anew. */
  layTable: v.object({ ticket, sheet: layout.sheet, head: v.optional(v.nullable(layout.head), null), kind: v.optional(v.nullable(entityName), null) }),
  /** Reads all rows by the plan and holds them against the records. Nothing is saved. */
  readTable: v.object({ ticket, plan: tablePlan, job }),
  listTableRows: v.object({ ticket, show: shown, offset: v.optional(row, 0), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 50) }),
  /** Puts another text in place of a cell's, for this import; null takes what is in the file again. */
  mendTable: v.object({ ticket, row, column: row, text: v.nullable(v.pipe(v.string(), v.maxLength(20_000))) }),
  /**
   * What names mean that nothing has: `id` a record or choice, null: leave the field empty; `create` makes a new one of that name.
   * Undone by `forget`.
   */
  nameTable: v.object({
    ticket,
    names: v.pipe(v.array(v.object({ of: v.pipe(v.string(), v.maxLength(40)), name, means: v.picklist(['create', 'empty', 'record', 'forget']), id: v.optional(v.nullable(recordId), null) })), v.minLength(1), v.maxLength(5000)),
  }),
  /** For fields that somebody changed here since: takes the sheet's value, or keeps the one here. One row, or all. */
  settleTable: v.object({ ticket, row: v.nullable(row), use: v.picklist(['sheet', 'own']) }),
  /** Saves the rows, as one import that can be taken back. `doubts`: those with a note too, as the note says. */
  importTable: v.object({ ticket, doubts: v.boolean(), job }),
  /** Stops a running reading or import after the slice under way. */
  cancelTable: v.object({ job: v.pipe(v.string(), v.maxLength(64)) }),
  /** The office's own workbook, with a column of reasons and the cells marked. */
  makeRefusedTable: v.object({ ticket }),
  listTableImports: v.object({}),
  undoTableImport: v.object({ id: recordId, job }),
} as const;

export interface TableSheet {
  name: string;
  hidden: boolean;
  rows: number;
  columns: number;
  /** The first rows as texts, for choosing the head. */
  top: string[][];
  hiddenRows: number;
}

export interface TableColumn {
  letter: string;
  label: string;
  samples: string[];
  unit: string;
  /** Where it goes: the path of a field, `+` for the note, null for nowhere. */
  path: string | null;
}

export interface TableLayout {
  sheet: number;
  head: { first: number; last: number };
  /** Known words were found in the head; otherwise the person should look. */
  sure: boolean;
  kind: EntityName;
  columns: TableColumn[];
  presets: Record<string, FieldValue>;
  year: number | null;
  /** Days without a year stand in the sheet. */
  needsYear: boolean;
  key: string[];
  /** The columns are as they were for a sheet of this shape the last time. */
  remembered: boolean;
  rows: number;
  skipped: { row: number; why: string; text: string }[];
}

export interface TableCounts {
  all: number;
  added: number;
  changed: number;
  same: number;
  doubt: number;
  bad: number;
}

export interface MissingName {
  of: string;
  label: string;
  name: string;
  rows: number;
  /** Can be made with its name alone. */
  creatable: boolean;
  /** What was said about it; null: nothing yet. */
  means: 'create' | 'empty' | 'record' | null;
  id: string | null;
}

export interface TableReading {
  counts: TableCounts;
  missing: MissingName[];
  /** The same thing wrong in many rows, the commonest first. */
  reasons: { label: string; message: string; rows: number }[];
  names: Record<string, string>;
}

export interface TableCell {
  text: string;
  /** How it was read, where that differs from the text. */
  read: string;
  error: string | null;
  note: string | null;
  mended: boolean;
}

export interface TableRow {
  /** Its row in the sheet, from 1, as the sheet counts. */
  number: number;
  /** Its place among the rows that are read. */
  row: number;
  state: 'added' | 'changed' | 'same' | 'doubt' | 'bad';
  hidden: boolean;
  cells: TableCell[];
  /** What is wrong or uncertain and in no column. */
  words: string[];
  /** Fields that were changed here since, with both values. */
  clashes: { label: string; own: string; sheet: string; use: 'sheet' | 'own' }[];
}

export interface TableReport extends TableCounts {
  id: string;
  state: 'done' | 'stopped';
  refused: { number: number; reasons: string[] }[];
  created: { label: string; count: number }[];
  ms: number;
}

export interface PastTable {
  id: string;
  at: string;
  user: string;
  file: string;
  sheet: string;
  label: string;
  state: 'running' | 'stopped' | 'done' | 'undone';
  added: number;
  changed: number;
  same: number;
  refused: number;
  undone: number | null;
  kept: number | null;
}

export interface TableOperations {
  openTable: { sheets: TableSheet[]; layout: TableLayout | null };
  layTable: TableLayout;
  readTable: TableReading;
  listTableRows: { rows: TableRow[]; total: number };
  mendTable: { row: TableRow; reading: TableReading };
  nameTable: TableReading;
  settleTable: TableReading;
  importTable: TableReport;
  cancelTable: { cancelled: boolean };
  makeRefusedTable: { ticket: string; name: string; rows: number };
  listTableImports: { imports: PastTable[] };
  undoTableImport: { undone: number; kept: number };
}
