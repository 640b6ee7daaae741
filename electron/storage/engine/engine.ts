import { Failure } from '#shared/failure.ts';
import { makeBorder } from './border.ts';
import type { Disk } from './disk.ts';
import { nodeDisk } from './disk.ts';
import { setJournal, stamp } from './firstPage.ts';
import { makeLongWork, type Step, UnderWay } from './longWork.ts';
import type { StorageNotice } from './notice.ts';
import type { PageSeal } from './pageSeal.ts';
import { plainSeal } from './pageSeal.ts';
import { isDiskError, makePager } from './pager.ts';
import { recover } from './recovery.ts';
import type { SqlValue } from './sqlValue.ts';
import { makeStatements, type Statements } from './statements.ts';
import { damagedFailure, longestDatabase, openFailure, tooLargeFailure, writeFailure } from './storageFailure.ts';

export { type Step, UnderWay } from './longWork.ts';
export type { SqlValue } from './sqlValue.ts';

/**
 * One SQLite database in memory under sql.js, on disk a real SQLite pair: `NAME.db` and the log `NAME.db-wal`.
 * What a method that writes has returned from is on disk and synced. What throws has changed nothing, in memory or on
 * disk: a `storage` Failure when the disk refused, otherwise SQLite's own Error.
 */
export interface Engine {
  /** One statement; answers the number of rows changed. Durable by itself outside transaction(). */
  run(sql: string, params?: readonly SqlValue[]): number;
  all<T = Record<string, SqlValue>>(sql: string, params?: readonly SqlValue[]): T[];
  get<T = Record<string, SqlValue>>(sql: string, params?: readonly SqlValue[]): T | undefined;
  /** Several statements without parameters. Outside transaction() each is durable by itself. */
  script(sql: string): void;
  /** All of `work` or nothing. `work` is synchronous; a transaction inside it is an Error. */
  transaction<T>(work: () => T): T;
  /**
   * All of `work` or nothing, as with transaction(), but with other work of the thread in between: what is asked outside
   * `step` meanwhile is answered from what stood before, and what wants to write outside it throws `UnderWay` and has
   * changed nothing. A second one waits for the first.
   */
  longTransaction<T>(work: (step: Step) => Promise<T>): Promise<T>;
  /** Does `write` now, or as soon as no long transaction is under way. */
  whenFree<T>(write: () => T): Promise<T>;
  /** Moves the log into the database file, unless that is held. Throws a Failure; nothing is lost then. Not inside a transaction. */
  checkpoint(): void;
  /**
   * A checkpoint if the log is worth one, for idle moments: most of the pages are moved a few at a time with `breathe` between,
   * and saves go on meanwhile. Never throws for the disk's sake; answers whether it was done.
   */
  checkpointIfDue(breathe: () => Promise<void>): Promise<boolean>;
  /**
   * Leaves NAME.db alone until the returned function is called, so that NAME.db with the first `logSize()` bytes of its log
   * can be copied at leisure; commits go on into the log.
   */
  holdCheckpoints(): () => void;
  /** The whole database as one file that needs no log (unsealed). Not inside a transaction. */
  snapshot(): Uint8Array;
  /** Checkpoint if possible, then close. */
  close(): void;
  /** Another number whenever a question may have another answer than before. */
  changes(): number;
  /** The database's size in bytes, without the log. */
  size(): number;
  /** Bytes of the log in use. */
  logSize(): number;
  /** What the person should be told about opening (a log set aside); later notices go to `onNotice`. */
  readonly notices: readonly StorageNotice[];
}

export interface EngineOptions {
  path: string;
  /** path of sql-wasm.wasm; sql-wasm.js lies beside it */
  wasm: string;
  /** make the database if neither it nor a log of it exists */
  create: boolean;
  disk?: Disk;
  seal?: PageSeal;
  /** Asked when the disk is full: true when space was made (the ballast given up) and the write is worth another try. */
  whenFull?: () => boolean;
  onNotice?: (notice: StorageNotice) => void;
  now?: () => Date;
  /** a commit that leaves the log longer than this is followed by a checkpoint */
  longestLog?: number;
}

const LONGEST_LOG = 16 * 1024 * 1024;
const WORTH_A_CHECKPOINT = 256 * 1024;

function sizeOf(path: string, disk: Disk): number {
  if (!disk.exists(path)) return 0;
  const fd = disk.open(path, 'r');
  try {
    return disk.size(fd);
  } finally {
    disk.close(fd);
  }
}

/** Throws a Failure in plain words when the pair can't or must not be opened; nothing is changed then. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { path, disk = nodeDisk, seal = plainSeal, whenFull = () => false, onNotice = () => undefined, now = () => new Date(), longestLog = LONGEST_LOG } = options;
  const border = await makeBorder(options.wasm);
  const { recovered, pager } = openPair();
  const db = openDatabase();
  const statements = makeStatements(db);
  let inside = false;
  let closed = false;
  let checkpointAt = longestLog;
  let holds = 0;
  const long = makeLongWork<Statements>();

  function openPair() {
    try {
      if (sizeOf(path, disk) > longestDatabase) throw tooLargeFailure(path);
      const found = recover(path, options.create, disk, seal, now);
      return { recovered: found, pager: makePager(path, disk, seal, found, whenFull) };
    } catch (error) {
      throw error instanceof Failure || !isDiskError(error) ? error : openFailure(error, path);
    }
  }

  function openDatabase() {
    try {
      return border.open(recovered.image, pager);
    } catch (error) {
      pager.close();
      const failure = damagedFailure(path, '已经损坏');
      failure.cause = error;
      throw failure;
    }
  }

  const image = (): Uint8Array => db.export();

  /** Every write goes through here: afterwards memory is what is on disk, whatever happened. */
  function guarded<T>(writes: boolean, work: () => T): T {
    if (closed) throw new Error('the database is closed');
    if (writes && long.reader) throw new UnderWay();
    if (writes && pager.poisoned && !inside) mend();
    try {
      const result = work();
      if (pager.refused) throw new Error('SQLite went on after a refused commit');
      return result;
    } catch (error) {
      const refused = pager.refused;
      if (refused && inside) {
        // COMMIT failed: SQLite has rolled back by itself, unless its own rollback failed too.
        rollback();
      }
      pager.settle();
      if (!refused) throw error;
      const failure = isDiskError(pager.failure) ? writeFailure(pager.failure) : pager.failure;
      if (pager.poisoned) tryToMend();
      throw failure;
    }
  }

  function rollback(): void {
    statements.schemaChanged();
    try {
      db.run('ROLLBACK');
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    }
  }

  /** After a failed sync, before anything else is written: the whole database into a new log. */
  function mend(): void {
    try {
      pager.renew(image);
    } catch (error) {
      throw isDiskError(error) ? writeFailure(error) : error;
    }
  }

  function tryToMend(): void {
    try {
      mend();
    } catch (error) {
      if (!(error instanceof Failure)) throw error; // the disk is still at fault: the next write tries again
    }
  }

  function afterCommit(): void {
    if (inside || pager.logBytes < checkpointAt) return;
    checkpointQuietly();
  }

  function checkpointQuietly(): boolean {
    if (holds > 0) return false;
    try {
      pager.checkpoint(image);
      checkpointAt = longestLog;
      return true;
    } catch (error) {
      if (!isDiskError(error) && !(error instanceof Failure)) throw error;
      // Everything is in the log, so nothing is lost; tried again when it has grown as much once more.
      checkpointAt = pager.logBytes + longestLog;
      onNotice({ kind: 'checkpointFailed', message: '数据已经保存，但整理数据文件时磁盘出错。请检查磁盘空间和U盘，并尽快备份一次。' });
      return false;
    }
  }

  function outside(what: string): void {
    if (closed) throw new Error('the database is closed');
    if (long.reader) throw new UnderWay();
    if (inside) throw new Error(`${what} inside a transaction`);
  }

  /** Whose view a question is answered from. */
  const view = (): Statements => long.reader ?? statements;

  async function longTransaction<T>(work: (step: Step) => Promise<T>): Promise<T> {
    while (long.ended) await long.ended;
    outside('a long transaction');
    // Readers are let in up to the moment of COMMIT; a reader's cache is dropped when the database has changed since.
    db.run('PRAGMA locking_mode=NORMAL; SELECT count(*) FROM sqlite_master');
    const readerDb = border.reader(db);
    const mine = long.begin(makeStatements(readerDb));
    try {
      guarded(true, () => statements.run('BEGIN IMMEDIATE', []));
      inside = true;
      mine.give();
      const result = await work(mine.step);
      mine.take();
      guarded(true, () => statements.run('COMMIT', []));
      inside = false;
      checkpointAt = Math.max(checkpointAt, pager.logBytes + longestLog); // left to an idle moment, which does it in slices
      return result;
    } catch (error) {
      mine.take();
      if (inside) {
        rollback();
        pager.settle();
      }
      throw error;
    } finally {
      inside = false;
      mine.end();
      readerDb.close();
      db.run('PRAGMA locking_mode=EXCLUSIVE');
    }
  }

  return {
    notices: recovered.notices,
    run(sql, params = []) {
      const changed = guarded(true, () => statements.run(sql, params));
      afterCommit();
      return changed;
    },
    all<T>(sql: string, params: readonly SqlValue[] = []) {
      return guarded(false, () => view().rows(sql, params, Infinity)) as T[]; // as: the caller names what its SQL selects
    },
    get<T>(sql: string, params: readonly SqlValue[] = []) {
      return guarded(false, () => view().rows(sql, params, 1))[0] as T | undefined; // as: the caller names what its SQL selects
    },
    script(sql) {
      try {
        guarded(true, () => db.run(sql));
      } finally {
        statements.schemaChanged();
      }
      afterCommit();
    },
    transaction(work) {
      outside('a transaction');
      guarded(true, () => statements.run('BEGIN IMMEDIATE', []));
      inside = true;
      try {
        const result = work();
        if (result instanceof Promise) throw new Error('the work of a transaction must be synchronous');
        guarded(true, () => statements.run('COMMIT', []));
        inside = false;
        afterCommit();
        return result;
      } catch (error) {
        if (inside) {
          rollback();
          pager.settle();
        }
        throw error;
      } finally {
        inside = false;
      }
    },
    longTransaction,
    async whenFree(write) {
      while (long.reader) await long.ended;
      return write();
    },
    checkpoint() {
      outside('a checkpoint');
      if (holds > 0) return;
      try {
        pager.checkpoint(image);
        checkpointAt = longestLog;
      } catch (error) {
        throw isDiskError(error) ? writeFailure(error) : error;
      }
    },
    async checkpointIfDue(breathe) {
      const may = (): boolean => !closed && !long.ended && holds === 0 && !pager.poisoned && pager.logBytes >= Math.min(WORTH_A_CHECKPOINT, longestLog / 4);
      try {
        while (may() && pager.moveSome()) await breathe();
        if (may()) await pager.flushMoved();
      } catch (error) {
        if (!isDiskError(error)) throw error; // the checkpoint itself says what there is to say
      }
      return may() && checkpointQuietly();
    },
    holdCheckpoints() {
      holds += 1;
      let held = true;
      return () => {
        if (held) holds -= 1;
        held = false;
      };
    },
    snapshot() {
      outside('a snapshot');
      const bytes = image();
      setJournal(bytes, 1);
      stamp(bytes);
      return bytes;
    },
    close() {
      if (closed) return;
      outside('closing');
      checkpointQuietly();
      closed = true;
      db.close();
      pager.close();
    },
    // During a long transaction: a number of its own for each, because others see what stood before.
    changes: () => (long.reader ? -long.count : Number(statements.rows('SELECT total_changes() AS n', [], 1)[0]?.['n'] ?? 0)),
    size: () => pager.pageCount * 4096,
    logSize: () => pager.logBytes,
  };
}
