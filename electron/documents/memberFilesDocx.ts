import type { MemberFile } from '#shared/contract/duty.ts';
import { type Page, wordPackage } from '#electron/documents/wordPackage.ts';
import { paragraph, run } from '#electron/documents/wordParagraph.ts';
import { gridBorders, table, tableCell, tableRow } from '#electron/documents/wordTable.ts';
import { watermark } from '#shared/papers/paper.ts';

const mm = (n: number) => Math.round((n * 1440) / 25.4);
/** A4 with narrow margins: a whole year on one page, 174 mm wide. */
const page: Page = { width: 11906, height: 16838, top: mm(16), right: mm(18), bottom: mm(16), left: mm(18), footer: mm(8) };

const words = (text: string, head: boolean, align: 'left' | 'center' = 'center') => paragraph(run(text, { face: head ? 'hei' : 'fang', size: 10 }), { line: 272, align });
const cell = (width: number, text: string, head = false, align: 'left' | 'center' = 'center') => tableCell(mm(width), words(text, head, align));
const grid = (widths: readonly number[], rows: string) => table(widths.map(mm), rows, { borders: gridBorders, padding: 60 });
const heading = (text: string) => paragraph(run(text, { face: 'hei', size: 12 }), { line: 360, before: 100, after: 40, align: 'left', keepNext: true });

function factTable({ facts }: MemberFile): string {
  const rows = Array.from({ length: Math.ceil(facts.length / 2) }, (_, i) => facts.slice(i * 2, i * 2 + 2));
  return grid([24, 63, 24, 63], rows.map((row) => tableRow(row.map((fact) => cell(24, fact.label, true) + cell(63, fact.text, false, 'left')).join(''), { least: mm(6.5) })).join(''));
}

function boxTable({ boxes }: MemberFile): string {
  if (boxes.length === 0) return '';
  const width = Math.floor(174 / boxes.length);
  const head = tableRow(boxes.map((box) => cell(width, box.name, true)).join(''), { least: mm(6.5) });
  const body = tableRow(boxes.map((box) => cell(width, `${box.met ? '✔ ' : ''}${box.text}`)).join(''), { least: mm(6.5) });
  return heading('必做清单') + grid(boxes.map(() => width), head + body);
}

const lineWidths = [34, 52, 14, 16, 58];

function lineTable({ lines }: MemberFile): string {
  if (lines.length === 0) return '';
  const head = tableRow(['项目', '标准和办法', '数量', '得分', '依据记录日期'].map((text, i) => cell(lineWidths[i] ?? 0, text, true)).join(''), { least: mm(6.5), head: true });
  const row = ({ name, standard, count, points, basis }: MemberFile['lines'][number]) =>
    tableRow([name, standard, count, points, basis].map((text, i) => cell(lineWidths[i] ?? 0, text, false, i === 2 || i === 3 ? 'center' : 'left')).join(''), { least: mm(6.4) });
  return heading('履职明细') + grid(lineWidths, head + lines.map(row).join(''));
}

function pageOf(file: MemberFile, first: boolean): string {
  const title = paragraph(`${first ? '' : '<w:r><w:br w:type="page"/></w:r>'}${run(file.title, { face: 'title', size: 20 })}`, { align: 'center', line: 560, after: 80 });
  const tenures = file.tenures.length === 0 ? '' : heading('任职与荣誉') + file.tenures.map((text) => paragraph(run(text, { size: 10 }), { line: 272, align: 'left' })).join('');
  return [
    title, factTable(file), boxTable(file), lineTable(file), tenures,
    paragraph(run(file.summary, { face: 'hei', size: 12 }), { line: 400, before: 100, align: 'left' }),
    paragraph(run('本人核对签字：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿　　审核：＿＿＿＿＿＿', { size: 11 }), { line: 440, before: 80, align: 'left' }),
    paragraph(run(file.foot, { face: 'song', size: 9 }), { line: 260, align: 'left' }),
  ].join('');
}

/** 委员履职档案 of one or many members as one .docx, each on its own page. `onPage` is waited for after each: others get their turn. */
export async function memberFilesDocx(files: readonly MemberFile[], onPage: (done: number) => Promise<void> = () => Promise.resolve()): Promise<Uint8Array> {
  const pages: string[] = [];
  for (const file of files) {
    pages.push(pageOf(file, pages.length === 0));
    await onPage(pages.length);
  }
  return wordPackage(pages.join(''), { page, parity: false, pitch: null, watermark: files[0]?.practice ? watermark : '' });
}
