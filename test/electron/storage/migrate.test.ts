import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { newId } from '#electron/storage/digest.ts';
import { schemaVersion } from '#electron/storage/migrate.ts';
import { makeIndexer } from '#electron/storage/search/indexer.ts';
import { findRecords } from '#electron/storage/search/query.ts';
import { databaseName, openStore } from '#electron/storage/store.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

it('a data folder of version 1 opens, is brought to the newest version, and is whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'version1-'));
  writeFileSync(join(folder, databaseName), gunzipSync(readFileSync(join(import.meta.dirname, '../../fixtures/version1.db.gz'))));
  const store = await openStore({ folder, wasm: wasmFolder, effects: { now: () => Date.now(), newId: () => newId(Date.now()) } });
  try {
    const { engine } = store;
    expect(engine.get('PRAGMA user_version')).toEqual({ user_version: schemaVersion });
    expect(engine.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    expect(engine.get('SELECT title, phone FROM problem WHERE id = ?', ['m1'])).toEqual({ title: '村口道路塌陷', phone: '13893512345' });
    const found = (): string[] => findRecords(engine, '道路', null, 5).groups.flatMap((group) => group.shown.map((row) => row.id));
    expect(found()).toEqual(['m1']);
    makeIndexer(engine).finish();
    expect(found()).toEqual(['m1']);
    expect(engine.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  } finally {
    store.engine.close();
    rmSync(folder, { recursive: true });
  }
});
