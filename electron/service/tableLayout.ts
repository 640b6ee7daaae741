import type { TableLayout, TableSheet } from '#shared/contract/tables.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { bodyRows } from '#shared/tables/bodyRows.ts';
import { findHead, labelsOf, yearOfSheet } from '#shared/tables/findHead.ts';
import { columnLetter, type Grid, type HeadRows } from '#shared/tables/grid.ts';
import { type TableKind, tableKindOf, targetsOf } from '#shared/tables/kinds.ts';
import { guessKind, matchColumns, plainLabel, unitOf } from '#shared/tables/matchColumns.ts';
import { readSheetDay } from '#shared/tables/readSheetDay.ts';
import type { TableWords } from '#shared/tables/words.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf } from '#electron/service/office.ts';
import { tableWordsNow } from '#electron/service/tableLookup.ts';
import type { TableWork } from '#electron/service/tableWork.ts';
import { sha256 } from '#electron/storage/digest.ts';
import { putView, readView } from '#electron/storage/local.ts';

/** What was settled for a sheet with these columns the last time. */
interface Remembered {
  columns: (string | null)[];
  presets: Record<string, FieldValue>;
  key: string[];
}

const shapeKey = (kind: EntityName, labels: readonly string[]): string => `tableShape/${kind}/${sha256(new TextEncoder().encode(labels.map(plainLabel).join('\u001f'))).slice(0, 32)}`;

export function rememberShape(context: Context, kind: EntityName, labels: readonly string[], shape: Remembered): void {
  putView(context.store.engine, shapeKey(kind, labels), JSON.stringify(shape));
}

function rememberedShape(context: Context, kind: EntityName, labels: readonly string[]): Remembered | null {
  const content = readView(context.store.engine, shapeKey(kind, labels));
  return content === null ? null : (JSON.parse(content) as Remembered); // written by rememberShape alone
}

export function gridOf(work: TableWork, sheet: number): Grid {
  const grid = work.book.grids[sheet];
  if (!grid) throw new Failure('invalid', '文件里没有这一张表，现有数据没有变化。', '请重新选择工作表。');
  return grid;
}

const shownRows = 30;

export function sheetsOf(work: TableWork): TableSheet[] {
  return work.book.grids.map((grid) => ({
    name: grid.name,
    hidden: grid.hidden,
    rows: grid.rows.length,
    columns: grid.columns,
    top: grid.rows.slice(0, shownRows).map((row) => row.map((cell) => (cell?.text ?? '').slice(0, 60))),
    hiddenRows: grid.hiddenRows.length,
  }));
}

/** What rows get where the sheet says nothing, as this office would have it. */
export function usualPresets(context: Context, kind: TableKind): Record<string, FieldValue> {
  const office = officeOf(context);
  const found: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(kind.usual)) {
    if (typeof value !== 'object' || value === null || !('from' in value)) found[key] = value;
    else if (value.from === 'office') found[key] = office?.place ?? null;
    else if (value.from === 'level') found[key] = office ? `level.${office.level}` : null;
    else found[key] = context.today();
  }
  return found;
}

/** How a sheet is read if nobody says otherwise: its head, its kind, where its columns go. */
export function layoutOf(context: Context, work: TableWork, sheet: number, given: { head: HeadRows | null; kind: EntityName | null }): TableLayout {
  const grid = gridOf(work, sheet);
  const words = tableWordsNow(context);
  const found = given.head === null ? findHead(grid, words) : { ...given.head, sure: true };
  if (!found || found.last < found.first || found.last >= grid.rows.length) throw new Failure('invalid', `“${grid.name}”里没有找到表头，还没有导入，现有数据没有变化。`, '请点一下哪一行是表头。');
  const head = { first: found.first, last: found.last };
  const parts = labelsOf(grid, head);
  const kind = given.kind === null ? (guessKind(parts, words) ?? tableKindOf('member')) : tableKindOf(given.kind);
  if (!kind) throw new Failure('invalid', '这一类内容不能从表格导入，现有数据没有变化。', '请换一类。');
  return { ...columnsOf(context, grid, kind, head, words, [grid.name, work.file]), sheet, sure: found.sure };
}

function columnsOf(context: Context, grid: Grid, kind: TableKind, head: HeadRows, words: TableWords, names: readonly string[]): Omit<TableLayout, 'sheet' | 'sure'> {
  const parts = labelsOf(grid, head);
  const labels = parts.map((one) => one.join('／'));
  const known = rememberedShape(context, kind.entity, labels);
  const matched = matchColumns(parts, kind, words).paths;
  const paths = new Set(targetsOf(kind).map((target) => target.path));
  const columns = matched.map((path, i) => (known ? (known.columns[i] ?? null) : path)).map((path) => (path === null || path === '+' || paths.has(path) ? path : null));
  const { rows, skipped } = bodyRows(grid, head, parts);
  const dayColumns = targetsOf(kind).flatMap((target) => (target.field.kind === 'day' && columns.includes(target.path) ? [columns.indexOf(target.path)] : []));
  const withoutYear = (i: number): boolean => rows.slice(0, 2000).some(({ cells }) => {
    const cell = cells[i];
    const read = cell ? readSheetDay(cell, null, context.today()) : null;
    return read !== null && 'error' in read && read.error.includes('没有写年份');
  });
  const needsYear = dayColumns.some(withoutYear);
  const usual = usualPresets(context, kind);
  const entity = entityOf(kind.entity);
  return {
    head,
    kind: kind.entity,
    columns: labels.map((label, i) => ({
      letter: columnLetter(i),
      label,
      samples: [...new Set(rows.slice(0, 200).flatMap(({ cells }) => (cells[i] ? [cells[i].text.slice(0, 40)] : [])))].slice(0, 3),
      unit: unitOf(parts[i] ?? []),
      path: columns[i] ?? null,
    })),
    presets: { ...Object.fromEntries(Object.entries(usual).filter(([key]) => !columns.includes(key))), ...known?.presets },
    year: yearOfSheet(grid, head, names),
    needsYear,
    key: known?.key ?? kind.key.filter((key) => key === entity.title || columns.includes(key)),
    remembered: known !== null,
    rows: rows.length,
    skipped: skipped.map(({ at, why, text }) => ({ row: at + 1, why, text })),
  };
}
