import { parseArgs } from 'node:util';
import { printInBrowser } from '#electron/host/browserPdf.ts';
import { hold, type Held, slope } from '#test/soak/measure.ts';
import { openSoak } from '#test/soak/round.ts';

// Saves, prints, exports and imports for years on end in one process, and looks whether anything stays behind. A table, then one
// line of JSON. `--quick` is a morning, the long form ten years.

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } }, allowPositionals: true });
const rounds = Number(values.rounds ?? (values.quick ? 30 : 2000));
/** What is kept ready after the first use is not a leak: measured from here on. */
const warm = Math.max(12, Math.floor(rounds / 5));
const samples = values.quick ? 8 : 40;
const every = Math.max(1, Math.floor((rounds - warm) / samples));
/** A browser is started for each PDF: not in each round. */
const everyPdf = values.quick ? 7 : 50;
/** Kilobytes and files a round. In a few rounds the machine is still compiling what it runs, and a backup may be open: the short form is coarse. */
const most = values.quick ? { heap: 16, code: 128, buffers: 64, handles: 0.1 } : { heap: 2, code: 4, buffers: 2, handles: 0.01 };

const soak = await openSoak();
const measured: Held[] = [];
let pdfs = 0;
const began = performance.now();
try {
  for (let round = 1; round <= rounds; round += 1) {
    await soak.round(round);
    if (round % everyPdf === 0) {
      const { bytes } = await printInBrowser(`data:text/html,<html data-print=ready><title>soak</title><body>${round}</body></html>`, new AbortController().signal);
      if (bytes.length > 500) pdfs += 1;
    }
    if (round % 100 === 0) console.log(`${round} rounds, ${((performance.now() - began) / 1000).toFixed(0)} s`);
    if (round >= warm && (round - warm) % every === 0) measured.push(await hold(round, [soak.township.folder, soak.county.folder]));
  }
} finally {
  await soak.end();
}

const columns = ['round', 'heap', 'code', 'buffers', 'rss', 'handles', 'resources', 'disk'] as const;
console.log(columns.map((name) => name.padStart(10)).join(''));
for (const one of measured.filter((_, index) => index % Math.ceil(measured.length / 12) === 0)) console.log(columns.map((name) => String(one[name]).padStart(10)).join(''));
const slopes = Object.fromEntries(columns.map((name) => [name, slope(measured.map((one) => ({ x: one.round, y: one[name] })))]));
console.log(columns.map((name) => (name === 'round' ? 'per round' : (slopes[name] ?? 0).toFixed(3)).padStart(10)).join(''));
const atMost = (what: string, value: number, goal: number) => ({ what, value: Number(value.toFixed(3)), goal: `<= ${goal}`, met: value <= goal });
const figures = [
  { what: 'rounds of save, print, export, import, receipt', value: rounds, goal: values.quick ? '>= 30' : '>= 2000', met: rounds >= (values.quick ? 30 : 2000) },
  { what: 'PDFs printed among them', value: pdfs, goal: `= ${Math.floor(rounds / everyPdf)}`, met: pdfs === Math.floor(rounds / everyPdf) },
  atMost('JavaScript heap, KB more in each round', slopes['heap'] ?? NaN, most.heap),
  atMost('compiled code, KB more in each round', slopes['code'] ?? NaN, most.code),
  atMost('buffers and WebAssembly, KB more in each round', slopes['buffers'] ?? NaN, most.buffers),
  atMost('open files, more in each round', slopes['handles'] ?? NaN, most.handles),
  atMost('timers, watches and workers, more in each round', slopes['resources'] ?? NaN, 0.01),
  { what: 'whole process (rss), KB more in each round, for comparison', value: Number((slopes['rss'] ?? 0).toFixed(2)), goal: 'for comparison', met: true },
];
for (const { what, value, goal, met } of figures) console.log(`${met ? 'ok  ' : 'MISS'} ${what}: ${value} (${goal})`);
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(JSON.stringify({ name: 'soak', figures }));
process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
