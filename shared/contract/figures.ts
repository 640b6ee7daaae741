import * as v from 'valibot';
import { day, entityName, type Filter, fieldName, recordId, sort, where } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';

const period = v.object({
  kind: v.picklist(['year', 'statistics', 'term', 'dates']),
  year: v.pipe(v.number(), v.integer(), v.minValue(1949), v.maxValue(2200)),
  from: v.optional(v.nullable(day), null),
  to: v.optional(v.nullable(day), null),
});
/** Which days and which place. */
export const span = { period, place: v.optional(v.nullable(recordId), null) };
const line = v.pipe(v.string(), v.maxLength(20_000));

/** For publication: no column that tells who somebody is, no such word in the others, and no record that is not public. */
const publication = v.optional(v.boolean(), false);
const ledger = { ledger: v.pipe(v.string(), v.maxLength(40)), meeting: v.optional(v.nullable(recordId), null), columns: v.optional(v.nullable(v.pipe(v.array(v.string()), v.maxLength(80))), null), publication };
const listSheet = v.object({
  entity: entityName,
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  where: v.optional(where, []),
  search: v.optional(v.string(), ''),
  sort: v.optional(sort, []),
  columns: v.pipe(v.array(fieldName), v.minLength(1), v.maxLength(80)),
  publication,
  conditions: v.optional(v.pipe(v.array(line), v.maxLength(40)), []),
});

export const figureInputs = {
  /** The figures page: everything for a period and a place, each with the conditions that open its rows. */
  getFigures: v.object(span),
  /** The same as a workbook, one table on each sheet. */
  makeFiguresSheet: v.object(span),
  /** `audience` is a key of shared/rules/figures/audiences.ts; an unknown one is the office's own. */
  getSummary: v.object({ ...span, audience: v.optional(v.string(), 'office') }),
  /** The summary as the person leaves it, as .docx. `marks` are notes on figures changed by hand; `basis` prints below. */
  makeSummaryDocx: v.object({ title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)), paragraphs: v.pipe(v.array(line), v.maxLength(200)), basis: v.optional(v.array(line), []) }),
  /** One of the registers as rows of texts, for screen and print. `columns`: their keys in the order wished; null: all. */
  getLedger: v.object({ ...ledger, ...span }),
  /** The same as .xlsx. */
  makeLedger: v.object({ ...ledger, ...span }),
  /** Any list as .xlsx: the rows and columns that are on screen; `conditions` are the filter in words, printed under the title. */
  makeListSheet: listSheet,
  /** The same rows, to be printed. */
  getListSheet: listSheet,
  /** What a township checks before it reports a month. */
  checkMonth: v.object({ month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)) }),
} as const;

/** A number and the records that it comes from: `where` finds exactly `rows` of them. */
export interface Cell {
  value: number;
  rows: number;
  entity: EntityName;
  where: Filter[];
  /** In an issued table: the kept list of records, or null where none was kept. Live figures have no such key. */
  list?: string | null;
}

/** Totals that came without records (无明细数), beside a figure. */
export interface Bare {
  quantity: number;
  /** 云溪乡8件（乡镇电话报）. */
  words: string;
}

export interface Figure extends Cell {
  key: string;
  label: string;
  unit: string;
  basis: string;
  /** The same days a year before. */
  before: Cell;
  bare: Bare | null;
}

export interface Rate {
  key: string;
  label: string;
  /** `58.7%`, or a dash. */
  text: string;
  before: string;
  numerator: Figure;
  denominator: Figure;
  basis: string;
}

export interface FigureTable {
  key: string;
  label: string;
  chart: 'bar' | 'line';
  columns: { key: string; label: string; unit: string }[];
  /** `sent` by place, where the county waits for files: what the township has sent this month, in words. */
  rows: { key: string; label: string; cells: Cell[]; sent: { words: string; late: boolean } | null }[];
  totals: Cell[];
  basis: string[];
}

export interface OutcomeFigure extends Cell {
  kind: string;
  label: string;
  unit: string;
  /** What was added up when the units differ: 300亩＋0.12万亩; else empty. */
  parts: string;
}

export interface Figures {
  period: { from: string; to: string; label: string };
  before: { from: string; to: string };
  place: string;
  groups: { label: string; figures: Figure[] }[];
  funnel: Figure[];
  rates: Rate[];
  outcomes: OutcomeFigure[];
  outcomeBasis: string;
  tables: FigureTable[];
}

export interface SummaryPiece {
  text: string;
  /** Null: words. */
  figure: { label: string; entity: EntityName; where: Filter[]; list?: string | null } | null;
}

/** A cell of a ledger: what is shown, and the value where it is a number or a day. */
export interface LedgerCell {
  text: string;
  number?: number;
  day?: string;
}

/** What a register without rows says below its head. */
export const nothing = '无';

export interface LedgerSheet {
  key: string;
  title: string;
  /** Conditions and basis, printed under the title. */
  note: string;
  columns: { label: string; group: string | null; width: number; align: 'left' | 'center' | 'right'; choices: string[] }[];
  rows: { id: string; entity: EntityName; cells: LedgerCell[] }[];
  totals: LedgerCell[] | null;
  foot: string;
  /** More rows match than a sheet takes. */
  cut: boolean;
}

export interface FigureOperations {
  getFigures: Figures;
  makeFiguresSheet: { ticket: string; name: string };
  getSummary: { title: string; paragraphs: SummaryPiece[][]; basis: string[]; audiences: { key: string; label: string }[] };
  makeSummaryDocx: { ticket: string; name: string };
  getLedger: LedgerSheet & { all: { key: string; label: string }[] };
  makeLedger: { ticket: string; name: string; rows: number };
  makeListSheet: { ticket: string; name: string; rows: number };
  getListSheet: LedgerSheet;
  checkMonth: {
    title: string;
    /** Counts of the month; all zero makes a zero report (零报告). */
    lines: { label: string; unit: string; cell: Cell; before: number }[];
    /** What each line counts; reports issued by an earlier version have none. */
    basis?: string[];
    /** Of months that were reported before: what has been entered since then, by line. */
    late: { label: string; cell: Cell }[];
    /** The month's report that stands, if it has been issued. */
    issued: { id: string; on: string } | null;
    zero: boolean;
    /** What is not complete, each opening its rows. */
    missing: { label: string; cell: Cell }[];
  };
}
