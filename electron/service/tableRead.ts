import type { Row } from '#shared/contract/records.ts';
import type { TablePlan } from '#shared/contract/tables.ts';
import { entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { type FieldValue, isSet } from '#shared/fields.ts';
import { headsOf } from '#shared/operation.ts';
import { isEmpty } from '#shared/schema.ts';
import { type BodyRow, bodyRows } from '#shared/tables/bodyRows.ts';
import { labelsOf } from '#shared/tables/findHead.ts';
import type { GridCell } from '#shared/tables/grid.ts';
import { tableKindOf, targetsOf } from '#shared/tables/kinds.ts';
import { plainLabel, unitOf } from '#shared/tables/matchColumns.ts';
import { identityOf, readRow } from '#shared/tables/readRow.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf } from '#electron/service/office.ts';
import { gridOf } from '#electron/service/tableLayout.ts';
import { allRows, lookupFor, tableWordsNow } from '#electron/service/tableLookup.ts';
import { type Clash, mendKey, type Standing, type TableWork, type WorkRow } from '#electron/service/tableWork.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { readChildren } from '#electron/storage/records.ts';
import { allTableTxs, readTableRows } from '#electron/storage/tableImports.ts';
import type { Pace } from '#electron/sync/pace.ts';

function standingFor(context: Context, work: TableWork, plan: TablePlan): Standing {
  const { engine, life } = context.store;
  const kind = tableKindOf(plan.kind);
  if (!kind) throw new Failure('invalid', '这一类内容不能从表格导入，现有数据没有变化。', '请换一类。');
  const grid = gridOf(work, plan.sheet);
  const parts = labelsOf(grid, plan.head);
  const targets = targetsOf(kind).filter((target) => plan.columns.includes(target.path));
  const key = plan.key.filter((one) => entityOf(kind.entity).fields[one]);
  const rows = allRows(context, kind.entity);
  const byIdentity = new Map<string, string[]>();
  for (const row of rows) {
    const identity = identityOf(kind, key, row);
    if (identity !== null) byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), row.id]);
  }
  return {
    kind,
    plan: { ...plan, key },
    rowPlan: {
      kind,
      columns: plan.columns,
      labels: parts.map((one) => one.join('／')),
      units: parts.map(unitOf),
      presets: plan.presets,
      year: plan.year,
      lookup: lookupFor(context, targets, work, tableWordsNow(context)),
      without: officeOf(context)?.level === 'township' ? kind.parts.flatMap((part) => (part.above ? [part.key] : [])) : [],
    },
    byId: new Map(rows.map((row) => [row.id, row])),
    byIdentity,
    byLine: readTableRows(engine, kind.entity),
    imports: allTableTxs(engine, life.n),
    seen: new Map(),
    seenLines: new Map(),
  };
}

/** The cells of a line with what was put in place of them. */
function mendedCells(work: TableWork, sheet: number, body: BodyRow): (GridCell | null)[] {
  if (work.mends.size === 0) return body.cells;
  return body.cells.map((cell, column) => {
    const text = work.mends.get(mendKey(sheet, body.at, column));
    return text === undefined ? cell : text.trim() === '' ? null : { text };
  });
}

/** What identifies a line, as it is written in the sheet: a record keeps it also when it is mended or renamed here. */
function lineOf(body: BodyRow, standing: Standing): string {
  const { key, columns, presets } = standing.plan;
  const written = key.map((path) => {
    const column = columns.indexOf(path);
    return plainLabel(column < 0 ? JSON.stringify(presets[path] ?? '') : (body.cells[column]?.text ?? ''));
  }).join('\u001f');
  const repeated = standing.seenLines.get(written) ?? 0;
  standing.seenLines.set(written, repeated + 1);
  return repeated === 0 ? written : `${written}\u001e${repeated + 1}`;
}

function sameValue(a: FieldValue | undefined, b: FieldValue): boolean {
  if (Array.isArray(b)) return Array.isArray(a) && (b as readonly string[]).every((one) => (a as readonly string[]).includes(one)); // sets hold ids
  return (a ?? null) === b || (isEmpty(a) && isEmpty(b));
}

/** What the sheet would change of a record, and what of that somebody changed here since the last import. Empty cells change nothing. */
function differences(context: Context, standing: Standing, row: WorkRow, own: Row): { changes: Record<string, FieldValue>; clashes: Clash[] } {
  const entity = entityOf(standing.kind.entity);
  const changes: Record<string, FieldValue> = {};
  const clashes: Clash[] = [];
  const typed = Object.entries(row.read.values).filter(([key, value]) => {
    const brought = standing.plan.columns.includes(key) || (key === 'note' && standing.plan.columns.includes('+'));
    const empty = isEmpty(value) || (Array.isArray(value) && value.length === 0);
    return brought && !empty && !sameValue(own[key], value);
  });
  if (typed.length === 0) return { changes, clashes };
  const heads = headsOf(operationsOfRecord(context.store.engine, own.id));
  const { life } = context.store;
  for (const [key, value] of typed) {
    const field = entity.fields[key];
    if (field && isSet(field)) {
      changes[key] = [...new Set([...((own[key] ?? []) as readonly string[]), ...(value as readonly string[])])]; // isSet: arrays on both sides
      continue;
    }
    const last = heads.get(key)?.at(-1);
    const ofImport = last !== undefined && last.site === life.site && last.inc === life.inc && standing.imports.has(last.tx.first);
    if (isEmpty(own[key]) || ofImport) changes[key] = value;
    else clashes.push({ key, own: own[key] ?? null, sheet: value });
  }
  return { changes, clashes };
}

/** Finds what a line is: a new record, one that stands, or one that can't be told. */
function place(context: Context, work: TableWork, standing: Standing, row: WorkRow, n: number): void {
  const { kind, plan } = standing;
  const identity = identityOf(kind, plan.key, row.read.values);
  const before = identity === null ? undefined : standing.seen.get(identity);
  if (identity !== null && before === undefined) standing.seen.set(identity, n);
  if (before !== undefined) {
    const other = work.rows[before];
    const labels = plan.key.map((key) => entityOf(kind.entity).fields[key]?.label ?? key).join('、');
    row.read.notes.push({ column: plan.columns.indexOf(plan.key[0] ?? ''), path: plan.key[0] ?? '', message: `和第${(other?.body.at ?? 0) + 1}行的${labels}都一样，会另存一条` });
  }
  const remembered = standing.byLine.get(row.line);
  const found = remembered !== undefined && standing.byId.has(remembered) ? [remembered] : before === undefined && identity !== null ? (standing.byIdentity.get(identity) ?? []) : [];
  if (found.length > 1) {
    row.read.errors.push({ column: plan.columns.indexOf(plan.key[0] ?? ''), path: plan.key[0] ?? '', message: `系统里有${found.length}条一样的，不知道是哪一条；请在“怎样算同一条”里再选一栏` });
  }
  row.target = found.length === 1 ? (found[0] ?? null) : null;
  const own = row.target === null ? undefined : standing.byId.get(row.target);
  row.parts = row.read.parts;
  row.changes = row.read.values;
  row.clashes = [];
  if (own) {
    Object.assign(row, differences(context, standing, row, own));
    row.parts = row.read.parts.filter(({ key, values }) => {
      const part = kind.parts.find((one) => one.key === key);
      if (!part) return false;
      const same = { ...part.preset, ...(values['step'] === undefined ? {} : { step: values['step'] }) };
      return !readChildren(context.store.engine, part.entity, part.parent, own.id).some((child) => Object.entries(same).every(([field, value]) => child[field] === value));
    });
    if (row.parts.length > 0) for (const part of row.parts) for (const [field, value] of Object.entries(kind.parts.find((one) => one.key === part.key)?.also ?? {})) if (own[field] !== value) row.changes[field] = value;
  }
}

/** Says what becomes of a row, with what was settled about its clashes. */
export function settle(work: TableWork, row: WorkRow): void {
  if (row.read.errors.length > 0 || row.refused.length > 0) return void (row.state = 'bad');
  if (row.target === null) return void (row.state = row.read.notes.length > 0 ? 'doubt' : 'added');
  const use = work.settled.get(row.body.at) ?? work.settled.get('all');
  if (use === 'sheet') for (const { key, sheet } of row.clashes) row.changes[key] = sheet;
  else for (const { key } of row.clashes) delete row.changes[key];
  const something = Object.keys(row.changes).length > 0 || row.parts.length > 0;
  if (row.clashes.length > 0 && use === undefined) row.state = 'doubt';
  else row.state = !something ? 'same' : row.read.notes.length > 0 ? 'doubt' : 'changed';
}

function readOne(context: Context, work: TableWork, standing: Standing, body: BodyRow, line: string, n: number): WorkRow {
  const read = readRow(mendedCells(work, standing.plan.sheet, body), standing.rowPlan);
  const row: WorkRow = { body, read, line, target: null, changes: {}, parts: [], clashes: [], state: 'added', refused: [], done: false };
  place(context, work, standing, row, n);
  settle(work, row);
  return row;
}

/** Reads one row again after a cell was mended, against what the whole reading was held against. */
export function rereadRow(context: Context, work: TableWork, at: number): WorkRow | null {
  const n = work.rows.findIndex((row) => row.body.at === at);
  const [old, standing] = [work.rows[n], work.standing];
  if (!old || !standing) return null;
  const identity = identityOf(standing.kind, standing.plan.key, old.read.values);
  if (identity !== null && standing.seen.get(identity) === n) standing.seen.delete(identity);
  const row = readOne(context, work, standing, old.body, old.line, n);
  work.rows[n] = row;
  return row;
}

/** Reads all rows by the plan, letting other work through. Nothing is saved. */
export async function readRows(context: Context, work: TableWork, plan: TablePlan, pace: Pace): Promise<void> {
  const grid = gridOf(work, plan.sheet);
  if (plan.head.last < plan.head.first || plan.head.last >= grid.rows.length) throw new Failure('invalid', '表头选得不对，还没有导入，现有数据没有变化。', '请重新点一下哪一行是表头。');
  const standing = standingFor(context, work, plan);
  const { title } = entityOf(standing.kind.entity);
  if (!plan.key.includes(title) || !(plan.columns.includes(title) || plan.presets[title])) {
    const label = entityOf(standing.kind.entity).fields[title]?.label ?? title;
    throw new Failure('invalid', `还没有指定哪一栏是“${label}”，还没有导入，现有数据没有变化。`, `请在“对应栏目”里给“${label}”选一栏。`);
  }
  const { rows } = bodyRows(grid, plan.head, labelsOf(grid, plan.head));
  const wanted = rows.filter((row) => plan.hidden || !row.hidden);
  const before = work.rows;
  work.rows = [];
  try {
    for (const [n, body] of wanted.entries()) {
      work.rows.push(readOne(context, work, standing, body, lineOf(body, standing), n));
      if (n % 50 === 0) {
        pace.tell(n, wanted.length, '正在核对');
        await pace.breathe();
      }
    }
  } catch (error) {
    work.rows = before; // stopped half-way: the last whole reading stands
    throw error;
  }
  work.plan = standing.plan;
  work.standing = standing;
  work.labels = [...standing.rowPlan.labels];
}
