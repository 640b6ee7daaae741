import type { Names } from '#shared/contract/records.ts';
import { type Field, type FieldValue, unreachable } from '#shared/fields.ts';
import { parseRichText, plainText } from '#shared/richText.ts';

/** A value as a cell: the text that is printed, and the number or day where it is one. */
export interface CellValue {
  text: string;
  number?: number;
  day?: string;
}

export const noValue: CellValue = { text: '' };

/** A field's value as a cell of a sheet. An empty value is an empty cell; a flag prints 是 or nothing. */
export function cellValue(field: Field, value: FieldValue | undefined, names: Names): CellValue {
  if (value === undefined || value === null || value === '') return noValue;
  switch (field.kind) {
    case 'text':
    case 'memo':
    case 'time':
      return { text: String(value) };
    case 'rich':
      return { text: plainText(parseRichText(String(value))) };
    case 'day':
      return { text: String(value), day: String(value) };
    case 'number':
      return typeof value === 'number' ? { text: String(Number(value.toFixed(6))), number: value } : noValue;
    case 'flag':
      return { text: value === true ? '是' : '' };
    case 'choice':
    case 'ref': {
      const ids = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
      return { text: ids.map((id) => names[id] ?? '').filter((name) => name !== '').join('、') };
    }
    case 'order':
      return noValue;
    default:
      return unreachable(field);
  }
}

/** The usual width of a field's column in a sheet, in characters of Latin width. */
export function columnWidth(field: Field): number {
  switch (field.kind) {
    case 'memo':
    case 'rich':
      return 36;
    case 'text':
      return field.max !== undefined && field.max <= 40 ? 14 : 24;
    case 'day':
      return 12;
    case 'number':
    case 'time':
    case 'flag':
      return 9;
    case 'choice':
    case 'ref':
      return 'many' in field && field.many ? 20 : 16;
    case 'order':
      return 6;
    default:
      return unreachable(field);
  }
}
