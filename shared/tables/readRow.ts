import { entityOf } from '#shared/entities/index.ts';
import { type FieldValue, isSet } from '#shared/fields.ts';
import type { Lookup } from '#shared/rules/readCell.ts';
import { plainName } from '#shared/rules/readCell.ts';
import { checkValue, isEmpty } from '#shared/schema.ts';
import type { GridCell } from '#shared/tables/grid.ts';
import { type TableKind, type TablePart, type Target, targetsOf } from '#shared/tables/kinds.ts';
import { readSheetCell } from '#shared/tables/readSheetCell.ts';

/** Where a column goes: the path of a field; `+` adds its words to the note; null leaves it out. */
export type ColumnTarget = string | null;
export const intoNote = '+';

export interface RowPlan {
  kind: TableKind;
  columns: readonly ColumnTarget[];
  /** The words over each column, for what is added to the note, and the unit in them. */
  labels: readonly string[];
  units: readonly string[];
  /** What every row gets where its cell is empty. */
  presets: Readonly<Record<string, FieldValue>>;
  year: number | null;
  lookup: Lookup;
  /** Keys of parts that this office may not make: their words go to the note. */
  without?: readonly string[];
}

/** Something about one cell: `column` is null where it is about a field that no column brings. */
export interface CellWord {
  column: number | null;
  path: string;
  message: string;
  missing?: { of: string; name: string };
}

export interface PartValues {
  key: string;
  values: Record<string, FieldValue>;
}

export interface ReadRow {
  values: Record<string, FieldValue>;
  parts: PartValues[];
  errors: CellWord[];
  notes: CellWord[];
}

interface Reading {
  target: Target;
  column: number;
  cell: GridCell | null;
}

const inferredDay = '旧表没有写日期';
const inferredStep = '按旧表补记，旧表没有单独写这一步';

interface PartReading {
  plan: RowPlan;
  byPath: ReadonlyMap<string, FieldValue>;
  errors: CellWord[];
  columnOf: (path: string) => number | null;
}

const isFilled = (value: FieldValue | undefined): boolean => value !== undefined && !isEmpty(value) && !(Array.isArray(value) && value.length === 0);

/** One part of a row, made where what decides is filled; null: no such part. */
function partOf({ byPath, errors, columnOf, plan }: PartReading, part: TablePart): PartValues | null {
  const read: Record<string, FieldValue> = {};
  for (const key of part.fields) {
    const value = byPath.get(`${part.key}.${key}`);
    if (value !== undefined && isFilled(value)) read[key] = value;
  }
  if (!part.by.some((key) => read[key] !== undefined) || !(part.needs ?? []).every((path) => isFilled(byPath.get(path))) || plan.without?.includes(part.key)) return null;
  if (part.each !== undefined) return { key: part.key, values: read };
  const wrong = (key: string, message: string): void => void errors.push({ column: columnOf(`${part.key}.${key}`), path: `${part.key}.${key}`, message });
  if (part.steps && !part.steps.includes(String(read['step']))) wrong('step', `这里只能是${part.label}的结果`);
  if (entityOf(part.entity).fields['on'] && read['on'] === undefined) {
    const from = (part.on ?? []).map((path) => byPath.get(path)).find((value) => typeof value === 'string' && value !== '');
    if (from === undefined) wrong('on', `没有${part.label}的日期`);
    else {
      read['on'] = from;
      if (part.remark !== undefined) read[part.remark] = [read[part.remark], inferredDay].filter((text) => typeof text === 'string').join('；');
    }
  }
  return { key: part.key, values: { ...part.otherwise, ...part.preset, ...read } };
}

/** Adds, before a part, the steps without which it can't stand and of which the sheet says nothing. */
function withImplied(parts: readonly TablePart[], made: Map<string, PartValues>, part: TablePart): void {
  const on = made.get(part.key)?.values['on'] ?? null;
  for (const key of part.first ?? []) {
    const before = parts.find((one) => one.key === key);
    if (!before || made.has(key)) continue;
    made.set(key, { key, values: { ...before.otherwise, ...before.preset, ...before.implied, on, ...(before.remark === undefined ? {} : { [before.remark]: inferredStep }) } });
    withImplied(parts, made, before);
  }
}

/** What the parts of a row hold, in the order in which they happen. */
function partsOf(reading: PartReading, left: number[]): PartValues[] {
  const { parts } = reading.plan.kind;
  const made = new Map<string, PartValues>();
  for (const part of parts) {
    const values = partOf(reading, part);
    if (values) made.set(part.key, values);
    // 正在办理 without the day of an end: no step, but words that must not be lost.
    else for (const key of part.fields) if (isFilled(reading.byPath.get(`${part.key}.${key}`))) left.push(reading.columnOf(`${part.key}.${key}`) ?? -1);
  }
  for (const part of parts) if (made.has(part.key)) withImplied(parts, made, part);
  return parts.flatMap(({ key }) => made.get(key) ?? []);
}

/** Reads one line of a sheet by the plan of its columns. Never throws: what can't be read is an error with its column. */
export function readRow(cells: readonly (GridCell | null)[], plan: RowPlan): ReadRow {
  const entity = entityOf(plan.kind.entity);
  const errors: CellWord[] = [];
  const notes: CellWord[] = [];
  const byPath = new Map<string, FieldValue>();
  const columnOf = (path: string): number | null => {
    const at = plan.columns.indexOf(path);
    return at < 0 ? null : at;
  };
  const targets = new Map(targetsOf(plan.kind).map((target) => [target.path, target]));
  const readings = plan.columns.flatMap((path, column): Reading[] => {
    const target = path === null ? undefined : targets.get(path);
    return target ? [{ target, column, cell: cells[column] ?? null }] : [];
  });
  for (const { target, column, cell } of readings) {
    const read = readSheetCell(target.field, cell, { lookup: plan.lookup, year: plan.year, unit: plan.units[column] ?? '' });
    if ('error' in read) {
      errors.push({ column, path: target.path, message: read.error, ...(read.missing ? { missing: read.missing } : {}) });
      continue;
    }
    byPath.set(target.path, read.value);
    if (read.note !== undefined) notes.push({ column, path: target.path, message: read.note });
  }
  for (const [path, value] of Object.entries(plan.presets)) {
    const read = byPath.get(path);
    const failed = errors.some((error) => error.path === path);
    if (!failed && (isEmpty(read) || (Array.isArray(read) && read.length === 0))) byPath.set(path, value);
  }
  const values: Record<string, FieldValue> = {};
  for (const [path, value] of byPath) if (entity.fields[path]) values[path] = value;
  const left: number[] = [];
  const parts = partsOf({ plan, byPath, errors, columnOf }, left);
  addNote(cells, plan, values, left);
  for (const [key, field] of Object.entries(entity.fields)) {
    if (!field.required || field.derived || errors.some((error) => error.path === key)) continue;
    const value = values[key];
    if (isEmpty(value) || (isSet(field) && (value as readonly string[] | undefined)?.length === 0)) errors.push({ column: columnOf(key), path: key, message: checkValue(field, null) ?? `请填写${field.label}` }); // isSet: arrays there
  }
  for (const { key } of parts) Object.assign(values, plan.kind.parts.find((one) => one.key === key)?.also);
  return { values, parts, errors, notes };
}

/** Columns that have no field of their own go to the note, with the words over them. */
function addNote(cells: readonly (GridCell | null)[], plan: RowPlan, values: Record<string, FieldValue>, left: readonly number[]): void {
  const lines = plan.columns.flatMap((path, column) => {
    const text = cells[column]?.text.trim() ?? '';
    return (path === intoNote || left.includes(column)) && text !== '' ? [`${plan.labels[column] ?? ''}：${text}`] : [];
  });
  if (lines.length === 0 || !entityOf(plan.kind.entity).fields['note']) return;
  const own = values['note'];
  values['note'] = [...(typeof own === 'string' && own !== '' ? [own] : []), ...lines].join('\n');
}

/** What makes two rows the same thing: the values of the key fields, with names compared without their typesetting. */
export function identityOf(kind: TableKind, key: readonly string[], values: Readonly<Record<string, FieldValue>>): string | null {
  const entity = entityOf(kind.entity);
  if (isEmpty(values[entity.title])) return null;
  return key.map((one) => (entity.fields[one]?.kind === 'text' || entity.fields[one]?.kind === 'memo' ? plainName(String(values[one] ?? '')) : String(values[one] ?? ''))).join('\u001f');
}
