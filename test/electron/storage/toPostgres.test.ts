import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillPractice } from '#electron/service/practice.ts';
import { newId } from '#electron/storage/digest.ts';
import { openNativeEngine } from '#electron/storage/engine/nativeEngine.ts';
import { databaseName, openStore } from '#electron/storage/store.ts';
import { expectedOf, postgresScript } from '#electron/storage/toPostgres.ts';
import { writeRecords } from '#electron/storage/write.ts';
import { startPostgres } from './scratchPostgres.ts';

const wasm = dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
const folder = mkdtempSync(join(tmpdir(), 'xieshang-to-pg-'));
const server = startPostgres();
if (typeof server === 'string') console.warn(`nothing is loaded into PostgreSQL: ${server}`);
afterAll(() => {
  if (typeof server !== 'string') server.end();
  rmSync(folder, { recursive: true, force: true });
});

/** All that a text can hold that COPY must be careful with. */
const awkward = '反斜\\n杠\\\\，制表\t，换行\n，回车\r，引号\'"，\\N，𠮷野家，末尾\\';
const script = join(folder, 'county.sql');
let told: { tables: number; rows: number; compared: number };

beforeAll(async () => {
  const store = await openStore({ folder, wasm, effects: { now: () => Date.now(), newId: () => newId(Date.now()) } });
  fillPractice(store, { seed: 2026, lastDay: '2026-11-21', years: 1 });
  const { id } = store.engine.get<{ id: string }>('SELECT id FROM problem ORDER BY rowid LIMIT 1') ?? { id: '' };
  writeRecords(store, [{ entity: 'problem', id, set: { content: awkward } }], { user: '' });
  store.engine.close();
  const engine = openNativeEngine({ path: join(folder, databaseName), create: false });
  const pieces: string[] = [];
  const writing = postgresScript(engine, 'county');
  let piece = writing.next();
  for (; !piece.done; piece = writing.next()) pieces.push(piece.value);
  told = piece.value;
  engine.close();
  writeFileSync(script, pieces.join(''));
  chmodSync(folder, 0o755);
  chmodSync(script, 0o644);
});

test('the script holds every table but the search index', () => {
  const engine = openNativeEngine({ path: join(folder, databaseName), create: false });
  const expected = expectedOf(engine);
  const tables = engine.all<{ name: string }>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'").map(({ name }) => name);
  engine.close();
  expect(new Set(expected.map(({ table }) => table))).toEqual(new Set(tables));
  expect(tables).toEqual(expect.arrayContaining(['topic', 'meeting', 'problem', 'member', 'op', 'link']));
  expect(tables.filter((name) => /_(content|segments|segdir|docsize|stat)$/.test(name))).toEqual([]);
  expect(told).toEqual({ tables: tables.length, rows: expected.filter(({ column }) => column === null).reduce((sum, { value }) => sum + Number(value), 0), compared: expected.length });
  expect(told.rows).toBeGreaterThan(10_000);
});

describe.skipIf(typeof server === 'string')('in PostgreSQL', () => {
  const pg = () => {
    if (typeof server === 'string') throw new Error(server);
    return server;
  };

  test('every table has the rows and sums that it had, asked by questions of its own', () => {
    const loaded = pg().psql(['-f', script]);
    expect(loaded.error).toBe('');
    expect(loaded.code).toBe(0);
    expect(loaded.out.match(/\d+/g)?.map(Number)).toEqual([told.tables, told.rows, told.compared, 1]);
    const engine = openNativeEngine({ path: join(folder, databaseName), create: false });
    for (const table of ['topic', 'meeting', 'problem', 'progress', 'member', 'log', 'op', 'link']) {
      const here = engine.get<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)?.n;
      expect([table, Number(pg().psql(['-At', '-c', `SELECT count(*) FROM county."${table}"`]).out)]).toEqual([table, here]);
    }
    const ask = 'SELECT kind || \'|\' || count(*) || \'|\' || CAST(coalesce(sum(households), 0) AS integer) || \'|\' || sum(length(content)) AS line FROM';
    expect(pg().psql(['-At', '-c', `${ask} county.problem GROUP BY kind ORDER BY kind COLLATE "C"`]).out.trim().split('\n')).toEqual(engine.all<{ line: string }>(`${ask} problem GROUP BY kind ORDER BY kind`).map(({ line }) => line));
    engine.close();
    expect(pg().psql(['-At', '-c', "SELECT content FROM county.problem WHERE content LIKE '反斜%'"]).out).toBe(`${awkward}\n`);
  });

  test('a row that is lost on the way stops the script, and nothing of it stays', () => {
    const lines = readFileSync(script, 'utf8').replaceAll(/(SCHEMA |search_path = |FROM )"county"/g, '$1"short"').split('\n');
    const at = lines.findIndex((line) => line.startsWith('COPY "problem"'));
    lines.splice(at + 1, 1);
    const short = join(folder, 'short.sql');
    writeFileSync(short, lines.join('\n'));
    chmodSync(short, 0o644);
    const { code, error } = pg().psql(['-f', short]);
    expect(code).not.toBe(0);
    expect(error).toMatch(/not the same in problem\.rows/);
    expect(pg().psql(['-At', '-c', "SELECT count(*) FROM pg_namespace WHERE nspname = 'short'"]).out.trim()).toBe('0');
  });
});
