import type { Cell, FigureTable } from '#shared/contract/figures.ts';
import type { Filter } from '#shared/contract/records.ts';
import { type Breakdown, breakdowns } from '#shared/rules/figures/breakdowns.ts';
import { type Measure, measureOf, whereOfMeasure } from '#shared/rules/figures/measures.ts';
import { monthsOf } from '#shared/rules/figures/period.ts';
import { tidy } from '#shared/rules/figures/units.ts';
import type { Context } from '#electron/service/context.ts';
import { type FigureFrame } from '#electron/service/figureData.ts';
import { sentThisMonth } from '#electron/service/figurePeers.ts';
import { officeOf } from '#electron/service/office.ts';
import { choicesOf, placesUnder, tally, topsOf } from '#electron/storage/figures.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';

interface TableRow {
  key: string;
  label: string;
  /** The condition that a row adds, in words of a column's field; null: the row's cells are found by month. */
  where: (field: string) => Filter[];
}

interface Amounts {
  count: number;
  sum: number;
}

/** Adds what falls into the same row. */
function gather(tallies: readonly { key: string | null; count: number; sum: number }[], rowOf: (key: string | null) => string): Map<string, Amounts> {
  const found = new Map<string, Amounts>();
  for (const { key, count, sum } of tallies) {
    const row = rowOf(key);
    const known = found.get(row) ?? { count: 0, sum: 0 };
    found.set(row, { count: known.count + count, sum: known.sum + sum });
  }
  return found;
}

const none = '（未填）';

function choiceRows(context: Context, list: string): TableRow[] {
  const rows = choicesOf(context.store.engine, list).map(({ id, label }): TableRow => ({ key: id, label, where: (field) => [{ field, op: 'is', value: id }] }));
  return [...rows, { key: '', label: none, where: (field) => [{ field, op: 'is', value: null }] }];
}

function studioRows(context: Context, frame: FigureFrame): TableRow[] {
  const where: Filter[] = frame.scope.place === null ? [] : [{ field: 'place', op: 'within', value: frame.scope.place }];
  const found = listRecords(context.store.engine, { entity: 'studio', where, search: '', sort: [{ field: 'place', down: false }, { field: 'name', down: false }], offset: 0, limit: 5000, deleted: false }).rows;
  const rows = found.map((row): TableRow => ({ key: row.id, label: String(row['name'] ?? ''), where: (field) => [{ field, op: 'is', value: row.id }] }));
  return [...rows, { key: '', label: '（没有填工作室）', where: (field) => [{ field, op: 'is', value: null }] }];
}

interface PlaceRows {
  rows: TableRow[];
  rowOf: (place: string | null) => string;
}

/** The places directly under the chosen one; what lies in the place itself, and what names no place, have rows of their own. */
function placeRows(context: Context, frame: FigureFrame): PlaceRows {
  const { engine } = context.store;
  const office = officeOf(context);
  const root = frame.scope.place ?? office?.place ?? '';
  const under = placesUnder(engine, root);
  const tops = topsOf(engine, under.map((one) => one.id));
  const rows: TableRow[] = under.map(({ id, name }) => ({ key: id, label: name, where: (field) => [{ field, op: 'within', value: id }] }));
  rows.push({ key: 'own', label: `${String(readRecord(engine, 'place', root)?.['name'] ?? '')}本级`, where: (field) => [{ field, op: 'is', value: root }] });
  if (frame.scope.place === null) {
    rows.push({ key: '', label: none, where: (field) => [{ field, op: 'is', value: null }] });
  }
  return { rows, rowOf: (place) => (place === null ? '' : place === root ? 'own' : (tops.get(place) ?? 'other')) };
}

function emptyOf(column: Measure, where: Filter[]): Cell {
  return { value: 0, rows: 0, entity: column.entity, where };
}

function cell(column: Measure, amounts: Amounts | undefined, where: Filter[]): Cell {
  if (!amounts) return emptyOf(column, where);
  return { value: column.sum === undefined ? amounts.count : tidy(amounts.sum), rows: amounts.count, entity: column.entity, where };
}

function totalOf(amounts: ReadonlyMap<string, Amounts> | undefined): Amounts {
  return [...(amounts?.values() ?? [])].reduce((all, one) => ({ count: all.count + one.count, sum: all.sum + one.sum }), { count: 0, sum: 0 });
}

function tableOf(context: Context, frame: FigureFrame, spec: Breakdown): FigureTable {
  const { engine } = context.store;
  const columns = spec.columns.map(({ measure, field }) => ({ one: measureOf(measure, frame.scope.chosen), field }));
  const places = spec.rows.by === 'place' ? placeRows(context, frame) : null;
  const months = spec.rows.by === 'month' ? monthsOf(frame.period) : [];
  const rows: TableRow[] =
    places?.rows ??
    (spec.rows.by === 'choice' ? choiceRows(context, spec.rows.list) : spec.rows.by === 'ref' ? studioRows(context, frame) : months.map(({ key, label }) => ({ key, label, where: () => [] })));
  const rowOf = places?.rowOf ?? ((key: string | null) => key ?? '');

  const found = columns.map(({ one, field }) => {
    const where = whereOfMeasure(one, frame.scope);
    const grouping = spec.rows.by === 'month' ? ({ by: 'month', field: one.on } as const) : ({ by: 'value', field } as const);
    return { where, amounts: gather(tally(engine, one.entity, where, grouping, one.sum ?? null), rowOf) };
  });
  const cellsOf = (row: TableRow): Cell[] =>
    columns.map(({ one, field }, i) => {
      const month = months.find((each) => each.key === row.key);
      const where = month ? whereOfMeasure(one, { ...frame.scope, period: month }) : [...(found[i]?.where ?? []), ...row.where(field)];
      return cell(one, found[i]?.amounts.get(row.key), where);
    });
  const sent = spec.rows.by === 'place' ? sentThisMonth(context) : new Map<string, { words: string; late: boolean }>();
  // Months stand in full; of other rows those with nothing in them are left out, except townships, which are asked about.
  const always = spec.rows.by === 'month' || spec.rows.by === 'place';
  const shown = rows
    .map((row) => ({ key: row.key, label: row.label, cells: cellsOf(row), sent: sent.get(row.key) ?? null }))
    .filter((row) => row.cells.some((one) => one.rows > 0) || (always && row.key !== '' && row.key !== 'own'));
  return {
    key: spec.key,
    label: spec.key === 'place' && (frame.scope.place !== null || officeOf(context)?.level === 'township') ? '按村（社区）' : spec.label,
    chart: spec.chart,
    columns: columns.map(({ one }) => ({ key: one.key, label: one.label, unit: one.unit })),
    rows: shown,
    totals: columns.map(({ one }, i) => cell(one, totalOf(found[i]?.amounts), found[i]?.where ?? [])),
    basis: [spec.basis, ...columns.map(({ one }) => one.basis)].filter((text) => text !== ''),
  };
}

/** Every table of the page; those without any rows are left out. */
export function tablesOf(context: Context, frame: FigureFrame): FigureTable[] {
  return breakdowns.map((spec) => tableOf(context, frame, spec)).filter((table) => table.rows.length > 0);
}
