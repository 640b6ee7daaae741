import { Failure } from '#shared/failure.ts';
import type { Grid, GridCell } from '#shared/tables/grid.ts';

/** The text of a file of unknown encoding: as its first bytes say, else UTF-8 where it is, else GB18030 (which holds GBK), line by line. */
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
  return decodeMixed(bytes);
}

/**
 * GB18030, but for lines that are plainly UTF-8: two exports put one below the other. A line is UTF-8 where its Chinese characters
 * by that reading far outnumber what can't be read: text in GBK hardly ever makes one, and a UTF-8 line that was cut has few gaps.
 */
function decodeMixed(bytes: Uint8Array): string {
  const [utf8, gbk] = [new TextDecoder('utf-8'), new TextDecoder('gb18030')];
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end + 1;
    const line = bytes.subarray(from, to);
    const text = utf8.decode(line);
    let [good, bad] = [0, 0];
    for (const char of text) {
      if (char === unreadableMark) bad += 1;
      else if (char >= '\u0800') good += 1;
    }
    lines.push(good > bad * 2 ? text : gbk.decode(line));
    from = to;
  }
  return lines.join('');
}

const unreadableMark = '\ufffd';

function cellOf(text: string): GridCell | null {
  if (text.trim() === '') return null;
  return text.includes(unreadableMark) ? { text, bad: '有认不出的字（乱码），请改成内容本身' } : { text };
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
  const cells = rows.map((row) => Array.from({ length: columns }, (_, i) => cellOf(row[i] ?? '')));
  return { name: '表格', hidden: false, rows: cells, columns, merges: [], hiddenRows: [] };
}
