import type { TemplateData } from '#electron/documents/fillTemplate.ts';
import { richTextXml } from '#electron/documents/richTextXml.ts';
import { acrossPage, officialPage, wordPackage } from '#electron/documents/wordPackage.ts';
import { blankLine, bodyLine, bodyParagraph, charTwips, paragraph, run, signatureXml } from '#electron/documents/wordParagraph.ts';
import { gridBorders, table, tableCell, tableRow } from '#electron/documents/wordTable.ts';
import { type SheetKind, type SheetPaper, watermark } from '#shared/papers/paper.ts';
import { type FormRow, type SheetColumn, sheetShapes } from '#shared/papers/sheetShapes.ts';
import { titleAcross, titleLines } from '#shared/papers/typesetting.ts';

const mm = (n: number) => Math.round((n * 1440) / 25.4);

function columnsTable(columns: readonly SheetColumn[]): string {
  const widths = columns.map((column) => mm(column.width));
  const cell = (text: string, i: number, head: boolean) =>
    tableCell(widths[i] ?? 0, paragraph(run(text, { face: head ? 'hei' : 'fang', size: 14 }), { line: 420, align: head ? 'center' : (columns[i]?.align ?? 'center') }));
  const head = columns.map(({ label }, i) => cell(label, i, true)).join('');
  const last = columns.length - 1;
  const tags = columns.map(({ label }, i) => cell(`${i === 0 ? '{#行}' : ''}{${label}}${i === last ? '{/行}' : ''}`, i, false)).join('');
  return table(widths, tableRow(head, { least: mm(11), whole: true, head: true }) + tableRow(tags, { least: mm(11), whole: true }), { borders: gridBorders, padding: 80, inset: 28 });
}

/** Rows may divide the width differently: each is a table row over the finest grid, its cells spanning columns of it. */
function formTable(form: readonly FormRow[]): string {
  const edges = [...new Set(form.flatMap((row) => row.cells.map((_, i) => row.cells.slice(0, i + 1).reduce((sum, cell) => sum + cell.width, 0))))].toSorted((a, b) => a - b);
  const widths = edges.map((edge, i) => mm(edge - (edges[i - 1] ?? 0)));
  const rows = form.map((row) => {
    let from = 0;
    const cells = row.cells.map((cell) => {
      const to = from + cell.width;
      const span = edges.filter((edge) => edge > from && edge <= to).length;
      from = to;
      const text = cell.label ?? `{${cell.tag ?? ''}}`;
      const narrow = cell.label !== undefined || cell.width < 60;
      const inner = paragraph(run(text, { face: cell.label === undefined ? 'fang' : 'hei', size: 14 }), { line: 420, align: narrow ? 'center' : 'left' });
      return tableCell(mm(cell.width), inner).replace(/<w:tcW [^>]*\/>/, (tcW) => `${tcW}${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}`);
    });
    // Rows that leave room for a long text may break over pages; the others never do.
    return tableRow(cells.join(''), { least: mm(row.height), whole: row.height < 20 });
  });
  return table(widths, rows.join(''), { borders: gridBorders, padding: 80, inset: 28 });
}

/** The shipped template of a plain paper. Tags ending in 段 stand for whole paragraphs made by the program. */
export function sheetTemplate(kind: SheetKind, practice = false): Uint8Array {
  const { across, columns, form } = sheetShapes[kind];
  const fact = `${run('{标签}：', { face: 'hei' })}${run('{文字}')}`;
  const body = [
    paragraph(run('{标题}', { face: 'title', size: 22 }), { align: 'center', line: 640, outline: 0 }),
    across ? '' : blankLine,
    ...(form.length > 0 && kind !== 'approval' ? [paragraph(run('{文号}', { size: 14 }), { align: 'right', line: 520 })] : []),
    ...(across
      ? [paragraph(run('{#事项}{标签}：{文字}\u3000\u3000{/事项}', { size: 14 }), { line: 420, after: 100, align: 'left' })]
      : [paragraph(run('{#事项}')), paragraph(fact, { align: 'both', firstLine: charTwips * 2 }), paragraph(run('{/事项}'))]),
    ...(kind === 'script' ? [paragraph(run('{@正文}'))] : []),
    ...(columns.length > 0 ? [...(across ? [] : [paragraph('', { line: 200 })]), columnsTable(columns)] : []),
    // Tables side by side would be one, with the head of the first above the form on every page.
    ...(columns.length > 0 && form.length > 0 ? [paragraph('', { line: 120 })] : []),
    ...(form.length > 0 ? [formTable(form)] : []),
    paragraph(run('{#有落款}')),
    paragraph('', { line: 300, keepNext: true }),
    paragraph(run('{@落款段}')),
    paragraph(run('{/有落款}')),
    paragraph(run('{#有附注}')),
    bodyParagraph(run('{附注}')),
    paragraph(run('{/有附注}')),
    paragraph('', { line: 20 }),
  ].join('');
  const look = across ? { page: acrossPage, parity: false, pitch: null } : { page: officialPage, parity: true, pitch: bodyLine };
  return wordPackage(body, { ...look, watermark: practice ? watermark : '' });
}

/** What a plain paper says, by the tags of its template. */
export function sheetData(paper: SheetPaper): TemplateData {
  const { across, columns } = sheetShapes[paper.kind];
  return {
    ...paper.values,
    标题: titleLines(paper.title, across ? titleAcross : undefined).join('\n'),
    // A slip's number stands in a line of its own; the form of an approval has a cell for it.
    文号: paper.values['文号'] === undefined ? paper.number : paper.values['文号'],
    事项: paper.facts.map((fact) => ({ 标签: fact.label, 文字: fact.text })),
    ...(paper.kind === 'script' ? { 正文: richTextXml(paper.body, { keepEnd: true }) } : {}),
    ...(columns.length > 0 ? { 行: paper.rows.map((row) => Object.fromEntries(columns.map(({ label }, i) => [label, row[i] ?? '']))) } : {}),
    有落款: paper.issuer !== '',
    落款段: signatureXml(paper.issuer, paper.issuedOn),
    发文机关: paper.values['发文机关'] ?? paper.issuer,
    成文日期: paper.issuedOn,
    有附注: paper.remark !== '',
    附注: paper.remark,
    练习: paper.practice ? watermark : '',
  };
}
