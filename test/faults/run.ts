import { parseArgs } from 'node:util';
import { openEngine } from '#electron/storage/engine/engine.ts';
import { troubleTheDisk } from './diskFaults.ts';
import type { OpenEngine } from './judge.ts';
import { killWriters } from './killRounds.ts';
import { mutants, withMutant } from './mutants.ts';
import { cutPower } from './powerCut.ts';
import type { Verdict } from './powerCut.ts';
import { tearLogs } from './tornLogs.ts';

// Crash tests of the engine, at the sizes of docs/storage.md; `--quick` takes a sample. Ends with one line of JSON.

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } }, allowPositionals: true });
const size = values.quick
  ? { images: 100, logs: 100, kills: 6, every: 9, mutantImages: 400 }
  : { images: 1500, logs: 1000, kills: 200, every: 1, mutantImages: 6400 };

interface Figure {
  what: string;
  value: number;
  goal: string;
  met: boolean;
}
const figures: Figure[] = [];

async function report(what: string, least: number, run: () => Promise<Verdict>): Promise<void> {
  const began = performance.now();
  const { tried, bad, notes } = await run();
  console.log(`${what}: ${tried} tried, ${bad} bad (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  for (const note of notes) console.log(`  ${note}`);
  figures.push({ what: `${what}: bad of ${tried}`, value: bad, goal: '<= 0', met: bad === 0 && tried >= least });
}

/** Runs the test that should object in growing sizes, until it does. */
async function objections(by: 'power' | 'logs' | 'disk', open: OpenEngine): Promise<Verdict> {
  let verdict: Verdict = { tried: 0, bad: 0, notes: [] };
  if (by === 'logs') return tearLogs(open, 120);
  if (by === 'disk') return troubleTheDisk(open, 5);
  for (let images = 50, seed = 1; images <= size.mutantImages && verdict.bad === 0; images *= 2, seed += 1) verdict = await cutPower(open, images, seed * 7919);
  return verdict;
}

await report('power cuts', values.quick ? 1 : 1500, () => cutPower(openEngine, size.images));
await report('damaged logs', values.quick ? 1 : 1000, () => tearLogs(openEngine, size.logs));
await report('killed writers', values.quick ? 1 : 200, () => killWriters(size.kills));
await report('disk full, read-only, EIO on write and sync', 1, () => troubleTheDisk(openEngine, size.every));

let survived = 0;
const chosen = mutants.filter(({ quick }) => quick || !values.quick);
for (const mutant of chosen) {
  const verdict = await withMutant(mutant, async (open) => {
    try {
      return await objections(mutant.by, open);
    } catch (error) {
      return { tried: 1, bad: 1, notes: [`stopped with ${String(error)}`] }; // a session that can't even go on
    }
  });
  console.log(`mutant "${mutant.name}": ${verdict.bad > 0 ? `found (${verdict.bad} of ${verdict.tried})` : 'NOT FOUND'}  ${verdict.notes[0]?.slice(0, 140) ?? ''}`);
  if (verdict.bad === 0) survived += 1;
}
figures.push({ what: `mutants not found of ${chosen.length}`, value: survived, goal: '<= 0', met: survived === 0 });

console.log(JSON.stringify({ name: 'faults', figures }));
process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
