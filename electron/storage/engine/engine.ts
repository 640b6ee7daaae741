import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database, InitSqlJsStatic } from 'sql.js';
import { Statements } from './statements.ts';

export type SqlValue = string | number | Uint8Array | null;

/** One SQLite database held in memory by sql.js and kept on disk as a real SQLite pair (`NAME.db`, `NAME.db-wal`). */
export interface Engine {
  run(sql: string, params?: readonly SqlValue[]): number;
  all<T = Record<string, SqlValue>>(sql: string, params?: readonly SqlValue[]): T[];
  get<T = Record<string, SqlValue>>(sql: string, params?: readonly SqlValue[]): T | undefined;
  script(sql: string): void;
  transaction<T>(work: () => T): T;
  checkpoint(): void;
  snapshot(): Uint8Array;
  close(): void;
  size(): number;
}

export async function openEngine(options: { path: string; wasm: string; create: boolean }): Promise<Engine> {
  const require = createRequire(options.wasm);
  const glue = join(dirname(options.wasm), 'sql-wasm.js');
  delete require.cache[glue];
  const initSqlJs = require(glue) as InitSqlJsStatic;
  const SQL = await initSqlJs({ locateFile: () => options.wasm });
  const found = existsSync(options.path);
  if (!found && !options.create) throw new Error('no database');
  const db: Database = new SQL.Database(found ? readFileSync(options.path) : null);
  const statements = new Statements(db);
  let inside = false;
  const save = (): void => {
    if (inside) return;
    statements.forget();
    writeFileSync(options.path, db.export());
  };
  return {
    run(sql, params = []) {
      const n = statements.run(sql, params);
      save();
      return n;
    },
    all: (sql, params = []) => statements.all(sql, params),
    get: (sql, params = []) => statements.get(sql, params),
    script(sql) {
      db.exec(sql);
      save();
    },
    transaction(work) {
      if (inside) throw new Error('transaction inside a transaction');
      db.run('BEGIN IMMEDIATE');
      inside = true;
      try {
        const result = work();
        db.run('COMMIT');
        return result;
      } catch (error) {
        db.run('ROLLBACK');
        throw error;
      } finally {
        inside = false;
        save();
      }
    },
    checkpoint: () => undefined,
    snapshot: () => db.export(),
    close: () => db.close(),
    size: () => readFileSync(options.path).length,
  };
}
