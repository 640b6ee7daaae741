import type { LedgerCell, LedgerSheet } from '#shared/contract/figures.ts';
import type { Input } from '#shared/contract.ts';
import type { Filter, Row } from '#shared/contract/records.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { type Field, isSet } from '#shared/fields.ts';
import { columnWidth, noValue } from '#shared/ledgers/cellValue.ts';
import { findLedger } from '#shared/ledgers/index.ts';
import type { Ledger, LedgerColumn } from '#shared/ledgers/ledger.ts';
import { isHidden, withoutWords } from '#shared/rules/telling.ts';
import { formatDay } from '#shared/rules/day.ts';
import { tidy } from '#shared/rules/figures/units.ts';
import type { Context } from '#electron/service/context.ts';
import { frameOf, type FigureFrame } from '#electron/service/figureData.ts';
import { gatherParts, type PartsOf } from '#electron/service/ledgerParts.ts';
import { makeReader, mostRows, namesSomebody, type Reader, readAll } from '#electron/service/ledgerReader.ts';
import { officeOf } from '#electron/service/office.ts';
import { choicesOf } from '#electron/storage/figures.ts';
import { chunks } from '#electron/storage/names.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';

type Sheet = LedgerSheet;

/** Names and phones of a private record are put out of its other cells too. */
function without(secrets: readonly string[], cell: LedgerCell): LedgerCell {
  if (secrets.length === 0 || cell.number !== undefined || cell.day !== undefined) return cell;
  return { text: withoutWords(cell.text, secrets) };
}

function choicesFor(context: Context, entity: EntityName, path: string): string[] {
  const field = entityOf(entity).fields[path];
  if (field?.kind !== 'choice' || isSet(field)) return [];
  return choicesOf(context.store.engine, field.list).map((one) => one.label);
}

function alignOf(entity: EntityName, column: LedgerColumn): 'left' | 'center' | 'right' {
  const { source } = column;
  if (source.from === 'row') return 'center';
  if (source.from === 'count') return 'right';
  if (source.from === 'parts' && source.show.length === 1 && entityOf(source.part.entity).fields[source.show[0] ?? '']?.kind === 'day') return 'center';
  const field = source.from === 'field' && !source.path.includes('.') ? entityOf(entity).fields[source.path] : undefined;
  if (field?.kind === 'number') return 'right';
  return field?.kind === 'day' || field?.kind === 'time' || field?.kind === 'flag' ? 'center' : 'left';
}

function cellOfColumn(ledger: Ledger, column: LedgerColumn, row: Row, index: number, reader: Reader, parts: PartsOf): LedgerCell {
  const { source } = column;
  switch (source.from) {
    case 'row':
      return { text: String(index + 1), number: index + 1 };
    case 'blank':
      return noValue;
    case 'field':
      return reader.cell(ledger.entity, row, source.path);
    case 'placeName':
      return { text: parts.placeName(reader.id(ledger.entity, row, source.path)) };
    case 'count': {
      const n = parts.rows(source.part, row.id).length;
      return { text: String(n), number: n };
    }
    case 'parts':
      return { text: parts.text(source, row, ledger.entity) };
    case 'outcomes':
      return { text: parts.outcomes(source.by, row.id) };
  }
}

function totalsOf(columns: readonly LedgerColumn[], rows: readonly { cells: readonly LedgerCell[] }[]): LedgerCell[] | null {
  if (!columns.some((column) => column.total) || rows.length === 0) return null;
  return columns.map((column, i): LedgerCell => {
    if (i === 0) return { text: '合计' };
    if (!column.total) return noValue;
    const sum = tidy(rows.reduce((total, row) => total + (row.cells[i]?.number ?? 0), 0));
    return { text: String(sum), number: sum };
  });
}

/** The conditions of a register in a frame. */
function whereOfLedger(ledger: Ledger, frame: FigureFrame, meeting: string | null): Filter[] {
  if (meeting !== null) return [...ledger.where, { field: 'meeting', op: 'is', value: meeting }];
  const { period, place } = frame.scope;
  const placeField = ledger.entity === 'member' ? 'township' : 'place';
  return [
    ...ledger.where,
    ...(ledger.on === null ? [] : [{ field: ledger.on, op: 'from', value: period.from } as const, { field: ledger.on, op: 'to', value: ledger.entity === 'planItem' ? frame.period.to.slice(0, 4) + '-12-31' : period.to } as const]),
    ...(place === null ? [] : [{ field: placeField, op: 'within', value: place } as const]),
  ];
}

function foundLedger(key: string): Ledger {
  const ledger = findLedger(key);
  if (!ledger) throw new Failure('notFound', '没有这本台账，数据没有变化。', '请从“统计报表”里重新选择。');
  return ledger;
}

/** A column by its head and group: 提案者·姓名. */
const keyOf = (column: LedgerColumn): string => (column.group === undefined ? column.label : `${column.group}·${column.label}`);

/** Every column of a register, by key. Throws Failure for an unknown register. */
export function columnsOf(key: string): { key: string; label: string }[] {
  return foundLedger(key).columns.map((column) => ({ key: keyOf(column), label: keyOf(column) }));
}

/** The columns that the person wishes, in that order; what an older version knew is passed over, none at all means all. */
function withColumns(ledger: Ledger, wished: readonly string[] | null): Ledger {
  const columns = (wished ?? []).flatMap((key) => ledger.columns.find((column) => keyOf(column) === key) ?? []);
  return columns.length === 0 ? ledger : { ...ledger, columns };
}

/** A register for a period and a place as rows of cells. `meeting`: the sign-in sheet of one. Throws Failure for an unknown key. */
export function ledgerOf(context: Context, input: Pick<Input<'getLedger'>, 'ledger' | 'period'> & { place: string | null; meeting: string | null; columns: readonly string[] | null; publication?: boolean }): Sheet {
  const { period, publication = false } = input;
  const whole = withColumns(foundLedger(input.ledger), input.columns);
  const ledger = publication ? { ...whole, columns: whole.columns.flatMap((column) => publicColumn(whole.entity, column)) } : whole;
  const frame = frameOf(context, { kind: period.kind, year: period.year, from: period.from ?? null, to: period.to ?? null }, input.place);
  const found = readAll(context, ledger.entity, whereOfLedger(ledger, frame, input.meeting), ledger.sort, mostRows + 1);
  const taken = found.slice(0, mostRows);
  const rows = publication ? openRows(context, ledger.entity, taken) : taken;
  const publish = publication ? publisher(context) : (cell: LedgerCell) => cell;
  const reader = makeReader(context, publication);
  reader.prepare(ledger.entity, rows, ledger.columns.flatMap(({ source }) => (source.from === 'field' || source.from === 'placeName' ? [source.path] : [])));
  const parts = gatherParts(context, ledger, rows, frame, reader, publication ? isOpen : () => true);
  const cells = rows.map((row, i) => {
    const secrets = reader.secrets(ledger.entity, row, publication);
    return { id: row.id, entity: ledger.entity, cells: ledger.columns.map((column) => publish(without(secrets, cellOfColumn(ledger, column, row, i, reader, parts)))) };
  });
  const meeting = input.meeting === null ? null : readRecord(context.store.engine, 'meeting', input.meeting);
  const about = meeting ? `协商活动：${String(meeting['title'])}` : [ledger.on === null ? '现有全部' : `期间：${formatDay(frame.scope.period.from)}至${formatDay(frame.scope.period.to)}`, frame.placeName === '' ? '' : `范围：${frame.placeName}`].filter((text) => text !== '').join('　');
  return {
    key: ledger.key,
    title: `${frame.placeName}${ledger.title}${publication ? '（公开版）' : ''}`,
    note: [publish({ text: about }).text, `共${rows.length}条`, ...publicNote(publication, taken.length - rows.length)].join('　'),
    columns: ledger.columns.map((column) => ({
      label: column.label, group: column.group ?? null, width: column.width, align: alignOf(ledger.entity, column),
      choices: column.source.from === 'field' ? choicesFor(context, ledger.entity, column.source.path) : [],
    })),
    rows: cells,
    totals: totalsOf(ledger.columns, cells),
    foot: meeting ? `应到${String(meeting['due'] ?? 0)}人　实到${String(meeting['present'] ?? 0)}人　请假${String(meeting['excused'] ?? 0)}人　缺席${String(meeting['absent'] ?? 0)}人` : `填报单位：${officeOf(context)?.name ?? ''}　${publication ? '' : `填表人：${context.user()}　`}制表日期：${formatDay(context.today())}`,
    cut: found.length > mostRows,
  };
}

const phones = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－]?\d{7,8})(?!\d)/g;

/** Puts telephone numbers and the names of members out of any text: what other people read must not tell who it was. */
function publisher(context: Context): (cell: LedgerCell) => LedgerCell {
  const names = readAll(context, 'member', []).map((row) => String(row['name'] ?? '')).filter((name) => [...name].length > 1).toSorted((a, b) => b.length - a.length);
  return (cell) => (cell.number !== undefined || cell.day !== undefined ? cell : { text: withoutWords(cell.text.replace(phones, '（略）'), names) });
}

const isOpen = (row: Row): boolean => !isHidden(row);

/** Rows that may go out: neither they nor what they are a part of (a supervision its problem) is kept private. */
function openRows(context: Context, entity: EntityName, rows: readonly Row[]): Row[] {
  const above = Object.entries(entityOf(entity).fields).flatMap(([key, field]) =>
    field.kind === 'ref' && isEntityName(field.to) && (entityOf(entity).parents ?? []).includes(field.to) && entityOf(field.to).fields['privacy'] ? [{ key, to: field.to }] : [],
  );
  const hidden = new Set(above.flatMap(({ key, to }) => {
    const ids = [...new Set(rows.flatMap((row) => (typeof row[key] === 'string' ? [row[key]] : [])))];
    return chunks(ids).flatMap((some) => readAll(context, to, [{ field: 'id', op: 'in', value: some }])).filter((row) => !isOpen(row)).map((row) => row.id);
  }));
  return rows.filter((row) => isOpen(row) && !above.some(({ key }) => hidden.has(String(row[key]))));
}

const publicNote = (publication: boolean, left: number): string[] => (publication ? [`公开版：不含姓名、电话${left > 0 ? `，不公开的${left}条没有列出` : ''}`] : []);

/** The field at the end of a path. */
function fieldAt(entity: EntityName, path: string): Field | undefined {
  const [key = '', ...onward] = path.split('.');
  const field = entityOf(entity).fields[key];
  if (onward.length === 0) return field;
  return field?.kind === 'ref' && isEntityName(field.to) ? fieldAt(field.to, onward.join('.')) : undefined;
}

/** What of a column may be published: all of it, what of its parts tells nobody's name, or nothing. */
function publicColumn(entity: EntityName, column: LedgerColumn): LedgerColumn[] {
  const { source } = column;
  const open = (of: EntityName, path: string): boolean => {
    const field = fieldAt(of, path);
    return field === undefined || !namesSomebody(field);
  };
  if (source.from === 'field') return open(entity, source.path) ? [column] : [];
  if (source.from !== 'parts') return [column];
  const show = source.show.filter((path) => open(source.part.entity, path));
  return show.length === 0 ? [] : [{ ...column, source: { ...source, show } }];
}

/** Any list as a sheet: the columns that are on screen, the filter in words under the title. */
export function sheetOfList(context: Context, input: { entity: EntityName; title: string; where: readonly Filter[]; search: string; sort: readonly { field: string; down: boolean }[]; columns: readonly string[]; conditions: readonly string[]; publication: boolean }): Sheet {
  const { publication } = input;
  const definition = entityOf(input.entity);
  const keys = input.columns.filter((key) => {
    const field = definition.fields[key];
    return field !== undefined && !(publication && namesSomebody(field));
  });
  const { rows: found, total } = listRecords(context.store.engine, { entity: input.entity, where: input.where, search: input.search, sort: input.sort, offset: 0, limit: mostRows, deleted: false });
  const rows = publication ? openRows(context, input.entity, found) : found;
  const publish = publication ? publisher(context) : (cell: LedgerCell) => cell;
  const reader = makeReader(context, publication);
  reader.prepare(input.entity, rows, []);
  const columns = keys.flatMap((key) => {
    const field = definition.fields[key];
    if (!field) return [];
    const align = field.kind === 'number' ? ('right' as const) : field.kind === 'day' ? ('center' as const) : ('left' as const);
    return [{ label: field.kind === 'number' && field.unit ? `${field.label}（${field.unit}）` : field.label, group: null, width: Math.max(columnWidth(field), field.label.length * 2 + 2), align, choices: choicesFor(context, input.entity, key) }];
  });
  return {
    key: input.entity,
    title: input.title,
    note: [...input.conditions.map((text) => publish({ text }).text), `共${rows.length}条`, ...publicNote(publication, found.length - rows.length)].join('　'),
    columns,
    rows: rows.map((row) => {
      const secrets = reader.secrets(input.entity, row, publication);
      return { id: row.id, entity: input.entity, cells: keys.map((key) => publish(without(secrets, reader.cell(input.entity, row, key)))) };
    }),
    totals: null,
    foot: `填报单位：${officeOf(context)?.name ?? ''}　制表日期：${formatDay(context.today())}`,
    cut: total > found.length,
  };
}
