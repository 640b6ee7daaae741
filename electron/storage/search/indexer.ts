import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { countPending, dropOldIndex, lastRow, readCursors, readQueue, settlePending } from '#electron/storage/search/pending.ts';
import { appendRows, partOf } from '#electron/storage/search/postings.ts';
import { piecesOf, searchedFields } from '#electron/storage/search/texts.ts';

/** Milliseconds of a slice's own work; the commit comes on top. */
const sliceMs = 8;
/** Fewer waiting records are left to the queries, which look through them: each batch touches many pages of the index. */
const worthABatch = 100;
/** So many pairs of piece and record make a batch: more would take long to put in order, fewer would touch each page more often. */
const fullBatch = 600_000;
const rowsAtOnce = 20;
const queueAtOnce = 2000;

interface Batch {
  rows: Map<string, { piece: string; part: number; rows: number[] }>;
  pairs: number;
  reached: Map<EntityName, number>;
  queue: number;
  /** Queued records still to be read. */
  queued: { entity: EntityName; record: string }[];
  gathered: boolean;
  /** The keys in the order of the index's pages. */
  order: string[] | null;
  next: number;
}

/** Makes and keeps the index, a little at a time. */
export interface Indexer {
  /** One slice of at most about 20 ms, durable when it returns. Answers whether there is more to do now. */
  slice(): boolean;
  /** Everything that waits, at once: for benchmarks and tests. */
  finish(): void;
}

function columnsOf(entity: EntityName): string {
  return ['rowid AS "#row"', 'deleted', ...searchedFields(entity).map(({ key }) => `"${key}"`)].join(', ');
}

/**
 * Gathers the pieces of waiting records in memory, then adds them to the index in the order of its pages, some in each
 * transaction, and at last notes that they are in. Cut off before that, the same records are gathered again; what they
 * leave twice in the index does no harm.
 */
export function makeIndexer(engine: Engine, now: () => number = () => performance.now()): Indexer {
  let batch: Batch | null = null;
  dropOldIndex(engine);

  function begin(): Batch {
    const queue = readQueue(engine, queueAtOnce);
    return { rows: new Map(), pairs: 0, reached: readCursors(engine), queue: queue.at(-1)?.n ?? 0, queued: queue, gathered: false, order: null, next: 0 };
  }

  function take(to: Batch, entity: EntityName, sql: string, params: readonly (string | number)[]): number {
    const found = engine.all<Record<string, FieldValue>>(`SELECT ${columnsOf(entity)} FROM "${entity}" WHERE ${sql}`, params);
    for (const row of found) {
      if (row['deleted'] === 1) continue;
      const { title, rest } = piecesOf(entity, row);
      for (const [part, some] of [[partOf(entity, true), title], [partOf(entity, false), rest]] as const) {
        for (const piece of some) {
          const key = `${piece}\u0001${String.fromCharCode(part)}`;
          const known = to.rows.get(key);
          if (known) known.rows.push(Number(row['#row']));
          else to.rows.set(key, { piece, part, rows: [Number(row['#row'])] });
        }
        to.pairs += some.size;
      }
    }
    return Number(found.at(-1)?.['#row'] ?? 0);
  }

  /** The next few rows of the first entity that has any beyond its cursor. */
  function takeNew(to: Batch): boolean {
    for (const [entity, reached] of to.reached) {
      if (reached >= lastRow(engine, entity)) continue;
      to.reached.set(entity, take(to, entity, 'rowid > ? ORDER BY rowid LIMIT ?', [reached, rowsAtOnce]));
      return true;
    }
    return false;
  }

  function gather(to: Batch, until: number): void {
    while (now() < until && !to.gathered) {
      const queued = to.queued.pop();
      if (queued) take(to, queued.entity, 'id = ?', [queued.record]);
      else if (to.pairs >= fullBatch || !takeNew(to)) to.gathered = true;
    }
  }

  function add(from: Batch, order: readonly string[], until: number): void {
    engine.transaction(() => {
      while (from.next < order.length && now() < until) {
        const entry = from.rows.get(order[from.next] ?? '');
        if (entry) appendRows(engine, entry.piece, entry.part, entry.rows);
        from.next += 1;
      }
      if (from.next >= order.length) settlePending(engine, from.reached, from.queue);
    });
  }

  function step(least: number): boolean {
    const until = now() + sliceMs;
    if (batch === null) {
      if (countPending(engine) < least) return false;
      batch = begin();
    }
    const current = batch;
    try {
      if (!current.gathered) gather(current, until);
      else if (current.order === null) current.order = [...current.rows.keys()].sort();
      else {
        add(current, current.order, until);
        if (current.next >= current.order.length) batch = null;
      }
    } catch (error) {
      batch = null; // begun again from what the database says
      throw error;
    }
    return true;
  }

  return {
    slice: () => step(worthABatch),
    finish() {
      while (step(1));
    },
  };
}
