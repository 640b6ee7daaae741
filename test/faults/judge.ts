import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EngineOptions } from '#electron/storage/engine/engine.ts';
import type { openEngine } from '#electron/storage/engine/engine.ts';

export type OpenEngine = typeof openEngine;
export const wasm = join(import.meta.dirname, '../../node_modules/sql.js/dist/sql-wasm.wasm');
export const PATH = '/data/office.db';

export function optionsOn(disk: EngineOptions['disk'] & object, more: Partial<EngineOptions> = {}): EngineOptions {
  return { path: PATH, wasm, create: true, disk, ...more };
}

/** For what a test has put there itself. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test looked for what is not there');
  return value;
}

/** Everything that the workload's tables hold, in a few numbers. */
export const STATE = `SELECT coalesce(group_concat(k || ':' || n || ':' || h, ' '), '') AS state FROM (
  SELECT 'note' AS k, count(*) AS n, coalesce(sum((unicode(body) * 31 + length(body) * 7 + id * 13 + step) % 1000003), 0) AS h FROM note
  UNION ALL SELECT 'pair', count(*), coalesce(sum(length(k) * 11 + v * 3), 0) FROM pair)`;

export const SCHEMA = `CREATE TABLE note(id INTEGER PRIMARY KEY, step INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE INDEX noteBody ON note(body);
  CREATE TABLE pair(k TEXT PRIMARY KEY, v INTEGER NOT NULL) WITHOUT ROWID;`;

/** Native SQLite's view of a pair of files: 'ok' and the state, or what it has against them. */
export function nativeView(files: ReadonlyMap<string, Uint8Array>): { check: string; state: string } {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-faults-'));
  try {
    mkdirSync(folder, { recursive: true });
    for (const [path, bytes] of files) writeFileSync(join(folder, basename(path)), bytes);
    const db = new DatabaseSync(join(folder, basename(PATH)));
    try {
      const check = String(Object.values(db.prepare('PRAGMA integrity_check').get() ?? {})[0]);
      return { check, state: String(db.prepare(STATE).get()?.['state']) };
    } finally {
      db.close();
    }
  } catch (error) {
    return { check: error instanceof Error ? error.message : String(error), state: '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
