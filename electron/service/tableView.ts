import type { TableCell, TableCounts, TableFilter, TableReading, TableRow } from '#shared/contract/tables.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Field, FieldValue } from '#shared/fields.ts';
import { shippedChoices } from '#shared/defaults/choices.ts';
import { tableKindOf, targetsOf } from '#shared/tables/kinds.ts';
import type { Context } from '#electron/service/context.ts';
import { creatable } from '#electron/service/tableLookup.ts';
import { errorsOf, mendKey, saidKey, type TableWork, type WorkRow } from '#electron/service/tableWork.ts';
import { namesOfIds } from '#electron/storage/names.ts';

export function countsOf(rows: readonly WorkRow[]): TableCounts {
  const counts: TableCounts = { all: rows.length, added: 0, changed: 0, same: 0, doubt: 0, bad: 0 };
  for (const row of rows) counts[row.state] += 1;
  return counts;
}

/** What a choice list is called by the field that uses it. */
function labelOfList(work: TableWork, of: string): string {
  if (isEntityName(of)) return entityOf(of).label;
  const kind = work.plan && tableKindOf(work.plan.kind);
  const target = kind ? targetsOf(kind).find(({ field }) => field.kind === 'choice' && field.list === of) : undefined;
  return target?.field.label ?? shippedChoices.find((choice) => choice.list === of)?.list ?? of;
}

const mostMissing = 500;

/** What the whole reading amounts to: counts, names that nothing has, and the reasons by how many rows they hold up. */
export function readingOf(context: Context, work: TableWork): TableReading {
  const missing = new Map<string, { of: string; name: string; rows: number }>();
  const reasons = new Map<string, { label: string; message: string; rows: number }>();
  const kind = work.plan && tableKindOf(work.plan.kind);
  const labels = new Map((kind ? targetsOf(kind) : []).map((target) => [target.path, target.label]));
  for (const row of work.rows) {
    for (const error of errorsOf(row)) {
      if (error.missing) {
        const key = saidKey(error.missing.of, error.missing.name);
        const one = missing.get(key) ?? { ...error.missing, rows: 0 };
        missing.set(key, { ...one, rows: one.rows + 1 });
        continue;
      }
      const label = labels.get(error.path) ?? '';
      const message = error.message.replace(/“[^”]*”/g, '“…”');
      const one = reasons.get(`${label}\n${message}`) ?? { label, message, rows: 0 };
      reasons.set(`${label}\n${message}`, { ...one, rows: one.rows + 1 });
    }
  }
  for (const said of work.said.values()) if (!missing.has(saidKey(said.of, said.name))) missing.set(saidKey(said.of, said.name), { of: said.of, name: said.name, rows: 0 });
  const listed = [...missing.values()].toSorted((a, b) => b.rows - a.rows).slice(0, mostMissing);
  const chosen = listed.flatMap(({ of, name }) => {
    const said = work.said.get(saidKey(of, name));
    return said?.means === 'record' && said.id !== null ? [said.id] : [];
  });
  return {
    counts: countsOf(work.rows),
    missing: listed.map(({ of, name, rows }) => {
      const said = work.said.get(saidKey(of, name));
      return { of, label: labelOfList(work, of), name, rows, creatable: creatable(of), means: said?.means ?? null, id: said?.means === 'record' ? said.id : null };
    }),
    reasons: [...reasons.values()].toSorted((a, b) => b.rows - a.rows).slice(0, 30),
    names: namesOfIds(context.store.engine, chosen).names,
  };
}

function textOf(field: Field | undefined, value: FieldValue | undefined, names: Readonly<Record<string, string>>): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return (value as readonly string[]).map((id) => names[id] ?? '').join('、');
  if (field?.kind === 'choice' || field?.kind === 'ref') return names[String(value)] ?? '';
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}

function matches(row: WorkRow, show: TableFilter): boolean {
  if (show === 'all') return true;
  return show === 'problems' ? row.state === 'bad' || row.state === 'doubt' : row.state === show;
}

function rowView(work: TableWork, row: WorkRow, names: Readonly<Record<string, string>>): TableRow {
  const { plan } = work;
  const kind = plan && tableKindOf(plan.kind);
  const targets = new Map((kind ? targetsOf(kind) : []).map((target) => [target.path, target]));
  const errors = errorsOf(row);
  const entity = kind && entityOf(kind.entity);
  const cells = (plan?.columns ?? []).map((path, column): TableCell => {
    const mended = work.mends.get(mendKey(plan?.sheet ?? 0, row.body.at, column));
    const text = mended ?? row.body.cells[column]?.text ?? '';
    const target = path === null ? undefined : targets.get(path);
    const value = target?.part ? row.read.parts.find((part) => part.key === target.part?.key)?.values[target.key] : row.read.values[path ?? ''];
    const read = target && ['day', 'number', 'choice', 'ref', 'flag', 'time'].includes(target.field.kind) ? textOf(target.field, value, names) : '';
    return {
      text,
      read: read === text ? '' : read,
      error: errors.find((one) => one.column === column)?.message ?? null,
      note: row.read.notes.find((one) => one.column === column)?.message ?? null,
      mended: mended !== undefined,
    };
  });
  const use = work.settled.get(row.body.at) ?? work.settled.get('all') ?? 'own';
  return {
    number: row.body.at + 1,
    row: row.body.at,
    state: row.state,
    hidden: row.body.hidden,
    cells,
    words: [...errors, ...row.read.notes].filter((one) => one.column === null || one.column < 0).map((one) => one.message),
    clashes: row.clashes.map(({ key, own, sheet }) => {
      const field = entity?.fields[key];
      return { label: field?.label ?? key, own: textOf(field, own, names), sheet: textOf(field, sheet, names), use };
    }),
  };
}

function idsIn(row: WorkRow): string[] {
  const values = [...Object.values(row.read.values), ...row.read.parts.flatMap((part) => Object.values(part.values)), ...row.clashes.map((one) => one.own)];
  return values.flatMap((value) => (Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' && /^[\w.-]{3,64}$/.test(value) ? [value] : []));
}

/** A page of rows as the preview shows them. */
export function rowsView(context: Context, work: TableWork, rows: readonly WorkRow[]): TableRow[] {
  const { names } = namesOfIds(context.store.engine, [...new Set(rows.flatMap(idsIn))]);
  for (const said of work.said.values()) if (said.means === 'create' && said.id !== null) names[said.id] = said.name;
  return rows.map((row) => rowView(work, row, names));
}

export function pageOf(context: Context, work: TableWork, show: TableFilter, offset: number, limit: number): { rows: TableRow[]; total: number } {
  const found = work.rows.filter((row) => matches(row, show));
  return { rows: rowsView(context, work, found.slice(offset, offset + limit)), total: found.length };
}
