import { bodyLine, edge, paragraph, run } from '#electron/documents/wordParagraph.ts';
import { runsText, type Cell } from '#shared/richText.ts';

/** A cell always holds a paragraph: without one Word calls the file damaged. */
export function tableCell(width: number, inner: string, borders = ''): string {
  const tcBorders = borders === '' ? '' : `<w:tcBorders>${borders}</w:tcBorders>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${tcBorders}<w:vAlign w:val="center"/></w:tcPr>${inner}</w:tc>`;
}

export interface RowLook {
  /** Exact height in twips. */
  height?: number;
  /** At least this high, in twips; the row may grow and, unless it is `whole`, break over pages. */
  least?: number;
  whole?: boolean;
  /** Repeated at the head of every page. */
  head?: boolean;
}

export function tableRow(cells: string, { height, least, whole, head }: RowLook = {}): string {
  const trHeight = height !== undefined ? `<w:trHeight w:val="${height}" w:hRule="exact"/>` : least !== undefined ? `<w:trHeight w:val="${least}" w:hRule="atLeast"/>` : '';
  return `<w:tr><w:trPr>${least === undefined || whole === true ? '<w:cantSplit/>' : ''}${trHeight}${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`;
}

export interface TableLook {
  borders: string;
  /** Raw w:tblpPr of a table that stands at a fixed place. */
  position?: string;
  /** Twips left and right in each cell. */
  padding?: number;
  /** Twips above and below, so that several lines don't touch the borders. */
  inset?: number;
}

export function table(widths: readonly number[], rows: string, { borders, position = '', padding = 80, inset = 0 }: TableLook): string {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const grid = widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('');
  return (
    `<w:tbl><w:tblPr>${position}${position === '' ? '' : '<w:tblOverlap w:val="never"/>'}<w:tblW w:w="${width}" w:type="dxa"/>` +
    `${position === '' ? '<w:jc w:val="center"/>' : ''}<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:top w:w="${inset}" w:type="dxa"/><w:left w:w="${padding}" w:type="dxa"/><w:bottom w:w="${inset}" w:type="dxa"/><w:right w:w="${padding}" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`
  );
}

export const gridBorders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((name) => edge(name, { size: 4 })).join('');

/** A table of rich text across the type area: equal columns, 小四 in the cells, the first row repeated and in 黑体. */
export function richTable(rows: readonly (readonly Cell[])[], width: number): string {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const each = Math.floor(width / columns);
  const cell = (of: Cell, head: boolean) =>
    tableCell(each, paragraph(run(runsText(of), { size: 12, ...(head ? { face: 'hei' as const } : {}) }), { line: 400, align: head ? 'center' : 'left' }));
  const xml = rows.map((row, i) =>
    tableRow(Array.from({ length: columns }, (_, at) => cell(row[at] ?? [], i === 0)).join(''), { head: i === 0 && rows.length > 1 }),
  );
  return table(Array.from({ length: columns }, () => each), xml.join(''), { borders: gridBorders }) + paragraph('', { line: Math.round(bodyLine / 3) });
}
