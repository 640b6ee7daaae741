import type { Filter } from '#shared/contract/records.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';
import { whereOf } from '#electron/storage/records.ts';

/** What records are gathered by: the value of a field (also by way of a ref: `member.sector`), or the month of a day field. */
export type Grouping = { by: 'value'; field: string } | { by: 'month'; field: string };

export interface Tally {
  /** The value, `YYYY-MM`, or null where there is none. */
  key: string | null;
  count: number;
  /** The sum of the number field asked for; 0 without one. */
  sum: number;
}

/** The column that a path ends in, as a look-up from the id in `from`. */
function lookUp(entity: EntityName, path: string, from: string): string {
  const [key = '', ...rest] = path.split('.');
  const field = entityOf(entity).fields[key];
  if (!field) throw new RangeError(`no field ${entity}.${path}`);
  const own = `(SELECT "${key}" FROM "${entity}" WHERE id = ${from})`;
  if (rest.length === 0) return own;
  if (field.kind !== 'ref' || !isEntityName(field.to)) throw new RangeError(`no ref ${entity}.${path}`);
  return lookUp(field.to, rest.join('.'), own);
}

/** Counts (and one sum) of the records that match, by group. Groups without records are not there. Deleted ones don't count. */
export function tally(engine: Engine, entity: EntityName, where: readonly Filter[], grouping: Grouping, sum: string | null = null): Tally[] {
  const { sql, params } = whereOf(entity, where, '', false);
  const [key = '', ...rest] = grouping.field.split('.');
  const field = entityOf(entity).fields[key];
  if (!field || (sum !== null && !entityOf(entity).fields[sum])) throw new RangeError(`no field ${entity}.${grouping.field}`);
  const own = grouping.by === 'month' ? `substr("${key}", 1, 7)` : `"${key}"`;
  const grouped = `SELECT ${own} AS own, count(*) AS n, ${sum === null ? '0' : `total("${sum}")`} AS sum FROM "${entity}" WHERE ${sql} GROUP BY 1`;
  // By way of a ref: first by the ref, then each of its few values is looked up, not each record's.
  const through = rest.length > 0 && field.kind === 'ref' && isEntityName(field.to) ? lookUp(field.to, rest.join('.'), 'own') : null;
  const statement = through === null ? grouped : `SELECT ${through} AS own, sum(n) AS n, total(sum) AS sum FROM (${grouped}) GROUP BY 1`;
  return engine
    .all<{ own: SqlValue; n: number; sum: number }>(statement, params)
    .map(({ own: value, n, sum: amount }) => ({ key: typeof value === 'string' && value !== '' ? value : null, count: n, sum: amount }));
}

/** Sums of outcomes by kind and unit: what is added up in other units later. */
export function sumOutcomes(engine: Engine, where: readonly Filter[]): { kind: string; unit: string; quantity: number; rows: number }[] {
  const { sql, params } = whereOf('outcome', where, '', false);
  return engine.all(`SELECT kind, unit, total(quantity) AS quantity, count(*) AS rows FROM "outcome" WHERE ${sql} GROUP BY kind, unit ORDER BY kind, unit`, params);
}

/** Places directly under one, in the order of their codes. What was merged or renamed is counted under its successor. */
export function placesUnder(engine: Engine, parent: string): { id: string; name: string }[] {
  return engine.all('SELECT id, name FROM place WHERE parent = ? AND deleted = 0 AND successor IS NULL ORDER BY code IS NULL, code, createdAt, id', [parent]);
}

/** For every place at or below one of these, or merged into such a place: which of them it lies under. */
export function topsOf(engine: Engine, tops: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const children = Map.groupBy(engine.all<{ id: string; above: string }>("SELECT id, parent AS above FROM place WHERE parent > '' UNION SELECT id, successor FROM place WHERE successor > ''"), (one) => one.above);
  for (const top of tops) {
    const waiting = [top];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (found.has(id)) continue;
      found.set(id, top);
      for (const child of children.get(id) ?? []) waiting.push(child.id);
    }
  }
  return found;
}

/** Which choices the county counts as another one, by the one that they count as. */
export function choicesCountedAs(engine: Engine): Map<string, string[]> {
  const rows = engine.all<{ id: string; countsAs: string }>(`SELECT id, countsAs FROM choice WHERE countsAs IS NOT NULL AND countsAs <> '' AND deleted = 0`);
  const found = new Map<string, string[]>();
  for (const { id, countsAs } of rows) found.set(countsAs, [...(found.get(countsAs) ?? []), id]);
  return found;
}

/** A list's choices in order of rank, retired ones included: old records still name them. */
export function choicesOf(engine: Engine, list: string): { id: string; label: string }[] {
  return engine.all('SELECT id, label FROM choice WHERE list = ? AND deleted = 0 ORDER BY rank IS NULL, rank, id', [list]);
}

/** When a file of each township office was last taken in, by its place; null: never. Closed and revoked offices are left out. */
export function lastFiles(engine: Engine): { place: string; receivedAt: string | null }[] {
  return engine.all(
    `SELECT site.place AS place, max(peer.receivedAt) AS receivedAt FROM site LEFT JOIN peer ON peer.site = site.id
     WHERE site.level = 'level.township' AND site.deleted = 0 AND site.place IS NOT NULL AND site.closedOn IS NULL AND site.revokedOn IS NULL GROUP BY site.place`,
  );
}

/** The ids of the records that match, in order of making. */
export function idsOf(engine: Engine, entity: EntityName, where: readonly Filter[]): string[] {
  const { sql, params } = whereOf(entity, where, '', false);
  return engine.all<{ id: string }>(`SELECT id FROM "${entity}" WHERE ${sql} ORDER BY createdAt, id`, params).map((row) => row.id);
}
