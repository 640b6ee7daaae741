import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { minutesDocx, minutesTemplate } from '#electron/documents/minutesDocx.ts';
import { paperData, paperDocx } from '#electron/documents/paperDocx.ts';
import { ledgerXlsx } from '#electron/documents/ledgerXlsx.ts';
import { readWord } from '#electron/documents/readWord.ts';
import { revisedText } from '#electron/documents/revisionBody.ts';
import { zipFiles } from '#electron/documents/zip.ts';
import { alignLines, comparableLines } from '#shared/papers/compare.ts';
import { atMost, type Figure, median, round } from '#test/papers/figures.ts';
import { findChromium, openPrinter } from '#test/papers/printer.ts';
import { fortyPages, minutesPaper } from '#test/papers/samplePapers.ts';
import type { LedgerSheet } from '#shared/contract/figures.ts';

// How long papers take: 100 minutes as .docx in one .zip beside the bare library filling the same template, 20 PDFs, a ledger
// of 1,000 rows, minutes of forty pages there and back.

const figures: Figure[] = [];
const time = <T>(work: () => T): { spent: number; value: T } => {
  const began = performance.now();
  const value = work();
  return { spent: performance.now() - began, value };
};

const hundred = (one: () => Uint8Array) => zipFiles(Array.from({ length: 100 }, (_, i) => ({ name: `会议纪要-${i + 1}.docx`, bytes: one() })));
const template = minutesTemplate('official');
const data = paperData(minutesPaper);
/** What anybody would write first: open, fill, pack. */
function bare(): Uint8Array {
  const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true, nullGetter: () => '' });
  filled.render(data);
  return filled.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}

minutesDocx(minutesPaper);
bare();
const ours: number[] = [];
const theirs: number[] = [];
for (let i = 0; i < 5; i += 1) {
  const runs: [number[], () => Uint8Array][] = [[ours, () => minutesDocx(minutesPaper)], [theirs, bare]];
  for (const [into, one] of i % 2 === 0 ? runs : runs.toReversed()) into.push(time(() => hundred(one)).spent);
}
figures.push(atMost('100 minutes .docx in one .zip, ms, median of 5', median(ours), 5000, 0));
figures.push({ what: 'the same by the bare library, ms, median of 5', value: round(median(theirs), 0), goal: 'for comparison', met: true });
figures.push(atMost('ours in times of the bare library', median(ours) / median(theirs), 2));

const long = time(() => paperDocx(fortyPages));
figures.push(atMost('minutes of forty pages, 300 people, 60 speeches, .docx, ms', long.spent, 1000, 0));
const back = time(() => alignLines(comparableLines(fortyPages.body), comparableLines(revisedText(readWord(long.value).blocks, fortyPages).body)));
figures.push(atMost('the same read back and compared, ms', back.spent, 2000, 0));
figures.push({ what: 'the same: paragraphs that differ', value: back.value.filter((pair) => pair.before !== pair.after).length, goal: '= 0', met: back.value.every((pair) => pair.before === pair.after) });

const labels = ['编号', '事项', '类别', '村社', '责任单位', '配合单位', '登记日期', '办理时限', '状态', '结果', '满意度', '备注'];
const ledger: LedgerSheet = {
  key: 'problem', title: '办理事项台账', note: '日期：2026年全年', foot: '', totals: null, cut: false,
  columns: labels.map((label) => ({ label, group: null, width: label === '事项' ? 36 : 12, align: 'left', choices: label === '状态' ? ['办理中', '已办结'] : [] })),
  rows: Array.from({ length: 1000 }, (_, i) => ({
    id: String(i), entity: 'problem',
    cells: labels.map((label) => (label.endsWith('日期') || label === '办理时限' ? { text: '2026-10-01', day: '2026-10-01' } : { text: label === '事项' ? `更换柳沟村${i}社主管道1.6公里并恢复路面` : `${label}${i}` })),
  })),
};
const practice = { practice: false };
await ledgerXlsx(ledger, practice);
const sheets: number[] = [];
for (let i = 0; i < 5; i += 1) {
  const began = performance.now();
  await ledgerXlsx(ledger, practice);
  sheets.push(performance.now() - began);
}
figures.push(atMost('a ledger of 1,000 rows, ms, median of 5', median(sheets), 2000, 0));

const left: string[] = [];
const chromium = findChromium();
if (chromium) {
  const printer = await openPrinter(chromium);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'xieshang-bench-papers-'));
  try {
    await printer.pdf(minutesPaper, path.join(folder, 'first.pdf'));
    const spent: number[] = [];
    for (let i = 0; i < 20; i += 1) spent.push(await printer.pdf(minutesPaper, path.join(folder, `${i}.pdf`)));
    figures.push(atMost('20 PDFs of minutes, ms, all', spent.reduce((sum, one) => sum + one, 0), 40_000, 0));
    figures.push(atMost('a PDF of forty pages, ms', await printer.pdf(fortyPages, path.join(folder, 'long.pdf')), 10_000, 0));
    writeFileSync(path.join(folder, 'long.docx'), long.value);
  } finally {
    await printer.close();
    rmSync(folder, { recursive: true, force: true });
  }
} else left.push('PDFs: no Chromium (apt-get install chromium)');

for (const { what, value, goal, met } of figures) console.log(`${met ? 'ok  ' : 'MISS'} ${what}: ${value} (${goal})`);
for (const reason of left) console.log(`left out: ${reason}`);
console.log(JSON.stringify({ name: 'papers', figures, left }));
process.exitCode = figures.every((figure) => figure.met) ? 0 : 1;
