import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { inputs } from '#shared/contract.ts';
import { entityNames } from '#shared/entities/index.ts';
import type { Context } from '#electron/service/context.ts';
import { figureHandlers } from '#electron/service/figures.ts';
import { recordHandlers } from '#electron/service/records.ts';
import { searchHandlers } from '#electron/service/search.ts';
import { newId } from '#electron/storage/digest.ts';
import { openEngine } from '#electron/storage/engine/engine.ts';
import { openNativeEngine } from '#electron/storage/engine/nativeEngine.ts';
import { openStore, type Store } from '#electron/storage/store.ts';
import { wasm } from './tenYears.ts';

// `node scaleCityChild.ts FOLDER ENGINE` prints what opening and asking cost, as JSON.

export interface CityTold {
  opened: number;
  records: number;
  memory: number;
  most: number;
  list: number;
  search: number;
  figures: number;
}

/** Run in a process of its own: opens the folder with one engine and answers what it cost. */
async function tellOf(folder: string, engine: 'sql.js' | 'node:sqlite'): Promise<CityTold> {
  const began = performance.now();
  const store: Store = await openStore({ folder, wasm, effects: { now: () => Date.now(), newId: () => newId(Date.now()) }, open: engine === 'sql.js' ? openEngine : openNativeEngine });
  const opened = performance.now() - began;
  const context = {
    store, practice: false, host: 'browser', version: '0', today: () => '2026-11-21', user: () => '', announce: () => undefined, tickets: new Map(), jobs: new Map(), keep: () => '',
  } as unknown as Context; // what lists, the search and figures ask of a context
  const handlers = { ...recordHandlers(context), ...searchHandlers(context), ...figureHandlers(context) };
  const ask = async (operation: 'listRecords' | 'searchAll' | 'getFigures', input: unknown): Promise<number> => {
    const handler = handlers[operation] as (value: unknown) => unknown; // the schema and the handler share one entry
    const from = performance.now();
    await handler(v.parse(inputs[operation], input));
    return performance.now() - from;
  };
  let records = 0;
  let list = 0;
  for (const entity of entityNames) {
    records += store.engine.get<{ n: number }>(`SELECT count(*) AS n FROM "${entity}"`)?.n ?? 0;
    await ask('listRecords', { entity, limit: 50 });
    list = Math.max(list, await ask('listRecords', { entity, limit: 50, offset: 50 }));
  }
  const searches: number[] = [];
  for (const text of ['道路', '排水', '王', '2026']) searches.push(await ask('searchAll', { text, entity: null, limit: 5 }));
  const figures = await ask('getFigures', { period: { kind: 'year', year: 2026, from: null, to: null }, place: null });
  const memory = process.memoryUsage().rss / 2 ** 20;
  store.engine.close();
  return { opened, records, memory, most: process.resourceUsage().maxRSS / 1024, list, search: Math.max(...searches), figures };
}

export function inChild(folder: string, engine: string): CityTold | { failure: string } {
  const done = spawnSync(process.execPath, [import.meta.filename, folder, engine], { encoding: 'utf8', timeout: 300_000 });
  const line = done.stdout.trimEnd().split('\n').at(-1) ?? '';
  if (done.status === 0 && line.startsWith('{')) return JSON.parse(line) as CityTold; // its own words
  const why = done.stderr.split('\n').find((one) => /Error|Failure|memory|FATAL/.test(one)) ?? done.stderr.trim().slice(0, 200);
  return { failure: `${done.signal ?? done.status}: ${why.trim()}` };
}

if (process.argv[1] === import.meta.filename) {
  const [, , folder = '', engine = ''] = process.argv;
  console.log(JSON.stringify(await tellOf(folder, engine === 'sql.js' ? 'sql.js' : 'node:sqlite')));
}
