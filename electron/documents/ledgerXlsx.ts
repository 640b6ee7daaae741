import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { type LedgerCell, type LedgerSheet, nothing } from '#shared/contract/figures.ts';
import { watermark } from '#shared/papers/paper.ts';
import { cleanText } from '#shared/rules/text.ts';

const black = { style: 'thin', color: { argb: 'FF000000' } } as const;
const border = { top: black, left: black, bottom: black, right: black } as const;
const song = '宋体';

/** Excel takes no longer text in a cell. */
const longestText = 32_767;
/** Points of a line at 10.5 points, and the most that Excel gives a row. */
const linePoints = 15;
const highestRow = 409;
/** Excel's own limit of a validation list written out. */
const longestList = 255;

/** How many Latin characters wide a text is: Chinese characters are two. */
function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

/** The lines that a text takes in a column: spreadsheets don't grow rows by themselves when a file says a height. */
function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / Math.max(2, width * 0.92 - 1.5))), 0);
}

function columnName(index: number): string {
  return (index > 26 ? columnName(Math.floor((index - 1) / 26)) : '') + String.fromCharCode(65 + ((index - 1) % 26));
}

/** A register wider than this would print in letters too small to read: long texts then take more lines instead. */
const widest = 200;

function widthsOf(columns: LedgerSheet['columns']): number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  if (total <= widest) return columns.map((column) => column.width);
  return columns.map(({ width }) => (width <= 12 ? Math.max(6, Math.min(width, 11)) : 11 + (width - 12) * 0.3));
}

/** Points of A4 across inside the margins. */
const pageWidth = 770;
const pageHeight = 509;

/** `YYYY-MM-DD` as the serial of a spreadsheet; days before 1900-03-01 and what is no day stay texts. */
function serialOf(day: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < '1900-03-01') return null;
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/**
 * Text is always written as a text cell (`t="s"`), never as a formula, so a leading = + - @ does nothing; the apostrophe's
 * own mark (quotePrefix) is set as well, so that it stays a text when somebody edits the cell. A long number of digits
 * (phones, ids) is a text for the same reason.
 */
function fill(cell: Cell, value: LedgerCell): void {
  if (value.number !== undefined) {
    cell.value = value.number;
    return;
  }
  const serial = value.day === undefined ? null : serialOf(value.day);
  if (serial !== null) {
    cell.value = serial;
    cell.numFmt = 'yyyy-mm-dd';
    return;
  }
  if (value.text === '') return;
  cell.value = cleanText(value.text).slice(0, longestText);
  cell.numFmt = '@';
}

function head(sheet: Worksheet, data: LedgerSheet, first: number): void {
  const { columns } = data;
  const two = columns.some((column) => column.group !== null);
  const last = two ? first + 1 : first;
  let at = 0;
  while (at < columns.length) {
    const column = columns[at];
    if (!column) break;
    let to = at;
    while (column.group !== null && columns[to + 1]?.group === column.group) to += 1;
    if (column.group === null) {
      sheet.getCell(first, at + 1).value = column.label;
      if (two) sheet.mergeCells(first, at + 1, last, at + 1);
    } else {
      sheet.getCell(first, at + 1).value = column.group;
      for (let i = at; i <= to; i += 1) sheet.getCell(last, i + 1).value = columns[i]?.label ?? '';
      if (to > at) sheet.mergeCells(first, at + 1, first, to + 1);
    }
    at = to + 1;
  }
  for (let row = first; row <= last; row += 1) {
    const lines = Math.max(...columns.map((column) => linesIn(column.label, column.width)));
    sheet.getRow(row).height = Math.max(20, lines * linePoints + 4);
    for (let i = 1; i <= columns.length; i += 1) {
      const cell = sheet.getCell(row, i);
      cell.font = { name: '黑体', size: 10.5 };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = border;
    }
  }
}

function line(sheet: Worksheet, data: LedgerSheet, at: number, cells: readonly LedgerCell[], bold: boolean): void {
  let lines = 1;
  data.columns.forEach((column, i) => {
    const cell = sheet.getCell(at, i + 1);
    const value = cells[i] ?? { text: '' };
    fill(cell, value);
    cell.font = bold ? { name: song, size: 10.5, bold } : { name: song, size: 10.5 };
    cell.alignment = { horizontal: column.align, vertical: 'middle', wrapText: true };
    cell.border = border;
    lines = Math.max(lines, linesIn(value.text, column.width));
  });
  sheet.getRow(at).height = Math.min(highestRow, Math.max(20, lines * linePoints + 4));
}

/** A line of words across the sheet: title, filter, foot. */
function across(sheet: Worksheet, at: number, width: number, text: string, look: { size: number; face: string; align: 'left' | 'center'; height: number }): void {
  const cell = sheet.getCell(at, 1);
  cell.value = cleanText(text);
  cell.font = { name: look.face, size: look.size };
  cell.alignment = { horizontal: look.align, vertical: 'middle', wrapText: true };
  if (width > 1) sheet.mergeCells(at, 1, at, width);
  sheet.getRow(at).height = look.height;
}

function validate(sheet: Worksheet, data: LedgerSheet, first: number, last: number): void {
  data.columns.forEach((column, i) => {
    const list = column.choices.map((choice) => choice.replaceAll(',', '，').replaceAll('"', '')).join(',');
    if (column.choices.length === 0 || list.length > longestList) return;
    const name = columnName(i + 1);
    sheet.dataValidations.add(`${name}${first}:${name}${last}`, { type: 'list', allowBlank: true, formulae: [`"${list}"`], showErrorMessage: false });
  });
}

const sheetName = (title: string): string => title.replace(/[\\/?*[\]:']/g, '').slice(0, 31) || '台账';

/**
 * A register as .xlsx (documents.md, "Ledgers"): title, the filter that was on, a head of one or two rows that repeats on
 * every page, rows with borders and heights of their own, totals and foot; A4 across, fitted to the width.
 */
export function ledgerXlsx(given: LedgerSheet, options: { practice: boolean }): Promise<Uint8Array> {
  return sheetsXlsx([{ name: sheetName(given.title), sheet: given }], options);
}

/** Several tables in one workbook, each on a sheet of its name. */
export async function sheetsXlsx(sheets: readonly { name: string; sheet: LedgerSheet }[], options: { practice: boolean }): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.created = new Date(Date.UTC(2026, 0, 1));
  for (const one of sheets) fillSheet(workbook.addWorksheet(sheetName(one.name)), one.sheet, options);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fillSheet(sheet: Worksheet, given: LedgerSheet, options: { practice: boolean }): void {
  const widths = widthsOf(given.columns);
  const data = { ...given, columns: given.columns.map((column, i) => ({ ...column, width: widths[i] ?? column.width })) };
  const width = data.columns.length;
  data.columns.forEach((column, i) => (sheet.getColumn(i + 1).width = column.width));
  const total = data.columns.reduce((sum, column) => sum + column.width, 0);
  const title = options.practice ? `${data.title}（${watermark}）` : data.title;
  // A long title over a narrow table takes several lines, which a row of one line would cut.
  across(sheet, 1, width, title, { size: 18, face: '方正小标宋简体', align: 'center', height: 8 + 26 * linesIn(title, (total * 10.5) / 18) });
  const note = data.cut ? `${data.note}　（超过${data.rows.length}条的没有列出，请缩小范围）` : data.note;
  across(sheet, 2, width, note, { size: 10.5, face: song, align: 'left', height: Math.max(20, linesIn(note, total) * linePoints + 4) });
  head(sheet, data, 3);
  const headRows = data.columns.some((column) => column.group !== null) ? 2 : 1;
  const firstRow = 3 + headRows;
  data.rows.forEach((row, i) => line(sheet, data, firstRow + i, row.cells, false));
  let at = firstRow + data.rows.length;
  if (data.rows.length > 0) validate(sheet, data, firstRow, at - 1);
  else {
    // A head with nothing below it looks as if something were missing.
    line(sheet, data, at, [{ text: nothing }], false);
    across(sheet, at, width, nothing, { size: 10.5, face: song, align: 'center', height: 24 });
    at += 1;
  }
  if (data.totals) {
    line(sheet, data, at, data.totals, true);
    at += 1;
  }
  if (data.foot !== '') across(sheet, at, width, data.foot, { size: 10.5, face: song, align: 'left', height: Math.min(highestRow, Math.max(22, linesIn(data.foot, total) * linePoints + 4)) });
  let height = 0;
  for (let row = 1; row <= at; row += 1) height += sheet.getRow(row).height ?? 0;
  // Fitted to the width, letters grow no larger; a column's unit is about 5.6 points.
  const pages = (height * Math.min(1, pageWidth / (total * 5.6))) / pageHeight;
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: firstRow - 1 }];
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    // A last page with nothing but a few words under a repeated head is a page too many.
    fitToHeight: pages > 1 && pages <= 1.35 ? 1 : 0,
    horizontalCentered: true,
    printTitlesRow: `1:${firstRow - 1}`,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter.oddFooter = '&C第&P页 共&N页';
}
