import { parseArgs } from 'node:util';
import { attackWithBundles } from '#test/exchange/bundles.ts';
import { runHistories } from '#test/exchange/histories.ts';
import { runOffices } from '#test/exchange/offices.ts';

// Laws and attacks of the exchange, at the sizes of docs/bundle-format.md; `--quick` takes a sample. Ends with one line of JSON.

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, seed: { type: 'string', default: '20260901' } }, allowPositionals: true });
const size = values.quick ? { histories: 400, offices: 3, steps: 80, bundles: 500 } : { histories: 2000, offices: 20, steps: 80, bundles: 10_000 };
const seed = Number(values.seed);

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s  ${JSON.stringify(result).slice(0, 400)}`);
  return result;
}

const model = await timed('histories of five offices on three levels, over the core', () => runHistories(size.histories, seed));
if (model.replay !== null) console.log(`replay: ${model.replay}`);
const real = await timed('histories of four offices, over the database', () => runOffices(size.offices, size.steps, seed));
for (const line of real.replay) console.log(`replay: ${line}`);
const bundles = await timed('spoiled files', () => attackWithBundles(size.bundles, seed, !values.quick));
for (const line of bundles.worst.slice(0, 20)) console.log(line);

const figures = [
  { what: 'histories', value: model.histories + real.histories, goal: `>= ${size.histories + size.offices}`, met: model.histories + real.histories >= size.histories + size.offices },
  { what: 'diverged', value: model.diverged + real.diverged, goal: '= 0', met: model.diverged + real.diverged === 0 },
  { what: 'values lost', value: model.lost + real.lost, goal: '= 0', met: model.lost + real.lost === 0 },
  { what: 'pictures carried', value: real.pictures, goal: '>= 1', met: real.pictures >= 1 },
  { what: 'records erased', value: real.erased, goal: '>= 1', met: real.erased >= 1 },
  { what: 'bundles mutated', value: bundles.mutated, goal: `>= ${size.bundles}`, met: bundles.mutated >= size.bundles },
  { what: 'accepted', value: bundles.accepted, goal: '= 0', met: bundles.accepted === 0 },
  { what: 'data changed', value: bundles.changed, goal: '= 0', met: bundles.changed === 0 },
  { what: 'ended in a defect', value: bundles.defects, goal: '= 0', met: bundles.defects === 0 },
  ...(bundles.huge === null ? [] : [
    { what: 'files of two million operations refused in words', value: bundles.huge.refusals.filter((words) => words.includes('没有变化')).length, goal: '= 2', met: bundles.huge.refusals.every((words) => words.includes('没有变化')) },
    { what: 'MB that they took', value: bundles.huge.grewMb, goal: '<= 500', met: bundles.huge.grewMb <= 500 },
  ]),
];
console.log(JSON.stringify({ name: 'exchange', figures }));
process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
