import type { Filter, Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { type FieldValue, isSet, type Scalar } from '#shared/fields.ts';
import { folds } from '#shared/rules/folds.ts';
import { columnFields, fromColumn, setFields, toColumn } from '#electron/storage/columns.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';
import { chunks, marks } from '#electron/storage/names.ts';
import { placesBelowSql } from '#electron/storage/placesBelow.ts';
import { candidateRows } from '#electron/storage/search/candidates.ts';
import { searchedFields } from '#electron/storage/search/texts.ts';

function attachSets(engine: Engine, entity: EntityName, rows: readonly Row[]): void {
  const keys = setFields(entityOf(entity));
  if (keys.length === 0 || rows.length === 0) return;
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) for (const key of keys) row[key] = [];
  for (const ids of chunks([...byId.keys()])) {
    const links = engine.all<{ record: string; field: string; element: string }>(
      `SELECT record, field, element FROM link WHERE record IN (${marks(ids.length)}) ORDER BY record, field, element`,
      ids,
    );
    for (const { record, field, element } of links) (byId.get(record)?.[field] as string[] | undefined)?.push(element); // set above
  }
}

function toRow(entity: EntityName, raw: Record<string, SqlValue>): Row {
  const row: Row = {
    id: String(raw['id']),
    createdAt: String(raw['createdAt'] ?? ''),
    changedAt: String(raw['changedAt'] ?? ''),
    changedBy: String(raw['changedBy'] ?? ''),
    site: String(raw['site'] ?? ''),
    deleted: raw['deleted'] === 1,
  };
  for (const [key, field] of columnFields(entityOf(entity))) row[key] = fromColumn(field, raw[key]);
  return row;
}

/** One record with its sets, deleted or not; null when there is none. */
export function readRecord(engine: Engine, entity: EntityName, id: string): Row | null {
  const raw = engine.get(`SELECT * FROM "${entity}" WHERE id = ?`, [id]);
  if (!raw) return null;
  const row = toRow(entity, raw);
  attachSets(engine, entity, [row]);
  return row;
}

/** The records that stand under these ids, with their sets, deleted or not. */
export function readRecords(engine: Engine, entity: EntityName, ids: readonly string[]): Map<string, Row> {
  const rows = engine.all(`SELECT * FROM "${entity}" WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]).map((raw) => toRow(entity, raw));
  attachSets(engine, entity, rows);
  return new Map(rows.map((row) => [row.id, row]));
}

const childOrder = (entity: EntityName): string => (entityOf(entity).fields['order'] ? '"order", createdAt, id' : 'createdAt, id');

/** Records of an entity whose field holds the value, not deleted, in order of `order` where there is one, else of making. */
export function readChildren(engine: Engine, entity: EntityName, field: string, value: string): Row[] {
  const rows = engine
    .all(`SELECT * FROM "${entity}" WHERE "${field}" = ? AND deleted = 0 ORDER BY ${childOrder(entity)}`, [value])
    .map((raw) => toRow(entity, raw));
  attachSets(engine, entity, rows);
  return rows;
}

/** The same for many values at once, by value; one that no record holds is left out. */
export function readChildrenOf(engine: Engine, entity: EntityName, field: string, values: readonly string[]): Map<string, Row[]> {
  const rows = engine
    .all(`SELECT * FROM "${entity}" WHERE "${field}" IN (SELECT value FROM json_each(?)) AND deleted = 0 ORDER BY ${childOrder(entity)}`, [JSON.stringify(values)])
    .map((raw) => toRow(entity, raw));
  attachSets(engine, entity, rows);
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const value = String(row[field]);
    const some = found.get(value);
    if (some) some.push(row);
    else found.set(value, [row]);
  }
  return found;
}

export interface Condition {
  sql: string;
  params: SqlValue[];
}

/** No text is looked for by more of its characters than this: SQLite refuses a pattern of 50,000 bytes. */
const longestLike = 8000;
const like = (text: string): string => `%${text.slice(0, longestLike).replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
const list = (value: FieldValue): string[] => (Array.isArray(value) ? (value as readonly string[]).map(String) : [String(value)]);

/** So many values stand in the statement itself; it takes 32,766 in all. */
const mostMarks = 500;

/** One of the values, in brackets. */
function among(values: readonly string[]): Condition {
  if (values.length <= mostMarks) return { sql: `(${marks(values.length)})`, params: [...values] };
  return { sql: '(SELECT value FROM json_each(?))', params: [JSON.stringify(values)] };
}

const below = `${placesBelowSql} SELECT id FROM below`;

function noSuchField(entity: EntityName): Failure {
  return new Failure('invalid', `“${entityOf(entity).label}”没有这个筛选条件，数据没有变化。`, '请清除筛选条件后重试。');
}

/** A condition on the record that a ref names. A record that names none has no value there: it is empty, and is not anything. */
function throughRef(entity: EntityName, key: string, inner: Filter): Condition {
  const field = entityOf(entity).fields[key];
  if (field?.kind !== 'ref' || isSet(field) || !isEntityName(field.to)) throw noSuchField(entity);
  const opposite = inner.op === 'is' && inner.value === null ? 'isNot' : inner.op === 'isNot' && inner.value !== null ? 'is' : null;
  const { sql, params } = conditionOf(field.to, opposite ? { ...inner, op: opposite } : inner);
  const found = `IN (SELECT id FROM "${field.to}" WHERE ${sql})`;
  return { sql: opposite ? `("${key}" IS NULL OR "${key}" NOT ${found})` : `"${key}" ${found}`, params };
}

/** At or below a place, by what the record belongs to: an outcome lies where its problem, log or meeting lies. */
function placeOfParents(entity: EntityName, filter: Filter): Condition {
  const { fields, parents = [] } = entityOf(entity);
  const each = parents.flatMap((key) => {
    const field = fields[key];
    return field?.kind === 'ref' && isEntityName(field.to) && entityOf(field.to).fields['place'] ? [throughRef(entity, key, filter)] : [];
  });
  if (each.length === 0) throw noSuchField(entity);
  return { sql: `(${each.map((one) => one.sql).join(' OR ')})`, params: each.flatMap((one) => one.params) };
}

/**
 * One of all records that name each other as the same thing: the one that names none that stands; in a ring, the one with
 * the least id. Every such group has exactly one.
 */
function onceOnly(entity: EntityName, key: string): Condition {
  const field = entityOf(entity).fields[key];
  if (field?.kind !== 'ref' || field.to !== entity) throw noSuchField(entity);
  const named = `"${entity}"."${key}"`;
  const chain = `WITH RECURSIVE chain(id) AS (SELECT ${named} UNION SELECT next."${key}" FROM "${entity}" AS next JOIN chain ON next.id = chain.id WHERE next.deleted = 0 AND next."${key}" IS NOT NULL)`;
  return {
    sql: `(${named} IS NULL OR NOT EXISTS (SELECT 1 FROM "${entity}" AS other WHERE other.id = ${named} AND other.deleted = 0) OR (${chain} SELECT min(id) FROM chain) = "${entity}".id)`,
    params: [],
  };
}

/** The field's value, or a step that was once taken: what the present state no longer tells of a life. */
function isOrHad(entity: EntityName, column: string, [value, ...steps]: readonly string[]): Condition {
  const life = folds[entity]?.parts.find((part) => entityOf(part.entity).fields['step']?.kind === 'choice');
  if (!life) throw noSuchField(entity);
  const { sql, params } = among(steps);
  const had = `SELECT "${life.field}" FROM "${life.entity}" WHERE "step" IN ${sql} AND deleted = 0`;
  return { sql: `(${column} = ? OR "${entity}".id IN (${had}))`, params: [value ?? '', ...params] };
}

/** One condition as SQL. Field names come from the definition only, so no text of the caller's enters the statement. */
function conditionOf(entity: EntityName, filter: Filter, ranged = false): Condition {
  const dot = filter.field.indexOf('.');
  if (dot > 0) return throughRef(entity, filter.field.slice(0, dot), { ...filter, field: filter.field.slice(dot + 1) });
  const field = entityOf(entity).fields[filter.field];
  if (!field && filter.field === 'place' && filter.op === 'within') return placeOfParents(entity, filter);
  const values = among(list(filter.value));
  if (filter.field === 'id') return { sql: `id IN ${values.sql}`, params: values.params };
  if (!field) throw noSuchField(entity);
  // Beside a range of days the index of the days is the one to use: a state holds for most records of ten years.
  const column = ranged && field.kind === 'choice' ? `+"${filter.field}"` : `"${filter.field}"`;
  if (isSet(field)) {
    const anyElement = filter.op === 'filled' || filter.value === null;
    // By way of the index of elements: asked for each record, five hundred elements among ten thousand records take seconds.
    const has = anyElement
      ? `EXISTS (SELECT 1 FROM link WHERE record = "${entity}".id AND field = '${filter.field}')`
      : `"${entity}".id IN (SELECT record FROM link WHERE element IN ${values.sql} AND field = '${filter.field}')`;
    // `is` null: no element at all; `isNot` null: some element.
    const not = (filter.op === 'isNot') !== (filter.value === null && filter.op !== 'filled');
    return { sql: not ? `NOT (${has})` : has, params: anyElement ? [] : values.params };
  }
  const value = Array.isArray(filter.value) ? null : toColumn(filter.value as Scalar); // arrays are handled by `in`
  switch (filter.op) {
    case 'is':
      if (value !== null) return { sql: `${column} = ?`, params: [value] };
      return { sql: field.kind === 'text' || field.kind === 'memo' ? `(${column} IS NULL OR ${column} = '')` : `${column} IS NULL`, params: [] };
    case 'isNot':
      return value === null ? { sql: `${column} IS NOT NULL`, params: [] } : { sql: `${column} IS NOT ?`, params: [value] };
    case 'in':
    case 'has':
      return { sql: `${column} IN ${values.sql}`, params: values.params };
    case 'from':
      return { sql: `${column} >= ?`, params: [value] };
    case 'to':
      return { sql: `${column} <= ?`, params: [value] };
    case 'contains':
      return { sql: `${column} LIKE ? ESCAPE '\\'`, params: [like(String(filter.value))] };
    case 'filled':
      return { sql: `${column} IS NOT NULL AND ${column} <> ''`, params: [] };
    case 'within':
      return { sql: `${column} IN (${below})`, params: [value] };
    case 'notAfter':
      if (field.kind !== 'day' || entityOf(entity).fields[String(filter.value)]?.kind !== 'day') throw noSuchField(entity);
      return { sql: `${column} <= "${String(filter.value)}"`, params: [] };
    case 'once':
      return onceOnly(entity, filter.field);
    case 'isOrHad':
      return isOrHad(entity, column, list(filter.value));
  }
}

/** Finds the text in the list's columns: in texts, and in the names that refs and choices show. */
function searchCondition(entity: EntityName, text: string, deleted: 0 | 1, engine: Engine | null): Condition {
  const words = text.trim().split(/\s+/).filter((word) => word !== '').slice(0, 8);
  const definition = entityOf(entity);
  const keys = [...new Set([definition.title, ...definition.list, ...Object.keys(definition.fields).filter((key) => definition.fields[key]?.kind === 'memo')])];
  const indexed = new Set(searchedFields(entity).map(({ key }) => key));
  const each = words.map((word): Condition => {
    const rows = engine && candidateRows(engine, entity, word);
    // Three kinds of places, each looked through in its own way: texts that the index knows, other texts, names and days.
    const known: string[] = [];
    const texts: string[] = [];
    const names: string[] = [];
    for (const key of keys) {
      const field = definition.fields[key];
      if (!field || isSet(field)) continue;
      if (field.kind === 'text' || field.kind === 'memo' || field.kind === 'rich') (rows && indexed.has(key) ? known : texts).push(`"${key}" LIKE ? ESCAPE '\\'`);
      else if (field.kind === 'day' && /^[\d-]+$/.test(word)) names.push(`"${key}" LIKE ? ESCAPE '\\'`);
      else if (field.kind === 'choice' || (field.kind === 'ref' && field.to !== 'any')) {
        const target = entityOf(field.kind === 'choice' ? 'choice' : (field.to as EntityName)); // a test holds that refs name entities
        const named = `SELECT id FROM "${target.name}" WHERE "${target.title}" LIKE ? ESCAPE '\\'`;
        // Mostly nothing is named so: then the column need not be looked at.
        if (!rows || engine.get(`${named} LIMIT 1`, [like(word)])) names.push(`"${key}" IN (${named})`);
      }
    }
    const likes = (some: readonly string[]): string[] => some.map(() => like(word));
    if (!rows) return { sql: `(${[...names, ...texts].join(' OR ') || '0'})`, params: likes([...names, ...texts]) };
    const parts: Condition[] = [];
    const part = (where: string, params: SqlValue[]): number => parts.push({ sql: `SELECT rowid FROM "${entity}" WHERE deleted = ${deleted} AND ${where}`, params });
    part(`rowid IN (SELECT value FROM json_each(?)) AND (${known.join(' OR ') || '0'})`, [JSON.stringify(rows), ...likes(known)]);
    // Not empty: so that an index on the text, where there is one, is walked instead of the table.
    for (const text of texts) part(`${text.slice(0, text.indexOf(' LIKE'))} > '' AND ${text}`, likes([text]));
    // Each by itself, so that an index on the column is used: put together by OR they would look at every row.
    for (const name of names) part(name, likes([name]));
    return { sql: `"${entity}".rowid IN (${parts.map((one) => one.sql).join(' UNION ')})`, params: parts.flatMap((one) => one.params) };
  });
  return { sql: each.map((one) => one.sql).join(' AND '), params: each.flatMap((one) => one.params) };
}

/** The conditions of a query as SQL. For this folder alone. With the engine, a search asks the index instead of every row. */
export function whereOf(entity: EntityName, where: readonly Filter[], search: string, deleted: boolean, engine: Engine | null = null): Condition {
  const ranged = where.some((filter) => filter.op === 'from');
  const parts: Condition[] = [{ sql: `deleted = ${deleted ? 1 : 0}`, params: [] }, ...where.map((filter) => conditionOf(entity, filter, ranged))];
  if (search.trim() !== '') parts.push(searchCondition(entity, search, deleted ? 1 : 0, engine));
  return { sql: parts.map((part) => part.sql).join(' AND '), params: parts.flatMap((part) => part.params) };
}

export interface ListQuery {
  entity: EntityName;
  where: readonly Filter[];
  search: string;
  sort: readonly { field: string; down: boolean }[];
  offset: number;
  limit: number;
  deleted: boolean;
}

/** Counts that stand until something is written, by their question. */
const counted = new WeakMap<Engine, { changes: number; counts: Map<string, number> }>();

function countWhere(engine: Engine, entity: EntityName, { sql, params }: Condition): number {
  const changes = engine.changes();
  let known = counted.get(engine);
  if (known?.changes !== changes) counted.set(engine, (known = { changes, counts: new Map() }));
  const key = JSON.stringify([entity, sql, params]);
  const before = known.counts.get(key);
  if (before !== undefined) return before;
  const count = engine.get<{ n: number }>(`SELECT count(*) AS n FROM "${entity}" WHERE ${sql}`, params)?.n ?? 0;
  known.counts.set(key, count);
  return count;
}

const manyFit = 5000;

/**
 * The index that holds the entity's records in the order of a field (migration 3 makes them), where so many fit that
 * walking along it finds a page sooner than gathering and sorting all: SQLite, without statistics, would do the latter.
 */
function walkedIndex(engine: Engine, query: ListQuery, field: string | undefined, total: number): string {
  if (total < manyFit || query.deleted || query.search.trim() !== '' || field === undefined) return '';
  const found = engine.get<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE ?",
    [query.entity, `%("${field}", createdAt DESC, id) WHERE deleted = 0`],
  );
  return found ? ` INDEXED BY "${found.name}"` : '';
}

/**
 * The numbers of one page's rows in order, so that sorting need not carry whole rows and often an index is enough. Beyond
 * the middle of the list it is counted from the end.
 */
function pageOf(engine: Engine, query: ListQuery, { sql, params }: Condition, total: number): number[] {
  const fields = entityOf(query.entity).fields;
  const sorts = query.sort.filter(({ field }) => fields[field] && !isSet(fields[field]));
  const size = Math.max(0, Math.min(query.limit, total - query.offset));
  const fromEnd = query.offset > total / 2;
  const order = fromEnd
    ? [...sorts.map(({ field, down }) => `"${field}" ${down ? 'ASC' : 'DESC'} NULLS FIRST`), 'createdAt ASC', 'id DESC']
    : [...sorts.map(({ field, down }) => `"${field}" ${down ? 'DESC' : 'ASC'} NULLS LAST`), 'createdAt DESC', 'id'];
  const found = engine
    .all<{ n: number }>(`SELECT rowid AS n FROM "${query.entity}"${walkedIndex(engine, query, sorts[0]?.field, total)} WHERE ${sql} ORDER BY ${order.join(', ')} LIMIT ? OFFSET ?`, [
      ...params,
      size,
      fromEnd ? Math.max(0, total - query.offset - size) : query.offset,
    ])
    .map(({ n }) => n);
  return fromEnd ? found.reverse() : found;
}

/** Whole rows by their numbers, in that order. */
function rowsByNumber(engine: Engine, entity: EntityName, numbers: readonly number[]): Row[] {
  const found = new Map<number, Row>();
  for (const some of chunks(numbers)) {
    for (const raw of engine.all(`SELECT rowid AS "#row", * FROM "${entity}" WHERE rowid IN (${marks(some.length)})`, some)) found.set(Number(raw['#row']), toRow(entity, raw));
  }
  return numbers.flatMap((n) => found.get(n) ?? []);
}

/** One page of a list and the number of all rows. Rows without a value sort last; ties go by time of making, newest first. */
export function listRecords(engine: Engine, query: ListQuery): { rows: Row[]; total: number } {
  const { entity, search, offset, limit } = query;
  const condition = whereOf(entity, query.where, search, query.deleted, engine);
  let total: number;
  let numbers: number[];
  if (search.trim() !== '') {
    // Looking for text costs more than putting in order what is found: one walk answers both.
    const all = pageOf(engine, { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER }, condition, 1e9);
    total = all.length;
    numbers = all.slice(offset, offset + limit);
  } else {
    total = countWhere(engine, entity, condition);
    numbers = pageOf(engine, query, condition, total);
  }
  const rows = rowsByNumber(engine, entity, numbers);
  attachSets(engine, entity, rows);
  return { rows, total };
}

/** Sums of number fields over the matching records; fields of another kind are passed over. An empty field counts as 0. */
export function sumRecords(engine: Engine, entity: EntityName, where: readonly Filter[], search: string, fields: readonly string[]): { count: number; sums: Record<string, number> } {
  const { sql, params } = whereOf(entity, where, search, false, engine);
  const numbers = fields.filter((field) => entityOf(entity).fields[field]?.kind === 'number');
  const columns = ['count(*) AS "*"', ...numbers.map((field) => `total("${field}") AS "${field}"`)];
  const found = engine.get<Record<string, number>>(`SELECT ${columns.join(', ')} FROM "${entity}" WHERE ${sql}`, params) ?? {};
  return { count: found['*'] ?? 0, sums: Object.fromEntries(numbers.map((field) => [field, found[field] ?? 0])) };
}

export function countRecords(engine: Engine, entity: EntityName, where: readonly Filter[], search: string): number {
  return countWhere(engine, entity, whereOf(entity, where, search, false, engine));
}
