import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '#electron/storage/engine/engine.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';

const wasm = join(import.meta.dirname, '../../../../node_modules/sql.js/dist/sql-wasm.wasm');
let folder: string;
let path: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xieshang-engine-'));
  path = join(folder, 'office.db');
  engine = await openEngine({ path, wasm, create: true });
  engine.script('CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT); CREATE INDEX noteBody ON note(body)');
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The pair as another program would find it now, opened by native SQLite. */
function natively<T>(look: (db: DatabaseSync) => T): T {
  const copy = mkdtempSync(join(folder, 'copy-'));
  for (const suffix of ['', '-wal']) if (existsSync(path + suffix)) copyFileSync(path + suffix, join(copy, `a.db${suffix}`));
  const db = new DatabaseSync(join(copy, 'a.db'));
  try {
    expect(Object.values(db.prepare('PRAGMA integrity_check').get() ?? {})).toEqual(['ok']);
    return look(db);
  } finally {
    db.close();
  }
}
const bodies = (db: DatabaseSync): unknown[] => db.prepare('SELECT body FROM note ORDER BY id').all().map((row) => row['body']);

test('native SQLite finds each commit the moment it is made, before and after a checkpoint', () => {
  engine.run('INSERT INTO note(body) VALUES (?)', ['道路']);
  expect(natively(bodies)).toEqual(['道路']);
  engine.transaction(() => {
    engine.run('INSERT INTO note(body) VALUES (?)', ['水利']);
    engine.run('INSERT INTO note(body) VALUES (?)', ['低保']);
    expect(natively(bodies)).toEqual(['道路']);
  });
  expect(natively(bodies)).toEqual(['道路', '水利', '低保']);
  engine.checkpoint();
  expect(engine.logSize()).toBe(32);
  expect(natively(bodies)).toEqual(['道路', '水利', '低保']);
  engine.run('DELETE FROM note WHERE body = ?', ['水利']);
  expect(natively(bodies)).toEqual(['道路', '低保']);
  expect(natively((db) => Object.values(db.prepare('PRAGMA journal_mode').get() ?? {}))).toEqual(['wal']);
});

test('everything that SQLite writes is caught: REPLACE, DELETE of all, WITHOUT ROWID, schema, FTS, VACUUM, temporary tables', () => {
  engine.script(`CREATE TABLE wr(k TEXT PRIMARY KEY, v) WITHOUT ROWID; CREATE VIRTUAL TABLE ft USING fts4(body);
    CREATE TEMP TABLE passing(x); INSERT INTO passing VALUES (1)`);
  for (let i = 0; i < 400; i += 1) engine.run('INSERT INTO note(body) VALUES (?)', [`第${i}条`.repeat(50)]);
  engine.run("REPLACE INTO wr VALUES ('a', 1)");
  engine.run("REPLACE INTO wr VALUES ('a', 2)");
  engine.run('INSERT INTO ft(body) SELECT body FROM note');
  engine.run('DELETE FROM note');
  const large = engine.size();
  engine.run('VACUUM');
  expect(engine.size()).toBeLessThan(large);
  engine.run('ALTER TABLE note ADD COLUMN owner TEXT');
  const seen = natively((db) => ({ wr: db.prepare('SELECT v FROM wr').all().map((r) => r['v']), ft: db.prepare('SELECT count(*) AS n FROM ft').get()?.['n'], note: db.prepare('SELECT count(*) AS n FROM note').get()?.['n'] }));
  expect(seen).toEqual({ wr: [2], ft: 400, note: 0 });
  expect(engine.get('SELECT x FROM passing')).toEqual({ x: 1 });
  engine.checkpoint();
  expect(natively(bodies)).toEqual([]);
  expect(readFileSync(path).length).toBe(engine.size());
});

test('a thrown error undoes the whole transaction, and the engine goes on', () => {
  expect(() => engine.transaction(() => {
    engine.run("INSERT INTO note(body) VALUES ('不要')");
    throw new Error('改主意了');
  })).toThrow('改主意了');
  expect(engine.all('SELECT * FROM note')).toEqual([]);
  expect(() => engine.run('INSERT INTO note(id, body) VALUES (?, ?)', ['不是数', null])).toThrow();
  engine.run("INSERT INTO note(body) VALUES ('要')");
  expect(natively(bodies)).toEqual(['要']);
});

test('an error that is caught inside a transaction takes nothing from it', () => {
  engine.transaction(() => {
    engine.run("INSERT INTO note(body) VALUES ('前')");
    expect(() => engine.run("INSERT INTO note(id, body) VALUES (1, '重复')")).toThrow('UNIQUE');
    engine.run("INSERT INTO note(body) VALUES ('后')");
  });
  expect(natively(bodies)).toEqual(['前', '后']);
});

test('a transaction inside a transaction is an error that undoes both; so is work that is not synchronous', () => {
  expect(() => engine.transaction(() => engine.transaction(() => 1))).toThrow('inside a transaction');
  expect(() => engine.transaction(async () => engine.run("INSERT INTO note(body) VALUES ('晚了')"))).toThrow('synchronous');
  expect(() => engine.transaction(() => engine.checkpoint())).toThrow('inside a transaction');
  expect(engine.all('SELECT * FROM note')).toEqual([]);
  expect(engine.transaction(() => 7)).toBe(7);
});

test('run answers the rows changed, and refuses several statements in one text', () => {
  expect(engine.run("INSERT INTO note(body) VALUES ('a'), ('b'), ('c')")).toBe(3);
  expect(engine.run('UPDATE note SET body = body WHERE id > ?', [1])).toBe(2);
  expect(engine.run('CREATE TABLE other(x)')).toBe(0);
  expect(() => engine.run('DELETE FROM note; DELETE FROM other')).toThrow('script()');
  expect(engine.run('DELETE FROM note; -- and nothing else\n')).toBe(3);
});

test('values come back as they were given', () => {
  const bytes = new Uint8Array([0, 1, 255]);
  expect(engine.get('SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e', ['字', 1_772_323_200_000, 0.5, bytes, null]))
    .toEqual({ a: '字', b: 1_772_323_200_000, c: 0.5, d: bytes, e: null });
  expect(engine.get('SELECT 1 AS one WHERE 0')).toBeUndefined();
});

test('a statement kept from before a change of the schema gives the new columns', () => {
  engine.run("INSERT INTO note(body) VALUES ('a')");
  expect(engine.get('SELECT * FROM note')).toEqual({ id: 1, body: 'a' });
  engine.run('ALTER TABLE note ADD COLUMN owner TEXT');
  expect(engine.get('SELECT * FROM note')).toEqual({ id: 1, body: 'a', owner: null });
});

test('more different statements than are kept still run', () => {
  for (let i = 0; i < 1000; i += 1) expect(engine.get(`SELECT ${i} AS n`)).toEqual({ n: i });
  expect(engine.get('SELECT 0 AS n')).toEqual({ n: 0 });
});

test('closing leaves one file that holds everything, and it opens again', async () => {
  engine.run("INSERT INTO note(body) VALUES ('留下')");
  engine.close();
  expect(readdirSync(folder)).toEqual(['office.db']);
  engine = await openEngine({ path, wasm, create: false });
  expect(engine.all('SELECT body FROM note')).toEqual([{ body: '留下' }]);
  expect(engine.notices).toEqual([]);
});

test('a process that ends without closing loses nothing', async () => {
  engine.run("INSERT INTO note(body) VALUES ('没有关')");
  const again = await openEngine({ path, wasm, create: false });
  expect(again.all('SELECT body FROM note')).toEqual([{ body: '没有关' }]);
  again.close();
});

test('what native SQLite wrote and closed is read back', async () => {
  engine.close();
  const db = new DatabaseSync(path);
  db.exec("INSERT INTO note(body) VALUES ('原生')");
  db.close();
  engine = await openEngine({ path, wasm, create: false });
  expect(engine.all('SELECT body FROM note')).toEqual([{ body: '原生' }]);
});

test('a snapshot is a plain database by itself, and two of them are told apart', () => {
  engine.run("INSERT INTO note(body) VALUES ('备份')");
  const [one, other] = [engine.snapshot(), engine.snapshot()];
  const copy = join(folder, 'backup.db');
  writeFileSync(copy, one);
  const db = new DatabaseSync(copy, { readOnly: true });
  expect(bodies(db)).toEqual(['备份']);
  expect(Object.values(db.prepare('PRAGMA journal_mode').get() ?? {})).toEqual(['delete']);
  db.close();
  expect([one[18], one[19], one[20]]).toEqual([1, 1, 32]);
  expect(Buffer.compare(one, other)).not.toBe(0);
  engine.run("INSERT INTO note(body) VALUES ('之后')");
  expect(natively(bodies)).toEqual(['备份', '之后']);
});

test('a log past its length is moved into the database without being asked', async () => {
  engine.close();
  engine = await openEngine({ path, wasm, create: false, longestLog: 100_000 });
  for (let i = 0; i < 100; i += 1) {
    engine.run('INSERT INTO note(body) VALUES (?)', ['字'.repeat(500)]);
    expect(engine.logSize()).toBeLessThan(120_000);
  }
  expect(natively(bodies)).toHaveLength(100);
});

test('idle moments move only a log that is worth it', async () => {
  engine.run("INSERT INTO note(body) VALUES ('少')");
  expect(await engine.checkpointIfDue(() => Promise.resolve())).toBe(false);
  for (let i = 0; i < 40; i += 1) engine.run('INSERT INTO note(body) VALUES (?)', ['多'.repeat(900)]);
  expect(await engine.checkpointIfDue(() => Promise.resolve())).toBe(true);
  expect(engine.logSize()).toBe(32);
});

test('two engines in one process do not hear each other', async () => {
  const other = await openEngine({ path: join(folder, 'other.db'), wasm, create: true });
  other.script('CREATE TABLE t(a)');
  engine.run("INSERT INTO note(body) VALUES ('这边')");
  other.run("INSERT INTO t VALUES ('那边')");
  expect(natively(bodies)).toEqual(['这边']);
  expect(other.all('SELECT a FROM t')).toEqual([{ a: '那边' }]);
  other.close();
});

test('the build of sql.js is the one that was checked; after a change, run test:faults and the bench, then set these anew', () => {
  const dist = join(wasm, '..');
  const { version } = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8')) as { version: string }; // as: npm's own file
  const digest = (name: string): string => createHash('sha256').update(readFileSync(join(dist, name))).digest('hex').slice(0, 16);
  expect([version, digest('sql-wasm.wasm'), digest('sql-wasm.js')]).toEqual(CHECKED);
  expect(engine.get('SELECT sqlite_version() AS v')).toEqual({ v: '3.54.1' });
});
const CHECKED = ['1.16.0', '43bbcdd44287e5a2', '9b96118841c6edfd'];
