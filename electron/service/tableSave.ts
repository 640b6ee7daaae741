import type { Write } from '#shared/contract/records.ts';
import type { TableReport } from '#shared/contract/tables.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { keysBetween } from '#shared/rules/orderKey.ts';
import { plainName } from '#shared/rules/readCell.ts';
import { splitNames } from '#shared/rules/text.ts';
import { type TableKind, tableKindOf, type TablePart } from '#shared/tables/kinds.ts';
import type { Context } from '#electron/service/context.ts';
import { deadlineDay } from '#electron/service/deadlines.ts';
import { settingsNow } from '#electron/service/office.ts';
import { withReason } from '#electron/service/reason.ts';
import { withReasons } from '#electron/service/reasons.ts';
import { saveChecked } from '#electron/service/records.ts';
import { usualPresets } from '#electron/service/tableLayout.ts';
import { allRows } from '#electron/service/tableLookup.ts';
import { countsOf } from '#electron/service/tableView.ts';
import { errorsOf, type Said, type TableWork, type WorkRow } from '#electron/service/tableWork.ts';
import { addTableTx, putTableImport, putTableRow, type TableImport } from '#electron/storage/tableImports.ts';
import type { Pace } from '#electron/sync/pace.ts';

/** So many rows are one transaction: long enough to be quick, short enough that other work goes on between. */
const sliceRows = 200;

interface Saving {
  context: Context;
  work: TableWork;
  kind: TableKind;
  entry: TableImport;
  /** Members by name, for the names in cells that make records of their own. */
  members: ReadonlyMap<string, string | null>;
}

/** Members by name; null where two have it. */
function membersByName(context: Context): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const row of allRows(context, 'member')) {
    const name = plainName(String(row['name'] ?? ''));
    found.set(name, found.has(name) ? null : row.id);
  }
  return found;
}

/** The county's usual deadline where an old sheet says none, and that it is so. */
function usualDeadline(context: Context, part: TablePart, values: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  if (!part.usualDeadline || values['deadlineOn'] || typeof values['on'] !== 'string') return {};
  const days = settingsNow(context).proposalDays;
  const said = [part.remark === undefined ? null : values[part.remark], `旧表没有写办理时限，按本县规定的${days}天推算`].filter((text) => typeof text === 'string').join('；');
  return { deadlineOn: deadlineDay(context, values['on'], days, 'natural'), ...(part.remark === undefined ? {} : { [part.remark]: said }) };
}

/** The records that one part of a row makes. */
function partWrites(saving: Saving, part: TablePart, values: Readonly<Record<string, FieldValue>>, parent: string): Write[] {
  const entity = entityOf(part.entity);
  if (part.each === undefined) return [{ entity: part.entity, id: saving.context.store.effects.newId(), set: { ...values, ...usualDeadline(saving.context, part, values), [part.parent]: parent } }];
  const names = splitNames(String(values[part.each] ?? ''));
  const order = entity.fields['order'] ? keysBetween(null, null, names.length) : [];
  return names.map((name, i): Write => {
    const member = saving.members.get(plainName(name)) ?? null;
    const set: Record<string, FieldValue> = { ...part.preset, [part.parent]: parent };
    if (order[i] !== undefined) set['order'] = order[i];
    if (member !== null && entity.fields['member']) set['member'] = member;
    // A seat names a member or else a person; an attendance names the person always.
    if (member === null || entity.fields['name']?.required) set['name'] = name;
    return { entity: part.entity, id: saving.context.store.effects.newId(), set };
  });
}

function writesOf(saving: Saving, row: WorkRow): Write[] {
  const id = row.target ?? saving.context.store.effects.newId();
  row.target = id;
  const own: Write[] = Object.keys(row.changes).length > 0 ? [{ entity: saving.kind.entity, id, set: row.changes }] : [];
  return [...own, ...row.parts.flatMap(({ key, values }) => {
    const part = saving.kind.parts.find((one) => one.key === key);
    return part ? partWrites(saving, part, values, id) : [];
  })];
}

/** Saves writes in one transaction that the import's log names. */
function saveNoted(saving: Saving, writes: readonly Write[], updates: boolean, also: () => void): void {
  const { store } = saving.context;
  const first = store.seq + 1;
  // The office above hears why a figure that it has received changes, and a locked year why something comes late: by the old sheet.
  const reason = `按旧表“${saving.work.file}”导入`;
  withReason(reason, () =>
    saveChecked(saving.context, updates ? withReasons(saving.context, writes, reason) : writes, () => {
      if (store.seq >= first) addTableTx(store.engine, store.life.n, first, saving.entry.id);
      also();
      putTableImport(store.engine, saving.entry);
    }),
  );
}

/**
 * Saves a slice. What the rules refuse is taken out with their words, and the rest is saved; a refusal that names no row is found
 * by halving.
 */
function saveSlice(saving: Saving, rows: readonly WorkRow[]): void {
  if (rows.length === 0) return;
  const fresh = rows.map((row) => row.target === null);
  const writes: Write[] = [];
  const owners: WorkRow[] = [];
  for (const row of rows) for (const write of writesOf(saving, row)) owners[writes.push(write) - 1] = row;
  const { entry, kind, context } = saving;
  const before = { ...entry };
  try {
    saveNoted(saving, writes, fresh.includes(false), () => {
      rows.forEach((row, i) => {
        if (fresh[i]) entry.added += 1;
        else entry.changed += 1;
        if (row.target !== null) putTableRow(context.store.engine, kind.entity, row.line, row.target);
      });
    });
    for (const row of rows) row.done = true;
  } catch (error) {
    Object.assign(entry, before);
    rows.forEach((row, i) => {
      if (fresh[i]) row.target = null;
    });
    if (!(error instanceof Failure) || error.code === 'storage') throw error;
    const refused = new Set<WorkRow>();
    for (const { field, message } of error.fields) {
      const row = owners[field.includes('.') ? Number(field.split('.')[0]) : 0];
      if (!row) continue;
      row.refused.push(message);
      refused.add(row);
    }
    const [only] = rows;
    if (refused.size === 0 && rows.length === 1 && only) {
      only.refused.push(error.message);
      refused.add(only);
    }
    for (const row of refused) row.state = 'bad';
    const rest = rows.filter((row) => !refused.has(row));
    if (refused.size > 0) return saveSlice(saving, rest);
    const half = Math.ceil(rest.length / 2);
    saveSlice(saving, rest.slice(0, half));
    saveSlice(saving, rest.slice(half));
  }
}

/** The names that the person wants made, and that a row which is saved uses. */
function wantedNames(work: TableWork, rows: readonly WorkRow[]): Said[] {
  const used = new Set<unknown>();
  for (const row of rows) for (const values of [row.changes, ...row.parts.map((part) => part.values)]) for (const value of Object.values(values).flat()) used.add(value);
  return [...work.said.values()].filter((said) => said.means === 'create' && said.id !== null && used.has(said.id));
}

function createNames(saving: Saving, names: readonly Said[]): TableReport['created'] {
  const { context, work } = saving;
  if (names.length === 0) return [];
  const writes = names.map(({ of, name, id }): Write => {
    if (!isEntityName(of)) return { entity: 'choice', id, set: { list: of, label: name, rank: 900 } };
    const kind = tableKindOf(of);
    return { entity: of, id, set: { ...(kind ? usualPresets(context, kind) : {}), [entityOf(of).title]: name } };
  });
  saveNoted(saving, writes, false, () => undefined);
  for (const said of names) work.said.delete(`${said.of}\n${said.name}`); // they are records now, found by their names
  return [...Map.groupBy(names, ({ of }) => (isEntityName(of) ? entityOf(of).label : '选项'))].map(([label, all]) => ({ label, count: all.length }));
}

/** What the sheet was read by. Throws a Failure when it has not been read. */
export function mustBeRead({ plan }: TableWork) {
  const kind = plan && tableKindOf(plan.kind);
  if (!plan || !kind) throw new Failure('invalid', '还没有核对过这个表格，没有导入，现有数据没有变化。', '请先核对。');
  return { plan, kind };
}

/** Saves what was read, slice by slice, as one import. A stop leaves what is saved, which can be taken back as a whole. */
export async function saveTable(context: Context, work: TableWork, doubts: boolean, pace: Pace): Promise<TableReport> {
  const { plan, kind } = mustBeRead(work);
  const began = performance.now();
  const { store } = context;
  const rows = work.rows.filter((row) => !row.done && (row.state === 'added' || row.state === 'changed' || (doubts && row.state === 'doubt')));
  const counts = countsOf(work.rows);
  const entry: TableImport = {
    id: store.effects.newId(), at: new Date(store.effects.now()).toISOString(), user: context.user(), file: work.file, sheet: work.book.grids[plan.sheet]?.name ?? '', kind: kind.entity,
    digest: work.digest, state: 'running', added: 0, changed: 0, same: counts.same, refused: 0, undoneAt: null, undone: null, kept: null,
  };
  const saving: Saving = { context, work, kind, entry, members: kind.parts.some((part) => part.each !== undefined) ? membersByName(context) : new Map() };
  putTableImport(store.engine, entry);
  let state: TableReport['state'] = 'done';
  let created: TableReport['created'] = [];
  try {
    created = createNames(saving, wantedNames(work, rows));
    for (let at = 0; at < rows.length; at += sliceRows) {
      pace.tell(at, rows.length, '正在导入');
      saveSlice(saving, rows.slice(at, at + sliceRows));
      await pace.breathe();
    }
  } catch (error) {
    state = 'stopped';
    if (!(error instanceof Failure) || error.code !== 'refused') throw error;
  } finally {
    entry.refused = work.rows.filter((row) => !row.done && row.state !== 'same').length;
    entry.state = state;
    putTableImport(store.engine, entry);
  }
  return {
    ...countsOf(work.rows), added: entry.added, changed: entry.changed, id: entry.id, state, created,
    refused: work.rows.filter((row) => !row.done && row.state !== 'same').slice(0, 500).map((row) => ({ number: row.body.at + 1, reasons: reasonsOf(work, row) })),
    ms: Math.round(performance.now() - began),
  };
}

/** Why a row did not go in, with the words over the columns. */
export function reasonsOf(work: TableWork, row: WorkRow): string[] {
  const words = [...errorsOf(row), ...row.read.notes].map(({ column, message: said }) => {
    const message = said.replace(/。$/, '');
    const label = column === null || column < 0 ? '' : (work.labels[column] ?? '');
    return label === '' || message.includes(label) ? message : `${label}：${message}`;
  });
  if (row.clashes.length > 0) words.push('系统里后来改过，和表里不一样，没有定用哪一个');
  return words.length > 0 ? words : ['还没有导入'];
}
