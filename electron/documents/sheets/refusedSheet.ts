import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { cleanText } from '#shared/rules/text.ts';
import type { Grid, TableFormat } from '#shared/tables/grid.ts';

/** The rows of a sheet that were not taken, from 0, with the reasons and the columns that they are about. */
export interface RefusedSheetJob {
  kind: 'refusedSheet';
  bytes: Uint8Array;
  format: TableFormat;
  grid: Grid;
  head: { first: number; last: number };
  rows: readonly { at: number; reasons: readonly string[]; columns: readonly number[] }[];
}

const reasonHead = '原因';
const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } as const;
const dark = { argb: 'FF9C0006' };

/** Text as text: a leading = does nothing. */
function put(cell: Cell, text: string): void {
  cell.value = cleanText(text).slice(0, 32_767);
  cell.numFmt = '@';
}

/** For files that are not .xlsx: the same cells, merges and hidden rows in a workbook of our own. */
function rebuilt(workbook: Workbook, grid: Grid): Worksheet {
  const sheet = workbook.addWorksheet(grid.name.replace(/[\\/?*[\]:']/g, '').slice(0, 31) || '表格');
  grid.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (!cell) return;
      const to = sheet.getCell(r + 1, c + 1);
      if (cell.number !== undefined && Math.abs(cell.number) < 1e11) to.value = cell.number;
      else put(to, cell.text);
    });
  });
  for (const { top, left, bottom, right } of grid.merges) if (bottom > top || right > left) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
  for (let c = 1; c <= grid.columns; c += 1) sheet.getColumn(c).width = 16;
  for (const row of grid.hiddenRows) sheet.getRow(row + 1).hidden = true;
  return sheet;
}

async function opened(job: RefusedSheetJob): Promise<{ workbook: Workbook; sheet: Worksheet }> {
  const workbook = new Workbook();
  if (job.format === 'xlsx') {
    await workbook.xlsx.load(job.bytes);
    const sheet = workbook.getWorksheet(job.grid.name);
    if (sheet) return { workbook, sheet };
  }
  return { workbook, sheet: rebuilt(workbook, job.grid) };
}

/**
 * The office's own workbook with what is wrong in it: a column 原因 behind the last one, the cells red. Everything else stays, so that
 * the file is mended in place and imported again; the rows that went in are then the same and change nothing.
 */
export async function refusedSheet(job: RefusedSheetJob): Promise<Uint8Array> {
  const { workbook, sheet } = await opened(job);
  const known = job.grid.rows[job.head.last]?.findIndex((cell) => cell?.text.trim() === reasonHead) ?? -1;
  const column = (known >= 0 ? known : job.grid.columns) + 1;
  const head = sheet.getCell(job.head.last + 1, column);
  put(head, reasonHead);
  head.font = { name: '黑体', size: 11, bold: true, color: dark };
  head.alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getColumn(column).width = 46;
  for (const { at, reasons, columns } of job.rows) {
    const cell = sheet.getCell(at + 1, column);
    put(cell, reasons.join('；'));
    cell.font = { name: '宋体', size: 11, color: dark };
    cell.alignment = { wrapText: true, vertical: 'middle' };
    for (const one of new Set(columns)) {
      const bad = sheet.getCell(at + 1, one + 1);
      // A style object is shared by all cells that look alike: a new one, or the whole column turns red.
      bad.style = { ...bad.style, fill: red };
    }
  }
  for (const { at } of known >= 0 ? job.grid.rows.map((_, at) => ({ at })) : []) {
    if (at > job.head.last && !job.rows.some((row) => row.at === at)) sheet.getCell(at + 1, column).value = null;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
