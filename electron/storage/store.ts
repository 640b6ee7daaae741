import { join } from 'node:path';
import { type Engine, openEngine } from '#electron/storage/engine/engine.ts';
import { getMeta, setMeta } from '#electron/storage/meta.ts';
import { migrate } from '#electron/storage/migrate.ts';
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

/** Opens the database of a data folder, brings it to the newest schema, and finds or makes the installation's life. */
export async function openStore(options: { folder: string; wasm: string; effects: Effects }): Promise<Store> {
  const { folder, effects } = options;
  const engine = await openEngine({ path: join(folder, databaseName), wasm: join(options.wasm, 'sql-wasm.wasm'), create: true });
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
