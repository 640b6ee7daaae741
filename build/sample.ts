import { existsSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fillPractice } from '#electron/service/practice.ts';
import { newId } from '#electron/storage/digest.ts';
import { lockFolder } from '#electron/storage/lock.ts';
import { databaseName, openStore } from '#electron/storage/store.ts';
import { todayInShanghai } from '#shared/rules/day.ts';

/** `npm run sample -- --out DIR [--years 10] [--seed N] [--last-day YYYY-MM-DD]`: an invented county in a data folder of its own. */
const { values } = parseArgs({
  options: { out: { type: 'string' }, years: { type: 'string', default: '1' }, seed: { type: 'string', default: '2026' }, 'last-day': { type: 'string' } },
});
const years = Number(values.years);
const seed = Number(values.seed);
if (!values.out || !Number.isInteger(years) || years < 1 || years > 30 || !Number.isInteger(seed)) {
  console.error('usage: npm run sample -- --out DIR [--years 1..30] [--seed N] [--last-day YYYY-MM-DD]');
  process.exit(1);
}
const folder = path.resolve(values.out);
const file = path.join(folder, databaseName);
if (existsSync(file)) {
  console.error(`${file} is there already; a sample is only written into a new folder`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const started = performance.now();
const lock = lockFolder(folder);
const store = await openStore({
  folder,
  wasm: path.dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')),
  effects: { now: () => Date.now(), newId: () => newId(Date.now()) },
});
let told = 0;
const saves = fillPractice(store, { seed, lastDay: values['last-day'] ?? todayInShanghai(Date.now()), years }, (done) => {
  if (done - told < 20_000) return;
  told = done;
  console.log(`${done} saves`);
});
store.engine.close();
lock.release();
console.log(`${folder}: ${saves} saves, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${((performance.now() - started) / 1000).toFixed(1)} s`);
