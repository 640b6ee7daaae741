import type { Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import { type FieldValue, isSet, type Scalar } from '#shared/fields.ts';
import { compareOperations, deletedField, headsOf, isHidden, type Operation, operationId, splitField } from '#shared/operation.ts';
import { columnFields, stampColumns, toColumn } from '#electron/storage/columns.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';
import { marks } from '#electron/storage/names.ts';
import { queueChanged } from '#electron/storage/search/pending.ts';

function setLink(engine: Engine, record: string, field: string, element: string, present: boolean): void {
  if (present) engine.run('INSERT OR IGNORE INTO link(record, field, element) VALUES(?, ?, ?)', [record, field, element]);
  else engine.run('DELETE FROM link WHERE record = ? AND field = ? AND element = ?', [record, field, element]);
}

interface Insertion {
  fields: readonly string[];
  sql: string;
}
const insertions = new Map<string, Insertion>();

/** Made once for each entity: imports write tens of thousands of rows. */
function insertionOf(definition: Entity): Insertion {
  const known = insertions.get(definition.name);
  if (known) return known;
  const fields = columnFields(definition).map(([key]) => key);
  const columns = [...Object.keys(stampColumns), ...fields];
  const made = { fields, sql: `INSERT INTO "${definition.name}"(${columns.map((key) => `"${key}"`).join(', ')}) VALUES(${marks(columns.length)})` };
  insertions.set(definition.name, made);
  return made;
}

/** The whole row of a new record, in one statement. `shown` is what stands in each field, elements of sets included. */
function insertRow(engine: Engine, definition: Entity, first: Operation, last: Operation, shown: Readonly<Record<string, Scalar>>, hidden: boolean): void {
  const { fields, sql } = insertionOf(definition);
  engine.run(sql, [first.record, first.wall, last.wall, last.user, first.site, hidden ? 1 : 0, ...fields.map((key) => toColumn(shown[key]))]);
  for (const [name, value] of Object.entries(shown)) {
    const { key, element } = splitField(name);
    const field = definition.fields[key];
    if (element !== null && value === 1 && field && isSet(field)) setLink(engine, first.record, key, element, true);
  }
}

/** Notes which of the touched fields hold several values side by side, and which no longer do. */
function noteTwoSided(engine: Engine, entity: EntityName, record: string, heads: ReadonlyMap<string, readonly Operation[]>, touched: ReadonlySet<string>, mayStand: boolean): void {
  const noted = new Set(mayStand ? twoSidedFields(engine, record) : []);
  for (const name of touched) {
    const standing = name === deletedField ? [] : (heads.get(name) ?? []);
    if (noted.has(name)) engine.run('DELETE FROM twoSided WHERE record = ? AND field = ?', [record, name]);
    if (standing.length < 2 || new Set(standing.map((op) => JSON.stringify(op.set[name]))).size < 2) continue;
    engine.run('INSERT INTO twoSided(record, entity, field, ops) VALUES(?, ?, ?, ?)', [record, entity, name, JSON.stringify(standing.map(operationId))]);
  }
}

/** What is known of a record before it is shown, where many are asked about at once. */
export interface Standing {
  /** Whether it has a row. */
  row: boolean;
  /** Whether a field of it may hold several values side by side. */
  twoSided: boolean;
}

function standingOf(engine: Engine, entity: EntityName, record: string): Standing {
  return { row: engine.get(`SELECT 1 AS one FROM "${entity}" WHERE id = ?`, [record]) !== undefined, twoSided: true };
}

/** Which of the records have fields in which several values stand side by side. */
export function twoSidedAmong(engine: Engine, records: readonly string[]): Set<string> {
  return new Set(engine.all<{ record: string }>('SELECT record FROM twoSided WHERE record IN (SELECT value FROM json_each(?))', [JSON.stringify(records)]).map((one) => one.record));
}

/**
 * Makes the row of one record show what its operations say, for the fields that `touched` names: the last head of each.
 * Unknown fields stay in the operations alone, for a newer version.
 */
export function showRecord(engine: Engine, entity: EntityName, record: string, operations: readonly Operation[], touched: ReadonlySet<string>, before: Standing = standingOf(engine, entity, record)): void {
  const definition = entityOf(entity);
  const [only] = operations;
  if (!only) return;
  const standing = before.row;
  if (operations.length === 1 && !standing) return insertRow(engine, definition, only, only, only.set, only.set[deletedField] === 1);
  const heads = headsOf(operations);
  const first = operations.reduce((a, b) => (compareOperations(b, a) < 0 ? b : a));
  const last = operations.reduce((a, b) => (compareOperations(b, a) > 0 ? b : a));
  if (!standing) {
    insertRow(engine, definition, first, last, Object.fromEntries([...heads].map(([name, ops]) => [name, ops.at(-1)?.set[name] ?? null])), isHidden(heads));
    noteTwoSided(engine, entity, record, heads, touched, before.twoSided);
    return;
  }
  queueChanged(engine, entity, record, touched);
  const columns = ['createdAt = ?', 'changedAt = ?', 'changedBy = ?', 'site = ?', 'deleted = ?'];
  const params: SqlValue[] = [first.wall, last.wall, last.user, first.site, Number(isHidden(heads))];
  for (const name of touched) {
    const { key, element } = splitField(name);
    const field = definition.fields[key];
    if (!field || name === deletedField) continue;
    const shown: Scalar = heads.get(name)?.at(-1)?.set[name] ?? null;
    if (isSet(field)) {
      if (element !== null) setLink(engine, record, key, element, shown === 1);
    } else if (element === null) {
      columns.push(`"${key}" = ?`);
      params.push(toColumn(shown));
    }
  }
  noteTwoSided(engine, entity, record, heads, touched, before.twoSided);
  engine.run(`UPDATE "${entity}" SET ${columns.join(', ')} WHERE id = ?`, [...params, record]);
}

/** The fields of a record, elements of sets included, in which several values stand side by side. */
export function twoSidedFields(engine: Engine, record: string): string[] {
  return engine.all<{ field: string }>('SELECT field FROM twoSided WHERE record = ?', [record]).map((one) => one.field);
}

/** A flag that is not set may never have been written, so that a list that asks for it would miss the record. */
function stands(row: Row, key: string, value: FieldValue): boolean {
  const standing = row[key];
  if (Array.isArray(value)) return Array.isArray(standing) && value.length === standing.length && (value as readonly string[]).every((one) => (standing as readonly string[]).includes(one));
  return value !== false && (standing ?? null) === value;
}

/** Writes derived fields: what a fold computed from a record and its parts, where it is not what stands. Never an operation. */
export function writeDerived(engine: Engine, entity: EntityName, row: Row, values: Readonly<Record<string, FieldValue>>): void {
  const record = row.id;
  const columns: string[] = [];
  const params: SqlValue[] = [];
  if (Object.entries(values).every(([key, value]) => entityOf(entity).fields[key]?.derived && stands(row, key, value))) return;
  for (const [key, value] of Object.entries(values)) {
    const field = entityOf(entity).fields[key];
    if (!field?.derived) throw new Error(`${entity}.${key} is not a derived field`);
    if (Array.isArray(value)) {
      if (stands(row, key, value)) continue;
      engine.run('DELETE FROM link WHERE record = ? AND field = ?', [record, key]);
      for (const element of value as readonly string[]) setLink(engine, record, key, element, true);
    } else {
      columns.push(`"${key}" = ?`);
      params.push(toColumn(value as Scalar)); // the array case is above
    }
  }
  if (columns.length > 0) engine.run(`UPDATE "${entity}" SET ${columns.join(', ')} WHERE id = ?`, [...params, record]);
}
