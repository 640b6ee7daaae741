import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hit } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { newId } from '#electron/storage/digest.ts';
import { hitsOf } from '#electron/storage/search/hits.ts';
import { type Indexer, makeIndexer } from '#electron/storage/search/indexer.ts';
import { findRecords } from '#electron/storage/search/query.ts';
import { openStore, type Store } from '#electron/storage/store.ts';
import { writeRecords } from '#electron/storage/write.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

export interface SearchOffice {
  store: Store;
  indexer: Indexer;
  write(entity: EntityName, set: Record<string, FieldValue>, id?: string): string;
  remove(entity: EntityName, id: string, deleted?: boolean): void;
  find(text: string, only?: EntityName): Hit[];
}

/** A real store in a temporary folder with its index, asked as the service asks it. */
export async function withSearch(work: (office: SearchOffice) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  let now = Date.parse('2026-09-01T01:00:00Z');
  const store = await openStore({ folder, wasm: wasmFolder, effects: { now: () => (now += 1000), newId: () => newId((now += 1)) } });
  const indexer = makeIndexer(store.engine);
  try {
    work({
      store,
      indexer,
      write(entity, set, id = store.effects.newId()) {
        writeRecords(store, [{ entity, id, set }], { user: '张三' });
        return id;
      },
      remove(entity, id, deleted = true) {
        writeRecords(store, [{ entity, id, set: {}, deleted }], { user: '张三' });
      },
      find(text, only) {
        const { words, groups } = findRecords(store.engine, text, only ?? null, 20);
        return hitsOf(store.engine, groups, words);
      },
    });
  } finally {
    store.engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
