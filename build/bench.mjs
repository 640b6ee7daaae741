// npm run bench [-- NAME… | all]: each benchmark in a process of its own, one after the other; of more than one, a table of every figure
// beside its limit or peer comes last and is written to .cache/bench.md. One that fails costs the others nothing.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { benchTable, figuresIn } from './benchTable.mjs';
import { ensureBuilt } from './ensure.mjs';
import { nodeCommand, root } from './install.mjs';

const folder = path.join(root, 'test/bench');
const ending = '.bench.ts';
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))
      .toSorted()
  : [];
const given = process.argv.slice(2);
const named = given.filter((word) => names.includes(word));
const all = given.includes('all') || named.length === 0;
const args = given.filter((word) => word !== 'all' && !names.includes(word));
const unknown = args.filter((word) => !word.startsWith('-') && named.length === 0);
if (unknown.length > 0) {
  console.error(`usage: npm run bench [-- NAME…|all]; there is: ${names.join(', ')}`);
  process.exit(1);
}
const chosen = all ? names : named;

/** Runs one and answers what it printed; it is seen while it runs. */
function runOne(name) {
  return new Promise((resolve) => {
    const child = spawn(nodeCommand(), [path.join(folder, `${name}${ending}`), ...args], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      text += chunk;
    });
    child.once('error', (error) => resolve({ text, code: error.message }));
    child.once('close', (code, signal) => resolve({ text, code: code ?? signal }));
  });
}

ensureBuilt();
const results = [];
for (const name of chosen) {
  if (chosen.length > 1) console.log(`== ${name}`);
  const began = performance.now();
  const { text, code } = await runOne(name);
  const seconds = (performance.now() - began) / 1000;
  const figures = figuresIn(text);
  const failure = code !== 0 ? `ended with ${code}` : figures ? '' : 'printed no figures';
  if (failure !== '') console.error(`${name}: ${failure}`);
  results.push({ name, seconds, figures: figures ?? [], failure });
}
if (results.some(({ failure }) => failure !== '')) process.exitCode = 1;
if (chosen.length > 1) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.versions.node}, load at the end ${loadavg()[0]?.toFixed(1)}`;
  const table = benchTable(results, machine);
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  writeFileSync(path.join(root, '.cache/bench.md'), table);
  console.log(`\n${table}\nwritten to .cache/bench.md`);
}
