// npm run bench [-- NAME…]: the benchmarks that are named, or all; of more than one, a table of every figure beside its limit or peer
// comes last and is written to .cache/bench.md.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { runBenches } from './benchRun.mjs';
import { benchTable } from './benchTable.mjs';
import { ensureBuilt } from './ensure.mjs';
import { root } from './install.mjs';

const folder = path.join(root, 'test/bench');
const ending = '.bench.ts';
const names = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
  .toSorted();
const given = process.argv.slice(2);
const words = given.filter((word) => !word.startsWith('-') && word !== 'all');
const named = words.filter((word) => names.includes(word));
// A word behind a name is the benchmark's own.
if (words.length > 0 && named.length === 0) {
  console.error(`usage: npm run bench [-- NAME…|all]; there is: ${names.join(', ')}`);
  process.exit(1);
}
const chosen = named.length > 0 ? named : names;

ensureBuilt();
const results = await runBenches(folder, chosen, given.filter((word) => word !== 'all' && !named.includes(word)));
if (results.some(({ failure }) => failure !== '')) process.exitCode = 1;
if (chosen.length > 1) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.versions.node}, load at the end ${loadavg()[0]?.toFixed(1)}`;
  const table = benchTable(results, machine);
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  writeFileSync(path.join(root, '.cache/bench.md'), table);
  console.log(`\n${table}\nwritten to .cache/bench.md`);
}
