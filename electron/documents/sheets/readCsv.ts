import { Failure } from '#shared/failure.ts';
import type { Grid, GridCell } from '#shared/tables/grid.ts';

/** The text of a file of unknown encoding: as its first bytes say, else UTF-8 where it is, else GB18030 (which holds GBK). */
export function decodeText(bytes: Uint8Array, named: string | null = null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, 4000);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 20 && odd > even * 4) return new TextDecoder('utf-16le').decode(bytes);
  if (even > sample.length / 20 && even > odd * 4) return new TextDecoder('utf-16be').decode(bytes);
  if (even + odd > 0) throw new Failure('file', '这个文件不是表格，一条也没有导入，现有数据没有变化。', '请选Excel、WPS表格或者.csv文件。');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  if (named === null || /^utf-?8$/i.test(named)) {
    try {
      return utf8.decode(bytes);
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause; // the bytes are no UTF-8
    }
  }
  return new TextDecoder('gb18030').decode(bytes);
}

/** The mark between cells: the one that the most of the first lines have, and have equally often. */
function separatorOf(text: string): string {
  const said = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (said !== undefined) return said;
  const lines = text.split(/\r?\n/, 30).filter((line) => line.trim() !== '');
  const counts = ['\t', ',', ';', '|', '，'].map((mark) => ({ mark, lines: lines.filter((line) => line.includes(mark)).length, all: lines.reduce((sum, line) => sum + line.split(mark).length - 1, 0) }));
  const best = counts.toSorted((a, b) => b.lines - a.lines || b.all - a.all)[0];
  return best && best.lines > 0 ? best.mark : ',';
}

/** Rows of cells; quotes around cells that hold the mark, a quote or a line break. `="007"` is how some programs keep zeros. */
function parse(text: string, mark: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && (cell === '' || cell === '=')) {
      quoted = true;
      cell = '';
    } else if (c === mark) {
      row.push(cell);
      cell = '';
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text.charAt(i + 1) === '\n') i += 1;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A .csv or .txt as one sheet; every cell is text, nothing in it is reckoned. */
export function readCsv(bytes: Uint8Array): Grid {
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  const mark = separatorOf(text);
  const rows = parse(text.replace(/^sep=.\r?\n/, ''), mark);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = rows.map((row) => Array.from({ length: columns }, (_, i): GridCell | null => ((row[i] ?? '').trim() === '' ? null : { text: row[i] ?? '' })));
  return { name: '表格', hidden: false, rows: cells, columns, merges: [], hiddenRows: [] };
}
