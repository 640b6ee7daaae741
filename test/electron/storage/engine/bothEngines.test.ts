import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillPractice } from '#electron/service/practice.ts';
import { newId } from '#electron/storage/digest.ts';
import { type Engine, type EngineOptions, openEngine, UnderWay } from '#electron/storage/engine/engine.ts';
import { openNativeEngine } from '#electron/storage/engine/nativeEngine.ts';
import { soundness } from '#electron/storage/backup.ts';
import { listRecords } from '#electron/storage/records.ts';
import { hitsOf } from '#electron/storage/search/hits.ts';
import { makeIndexer } from '#electron/storage/search/indexer.ts';
import { findRecords } from '#electron/storage/search/query.ts';
import { openStore, type Store } from '#electron/storage/store.ts';
import { writeRecords } from '#electron/storage/write.ts';
import { entityNames } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';

/** What storage may count on, of sql.js's engine and of native SQLite over the same files. */

const wasm = dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
type Open = (options: EngineOptions) => Engine | Promise<Engine>;
const engines: readonly [string, Open][] = [['sql.js', openEngine], ['node:sqlite', openNativeEngine]];

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xieshang-both-'));
  path = join(folder, 'office.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openWith = (open: Open, create = true) => open({ path, wasm: join(wasm, 'sql-wasm.wasm'), create });
const storeWith = (open: Open): Promise<Store> => openStore({ folder, wasm, open, effects: { now: () => Date.now(), newId: () => newId(Date.now()) } });
const bodies = (engine: Engine): unknown[] => engine.all('SELECT body FROM note ORDER BY id').map((row) => row['body']);

describe.each(engines)('the engine over %s', (_name, open) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await openWith(open);
    engine.script('CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT, n, bytes BLOB)');
  });
  afterEach(() => engine.close());

  test('gives values back as they were given, whole numbers as such', () => {
    engine.run('INSERT INTO note(body, n, bytes) VALUES (?, ?, ?)', ['道路', 7, new Uint8Array([1, 0, 255])]);
    engine.run('INSERT INTO note(body, n) VALUES (?, ?)', [null, 2.5]);
    expect(engine.all('SELECT body, n, bytes, typeof(n) AS kind FROM note ORDER BY id')).toStrictEqual([
      { body: '道路', n: 7, bytes: new Uint8Array([1, 0, 255]), kind: 'integer' },
      { body: null, n: 2.5, bytes: null, kind: 'real' },
    ]);
    expect(engine.get('SELECT 1 AS n WHERE 0')).toBeUndefined();
  });

  test('answers the rows changed, and refuses several statements in one text', () => {
    engine.run("INSERT INTO note(body) VALUES ('一'), ('二')");
    expect(engine.run("UPDATE note SET body = 'x'")).toBe(2);
    expect(() => engine.run("DELETE FROM note; DELETE FROM note")).toThrow('more than one statement');
    expect(bodies(engine)).toEqual(['x', 'x']);
  });

  test('a thrown error undoes the whole transaction, inside another it is an error, and work must be synchronous', () => {
    expect(() => engine.transaction(() => {
      engine.run("INSERT INTO note(body) VALUES ('不要')");
      throw new Error('改主意了');
    })).toThrow('改主意了');
    expect(() => engine.transaction(() => engine.transaction(() => 0))).toThrow('inside a transaction');
    expect(() => engine.transaction(() => Promise.resolve(engine.run("INSERT INTO note(body) VALUES ('不要')")))).toThrow('synchronous');
    engine.run("INSERT INTO note(body) VALUES ('要')");
    expect(bodies(engine)).toEqual(['要']);
  });

  test('during a long transaction others read what stood before, and can not write', async () => {
    engine.run("INSERT INTO note(body) VALUES ('先')");
    let go: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => void (go = resolve));
    const work = engine.longTransaction(async (step) => {
      step(() => engine.run("INSERT INTO note(body) VALUES ('长')"));
      await wait;
      return step(() => bodies(engine).length);
    });
    await Promise.resolve();
    expect(bodies(engine)).toEqual(['先']);
    expect(engine.changes()).toBeLessThan(0);
    expect(() => engine.run("INSERT INTO note(body) VALUES ('插')")).toThrow(UnderWay);
    const later = engine.whenFree(() => engine.run("INSERT INTO note(body) VALUES ('后')"));
    go();
    expect(await work).toBe(2);
    await later;
    expect(bodies(engine)).toEqual(['先', '长', '后']);
  });

  test('a snapshot is a database by itself, with the row numbers that the search index counts on', async () => {
    engine.run("INSERT INTO note(id, body) VALUES (7, '七'), (9, '九')");
    engine.checkpoint();
    const bytes = engine.snapshot();
    const copy = join(folder, 'copy.db');
    writeFileSync(copy, bytes);
    const again = await openEngine({ path: copy, wasm: join(wasm, 'sql-wasm.wasm'), create: false });
    expect(again.all('SELECT rowid AS n, body FROM note ORDER BY 1')).toEqual([{ n: 7, body: '七' }, { n: 9, body: '九' }]);
    again.close();
  });

  test('the other engine reads and goes on with what this one has closed', async () => {
    engine.run("INSERT INTO note(body) VALUES ('甲')");
    engine.close();
    const other = engines.find(([, one]) => one !== open)?.[1] ?? open;
    const second = await openWith(other, false);
    second.run("INSERT INTO note(body) VALUES ('乙')");
    expect(soundness(second)).toEqual([]);
    second.close();
    engine = await openWith(open, false);
    expect(bodies(engine)).toEqual(['甲', '乙']);
    expect(engine.notices).toEqual([]);
  });

  test('a file that is no database is refused in words and left as it is', async () => {
    engine.close();
    writeFileSync(path, 'x'.repeat(9000));
    await expect((async () => openWith(open, false))()).rejects.toBeInstanceOf(Failure);
    rmSync(path);
    await expect((async () => openWith(open, false))()).rejects.toThrow('找不到数据文件');
    engine = await openWith(open);
  });
});

test('a file beyond what sql.js can hold is refused in words by it, and left as it is', async () => {
  const large = openNativeEngine({ path, create: true });
  large.script('CREATE TABLE note(body TEXT)');
  large.close();
  truncateSync(path, 2 ** 31 + 4096); // a hole: it takes no room on the disk
  await expect(openWith(openEngine, false)).rejects.toThrow('超过了2GB');
  expect(statSync(path).size).toBe(2 ** 31 + 4096);
});

test('a year of the invented county answers lists, search and history alike from both, and a save of either is found by the other', async () => {
  const first = await storeWith(openEngine);
  fillPractice(first, { seed: 2026, lastDay: '2026-11-21', years: 1 });
  makeIndexer(first.engine).finish();
  const answers = (store: Store) => ({
    counts: entityNames.map((name) => [name, store.engine.get(`SELECT count(*) AS n FROM "${name}"`)]),
    list: listRecords(store.engine, { entity: 'problem', where: [], search: '', sort: [{ field: 'deadlineOn', down: true }], offset: 0, limit: 50, deleted: false }),
    found: ['道路', '排水', 'lcx', '2026'].map((text) => {
      const { words, groups } = findRecords(store.engine, text, null, 5);
      return hitsOf(store.engine, groups, words);
    }),
    operations: store.engine.get('SELECT count(*) AS n, max(seq) AS last FROM op'),
  });
  const before = answers(first);
  first.engine.close();

  const native = await storeWith(openNativeEngine);
  expect(answers(native)).toEqual(before);
  expect(before.found.flat().length).toBeGreaterThan(3);
  const { id } = native.engine.get<{ id: string }>('SELECT id FROM problem ORDER BY rowid LIMIT 1') ?? { id: '' };
  writeRecords(native, [{ entity: 'problem', id, set: { content: '另一个引擎存的字' } }], { user: '' });
  makeIndexer(native.engine).finish();
  native.engine.close();

  const again = await storeWith(openEngine);
  expect(again.engine.get('SELECT content FROM problem WHERE id = ?', [id])).toEqual({ content: '另一个引擎存的字' });
  const { words, groups } = findRecords(again.engine, '另一个引擎', null, 5);
  expect(hitsOf(again.engine, groups, words).length).toBeGreaterThan(0);
  expect(soundness(again.engine)).toEqual([]);
  again.engine.close();
});
