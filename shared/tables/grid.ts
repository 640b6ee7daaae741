import type { Day } from '#shared/rules/day.ts';

/**
 * One cell of an old sheet as its file says it. `text` is what a person sees; `number` the value where the file holds a number;
 * `day` and `time` where it is formatted as a date or time (both date systems are reckoned with); `serial` the number as a day of the
 * 1900 system, where the workbook counts from 1904; `bad` why nothing can be read.
 */
export interface GridCell {
  text: string;
  number?: number;
  serial?: number;
  day?: Day;
  time?: string;
  bad?: string;
}

/** Cells that are one on paper: rows and columns from 0, the last ones included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** One sheet: rows from its first line on, empty cells null, as many in each row as it has columns. */
export interface Grid {
  name: string;
  /** The whole sheet is hidden. */
  hidden: boolean;
  rows: (GridCell | null)[][];
  columns: number;
  merges: Merge[];
  /** Numbers of rows that are hidden, from 0. */
  hiddenRows: number[];
}

export type TableFormat = 'xlsx' | 'xls' | 'ods' | 'csv' | 'html';

export interface Book {
  format: TableFormat;
  grids: Grid[];
}

/** Where the head stands: rows from 0, the last one included. */
export interface HeadRows {
  first: number;
  last: number;
}

/** `C` for 2: how sheets name their columns. */
export function columnLetter(index: number): string {
  return (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The words of a cell without typesetting blanks; empty for none. */
export function wordsOf(cell: GridCell | null | undefined): string {
  return cell ? cell.text.normalize('NFKC').replace(/\s+/g, '') : '';
}
