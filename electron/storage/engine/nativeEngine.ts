import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Failure } from '#shared/failure.ts';
import type { Engine } from './engine.ts';
import { emptyDatabase, setJournal, stamp } from './firstPage.ts';
import { makeLongWork, UnderWay } from './longWork.ts';
import type { SqlValue } from './sqlValue.ts';
import { oneStatement } from './statements.ts';
import { damagedFailure, missingDatabaseFailure, writeFailure } from './storageFailure.ts';

/**
 * The same Engine over native SQLite, which comes with Node: the database stays on disk instead of in memory, for what outgrows
 * sql.js (docs/scale.md). The pair NAME.db and NAME.db-wal is the same one; either engine opens what the other has closed. Pages under
 * a password are not for it: native SQLite can't open them.
 */
export interface NativeOptions {
  path: string;
  create: boolean;
  /** Megabytes of pages kept in memory. */
  cache?: number;
}

const KEPT = 400;
const WORTH_A_CHECKPOINT = 256 * 1024;
/** SQLite's own numbers: SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL. */
const diskCodes: Readonly<Record<number, string>> = { 8: 'EROFS', 10: 'EIO', 13: 'ENOSPC' };

function primaryCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}

/** One connection's statements by their text, the least recently used given up. */
function makeReader(db: DatabaseSync) {
  const cache = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let statement = cache.get(sql);
    if (statement) cache.delete(sql);
    else {
      statement = db.prepare(sql);
      oneStatement(sql, statement.sourceSQL);
    }
    cache.set(sql, statement);
    for (const oldest of cache.keys()) {
      if (cache.size <= KEPT) break;
      cache.delete(oldest);
    }
    return statement;
  };
  // A whole number is bound as one: node:sqlite would make each number a REAL.
  const bound = (params: readonly SqlValue[]) => params.map((value) => (typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value));
  return {
    run: (sql: string, params: readonly SqlValue[]): number => Number(prepare(sql).run(...bound(params)).changes),
    rows: (sql: string, params: readonly SqlValue[], limit: number): Record<string, SqlValue>[] => {
      const statement = prepare(sql);
      const found = limit === 1 ? [statement.get(...bound(params))].filter((row) => row !== undefined) : statement.all(...bound(params));
      return found.map((row) => ({ ...row }) as Record<string, SqlValue>); // as: no bigint comes unless it is asked for
    },
  };
}

/** Throws a Failure in plain words when the file is missing or no database. */
export function openNativeEngine(options: NativeOptions): Engine {
  const { path } = options;
  const log = `${path}-wal`;
  if (!existsSync(path)) {
    if (!options.create || existsSync(log)) throw missingDatabaseFailure(path);
    const page = emptyDatabase();
    setJournal(page, 2);
    writeFileSync(path, page, { flag: 'wx' });
  }
  const db = connect();
  const own = makeReader(db);
  let inside = false;
  let closed = false;
  let holds = 0;
  const long = makeLongWork<ReturnType<typeof makeReader>>();

  function connect(): DatabaseSync {
    const made = new DatabaseSync(path);
    try {
      made.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=${-1024 * (options.cache ?? 64)}; PRAGMA busy_timeout=5000; SELECT count(*) FROM sqlite_master`);
      return made;
    } catch (error) {
      made.close();
      const failure = damagedFailure(path, '已经损坏');
      failure.cause = error;
      throw failure;
    }
  }

  const logBytes = (): number => (existsSync(log) ? statSync(log).size : 0);

  function guarded<T>(writes: boolean, work: () => T): T {
    if (closed) throw new Error('the database is closed');
    if (writes && long.reader) throw new UnderWay();
    try {
      return work();
    } catch (error) {
      const code = diskCodes[primaryCode(error)];
      throw code === undefined || error instanceof Failure ? error : writeFailure(Object.assign(new Error('SQLite could not write', { cause: error }), { code }));
    }
  }

  function outside(what: string): void {
    if (closed) throw new Error('the database is closed');
    if (long.reader) throw new UnderWay();
    if (inside) throw new Error(`${what} inside a transaction`);
  }

  function rollback(): void {
    if (db.isTransaction) db.exec('ROLLBACK');
  }

  function begin(): void {
    guarded(true, () => db.exec('BEGIN IMMEDIATE'));
    inside = true;
  }

  /** Moves the whole log into the file and empties it; false while a reader or a copy needs it. */
  function tidy(): boolean {
    if (holds > 0) return false;
    return guarded(false, () => own.rows('PRAGMA wal_checkpoint(TRUNCATE)', [], 1)[0]?.['busy'] === 0);
  }

  const view = () => long.reader ?? own;

  return {
    notices: [],
    run: (sql, params = []) => guarded(true, () => own.run(sql, params)),
    all<T>(sql: string, params: readonly SqlValue[] = []) {
      return guarded(false, () => view().rows(sql, params, Infinity)) as T[]; // as: the caller names what its SQL selects
    },
    get<T>(sql: string, params: readonly SqlValue[] = []) {
      return guarded(false, () => view().rows(sql, params, 1))[0] as T | undefined; // as: the caller names what its SQL selects
    },
    script: (sql) => guarded(true, () => db.exec(sql)),
    transaction(work) {
      outside('a transaction');
      begin();
      try {
        const result = work();
        if (result instanceof Promise) throw new Error('the work of a transaction must be synchronous');
        guarded(true, () => db.exec('COMMIT'));
        return result;
      } catch (error) {
        rollback();
        throw error;
      } finally {
        inside = false;
      }
    },
    async longTransaction(work) {
      while (long.ended) await long.ended;
      outside('a long transaction');
      // In the log's own way a reader sees what stood before until COMMIT.
      const second = connect();
      const mine = long.begin(makeReader(second));
      try {
        begin();
        mine.give();
        const result = await work(mine.step);
        mine.take();
        guarded(true, () => db.exec('COMMIT'));
        return result;
      } catch (error) {
        rollback();
        throw error;
      } finally {
        inside = false;
        mine.end();
        second.close();
      }
    },
    async whenFree(write) {
      while (long.reader) await long.ended;
      return write();
    },
    checkpoint() {
      outside('a checkpoint');
      tidy();
    },
    checkpointIfDue: async () => !closed && !long.ended && logBytes() >= WORTH_A_CHECKPOINT && tidy(),
    holdCheckpoints() {
      holds += 1;
      db.exec('PRAGMA wal_autocheckpoint=0');
      let held = true;
      return () => {
        if (held && --holds === 0 && !closed) db.exec('PRAGMA wal_autocheckpoint=1000');
        held = false;
      };
    },
    snapshot() {
      outside('a snapshot');
      // Not VACUUM INTO: row numbers are the search index's document numbers.
      if (!tidy()) throw new Error('the log is held: a snapshot must wait');
      const bytes = readFileSync(path);
      setJournal(bytes, 1);
      stamp(bytes);
      return bytes;
    },
    close() {
      if (closed) return;
      outside('closing');
      tidy();
      closed = true;
      db.close();
    },
    changes: () => (long.reader ? -long.count : Number(own.rows('SELECT total_changes() AS n', [], 1)[0]?.['n'] ?? 0)),
    size: () => Number(own.rows('PRAGMA page_count', [], 1)[0]?.['page_count'] ?? 0) * 4096,
    logSize: logBytes,
  };
}
