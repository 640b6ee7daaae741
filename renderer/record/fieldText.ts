import type { Names } from '#shared/contract/records.ts';
import { type Field, type FieldValue, unreachable } from '#shared/fields.ts';
import { parseRichText, plainText } from '#shared/richText.ts';

/** Values of a record by field, as forms and lists hold them. */
export type Values = Readonly<Record<string, FieldValue | undefined>>;

/** The ids that a value holds: one, several or none. */
export function idsIn(value: FieldValue | undefined): readonly string[] {
  if (Array.isArray(value)) return (value as readonly string[]).filter((id) => typeof id === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** One value as a person reads it, in cells, facts, differences and on the clipboard; empty text for an empty value. */
export function fieldText(field: Field, value: FieldValue | undefined, names: Names): string {
  if (value === undefined || value === null) return '';
  switch (field.kind) {
    case 'text':
    case 'memo':
    case 'day':
    case 'time':
      return String(value);
    case 'rich':
      return plainText(parseRichText(String(value)));
    case 'number':
      // Thousands are set apart from five digits on: 2026 is a year as often as a number.
      return typeof value === 'number' && Math.abs(value) >= 10_000 ? value.toLocaleString('zh-CN', { maximumFractionDigits: 10 }) : String(value);
    case 'flag':
      return value === true ? '是' : '否';
    case 'choice':
    case 'ref':
      return idsIn(value).map((id) => names[id] || '（已不在）').join('、');
    case 'order':
      return '';
    default:
      return unreachable(field);
  }
}
