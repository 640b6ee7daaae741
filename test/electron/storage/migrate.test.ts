import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openService } from '#electron/service/service.ts';
import { readManifest, unpackBackup } from '#electron/storage/backupFile.ts';
import { newId } from '#electron/storage/digest.ts';
import { openEngine } from '#electron/storage/engine/engine.ts';
import { schemaVersion } from '#electron/storage/migrate.ts';
import { makeIndexer } from '#electron/storage/search/indexer.ts';
import { findRecords } from '#electron/storage/search/query.ts';
import { databaseName, openStore } from '#electron/storage/store.ts';
import { tickingEffects, wasmFolder } from '#test/electron/service/office.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const earlier = Array.from({ length: schemaVersion - 1 }, (_, i) => i + 1);
const real = { now: () => Date.now(), newId: () => newId(Date.now()) };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'version-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const databaseOf = (version: number): Buffer => gunzipSync(readFileSync(join(fixtures, `version${version}.db.gz`)));
const layDown = (version: number): void => writeFileSync(join(folder, databaseName), databaseOf(version));

/** Native SQLite's word on a database file. */
function natively(path: string, sql: string): unknown {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return { ...db.prepare(sql).get() };
  } finally {
    db.close();
  }
}

it('each earlier version of the schema has its data folder among the fixtures (node test/fixtures/makeVersions.ts makes what is missing)', () => {
  expect(earlier.filter((version) => !existsSync(join(fixtures, `version${version}.db.gz`)))).toEqual([]);
});

it.each(earlier)('a data folder of version %i opens, is brought to the newest version, and is whole', async (version) => {
  layDown(version);
  const store = await openStore({ folder, wasm: wasmFolder, effects: real });
  try {
    const { engine } = store;
    expect(engine.get('PRAGMA user_version')).toEqual({ user_version: schemaVersion });
    expect(engine.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    expect(engine.get('SELECT title, phone FROM problem WHERE id = ?', ['m1'])).toEqual({ title: '村口道路塌陷', phone: '13893512345' });
    expect(engine.get('SELECT count(*) AS n FROM op')).toEqual({ n: 2 });
    const found = (): string[] => findRecords(engine, '道路', null, 5).groups.flatMap((group) => group.shown.map((row) => row.id));
    expect(found()).toEqual(['m1']);
    makeIndexer(engine).finish();
    expect(found()).toEqual(['m1']);
    expect(engine.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  } finally {
    store.engine.close();
  }
  expect(natively(join(folder, databaseName), 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
});

it.each(earlier)('before a data folder of version %i is changed, a backup of it is made that can be read back', async (version) => {
  layDown(version);
  const service = await openService({ data: folder, practice: false, today: null, host: 'browser', version: 'test', wasm: wasmFolder, effects: tickingEffects('2026-09-01T01:00:00Z') });
  const answer = await service.dispatch('listBackups', {});
  await service.close();
  expect(answer).toMatchObject({ ok: true, value: { backups: [{ reason: 'beforeMigration', operations: 2 }] } });
  const kept = await Promise.all(readdirSync(join(folder, 'backups')).map(async (name) => ({ name, manifest: await readManifest(join(folder, 'backups', name)) })));
  const before = kept.find(({ manifest }) => manifest?.reason === 'beforeMigration');
  expect(before?.manifest?.schema).toBe(version);
  const unpacked = join(folder, 'unpacked.db');
  await unpackBackup(join(folder, 'backups', before?.name ?? ''), unpacked);
  expect(natively(unpacked, 'PRAGMA user_version')).toEqual({ user_version: version });
  expect(natively(unpacked, "SELECT title FROM problem WHERE id = 'm1'")).toEqual({ title: '村口道路塌陷' });
});

it('where the backup can not be made, the old data folder is left as it is', async () => {
  layDown(1);
  await expect(openStore({ folder, wasm: wasmFolder, effects: real, beforeMigration: () => Promise.reject(new Error('no room')) })).rejects.toThrow('no room');
  expect(natively(join(folder, databaseName), 'PRAGMA user_version')).toEqual({ user_version: 1 });
});

it('a data folder of a newer version is refused in words and not changed by a byte', async () => {
  const path = join(folder, databaseName);
  const engine = await openEngine({ path, wasm: join(wasmFolder, 'sql-wasm.wasm'), create: true });
  engine.script(`CREATE TABLE problem(id TEXT); INSERT INTO problem VALUES('x'); PRAGMA user_version = ${schemaVersion + 1}`);
  engine.close();
  const bytes = readFileSync(path);
  await expect(openStore({ folder, wasm: wasmFolder, effects: real })).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('更新版本') as unknown });
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(existsSync(`${path}-wal`)).toBe(false);
});
