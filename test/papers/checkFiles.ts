import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PizZip from 'pizzip';
import { minutesDocx } from '#electron/documents/minutesDocx.ts';
import { noticeDocx } from '#electron/documents/noticeDocx.ts';
import { paperDocx } from '#electron/documents/paperDocx.ts';
import { readOldPaper } from '#electron/documents/readOldPaper.ts';
import { readWord } from '#electron/documents/readWord.ts';
import { revisedText } from '#electron/documents/revisionBody.ts';
import { signInDocx } from '#electron/documents/signInDocx.ts';
import { withWatermark } from '#electron/documents/watermark.ts';
import { pageText, imprintEnd, wrongNumbers } from '#test/papers/checkPages.ts';
import type { RichText } from '#shared/richText.ts';
import { alignLines, comparableLines } from '#shared/papers/compare.ts';
import { docxPart, docxProblems, docxText } from '#test/papers/docxChecks.ts';
import { atMost, exactly, type Figure, median, near } from '#test/papers/figures.ts';
import { gridOf, readPdf } from '#test/papers/pdfText.ts';
import { officeTo, officeToPdf } from '#test/papers/printer.ts';
import { schemaErrors } from '#test/papers/schemaErrors.ts';
import { fortyPages, gridPaper, longSignInPaper, minutesOfLength, minutesPaper, noticePaper, otherPapers, signInPaper, wordsOf } from '#test/papers/samplePapers.ts';

const tableOnly: RichText = { version: 1, blocks: [{ type: 'table', rows: [[[{ text: '项目' }], [{ text: '数量' }]], [[{ text: '路灯' }]]] }] };

/** The .docx files by themselves: structure, text, time, size. */
export function checkFiles(): Figure[] {
  const minutes = minutesDocx(minutesPaper);
  const problems = [
    ...docxProblems(minutes, { official: true }),
    ...docxProblems(noticeDocx(noticePaper), { official: true }),
    ...docxProblems(signInDocx(signInPaper), { official: false }),
    ...docxProblems(signInDocx(longSignInPaper), { official: false }),
    ...otherPapers.flatMap(([name, paper]) => (paper.kind === 'plates' ? [] : docxProblems(paperDocx(paper), { official: paper.kind !== 'followUp' }).map((one) => `${name}: ${one}`))),
  ];
  for (const problem of problems) console.log(`  ${problem}`);
  const spent = Array.from({ length: 40 }, () => {
    const started = performance.now();
    minutesDocx(minutesPaper);
    return performance.now() - started;
  });
  const text = docxText(minutes).join('').replace(/[\s\u3000]+/g, '');
  return [
    exactly('docx: broken rules of structure', problems.length, 0),
    exactly('docx: text equals the paper', text === wordsOf(minutesPaper) ? 'yes' : 'no', 'yes'),
    atMost('docx: minutes, ms, median', median(spent), 100, 1),
    atMost('docx: minutes, kB', minutes.length / 1000, 40, 1),
  ];
}

/** As an office writes its own template: no header at all, another first page. */
function withoutHeaders(bytes: Uint8Array): Uint8Array {
  const zip = new PizZip(bytes);
  const document = docxPart(bytes, 'word/document.xml').replace(/<w:headerReference[^>]*\/>/g, '').replace('<w:docGrid', '<w:titlePg/><w:docGrid');
  return zip.file('word/document.xml', document).generate({ type: 'uint8array' });
}

/** The .docx files against the schema, as Microsoft's own library reads it. */
export function checkSchema(folder: string): Figure[] {
  const files: [string, Uint8Array][] = [
    ['minutes', minutesDocx({ ...minutesPaper, practice: true })],
    ['record', minutesDocx({ ...minutesPaper, layout: 'record', facts: [{ label: '时间', text: '今天' }], body: tableOnly })],
    ['notice', noticeDocx(noticePaper)],
    ['signIn', signInDocx(signInPaper)],
    ['watermark', withWatermark(withoutHeaders(noticeDocx(noticePaper)), '练习')],
    ...otherPapers.map(([name, paper]): [string, Uint8Array] => [name, paperDocx(paper)]),
  ];
  const errors = files.flatMap(([name, bytes]) => {
    const file = path.join(folder, `schema-${name}.docx`);
    writeFileSync(file, bytes);
    return schemaErrors(file).map((error) => `${name}: ${error}`);
  });
  for (const error of errors) console.log(`  ${error}`);
  return [exactly('docx: errors against the schema', errors.length, 0)];
}

/** What an office program writes back is read as the same text: as .docx with nothing changed, as .doc with all its words. */
async function checkReturn(office: string, folder: string): Promise<Figure[]> {
  const file = path.join(folder, 'back.docx');
  writeFileSync(file, minutesDocx(minutesPaper));
  officeTo(office, 'docx', [file], path.join(folder, 'returned'));
  officeTo(office, 'doc', [file], path.join(folder, 'returned'));
  const { body } = revisedText(readWord(readFileSync(path.join(folder, 'returned', 'back.docx'))).blocks, minutesPaper);
  const changed = alignLines(comparableLines(minutesPaper.body), comparableLines(body)).filter((pair) => pair.before !== pair.after);
  const kinds = (text: RichText) => text.blocks.map((block) => (block.type === 'heading' ? `${block.type}${block.level}` : block.type)).join();
  const bare = (text: string) => text.replace(/[\s\u3000]+/g, '');
  const old = (await readOldPaper(readFileSync(path.join(folder, 'returned', 'back.doc')))).map(bare).join('');
  const missing = comparableLines(minutesPaper.body).filter((line) => !old.includes(bare(line)));
  return [
    exactly('office: paragraphs that read otherwise when saved again as .docx', changed.length, 0),
    exactly('office: headings and lists kept when saved again', kinds(body) === kinds(minutesPaper.body) ? 'yes' : kinds(body), 'yes'),
    exactly('office: paragraphs lost when saved as .doc', missing.length, 0),
  ];
}

/** The same files through LibreOffice: grid, numbers, text, imprint. */
export async function checkOffice(office: string, folder: string, quick: boolean): Promise<Figure[]> {
  const lengths = quick ? [12, 30] : Array.from({ length: 24 }, (_, i) => i + 6);
  const files: [string, Uint8Array][] = [
    ['grid', minutesDocx(gridPaper)],
    ['minutes', minutesDocx(minutesPaper)],
    ['signIn', signInDocx(longSignInPaper)],
    ['fortyPages', minutesDocx(fortyPages)],
    ...otherPapers.map(([name, paper]): [string, Uint8Array] => [name, paperDocx(paper)]),
    ...lengths.map((n): [string, Uint8Array] => [`length-${n}`, minutesDocx(minutesOfLength(n))]),
  ];
  for (const [name, bytes] of files) writeFileSync(path.join(folder, `office-${name}.docx`), bytes);
  officeToPdf(office, files.map(([name]) => path.join(folder, `office-${name}.docx`)), folder);
  const pdf = (name: string) => path.join(folder, `office-${name}.pdf`);
  const [, second] = readPdf(pdf('grid'));
  const grid = second ? gridOf(second) : { lines: 0, characters: 0, gap: 0 };
  const sheet = readPdf(pdf('signIn'));
  // Slips and forms are sheets that a person fills in by hand: each must stay on its one page.
  const onePage = otherPapers.filter(([name]) => !['script', 'plates', 'bigPlates'].includes(name)).filter(([name]) => readPdf(pdf(name)).length !== 1).map(([name]) => name);
  const plates = otherPapers.flatMap(([name, paper]) => (paper.kind === 'plates' ? [readPdf(pdf(name)).length - Math.ceil(paper.plates.length / (paper.size === 'two' ? 2 : 1))] : []));
  const long = readPdf(pdf('fortyPages'));
  const worst = Math.max(...lengths.map((n) => Math.abs(imprintEnd(readPdf(pdf(`length-${n}`))) - 258)));
  return [
    ...(await checkReturn(office, folder)),
    exactly('office: forms and lists that don’t stay on one page', onePage.join(), ''),
    exactly('office: sheets of plates too many', plates.reduce((sum, n) => sum + n, 0), 0),
    exactly('office: long minutes, forty pages and more', long.length >= 40 ? 'yes' : String(long.length), 'yes'),
    exactly('office: long minutes, numbers on the wrong side or missing', wrongNumbers(long), 0),
    exactly('office: lines on a page', grid.lines, 22),
    exactly('office: characters in a line', grid.characters, 28),
    near('office: distance of lines, points', grid.gap, 28.95, 0.2),
    near('office: page width, points', second?.width ?? 0, 595.28, 1),
    exactly('office: numbers on the wrong side or missing', wrongNumbers(readPdf(pdf('minutes'))), 0),
    exactly('office: text of the PDF equals the paper', pageText(pdf('minutes')) === wordsOf(minutesPaper) ? 'yes' : 'no', 'yes'),
    exactly('office: sheet pages', sheet.length, 3),
    exactly('office: sheet pages whose head is missing', sheet.filter((page) => !page.lines.some((line) => line.text.startsWith('序号'))).length, 0),
    atMost(`office: imprint off the foot of the last page, mm, worst of ${lengths.length} lengths`, worst, 4),
  ];
}
