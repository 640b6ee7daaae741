import type { Database, Statement } from 'sql.js';
import type { SqlValue } from './engine.ts';

interface Prepared {
  statement: Statement;
  /** null until the first row has been seen */
  columns: string[] | null;
  /** sqlite3_changes() keeps the count of an earlier statement, so it is only asked after one of these. */
  counts: boolean;
}

const KEPT = 400;
const COUNTS = /^\s*(insert|update|delete|replace|with)\b/i;
const TAIL = /^(\s|;|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)*$/;

/** Prepared statements by their text, the least recently used given up beyond KEPT. */
export class Statements {
  readonly #db: Database;
  readonly #cache = new Map<string, Prepared>();

  constructor(db: Database) {
    this.#db = db;
  }

  #prepare(sql: string): Prepared {
    const known = this.#cache.get(sql);
    if (known) {
      this.#cache.delete(sql);
      this.#cache.set(sql, known);
      return known;
    }
    const statement = this.#db.prepare(sql);
    const consumed = statement.getSQL();
    if (!TAIL.test(sql.slice(consumed.length))) {
      statement.free();
      throw new Error(`more than one statement; use script(): ${sql}`); // sql.js would silently run only the first
    }
    const made: Prepared = { statement, columns: null, counts: COUNTS.test(sql) };
    this.#cache.set(sql, made);
    if (this.#cache.size > KEPT) {
      const [oldest, prepared] = this.#cache.entries().next().value as [string, Prepared]; // as: size > 0
      prepared.statement.free();
      this.#cache.delete(oldest);
    }
    return made;
  }

  run(sql: string, params: readonly SqlValue[]): number {
    const { statement, counts } = this.#prepare(sql);
    try {
      statement.bind(params as SqlValue[]); // as: sql.js only reads it
      statement.step();
    } finally {
      statement.reset();
    }
    return counts ? this.#db.getRowsModified() : 0;
  }

  all<T>(sql: string, params: readonly SqlValue[]): T[] {
    return this.#rows(sql, params, Infinity) as T[]; // as: the caller names the columns that its SQL selects
  }

  get<T>(sql: string, params: readonly SqlValue[]): T | undefined {
    return this.#rows(sql, params, 1)[0] as T | undefined; // as: see all()
  }

  #rows(sql: string, params: readonly SqlValue[], limit: number): Record<string, SqlValue>[] {
    const prepared = this.#prepare(sql);
    const { statement } = prepared;
    const rows: Record<string, SqlValue>[] = [];
    try {
      statement.bind(params as SqlValue[]); // as: sql.js only reads it
      while (rows.length < limit && statement.step()) {
        // Read after a step, because a changed schema re-prepares the statement inside step().
        const columns = rows.length ? prepared.columns! : (prepared.columns = statement.getColumnNames());
        const values = statement.get();
        const row: Record<string, SqlValue> = {};
        for (let i = 0; i < columns.length; i += 1) row[columns[i]!] = values[i]!;
        rows.push(row);
      }
    } finally {
      statement.reset();
    }
    return rows;
  }

  forget(): void {
    for (const { statement } of this.#cache.values()) statement.free();
    this.#cache.clear();
  }
}
