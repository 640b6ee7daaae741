// npm run bench -- NAME|all […]: each benchmark in a process of its own, one after the other.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './ensure.mjs';
import { root, runNode } from './install.mjs';

const folder = path.join(root, 'test/bench');
const ending = '.bench.ts';
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))
      .toSorted()
  : [];
const [name, ...args] = process.argv.slice(2);
const chosen = name === 'all' ? names : names.filter((each) => each === name);
if (chosen.length === 0) {
  console.error(`usage: npm run bench -- NAME|all; there is: ${names.join(', ') || 'nothing yet'}`);
  process.exit(1);
}
ensureBuilt();
for (const each of chosen) {
  if (chosen.length > 1) console.log(`== ${each}`);
  if (runNode(`test/bench/${each}${ending}`, args) !== 0) process.exitCode = 1;
}
