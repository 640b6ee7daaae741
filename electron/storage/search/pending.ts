import { type EntityName, isEntityName } from '#shared/entities/index.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { changesSearch, indexVersion, searchedEntities } from '#electron/storage/search/texts.ts';

/**
 * What the index does not know yet: the rows of an entity beyond its cursor (new records need no queue), and changed
 * records, queued by the transaction that changed them. Rowids are those of the tables: nothing here runs VACUUM, and
 * rows are never taken out of a table.
 */

/** Queues a record that was there before and whose words changed. Inside the transaction of the save. */
export function queueChanged(engine: Engine, entity: EntityName, id: string, fields: Iterable<string>): void {
  if (changesSearch(entity, fields)) engine.run('INSERT INTO searchQueue(entity, record) VALUES(?, ?)', [entity, id]);
}

export interface Queued {
  n: number;
  entity: EntityName;
  record: string;
}

export function readQueue(engine: Engine, limit: number): Queued[] {
  const rows = engine.all<{ n: number; entity: string; record: string }>('SELECT n, entity, record FROM searchQueue ORDER BY n LIMIT ?', [limit]);
  return rows.filter((row): row is Queued => isEntityName(row.entity));
}

/** The last rowid of an entity that the index knows. */
export function readCursors(engine: Engine): Map<EntityName, number> {
  const rows = engine.all<{ entity: string; reached: number }>('SELECT entity, reached FROM searchCursor');
  const known = new Map(rows.map((row) => [row.entity, row.reached]));
  return new Map(searchedEntities.map((entity) => [entity, known.get(entity) ?? 0]));
}

export function lastRow(engine: Engine, entity: EntityName): number {
  return engine.get<{ n: number | null }>(`SELECT max(rowid) AS n FROM "${entity}"`)?.n ?? 0;
}

/** How many records wait: beyond the cursors, and in the queue. */
export function countPending(engine: Engine): number {
  let waiting = engine.get<{ n: number }>('SELECT count(*) AS n FROM searchQueue')?.n ?? 0;
  for (const [entity, reached] of readCursors(engine)) waiting += Math.max(0, lastRow(engine, entity) - reached);
  return waiting;
}

/** Notes what the index has taken in. Inside a transaction. */
export function settlePending(engine: Engine, reached: ReadonlyMap<EntityName, number>, queue: number): void {
  for (const [entity, row] of reached) {
    engine.run('INSERT INTO searchCursor(entity, reached) VALUES(?, ?) ON CONFLICT(entity) DO UPDATE SET reached = excluded.reached', [entity, row]);
  }
  engine.run('DELETE FROM searchQueue WHERE n <= ?', [queue]);
}

/** Forgets an index that another version made; it is made anew by the slices. */
export function dropOldIndex(engine: Engine): void {
  const found = engine.get<{ version: string }>('SELECT version FROM searchVersion');
  if (found?.version === indexVersion) return;
  engine.transaction(() => {
    engine.script('DELETE FROM searchPosting; DELETE FROM searchCursor; DELETE FROM searchQueue; DELETE FROM searchVersion');
    engine.run('INSERT INTO searchVersion(version) VALUES(?)', [indexVersion]);
  });
}
