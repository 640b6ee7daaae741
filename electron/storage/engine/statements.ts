import type { Database, Statement } from 'sql.js';
import type { SqlValue } from './sqlValue.ts';

interface Prepared {
  statement: Statement;
  /** As of the schema's last change; null before the first row. */
  columns: string[] | null;
  /** sqlite3_changes() keeps the count of an earlier statement, so it is only asked after one of these. */
  counts: boolean;
}

const KEPT = 400;
const COUNTS = /^\s*(insert|update|delete|replace|with)\b/i;
const KEEPS_SCHEMA = /^\s*(begin|commit|pragma)\b/i;
const TAIL = /^(\s|;|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)*$/;

/** Throws when `sql` goes on behind its first statement: it would silently not be run. */
export function oneStatement(sql: string, first: string): void {
  if (!TAIL.test(sql.slice(first.length))) throw new Error(`more than one statement, use script(): ${sql}`);
}

/** Prepared statements by their text, the least recently used given up beyond KEPT. */
export interface Statements {
  /** Answers how many rows were changed; 0 for what isn't INSERT, UPDATE, DELETE or REPLACE. */
  run(sql: string, params: readonly SqlValue[]): number;
  /** Rows as objects by column name; of two columns with one name the last counts. */
  rows(sql: string, params: readonly SqlValue[], limit: number): Record<string, SqlValue>[];
  /** The schema may have changed: what `SELECT *` answers is asked anew. */
  schemaChanged(): void;
}

export function makeStatements(db: Database): Statements {
  const cache = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = cache.get(sql);
    if (known) {
      cache.delete(sql);
      cache.set(sql, known);
      return known;
    }
    const statement = db.prepare(sql);
    try {
      oneStatement(sql, statement.getSQL());
    } catch (error) {
      statement.free();
      throw error;
    }
    const made: Prepared = { statement, columns: null, counts: COUNTS.test(sql) };
    cache.set(sql, made);
    for (const [text, { statement: oldest }] of cache) {
      if (cache.size <= KEPT) break;
      oldest.free();
      cache.delete(text);
    }
    return made;
  }

  function forgetColumns(): void {
    for (const one of cache.values()) one.columns = null;
  }

  return {
    run(sql, params) {
      const { statement, counts } = prepare(sql);
      try {
        statement.bind(params as SqlValue[]); // as: sql.js only reads it
        statement.step();
      } finally {
        statement.reset();
      }
      if (counts) return db.getRowsModified();
      if (!KEEPS_SCHEMA.test(sql)) forgetColumns();
      return 0;
    },
    schemaChanged: forgetColumns,
    rows(sql, params, limit) {
      const prepared = prepare(sql);
      const { statement } = prepared;
      const rows: Record<string, SqlValue>[] = [];
      try {
        statement.bind(params as SqlValue[]); // as: sql.js only reads it
        while (rows.length < limit && statement.step()) {
          // Asked after a first step: a changed schema re-prepares the statement inside step().
          const columns = (prepared.columns ??= statement.getColumnNames());
          const values = statement.get();
          const row: Record<string, SqlValue> = {};
          for (let i = 0; i < columns.length; i += 1) row[columns[i] as string] = values[i] as SqlValue; // as: one value a column
          rows.push(row);
        }
      } finally {
        statement.reset();
      }
      return rows;
    },
  };
}
