import type { EntityName } from '#shared/entities/index.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';
import { lastRow, readCursors, readQueue } from '#electron/storage/search/pending.ts';
import { inEither, withoutRows } from '#electron/storage/search/postings.ts';
import type { Word } from '#electron/storage/search/rows.ts';
import { sieveFor } from '#electron/storage/search/sift.ts';
import type { Sliced } from '#electron/storage/slices.ts';

/** Rows that the index names for some words: those that it names for titles, and all; both ascending. */
export interface Rows {
  title: number[];
  any: number[];
}

/** How far one entity has been looked through. */
export interface Looking {
  entity: EntityName;
  /** Rowids still to be looked at, the next one last: changed ones, then by titles from the newest, then the others. */
  candidates: number[];
  /** Rows beyond the index are still to be looked at from here down to `reached`. */
  below: number;
  reached: number;
  /** Rowids that hold the words, in no order. */
  inTitle: number[];
  elsewhere: number[];
  /** Rows to be read at once: files have long texts, attendance short ones. */
  atOnce: number;
}

/** Fewer rows beyond the index than this are looked at before anything is answered, so that what was just saved is found. */
const fewBeyond = 100;
const leastAtOnce = 16;
const mostAtOnce = 512;
/** A reading of rows that took so many milliseconds is as long as one should be. */
const longEnough = 2;

function begin(engine: Engine, entities: readonly EntityName[], named: ReadonlyMap<EntityName, Rows>): Looking[] {
  const cursors = readCursors(engine);
  const queued = Map.groupBy(readQueue(engine, 1e6), ({ entity }) => entity);
  return entities.map((entity) => {
    const reached = cursors.get(entity) ?? 0;
    const rows = named.get(entity) ?? { title: [], any: [] };
    const numbers = (where: string, params: readonly string[] = []): number[] =>
      engine.all<{ n: number }>(`SELECT rowid AS n FROM "${entity}" WHERE ${where} ORDER BY rowid`, params).map(({ n }) => n);
    const ids = (queued.get(entity) ?? []).map(({ record }) => record);
    const changed = ids.length === 0 ? [] : numbers('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]).filter((row) => row <= reached);
    const gone = rows.any.length === 0 ? [] : numbers('deleted = 1');
    const known = withoutRows(rows.any, inEither(gone, changed));
    const byText = withoutRows(known, rows.title);
    const candidates = [...byText, ...withoutRows(known, byText), ...changed];
    return { entity, candidates, below: lastRow(engine, entity) + 1, reached, inTitle: [], elsewhere: [], atOnce: leastAtOnce };
  });
}

const beyond = ({ below, reached }: Looking): number => Math.max(0, below - reached - 1);

/**
 * Looks at every record that may hold the words: those that the index names, and those that it does not know as they are
 * now. Stops for the first time when each entity has been looked at once, then after every few milliseconds.
 */
export function lookThrough(engine: Engine, entities: readonly EntityName[], named: ReadonlyMap<EntityName, Rows>, words: readonly Word[], most: number): { looking: Looking[]; work: Sliced<void>; unread: () => number } {
  const looking = begin(engine, entities, named);

  const sieves = new Map(entities.map((entity) => [entity, sieveFor(engine, entity, words)]));

  function sift(at: Looking, where: string, given: readonly SqlValue[]): void {
    const found = sieves.get(at.entity)?.(where, given);
    at.inTitle.push(...(found?.inTitle ?? []));
    at.elsewhere.push(...(found?.elsewhere ?? []));
  }

  function lookAtCandidates(at: Looking, count: number): void {
    sift(at, 'rowid IN (SELECT value FROM json_each(?))', [JSON.stringify(at.candidates.splice(-count))]);
  }

  function lookBeyond(at: Looking, count: number): void {
    const from = Math.max(at.reached, at.below - 1 - count);
    sift(at, 'rowid > ? AND rowid < ?', [from, at.below]);
    at.below = from + 1;
  }

  /** One reading of an entity; answers whether there was anything to read. */
  function look(at: Looking): boolean {
    const from = performance.now();
    if (at.candidates.length > 0) lookAtCandidates(at, at.atOnce);
    else if (beyond(at) > 0) lookBeyond(at, at.atOnce);
    else return false;
    const took = performance.now() - from;
    at.atOnce = took > longEnough ? Math.max(leastAtOnce, at.atOnce >> 1) : Math.min(mostAtOnce, at.atOnce * 2);
    return true;
  }

  function* work(): Sliced<void> {
    for (const at of looking) {
      if (beyond(at) > 0 && beyond(at) <= fewBeyond) lookBeyond(at, fewBeyond);
      if (at.candidates.length > 0) lookAtCandidates(at, Math.max(8, Math.min(most, leastAtOnce)));
    }
    yield;
    // First until there is enough of each to show, then the rest, by turns.
    for (const enough of [most, Infinity]) {
      for (let some = true; some; ) {
        some = false;
        for (const at of looking) {
          if (at.inTitle.length + at.elsewhere.length >= enough || !look(at)) continue;
          some = true;
          yield;
        }
      }
    }
  }

  return { looking, work: work(), unread: () => looking.reduce((sum, at) => sum + at.candidates.length + beyond(at), 0) };
}
