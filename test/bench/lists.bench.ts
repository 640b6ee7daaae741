import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { makeIndexer } from '#electron/storage/search/indexer.ts';
import { inputs } from '#shared/contract.ts';
import { recordHandlers } from '#electron/service/records.ts';
import type { Context } from '#electron/service/context.ts';
import { at, type Figure, openFolder, round, tenYearsIn } from './tenYears.ts';

// The list of problems with 100,000 of them, asked of the service's handlers as the window asks: opened, turned over,
// sorted by each column, narrowed. Problems of the ten-year sample, and copies of them up to the number.

const wanted = 100_000;
const rounds = 7;

await main();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-lists-'));
  try {
    await tenYearsIn(folder);
    await multiply(folder);
    await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies the problems until there are enough, with ids, numbers and days of their own. */
async function multiply(folder: string): Promise<void> {
  const { engine } = await openFolder(folder);
  const columns = engine.all<{ name: string }>('PRAGMA table_info(problem)').map(({ name }) => name);
  const first = engine.get<{ n: number }>('SELECT count(*) AS n FROM problem')?.n ?? 0;
  for (let turn = 1, n = first; n < wanted; turn += 1, n += first) {
    const each = columns.map((name) => {
      if (name === 'id') return `id || '-${turn}'`;
      if (name === 'number') return `number || '-${turn}'`;
      return name.endsWith('On') ? `date("${name}", '-${turn} days')` : `"${name}"`;
    });
    engine.run(`INSERT INTO problem(${columns.map((name) => `"${name}"`).join(', ')}) SELECT ${each.join(', ')} FROM problem WHERE instr(id, '-') = 0 LIMIT ?`, [wanted - n]);
  }
  makeIndexer(engine).finish();
  engine.close();
}

async function measure(folder: string): Promise<void> {
  const store = await openFolder(folder);
  // What lists and counts ask of a context; the others belong to papers and exchange.
  const context = {
    store, practice: false, host: 'browser', version: '0', today: () => '2026-11-21', user: () => '', announce: () => undefined, tickets: new Map(), keep: () => '',
  } as unknown as Context;
  const handlers = recordHandlers(context);
  const ask = (operation: 'listRecords' | 'countRecords', input: unknown): Record<string, unknown> => {
    const handler = handlers[operation] as (value: unknown) => unknown; // the schema and the handler share one entry
    return handler(v.parse(inputs[operation], input)) as Record<string, unknown>; // an answer of the contract
  };
  let saves = 0;
  const total = Number((ask('listRecords', { entity: 'problem', limit: 1 }))['total']);
  const list = (more: object) => () => ask('listRecords', { entity: 'problem', sort: [{ field: 'registeredOn', down: true }], limit: 50, ...more });
  const is = (field: string, value: unknown) => ({ field, op: 'is', value });
  const from = (field: string, value: string) => ({ field, op: 'from', value });
  const to = (field: string, value: string) => ({ field, op: 'to', value });
  const open = is('open', true);
  const place = (ask('listRecords', { entity: 'place', where: [is('kind', 'placeKind.township')], limit: 1 }))['rows'] as { id: string }[]; // rows of the contract
  const within = { field: 'place', op: 'within', value: place[0]?.id ?? '' };
  const sorted = ['title', 'state', 'deadlineOn', 'organisation', 'place', 'kind', 'leader', 'number', 'lastStepOn', 'registeredOn'];
  const kinds: Record<string, [string, () => unknown][]> = {
    open: [
      ['open', list({})],
      ['tabs', () => ask('countRecords', { entity: 'problem', wheres: [[], [open], [open, from('deadlineOn', '2026-11-21'), to('deadlineOn', '2026-12-01')], [open, to('deadlineOn', '2026-11-20')], [is('state', 'problemState.finished')], [is('state', 'problemState.assessed')], [is('state', 'problemState.closed')]] })],
    ],
    filter: [
      ['open ones', list({ where: [open] })],
      ['overdue', list({ where: [open, to('deadlineOn', '2026-11-20')] })],
      ['closed', list({ where: [is('state', 'problemState.closed')] })],
      ['a township', list({ where: [within] })],
      ['a kind in a year', list({ where: [is('kind', 'problemKind.dispute'), from('registeredOn', '2026-01-01'), to('registeredOn', '2026-12-31')] })],
      ['two characters', list({ search: '道路' })],
    ],
    sort: sorted.flatMap((field) => [true, false].map((down): [string, () => unknown] => [`${field} ${down ? 'down' : 'up'}`, list({ sort: [{ field, down }] })])),
    page: [100, 10_000, 50_000, 99_950].map((offset): [string, () => unknown] => [`from ${offset}`, list({ offset })]),
  };
  const figures: Figure[] = [];
  console.log(`${total} problems; milliseconds: median of ${rounds}, and the first time`);
  for (const [kind, asked] of Object.entries(kinds)) {
    let slowest = 0;
    for (const [name, question] of asked) {
      const times: number[] = [];
      for (let turn = 0; turn < rounds; turn += 1) {
        // A save between: what an answer left behind is gone, as when somebody works.
        saves += 1;
        store.engine.run('INSERT OR REPLACE INTO view(key, content) VALUES(?, ?)', ['bench', String(saves)]);
        const began = performance.now();
        question();
        times.push(performance.now() - began);
      }
      const median = at(times.toSorted((a, b) => a - b), 0.5);
      slowest = Math.max(slowest, median);
      console.log(`  ${kind.padEnd(7)} ${name.padEnd(22)} ${median.toFixed(1).padStart(8)} ${(times[0] ?? NaN).toFixed(1).padStart(8)}`);
    }
    figures.push({ what: `problems list, ${kind}: slowest median among ${total}, ms`, value: round(slowest), goal: '<= 100', met: slowest <= 100 });
  }
  store.engine.close();
  console.log(JSON.stringify({ name: 'lists', figures }));
}
