import { type Entity } from '#shared/entity.ts';
import { type Field, type FieldValue, isSet, type Scalar, unreachable } from '#shared/fields.ts';
import type { SqlValue } from '#electron/storage/engine/engine.ts';

/** The SQLite type of a field's column. Set fields have none: their elements are rows of `link`. */
export function columnType(field: Field): 'TEXT' | 'REAL' | 'INTEGER' {
  switch (field.kind) {
    case 'text':
    case 'memo':
    case 'rich':
    case 'day':
    case 'time':
    case 'choice':
    case 'ref':
    case 'order':
      return 'TEXT';
    case 'number':
      return 'REAL';
    case 'flag':
      return 'INTEGER';
    default:
      return unreachable(field);
  }
}

export const stampColumns = {
  id: 'TEXT',
  createdAt: 'TEXT',
  changedAt: 'TEXT',
  changedBy: 'TEXT',
  site: 'TEXT',
  deleted: 'INTEGER',
} as const;

/** Fields that are columns, in the definition's order. */
export function columnFields(entity: Entity): [string, Field][] {
  return Object.entries(entity.fields).filter(([, field]) => !isSet(field));
}

export function setFields(entity: Entity): string[] {
  return Object.keys(entity.fields).filter((key) => isSet(entity.fields[key] as Field));
}

/** What the table of an entity must look like: column to type. The drift test compares it with the migrated tables. */
export function expectedColumns(entity: Entity): Record<string, string> {
  const columns: Record<string, string> = { ...stampColumns };
  for (const [key, field] of columnFields(entity)) columns[key] = columnType(field);
  return columns;
}

export function toColumn(value: Scalar | undefined): SqlValue {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? Number(value) : value;
}

export function fromColumn(field: Field, value: SqlValue | undefined): FieldValue {
  if (field.kind === 'flag') return value === 1;
  if (value === undefined || value === null || value instanceof Uint8Array) return null;
  return value;
}
