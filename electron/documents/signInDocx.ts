import { fillTemplate, type TemplateData } from '#electron/documents/fillTemplate.ts';
import { acrossPage, wordPackage } from '#electron/documents/wordPackage.ts';
import { paragraph, run } from '#electron/documents/wordParagraph.ts';
import { gridBorders, table, tableCell, tableRow } from '#electron/documents/wordTable.ts';
import { type SignInPaper, type SignInRow, watermark } from '#shared/papers/paper.ts';
import { signInColumns, signInRowHeight } from '#shared/papers/signInPaper.ts';
import { titleAcross, titleLines } from '#shared/papers/typesetting.ts';

const mm = (n: number) => Math.round((n * 1440) / 25.4);
const widths = signInColumns.map(([, width]) => mm(width));
const rowHeight = mm(signInRowHeight);

const cells = (texts: readonly string[], look: { face?: 'hei'; align?: 'center' | 'left' }) =>
  texts
    .map((text, i) => {
      const align = look.align ?? (i === 2 || i === 7 ? 'left' : 'center');
      return tableCell(widths[i] ?? 0, paragraph(run(text, { face: look.face ?? 'fang', size: 12 }), { line: 280, align }));
    })
    .join('');

/** The shipped template of a sign-in sheet: one row of tags, repeated for every person, then for every empty row. */
export function signInTemplate(practice = false): Uint8Array {
  const head = tableRow(cells(signInColumns.map(([label]) => label), { face: 'hei', align: 'center' }), { height: rowHeight, head: true });
  const tags = ['{#人员}{序号}', '{姓名}', '{单位职务}', '{身份}', '{电话}', '{签到时间}', '', '{备注}{/人员}'];
  const body = [
    paragraph(run('{标题}', { face: 'title', size: 22 }), { align: 'center', line: 640 }),
    paragraph(run('{#事项}{标签}：{文字}\u3000\u3000{/事项}', { size: 14 }), { line: 420, after: 100, align: 'left' }),
    table(widths, head + tableRow(cells(tags, {}), { least: rowHeight, whole: true }), { borders: gridBorders, padding: 60, inset: 28 }),
    paragraph(run('{#合计}{标签} {人数} 人\u3000\u3000{/合计}', { size: 14 }), { line: 520, align: 'right' }),
  ].join('');
  return wordPackage(body, { page: acrossPage, parity: false, pitch: null, watermark: practice ? watermark : '' });
}

const blank: SignInRow = { name: '', duty: '', capacity: '', phone: '', arrivedAt: '', note: '' };

/** What a sign-in sheet says, by the tags of its template. */
export function signInData(paper: SignInPaper): TemplateData {
  const rows = [...paper.rows, ...Array.from({ length: paper.blankRows }, () => blank)];
  return {
    标题: titleLines(paper.title, titleAcross).join('\n'),
    事项: paper.facts.map((fact) => ({ 标签: fact.label, 文字: fact.text })),
    人员: rows.map((row, i) => ({
      序号: String(i + 1),
      姓名: row.name,
      单位职务: row.duty,
      身份: row.capacity,
      电话: row.phone,
      签到时间: row.arrivedAt,
      备注: row.note,
    })),
    合计: paper.totals.map((total) => ({ 标签: total.label, 人数: total.text === '' ? '＿＿＿' : total.text })),
    练习: paper.practice ? watermark : '',
  };
}

/** The sign-in sheet as .docx, A4 across, in the shipped template or the office's own. Throws Failure 'file' as `fillTemplate`. */
export function signInDocx(paper: SignInPaper, template: Uint8Array | null = null): Uint8Array {
  return fillTemplate(template ?? signInTemplate(paper.practice), signInData(paper));
}
