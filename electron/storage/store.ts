import { join } from 'node:path';
import { type Engine, type EngineOptions, openEngine } from '#electron/storage/engine/engine.ts';
import { getMeta, setMeta } from '#electron/storage/meta.ts';
import type { StorageNotice } from '#electron/storage/engine/notice.ts';
import type { PageSeal } from '#electron/storage/engine/pageSeal.ts';
import { damagedFailure } from '#electron/storage/engine/storageFailure.ts';
import { pagesOf, sealOf } from '#electron/storage/folderSeal.ts';
import { migrate, schemaVersion } from '#electron/storage/migrate.ts';
import { type Life, lastSeq, lifeOf } from '#electron/storage/operations.ts';
import { installShipped } from '#electron/storage/shipped.ts';

/** What the outside gives: faked in tests, nothing else is. */
export interface Effects {
  /** Milliseconds since 1970. */
  now(): number;
  /** A new id: 26 letters and digits, in order of time. */
  newId(): string;
}

/** An open data folder: the database and the life under which this installation writes. */
export interface Store {
  engine: Engine;
  folder: string;
  effects: Effects;
  life: Life;
  /** Sequence number of the last own operation, and the last reading of the hybrid clock. */
  seq: number;
  hlc: number;
}

export const databaseName = 'xieshang.db';

export interface StoreOptions {
  folder: string;
  /** The folder that holds sql.js's wasm file. */
  wasm: string;
  effects: Effects;
  /** Opens the database's file; sql.js's engine when absent. */
  open?: (options: EngineOptions) => Engine | Promise<Engine>;
  /** How pages lie on disk; as the folder's password says when absent. */
  seal?: PageSeal | undefined;
  /** Asked when the disk is full: true when space was made. */
  whenFull?: () => boolean;
  /** Hears what the person should be told although nothing failed. */
  onNotice?: (notice: StorageNotice) => void;
  /** Runs before an older database is brought to the newest schema: the backup. What it throws keeps the database as it is. */
  beforeMigration?: (engine: Engine) => Promise<void>;
}

/** Opens the database of a data folder, brings it to the newest schema, and finds or makes the installation's life. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder, wasm, effects, whenFull, onNotice } = options;
  const seal = options.seal ?? pagesOf(sealOf(folder));
  const engine = await (options.open ?? openEngine)({
    path: join(folder, databaseName),
    wasm: join(wasm, 'sql-wasm.wasm'),
    create: true,
    ...(seal ? { seal } : {}),
    ...(whenFull ? { whenFull } : {}),
    ...(onNotice ? { onNotice } : {}),
  });
  try {
    return await readStore(engine, folder, effects, options.beforeMigration);
  } catch (error) {
    engine.close();
    throw isMalformed(error) ? damagedFailure(join(folder, databaseName), '里有损坏的内容') : error;
  }
}

/** SQLite's own word on a page that makes no sense. */
export function isMalformed(error: unknown): boolean {
  return error instanceof Error && /malformed|not a database|disk image/.test(error.message);
}

async function readStore(engine: Engine, folder: string, effects: Effects, beforeMigration: StoreOptions['beforeMigration']): Promise<Store> {
  const version = engine.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  if (version > 0 && version < schemaVersion) await beforeMigration?.(engine);
  migrate(engine);
  installShipped(engine);
  const life = engine.transaction(() => {
    const site = getMeta(engine, 'site') ?? setMeta(engine, 'site', effects.newId());
    const inc = getMeta(engine, 'inc') ?? setMeta(engine, 'inc', effects.newId().slice(-12));
    return lifeOf(engine, site, inc);
  });
  const hlc = engine.get<{ hlc: number | null }>('SELECT max(hlc) AS hlc FROM op')?.hlc ?? 0;
  return { engine, folder, effects, life, seq: lastSeq(engine, life), hlc };
}
