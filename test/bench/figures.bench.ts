import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { entityNames, entityOf } from '#shared/entities/index.ts';
import { isSet } from '#shared/fields.ts';
import { openService } from '#electron/service/service.ts';
import { openStore, type Store } from '#electron/storage/store.ts';
import { newId } from '#electron/storage/digest.ts';

// How long the figures page, the summary and a register take on ten years of a county, beside the counting alone in SQL.

const ROUNDS = 7;
const YEARS = 10;
const today = '2026-11-21';
const wasm = dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const round = (value: number): number => Number(value.toFixed(1));

/** Copies of the year that is there, each a year further back: rows alone, as lists and figures read them. */
function addYears(store: Store): number {
  const { engine } = store;
  const standing = new Set(['place', 'member', 'studio', 'council', 'organisation', 'choice', 'setting', 'site', 'seat', 'holiday', 'tenure']);
  engine.transaction(() => {
    for (let back = 1; back < YEARS; back += 1) {
      for (const name of entityNames) {
        if (standing.has(name)) continue;
        const fields = Object.entries(entityOf(name).fields).filter(([, field]) => !isSet(field));
        const columns = fields.map(([key]) => `"${key}"`);
        const values = fields.map(([key, field]) => {
          if (field.kind === 'day') return `date("${key}", '-${back} years')`;
          return field.kind === 'ref' && !standing.has(field.to) ? `"${key}" || '.${back}'` : `"${key}"`;
        });
        engine.run(`INSERT INTO "${name}"(id, createdAt, changedAt, changedBy, site, deleted, ${columns.join(', ')}) SELECT id || '.${back}', createdAt, changedAt, changedBy, site, deleted, ${values.join(', ')} FROM "${name}" WHERE id NOT LIKE '%.%'`);
      }
      engine.run(`INSERT INTO link(record, field, element) SELECT record || '.${back}', field, element FROM link WHERE record NOT LIKE '%.%'`);
    }
  });
  return entityNames.reduce((sum, name) => sum + (engine.get<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)?.n ?? 0), 0);
}

/** The least that the figures page must read: each table once, in plain SQL. */
function plain(store: Store): void {
  const span = `BETWEEN '2026-01-01' AND '${today}'`;
  for (const [table, day, group] of [['topic', 'collectedOn', 'state'], ['meeting', 'heldOn', 'form'], ['problem', 'registeredOn', 'kind'], ['problem', 'closedOn', 'kind'], ['log', 'heldOn', 'studio'], ['opinion', 'reportedOn', 'state'], ['proposal', 'submittedOn', 'state'], ['outcome', 'on', 'kind']] as const) {
    store.engine.all(`SELECT "${group}", count(*) FROM "${table}" WHERE deleted = 0 AND "${day}" ${span} GROUP BY 1`);
    store.engine.all(`SELECT substr("${day}", 1, 7), count(*) FROM "${table}" WHERE deleted = 0 AND "${day}" ${span} GROUP BY 1`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'xieshang-bench-'));
try {
  const options = { data: folder, practice: true, today, host: 'browser' as const, version: 'bench', wasm };
  await (await openService(options)).close();
  const effects = { now: () => Date.now(), newId: () => newId(Date.now()) };
  const store = await openStore({ folder, wasm, effects });
  const records = addYears(store);
  const bare = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    plain(store);
    return performance.now() - began;
  });
  store.engine.close();
  const service = await openService(options);
  const time = async (operation: string, input: unknown, firstDay: number): Promise<number[]> => {
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      // Another day each time and for each operation, so that nothing is answered from memory.
      const began = performance.now();
      const answer = await service.dispatch(operation, { ...(input as object), period: { kind: 'dates', year: 2026, from: `2026-01-${String(firstDay + i).padStart(2, '0')}`, to: '2026-12-31' } });
      times.push(performance.now() - began);
      if (!answer.ok) throw new Error(answer.message);
    }
    return times;
  };
  const page = await time('getFigures', {}, 1);
  const summary = await time('getSummary', {}, 11);
  const register = await time('getLedger', { ledger: 'topics' }, 21);
  const sheet = await time('makeLedger', { ledger: 'topics' }, 1);
  await service.close();
  console.log(`${records} records, ${YEARS} years; medians of ${ROUNDS}, ms (the first)`);
  for (const [what, times] of [['plain SQL, 16 questions', bare], ['figures page', page], ['summary', summary], ['register of topics, a year', register], ['the same as .xlsx', sheet]] as const) {
    console.log(`  ${what.padEnd(28)} ${round(median(times)).toFixed(1).padStart(8)}   (${round(times[0] ?? NaN)})`);
  }
  const figures = [
    { what: 'records', value: records, goal: '>= 100000', met: records >= 100_000 },
    { what: 'figures page, ms', value: round(median(page)), goal: '<= 300', met: median(page) <= 300 },
    { what: 'summary, ms', value: round(median(summary)), goal: '<= 500', met: median(summary) <= 500 },
  ];
  console.log(JSON.stringify({ name: 'figures', figures }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
