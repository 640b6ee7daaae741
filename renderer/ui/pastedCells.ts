/**
 * Rows of cells from what Excel or WPS puts on the clipboard: tabs between cells, line breaks between rows, quotes
 * around cells that hold either (a quote inside is doubled). The empty row after the last break is dropped.
 */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const plain = text.replace(/\r\n?/g, '\n');
  for (let i = 0; i < plain.length; i++) {
    const c = plain.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (plain.charAt(i + 1) === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '' && closes(plain, i)) quoted = true;
    else if (c === '\t' || c === '\n') {
      row.push(cell);
      cell = '';
      if (c === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A cell that merely begins with a quote (没有配对的引号) is text: Excel quotes only whole cells. */
function closes(text: string, start: number): boolean {
  const end = /^"(?:[^"]|"")*"(?=[\t\n]|$)/;
  return end.test(text.slice(start));
}
