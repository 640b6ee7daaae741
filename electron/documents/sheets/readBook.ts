import { type CellObject, read, set_cptable, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { Failure } from '#shared/failure.ts';
import { addDays, dayFromSerial } from '#shared/rules/day.ts';
import { cleanText } from '#shared/rules/text.ts';
import type { Book, Grid, GridCell } from '#shared/tables/grid.ts';
import { decodeText, readCsv } from '#electron/documents/sheets/readCsv.ts';
import { sniffTable, unreadable } from '#electron/documents/sheets/sniff.ts';

/** More than this in one file is no register. */
const mostRows = 200_000;
const mostColumns = 300;

/** Old .xls files keep their texts in the machine's own code: Node knows them all, so the reader's own megabyte of tables stays out. */
const codes: Readonly<Record<number, string>> = { 936: 'gb18030', 54936: 'gb18030', 950: 'big5', 1200: 'utf-16le', 65001: 'utf-8', 1252: 'windows-1252', 10008: 'gb18030' };
set_cptable({
  utils: {
    hascp: (code: number) => code in codes,
    decode(code: number, data: Uint8Array | number[] | string) {
      const bytes = typeof data === 'string' ? Uint8Array.from(data, (char) => char.charCodeAt(0)) : Uint8Array.from(data);
      return new TextDecoder(codes[code] ?? 'gb18030').decode(bytes);
    },
    encode: (_code: number, text: string) => Array.from(text, (char) => char.charCodeAt(0) & 255),
  },
});

const errors: Readonly<Record<string, string>> = {
  '#REF!': '引用的格子已经不在', '#N/A': '没有查到', '#NAME?': '公式的名字写错', '#DIV/0!': '除数是0', '#VALUE!': '公式的值不对', '#NUM!': '数字不对', '#NULL!': '公式不对',
};

/** 1904-01-01 in the other system. */
const days1904 = 1462;

function dated(value: number, text: string, format: string, date1904: boolean): GridCell {
  const serial = date1904 ? value + days1904 : value;
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  const clock = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const hasTime = /[hs]/i.test(format);
  if (value >= 0 && value < 1 && hasTime) return { text, time: clock };
  // The first 60 days of 1900 are counted in two ways; nothing of an office is so old.
  const day = dayFromSerial(Math.floor(serial)) ?? (serial >= 1 && serial < 61 ? addDays('1899-12-31', Math.floor(serial)) : null);
  if (day === null) return { text, bad: `日期“${text}”超出范围` };
  return hasTime && minutes > 0 ? { text, day, time: clock } : { text, day };
}

function cellOf(cell: CellObject | undefined, date1904: boolean): GridCell | null {
  if (!cell) return null;
  if (cell.t === 'e') {
    const code = String(cell.w ?? cell.v ?? '');
    return { text: code, bad: `公式出错（${code}${errors[code] ? `：${errors[code]}` : ''}），请改成内容本身` };
  }
  if (cell.v === undefined || cell.v === null || cell.t === 'z') return cell.f === undefined || cell.f === '' ? null : { text: `=${cell.f}`, bad: '公式没有算出结果，请在表格软件里打开保存一次，或改成内容本身' };
  if (cell.t === 'b') return { text: cell.v === true ? '是' : '否' };
  if (typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : '';
    const text = (cell.w ?? String(cell.v)).trim();
    if (format !== '' && format !== 'General' && SSF.is_date(format)) return dated(cell.v, text, format, date1904);
    return { text: /^#+$/.test(text) || /e\+/i.test(text) ? String(cell.v) : text, number: cell.v, ...(date1904 ? { serial: cell.v + days1904 } : {}) };
  }
  const text = cleanText(String(cell.v)).trim();
  return text === '' ? null : { text };
}

type DenseSheet = WorkSheet & { '!data'?: (CellObject | undefined)[][] };

function gridOf(name: string, hidden: boolean, sheet: DenseSheet, date1904: boolean): Grid {
  const data = sheet['!data'] ?? [];
  if (data.length > mostRows) throw new Failure('file', `“${name}”有${data.length}行，太多了，一条也没有导入，现有数据没有变化。`, '请按年份分成几个文件再导入。');
  let columns = 0;
  const rows = Array.from(data, (row) => {
    const cells: (GridCell | null)[] = [];
    for (let i = 0; row && i < Math.min(row.length, mostColumns); i += 1) {
      const cell = cellOf(row[i], date1904);
      cells[i] = cell;
      if (cell) columns = Math.max(columns, i + 1);
    }
    return cells;
  });
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === null)) rows.pop();
  for (const row of rows) {
    row.length = Math.min(row.length, columns);
    while (row.length < columns) row.push(null);
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })).filter(({ top, left }) => top < rows.length && left < columns);
  const hiddenRows = (sheet['!rows'] ?? []).flatMap((row, i) => (row?.hidden && i < rows.length ? [i] : []));
  return { name, hidden, rows, columns, merges, hiddenRows };
}

/** Reads values as they were last reckoned; formulas are not run, macros are not even read. */
const options = { dense: true, cellStyles: true, cellNF: true, cellHTML: false, cellText: true, bookVBA: false, bookDeps: false } as const;

function readRaw(bytes: Uint8Array, html: boolean): WorkBook {
  if (!html) return read(bytes, { ...options, type: 'array', codepage: 936 });
  const named = /charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 4000)).toString('latin1'))?.[1] ?? null;
  return read(decodeText(bytes, named), { ...options, type: 'string', raw: true });
}

/**
 * Reads an old sheet of whatever kind it really is: .xlsx, .xls, .ods, .csv in any encoding, HTML saved as .xls. Throws a Failure
 * in words for what is none, is damaged, or needs a password.
 */
export function readBook(bytes: Uint8Array): Book {
  const format = sniffTable(bytes);
  try {
    const grids = format === 'csv' ? [readCsv(bytes)] : gridsOf(readRaw(bytes, format === 'html'));
    if (grids.every((grid) => grid.rows.length === 0)) throw new Failure('file', '这个表格里什么也没有，一条也没有导入，现有数据没有变化。', '请看看是不是选错了文件。');
    return { format, grids };
  } catch (cause) {
    throw unreadable(cause);
  }
}

function gridsOf(book: WorkBook): Grid[] {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name];
    if (!sheet || (sheet['!type'] ?? 'sheet') !== 'sheet') return []; // charts, and sheets of macros
    return [gridOf(name, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, sheet, date1904)];
  });
}
