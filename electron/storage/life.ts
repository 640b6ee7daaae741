import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { missingDatabaseFailure } from './engine/storageFailure.ts';
import { judgeIdentity, type LifeReason, readIdentity, writeIdentity } from './identity.ts';
import { getMeta, setMeta } from './meta.ts';
import { lastSeq, lifeOf } from './operations.ts';
import { databaseName, type Store } from './store.ts';
import { atomically, recordSave } from './write.ts';

/** The life that a new one goes on from. */
export interface Continued {
  site: string;
  inc: string;
  /** The last operation known of it, in the database or outside. */
  seq: number;
  reason: LifeReason;
  /** ISO 8601. */
  at: string;
  /** The life that identity.json named then: until the file is written anew, the two still belong together. */
  over: { site: string; inc: string } | null;
}

/** Refuses to make an empty database where one has been: its file was moved or removed, and the person must hear of it. */
export function refuseVanished(folder: string): void {
  const path = join(folder, databaseName);
  const kept = readIdentity(folder);
  if (kept && kept.seq > 0 && !existsSync(path) && !existsSync(`${path}-wal`)) throw missingDatabaseFailure(path);
}

/** Of the life before, as the database tells it; null for a first life. */
export function readContinued(store: Store): Continued | null {
  const kept = getMeta(store.engine, 'continued');
  return kept === null ? null : (JSON.parse(kept) as Continued); // written by beginLife alone
}

/**
 * Begins a new life of the installation, durable when it returns: numbers that the life before may have given are never given
 * again. Its first operation, on the record of the site, says what it goes on from: `INC.SEQ reason`.
 */
export function beginLife(store: Store, from: Continued, user: string): void {
  const before = store.life;
  try {
    atomically(store, () => {
      store.life = lifeOf(store.engine, store.life.site, store.effects.newId().slice(-12));
      store.seq = lastSeq(store.engine, store.life);
      setMeta(store.engine, 'inc', store.life.inc);
      setMeta(store.engine, 'continued', JSON.stringify(from));
      const site = getMeta(store.engine, 'siteRecord');
      if (site !== null) recordSave(store, [{ entity: 'site', id: site, set: { continues: `${from.inc}.${from.seq} ${from.reason}` } }], { user }, new Map());
    });
  } catch (error) {
    store.life = before;
    throw error;
  }
}

/** Syncs `identity.json`: before an export, at checkpoints, at the end. Throws a `storage` Failure. */
export function keepIdentity(store: Store, machine: string | null): void {
  writeIdentity(store.folder, { site: store.life.site, inc: store.life.inc, seq: store.seq, machine });
}

/**
 * At the start: compares the database with what stands outside it, and begins a new life where it is behind, was put in place
 * by hand, or was copied from another machine. Answers why, or null.
 */
export function settleLife(store: Store, machine: string | null): LifeReason | null {
  const kept = readIdentity(store.folder);
  const { site, inc } = store.life;
  const fresh = store.engine.get('SELECT 1 AS one FROM op LIMIT 1') === undefined;
  const reason = judgeIdentity(kept, { site, inc, seq: store.seq, fresh, continued: readContinued(store)?.over ?? null }, machine);
  if (reason !== null) {
    const at = new Date(store.effects.now()).toISOString();
    // The life outside may have gone further than the database knows; of another one only the database can tell.
    const seq = kept?.site === site && kept.inc === inc ? Math.max(kept.seq, store.seq) : store.seq;
    beginLife(store, { site, inc, seq, reason, at, over: kept }, getMeta(store.engine, 'user') ?? '');
    if (reason !== 'unknown') setMeta(store.engine, 'lifeNotice', JSON.stringify({ reason, at }));
    if (reason === 'behind' || reason === 'replaced') setMeta(store.engine, 'numbersToCheck', at);
  }
  keepIdentity(store, machine);
  return reason;
}
