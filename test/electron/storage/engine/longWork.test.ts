import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Engine, openEngine, UnderWay } from '#electron/storage/engine/engine.ts';
import { wasm } from '#test/faults/judge.ts';

let folder: string;
let path: string;
let engine: Engine;

const count = (): number => engine.get<{ n: number }>('SELECT count(*) AS n FROM note')?.n ?? -1;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const put = (body: string): void => void engine.run('INSERT INTO note(body) VALUES (?)', [body]);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xieshang-long-'));
  path = join(folder, 'office.db');
  engine = await openEngine({ path, wasm, create: true });
  engine.script("CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT NOT NULL); INSERT INTO note(body) VALUES ('早先')");
});

afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function natively<T>(read: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

test('while a long transaction goes on, others see what stood before, and after it all of it', async () => {
  const seen: number[] = [];
  const inside: number[] = [];
  const long = engine.longTransaction(async (step) => {
    for (let i = 0; i < 5; i += 1) {
      step(() => {
        for (let j = 0; j < 100; j += 1) put('字'.repeat(300));
        inside.push(count());
      });
      await turn();
    }
    return '好';
  });
  for (let i = 0; i < 4; i += 1) {
    seen.push(count());
    await turn();
  }
  expect(await long).toBe('好');
  expect(inside).toEqual([101, 201, 301, 401, 501]);
  expect(seen).toEqual([1, 1, 1, 1]);
  expect(count()).toBe(501);
  expect(natively((db) => db.prepare('SELECT count(*) AS n FROM note').get())).toEqual({ n: 501 });
});

test('what wants to write meanwhile has changed nothing, and writes as soon as it is free', async () => {
  const long = engine.longTransaction(async (step) => {
    step(() => put('长'));
    await turn();
    step(() => put('长'));
  });
  expect(() => put('短')).toThrow(UnderWay);
  expect(() => engine.transaction(() => put('短'))).toThrow(UnderWay);
  expect(() => engine.script("INSERT INTO note(body) VALUES ('短')")).toThrow(UnderWay);
  expect(() => engine.checkpoint()).toThrow(UnderWay);
  const short = engine.whenFree(() => {
    put('短');
    return count();
  });
  await long;
  expect(await short).toBe(4);
  expect(engine.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
});

test('a long transaction that fails leaves nothing behind, in memory or on disk', async () => {
  const before = engine.logSize();
  await expect(
    engine.longTransaction(async (step) => {
      step(() => engine.script("DELETE FROM note; CREATE TABLE other(a); INSERT INTO other VALUES (1)"));
      await turn();
      throw new Error('不要了');
    }),
  ).rejects.toThrow('不要了');
  expect(engine.logSize()).toBe(before);
  expect(count()).toBe(1);
  expect(engine.get("SELECT 1 AS one FROM sqlite_master WHERE name = 'other'")).toBeUndefined();
  put('后来');
  expect(natively((db) => db.prepare('SELECT count(*) AS n FROM note').get())).toEqual({ n: 2 });
});

test('two long transactions follow one another, and each time others see the state between', async () => {
  const add = (body: string) =>
    engine.longTransaction(async (step) => {
      step(() => put(body));
      await turn();
      expect(count()).toBe(step(count) - 1);
      await turn();
      step(() => put(body));
    });
  const changes = new Set([engine.changes()]);
  const first = add('一');
  changes.add(engine.changes());
  const second = add('二').then(() => changes.add(engine.changes()));
  await first;
  changes.add(engine.changes());
  await second;
  expect(count()).toBe(5);
  expect(changes.size).toBe(4);
});

test('a checkpoint in slices lets saves in between, and native SQLite agrees at each moment', async () => {
  for (let i = 0; i < 400; i += 1) put('多'.repeat(1200));
  const bodies = (db: DatabaseSync): unknown => db.prepare('SELECT count(*) AS n, sum(length(body)) AS l FROM note').get();
  let between = 0;
  const done = await engine.checkpointIfDue(async () => {
    between += 1;
    put('间');
    engine.run('UPDATE note SET body = ? WHERE id = ?', ['改'.repeat(900), between]);
    expect({ ...(natively(bodies) as object) }).toEqual(engine.get('SELECT count(*) AS n, sum(length(body)) AS l FROM note'));
    await turn();
  });
  expect(done).toBe(true);
  expect(between).toBeGreaterThan(2);
  expect(engine.logSize()).toBe(32);
  expect(count()).toBe(401 + between);
  expect(natively((db) => db.prepare('PRAGMA integrity_check').get())).toEqual({ integrity_check: 'ok' });
});
