import { officialPage } from '#electron/documents/wordPackage.ts';
import { blankLine, bodyLine, charTwips, edge, paragraph, rightTab, run } from '#electron/documents/wordParagraph.ts';
import { table, tableCell, tableRow } from '#electron/documents/wordTable.ts';

/** Twips of the 156 mm of the type area. */
const width = 8845;
const mm = (n: number) => Math.round((n * 1440) / 25.4);

/**
 * The imprint's table stands at the foot of the last page (GB/T 9704-2012, 7.4): thick lines outside, thin ones between. A
 * hair narrower than the type area, and placed from the page's edge: otherwise LibreOffice lets it flow with the text.
 */
function imprint(): string {
  const look = { size: 14 };
  const row = (text: string, more = {}) =>
    tableRow(tableCell(width - 5, paragraph(run(text, look), { line: 480, left: 280, right: 280, keepNext: true, ...more })));
  const borders = edge('top', { size: 8 }) + edge('left', { size: 0 }) + edge('bottom', { size: 8 }) + edge('right', { size: 0 }) + edge('insideH', { size: 6 });
  const rows = [
    row('{#印送行}印送：{印送}。{/印送行}', { left: 280 + 840, hanging: 840 }),
    row('{#印发行}{印发机关}\t{印发日期}{/印发行}', { right: 0, tabs: rightTab(width - 285) }),
    row('{#印数行}共印{份数}份{/印数行}', { align: 'right' }),
  ].join('');
  const position = `<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="${officialPage.left}" w:tblpYSpec="bottom"/>`;
  return table([width - 5], rows, { borders, position, padding: 0 });
}

/** The body of the shipped template of minutes. Tags ending in 段 stand for whole paragraphs made by the program. */
export function minutesTemplateBody(): string {
  return [
    paragraph(run('{@纪要标志段}')),
    blankLine,
    blankLine,
    paragraph(run('{@文号段}')),
    blankLine,
    blankLine,
    paragraph(run('{#有标题}')),
    paragraph(run('{标题}', { face: 'title', size: 22 }), { align: 'center', line: 640, outline: 0 }),
    blankLine,
    paragraph(run('{/有标题}')),
    paragraph(run('{@正文}')),
    paragraph(run('{#有名单}')),
    blankLine,
    paragraph(run('{/有名单}')),
    paragraph(run('{#名单}')),
    paragraph(`${run('{标签}：', { face: 'hei' })}${run('{文字}')}`, { left: charTwips * 5, hanging: charTwips * 3, align: 'left' }),
    paragraph(run('{/名单}')),
    paragraph(run('{#有版记}')),
    blankLine,
    imprint(),
    paragraph(run('{/有版记}')),
    paragraph('', { line: 20 }),
  ].join('');
}

/** The plain 议事记录 of a bench meeting. */
export function recordTemplateBody(): string {
  return [
    paragraph(run('{标题}', { face: 'title', size: 22 }), { align: 'center', line: 640, outline: 0 }),
    blankLine,
    paragraph(run('{#事项}')),
    paragraph(`${run('{标签}：', { face: 'hei' })}${run('{文字}')}`, { align: 'both', firstLine: charTwips * 2 }),
    paragraph(run('{/事项}')),
    paragraph(run('{@正文}')),
  ].join('');
}

/** The red mark, its top edge 35 mm below the top of the type area; on preprinted sheets only the room for it. */
export function markParagraph(mark: string, { size, scale }: { size: number; scale: number }, preprinted: boolean): string {
  const line = 1000;
  const before = mm(35) - Math.round((line - size * 20) / 2);
  return paragraph(preprinted ? '' : run(mark, { face: 'title', size, colour: 'FF0000', scale }), { align: 'center', line, before });
}

/** The number, and 4 mm below it the red rule across the type area. */
export function numberParagraph(number: string, preprinted: boolean): string {
  const border = preprinted ? '' : `<w:pBdr>${edge('bottom', { size: 12, colour: 'FF0000', space: 5 })}</w:pBdr>`;
  return paragraph(run(number), { align: 'center', line: bodyLine, border });
}

