import { type Field, type FieldValue, isSet } from '#shared/fields.ts';
import { convertUnit } from '#shared/rules/convertUnit.ts';
import { formatDay } from '#shared/rules/day.ts';
import { parseAmount } from '#shared/rules/parseAmount.ts';
import { type Lookup, readCell } from '#shared/rules/readCell.ts';
import { checkValue } from '#shared/schema.ts';
import type { GridCell } from '#shared/tables/grid.ts';
import { readSheetDay } from '#shared/tables/readSheetDay.ts';

export interface ReadContext {
  lookup: Lookup;
  /** The year of days that name none; null: they are refused. */
  year: number | null;
  /** The unit in the column's head: 万元; empty for none. */
  unit: string;
}

/**
 * `note`: it can be read in one way only, but says less or more than the field holds, so that a person looks at it. `missing`: a
 * name that no record and no choice has; `of` is the entity, or the choice list.
 */
export type SheetValue = { value: FieldValue; note?: string } | { error: string; missing?: { of: string; name: string } };

/** What stands in cells that mean to be empty. */
const blanks = new Set(['', '/', '\\', '-', '--', '—', '——', '一一', '无', '暂无', '空', '不详', '未知', '待定', '待补']);

function isBlank(field: Field, cell: GridCell): boolean {
  const text = cell.text.normalize('NFKC').replace(/\s+/g, '');
  if (text === '') return cell.number === undefined && cell.day === undefined;
  if (field.kind === 'text' || field.kind === 'memo' || field.kind === 'rich') return /^[/\\—-]+$/.test(text);
  return (field.kind === 'flag' || field.kind === 'choice' ? blanks.has(text) && text !== '无' : blanks.has(text)) && cell.number === undefined;
}

/** The longest whole number that a spreadsheet holds exactly: of longer ones the last digits have become 0. */
const exactDigits = 15;

function textOf(cell: GridCell): { text: string; note?: string } | { error: string } {
  const { number } = cell;
  if (cell.day !== undefined) {
    const shown = /\d{4}/.test(cell.text) ? cell.text : formatDay(cell.day);
    return { text: shown, note: `表格把它存成了日期${formatDay(cell.day)}，请核对原来写的是什么` };
  }
  if (number === undefined) return { text: cell.text };
  if (Number.isInteger(number)) {
    if (Math.abs(number) >= 10 ** exactDigits) return { error: `“${cell.text}”是按数字存的，超过${exactDigits}位，末尾几位已经变成0，请把这一栏设成文本后重新填写` };
    const digits = String(number);
    // Shown with leading zeros (a format like 000) it is a number of a paper; shown with anything else it is the figure.
    return { text: /^0*$/.test(cell.text.slice(0, Math.max(0, cell.text.length - digits.length))) && cell.text.endsWith(digits) ? cell.text : digits };
  }
  return { text: /^-?[\d.]+$/.test(cell.text) ? cell.text : String(number) };
}

function readAmount(field: Field & { kind: 'number' }, cell: GridCell, unit: string): SheetValue {
  const own = field.unit ?? '';
  let value: number;
  let from = unit === '' ? own : unit;
  let note: string | undefined;
  if (cell.number !== undefined) value = cell.number;
  else {
    const text = cell.text.trim();
    const amount = parseAmount(text);
    if ('error' in amount) return { error: amount.error };
    value = amount.value;
    if (amount.approx) note = `“${text}”是约数，按${amount.value}记`;
    // 9.7万 under （万元） is 9.7, not 9.7万 of 万元.
    if (amount.unit !== '') from = amount.unit;
    else if (/万/.test(text) && from.startsWith('万')) from = from.slice(1);
  }
  const converted = own === '' || from === '' ? value : convertUnit(value, from, own);
  if (converted === null) return { error: `单位是“${from}”，这一栏要的是“${own}”，请换算后填数字` };
  return note === undefined ? { value: converted } : { value: converted, note };
}

function readKind(field: Field, cell: GridCell, context: ReadContext): SheetValue {
  if (field.kind === 'day') return readSheetDay(cell, context.year, context.lookup.today);
  if (field.kind === 'number') return readAmount(field, cell, context.unit);
  if (field.kind === 'time') {
    if (cell.time !== undefined) return { value: cell.time };
    const read = readCell(field, cell.text, context.lookup);
    return 'error' in read ? { error: read.error } : read;
  }
  const plain = textOf(cell);
  if ('error' in plain) return plain;
  const { text } = plain;
  const read = readCell(field, text, context.lookup);
  if ('error' in read) {
    const of = field.kind === 'ref' ? field.to : field.kind === 'choice' ? field.list : '';
    return read.missing !== undefined && of !== '' ? { error: read.error, missing: { of, name: read.missing } } : { error: read.error };
  }
  return plain.note === undefined ? read : { ...read, note: plain.note };
}

/** Reads one cell of an old sheet into a field. Nothing is guessed in silence: what is not certain carries a note or is refused. */
export function readSheetCell(field: Field, cell: GridCell | null, context: ReadContext): SheetValue {
  if (cell === null || (cell.bad === undefined && isBlank(field, cell))) return { value: isSet(field) ? [] : null };
  if (cell.bad !== undefined) return { error: cell.bad };
  const read = readKind(field, cell, context);
  if ('error' in read) return read;
  const wrong = read.value === null ? null : checkValue(field, read.value);
  return wrong === null ? read : { error: wrong };
}
