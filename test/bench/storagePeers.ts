import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import initSqlJs from 'sql.js';
import { writeFileAtomic } from '#electron/storage/atomicFile.ts';
import { must } from '#test/faults/judge.ts';
import { openEngine } from '#electron/storage/engine/engine.ts';
import type { SqlValue } from '#electron/storage/engine/engine.ts';
import { emptyDatabase } from '#electron/storage/engine/firstPage.ts';

/** The same work done three ways: this engine, native SQLite as durable, and sql.js exported whole at each commit. */
export type PeerName = 'engine' | 'native' | 'export';

export interface Peer {
  transaction(work: (run: (sql: string, params: SqlValue[]) => void) => void): void;
  count(): number;
  close(): void;
}

export const wasm = join(import.meta.dirname, '../../node_modules/sql.js/dist/sql-wasm.wasm');
const UPDATE = 'UPDATE record SET body = ?, updatedAt = ? WHERE id = ?';
const INSERT = 'INSERT INTO op(site, seq, at, record, field, value) VALUES (?, ?, ?, ?, ?, ?)';

/** A database of about `megabytes`, made natively; with `sealable` each page leaves the 32 bytes that ours do. */
export function makeDatabase(path: string, megabytes: number, sealable = false): number {
  rmSync(path, { force: true });
  if (sealable) writeFileSync(path, emptyDatabase());
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
    CREATE TABLE record(id TEXT PRIMARY KEY, kind TEXT, title TEXT, body TEXT, updatedAt INTEGER);
    CREATE INDEX recordKind ON record(kind, updatedAt);
    CREATE TABLE op(n INTEGER PRIMARY KEY, site TEXT, seq INTEGER, at INTEGER, record TEXT, field TEXT, value TEXT);
    CREATE UNIQUE INDEX opSeq ON op(site, seq); CREATE INDEX opRecord ON op(record, field); BEGIN`);
  const insert = db.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?)');
  const op = db.prepare(INSERT);
  let records = 0;
  for (; records % 1000 !== 0 || records === 0 || pages(db) * 4096 < megabytes * 1e6; records += 1) {
    insert.run(idOf(records), `kind${records % 9}`, `关于第${records}号道路修缮的协商`, '会议记录走访群众反映整改落实'.repeat(8), 1_700_000_000_000 + records);
    op.run('s1', records, 1_700_000_000_000 + records, idOf(records), 'body', '会议记录走访群众'.repeat(3));
  }
  db.exec('COMMIT');
  db.close();
  return records;
}

const pages = (db: DatabaseSync): number => Number(Object.values(db.prepare('PRAGMA page_count').get() ?? {})[0]);
const idOf = (n: number): string => `r${String(n).padStart(8, '0')}`;

/** One saved form: a record changed, an operation kept. */
export function saveForm(run: (sql: string, params: SqlValue[]) => void, n: number, records: number): void {
  const id = idOf(((n * 7919 + 13) >>> 0) % records);
  run(UPDATE, [`第${n}次整改落实情况已向群众反馈`.repeat(3), 1_800_000_000_000 + n, id]);
  run(INSERT, ['s2', n, 1_800_000_000_000 + n, id, 'body', `第${n}次整改落实情况`]);
}

export function copyOf(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm', '.part']) rmSync(to + suffix, { force: true });
  copyFileSync(from, to);
}

export async function openPeer(name: PeerName, path: string, longestLog?: number): Promise<Peer> {
  if (name === 'engine') {
    const engine = await openEngine({ path, wasm, create: false, ...(longestLog === undefined ? {} : { longestLog }) });
    return {
      transaction: (work) => engine.transaction(() => work((sql, params) => void engine.run(sql, params))),
      count: () => engine.get<{ n: number }>('SELECT count(*) AS n FROM op WHERE n > 100')?.n ?? 0,
      close: () => engine.close(),
    };
  }
  if (name === 'native') {
    const db = new DatabaseSync(path);
    db.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; ${longestLog === undefined ? '' : 'PRAGMA wal_autocheckpoint=0'}`);
    const [update, insert, begin, commit] = [UPDATE, INSERT, 'BEGIN IMMEDIATE', 'COMMIT'].map((sql) => db.prepare(sql));
    return {
      transaction(work) {
        must(begin).run();
        work((sql, params) => void (sql === UPDATE ? must(update) : must(insert)).run(...params));
        must(commit).run();
      },
      count: () => Number(db.prepare('SELECT count(*) AS n FROM op WHERE n > 100').get()?.['n']),
      close: () => db.close(),
    };
  }
  const SQL = await initSqlJs({ locateFile: () => wasm });
  const db = new SQL.Database(readFileSync(path));
  const [update, insert] = [db.prepare(UPDATE), db.prepare(INSERT)];
  return {
    transaction(work) {
      db.run('BEGIN IMMEDIATE');
      work((sql, params) => (sql === UPDATE ? update : insert).run(params));
      db.run('COMMIT');
      writeFileAtomic(path, db.export());
    },
    count: () => Number(db.exec('SELECT count(*) FROM op WHERE n > 100')[0]?.values[0]?.[0]),
    close: () => db.close(),
  };
}

export function fileSize(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
