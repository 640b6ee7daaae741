import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { MinutesPaper, Paper } from '#shared/papers/paper.ts';
import { exactly, type Figure, median, near, atMost } from '#test/papers/figures.ts';
import { gridOf, isPageNumber, pdfPlainText, readPdf, type PdfPage } from '#test/papers/pdfText.ts';
import type { Printer } from '#test/papers/printer.ts';
import { fortyPages, gridPaper, longSignInPaper, minutesOfLength, minutesPaper, noticePaper, otherPapers, wordsOf } from '#test/papers/samplePapers.ts';

const mm = (pt: number) => (pt / 72) * 25.4;
const number = (page: PdfPage) => page.lines.find((line) => isPageNumber(line.text));

/** `odd: right, even: left` broken on this many pages. */
export function wrongNumbers(pages: readonly PdfPage[]): number {
  return pages.filter((page, i) => {
    const found = number(page);
    if (!found || !found.text.includes(String(i + 1))) return true;
    return i % 2 === 0 ? found.left < page.width / 2 : found.right > page.width / 2;
  }).length;
}

/** Where the imprint ends on the last page, millimetres from the top: the middle of its last line. */
export function imprintEnd(pages: readonly PdfPage[]): number {
  const lines = pages.at(-1)?.lines ?? [];
  return mm(lines.find((line) => line.text.includes('共印'))?.y ?? 0);
}

export const pageText = (file: string): string => pdfPlainText(file).replace(/—\d+—/g, '');

/** The mark is drawn narrower, and what is transformed comes last on its page: only its place in the stream is other. */
function markFirst(text: string): string {
  const { mark } = minutesPaper;
  return text.startsWith(mark) ? text : mark + text.replace(mark, '');
}

async function gridFigures(printer: Printer): Promise<Figure[]> {
  const file = path.join(printer.folder, 'grid.pdf');
  await printer.pdf(gridPaper, file);
  const [, second] = readPdf(file);
  if (!second) return [exactly('page: a second page of ideographs', 0, 1)];
  const grid = gridOf(second);
  return [
    near('page: width, points', second.width, 595.28, 1),
    near('page: height, points', second.height, 841.89, 1),
    exactly('page: lines on a page', grid.lines, 22),
    exactly('page: characters in a line', grid.characters, 28),
    near('page: distance of lines, points', grid.gap, 28.95, 0.2),
    near('page: left edge, mm', mm(Math.min(...second.lines.filter((line) => !isPageNumber(line.text)).map((line) => line.left))), 28, 1),
  ];
}

/** Sheets of the preview, and lines of text on them. */
function previewCounts(printer: Printer): Promise<{ sheets: number; lines: number }> {
  return printer.page.evaluate(() => {
    const lines = [...document.querySelectorAll('.paper-flow p, .paper-flow h1, .paper-flow .mark')].map((block) => {
      const range = document.createRange();
      range.selectNodeContents(block);
      const tops = [...range.getClientRects()].filter((box) => box.width > 0).map((box) => box.top + box.height / 2).toSorted((x, y) => x - y);
      return tops.filter((top, i) => i === 0 || top - (tops[i - 1] ?? 0) > 8).length;
    });
    return { sheets: document.querySelectorAll('.paper-sheet').length, lines: lines.reduce((sum, one) => sum + one, 0) };
  });
}

/** Papers whose preview has other pages, or other lines, than their print. A sheet's cells are no lines of text. */
async function otherBreaks(printer: Printer, papers: readonly Paper[]): Promise<string> {
  const different: string[] = [];
  for (const [i, paper] of papers.entries()) {
    const file = path.join(printer.folder, `preview-${i}.pdf`);
    await printer.pdf(paper, file);
    const pages = readPdf(file);
    const lines = pages.flatMap((page) => page.lines.filter((line) => !isPageNumber(line.text))).length;
    const preview = await previewCounts(printer);
    if (preview.sheets !== pages.length || (paper.kind !== 'signIn' && preview.lines !== lines)) {
      different.push(`${paper.kind}: ${preview.sheets}/${pages.length} pages, ${preview.lines}/${lines} lines`);
    }
  }
  return different.join('; ');
}

async function imprintFigures(printer: Printer, lengths: readonly number[]): Promise<Figure[]> {
  let worst = 0;
  for (const n of lengths) {
    const file = path.join(printer.folder, `imprint-${n}.pdf`);
    await printer.pdf(minutesOfLength(n), file);
    worst = Math.max(worst, Math.abs(imprintEnd(readPdf(file)) - 258));
  }
  return [atMost(`page: imprint off the foot of the last page, mm, worst of ${lengths.length} lengths`, worst, 2)];
}

/** Every other paper by itself, and a pack of upright and across sheets in one job. */
async function otherFigures(printer: Printer): Promise<Figure[]> {
  const file = path.join(printer.folder, 'other.pdf');
  const wrong: string[] = [];
  let sheets = 0;
  for (const [name, paper] of otherPapers) {
    await printer.pdf(paper, file);
    const pages = readPdf(file);
    if (paper.kind === 'plates') sheets += pages.length - Math.ceil(paper.plates.length / (paper.size === 'two' ? 2 : 1));
    else if (name !== 'script' && pages.length !== 1) wrong.push(`${name}: ${pages.length} pages`);
  }
  const plates = otherPapers.flatMap(([, paper]) => (paper.kind === 'plates' ? [{ ...paper, practice: true }] : []));
  const unmarked: number[] = [];
  for (const paper of plates) {
    await printer.pdf(paper, file);
    unmarked.push(readPdf(file).length - (pdfPlainText(file).match(/练习/g) ?? []).length);
  }
  await printer.pack([noticePaper, ...otherPapers.filter(([name]) => name === 'agenda' || name === 'followUp' || name === 'plates').map(([, paper]) => paper), longSignInPaper], file);
  const widths = readPdf(file).map((page) => (page.width > page.height ? 'across' : 'upright'));
  await printer.pdf(fortyPages, file);
  const long = readPdf(file);
  return [
    exactly('page: forms and lists that don’t stay on one page', wrong.join('; '), ''),
    exactly('page: sheets of plates too many', sheets, 0),
    exactly('page: sheets of practice plates without 练习', unmarked.join(), '0,0'),
    exactly('page: a pack prints upright and across sheets in one job', [...new Set(widths)].toSorted((a, b) => (a < b ? -1 : 1)).join(), 'across,upright'),
    exactly('page: long minutes, forty pages and more', long.length >= 40 ? 'yes' : String(long.length), 'yes'),
    exactly('page: long minutes, numbers on the wrong side or missing', wrongNumbers(long), 0),
  ];
}

async function timeFigures(printer: Printer, times: number): Promise<Figure[]> {
  const spent: number[] = [];
  for (let i = 0; i < times; i += 1) spent.push(await printer.pdf(minutesPaper, path.join(printer.folder, 'time.pdf')));
  return [atMost('page: minutes shown and made a PDF, ms, median', median(spent), 2000, 0)];
}

/** The print pages in Chromium: size, grid, numbers, text, imprint, preview. */
export async function checkPages(printer: Printer, quick: boolean): Promise<Figure[]> {
  const file = path.join(printer.folder, 'minutes.pdf');
  await printer.pdf(minutesPaper, file);
  const sheet = path.join(printer.folder, 'signIn.pdf');
  await printer.pdf(longSignInPaper, sheet);
  const across = readPdf(sheet);
  const practice: MinutesPaper = { ...minutesPaper, practice: true };
  await printer.pdf(practice, path.join(printer.folder, 'practice.pdf'));
  const marked = (pdfPlainText(path.join(printer.folder, 'practice.pdf')).match(/练习/g) ?? []).length;
  const pages = readPdf(file);
  const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => line.trim() !== '');
  return [
    ...(await gridFigures(printer)),
    exactly('page: numbers on the wrong side or missing', wrongNumbers(pages), 0),
    exactly('page: text of the PDF equals the paper', markFirst(pageText(file)) === wordsOf(minutesPaper) ? 'yes' : 'no', 'yes'),
    exactly('page: fonts not embedded', fonts.filter((line) => !/\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.test(line)).length, 0),
    exactly('page: pages of practice minutes without the watermark', pages.length - marked, 0),
    near('page: sheet across, width, points', across[0]?.width ?? 0, 841.89, 1),
    exactly('page: sheet pages whose head is missing', across.filter((page) => !page.lines.some((line) => line.text.startsWith('序号'))).length, 0),
    exactly('page: sheet pages', across.length, 3),
    exactly('page: papers whose preview breaks otherwise than their print', await otherBreaks(printer, [minutesPaper, gridPaper, noticePaper, longSignInPaper, ...otherPapers.flatMap(([name, paper]) => (name === 'script' ? [paper] : []))]), ''),
    ...(await imprintFigures(printer, quick ? [12, 30] : Array.from({ length: 24 }, (_, i) => i + 6))),
    ...(await otherFigures(printer)),
    ...(await timeFigures(printer, quick ? 5 : 15)),
  ];
}
