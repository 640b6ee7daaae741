import type { Entity } from '#shared/entity.ts';
import type { FieldValue } from '#shared/fields.ts';
import { type Lookup, readCell } from '#shared/rules/readCell.ts';

export interface PasteProblem {
  row: number;
  column: string;
  message: string;
  /** A record that a ref names and that doesn't exist. */
  missing?: { to: string; name: string };
}

/** Reads all rows; empty ones are left out. `sets[i].row` is the row's place in the grid. */
export function readRows(
  entity: Entity,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  preset: Readonly<Record<string, FieldValue>>,
  lookup: Lookup,
): { sets: { row: number; set: Record<string, FieldValue> }[]; problems: PasteProblem[] } {
  const sets: { row: number; set: Record<string, FieldValue> }[] = [];
  const problems: PasteProblem[] = [];
  rows.forEach((cells, row) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const set: Record<string, FieldValue> = { ...preset };
    columns.forEach((column, i) => {
      const field = entity.fields[column];
      if (!field) return;
      const read = readCell(field, cells[i] ?? '', lookup);
      if ('error' in read) {
        const missing = read.missing !== undefined && field.kind === 'ref' ? { missing: { to: field.to, name: read.missing } } : {};
        problems.push({ row, column, message: read.error, ...missing });
      } else if (read.value !== null) set[column] = read.value;
      else if (field.required && set[column] === undefined) problems.push({ row, column, message: `请填写${field.label}` });
    });
    sets.push({ row, set });
  });
  return { sets, problems };
}
