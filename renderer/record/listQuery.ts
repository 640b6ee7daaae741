import type { Filter, Names } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { type Field, isSet, unreachable } from '#shared/fields.ts';
import { formatDay } from '#shared/rules/day.ts';
import type { FilterValue, ListView } from '#renderer/state/listView.ts';
import { fieldText } from '#renderer/record/fieldText.ts';

type Range = { from: string | number | null; to: string | number | null };

export function isRange(value: FilterValue | undefined): value is Range {
  return typeof value === 'object' && value !== null && 'from' in value;
}

function isBlank(value: FilterValue | undefined): boolean {
  if (value === undefined || value === '') return true;
  return isRange(value) ? value.from === null && value.to === null : Array.isArray(value) && value.length === 0;
}

/** The conditions that one filter puts on the list, by the field's kind. A place includes what lies below it. */
export function conditionsOf(name: string, field: Field, value: FilterValue | undefined): Filter[] {
  if (value === undefined || isBlank(value)) return [];
  switch (field.kind) {
    case 'choice':
    case 'ref': {
      const ids = Array.isArray(value) ? [...(value as readonly string[])] : [];
      if (field.kind === 'ref' && field.to === 'place' && !isSet(field)) return ids.slice(0, 1).map((id) => ({ field: name, op: 'within', value: id }));
      return [{ field: name, op: isSet(field) ? 'has' : 'in', value: ids }];
    }
    case 'number':
    case 'day':
    case 'time': {
      if (!isRange(value)) return [];
      const ends: Filter[] = [];
      if (value.from !== null) ends.push({ field: name, op: 'from', value: value.from });
      if (value.to !== null) ends.push({ field: name, op: 'to', value: value.to });
      return ends;
    }
    case 'flag':
      // An unticked flag may never have been written: what isn't yes is no.
      return [{ field: name, op: value === true ? 'is' : 'isNot', value: true }];
    case 'text':
    case 'memo':
    case 'rich':
      return [{ field: name, op: 'contains', value: String(value) }];
    case 'order':
      return [];
    default:
      return unreachable(field);
  }
}

/** All conditions that the filters put on the list. */
export function filterConditions(entity: Entity, filters: ListView['filters']): Filter[] {
  return Object.entries(filters).flatMap(([name, value]) => {
    const field = entity.fields[name];
    return field ? conditionsOf(name, field, value) : [];
  });
}

/** The conditions in force, in words, for the sentence that says why a list is empty. */
export function conditionWords(entity: Entity, view: Pick<ListView, 'filters' | 'search'>, names: Names): string[] {
  const words = Object.entries(view.filters).flatMap(([name, value]) => {
    const field = entity.fields[name];
    if (!field || isBlank(value)) return [];
    if (isRange(value)) {
      const end = (one: string | number | null) => (one === null ? '' : field.kind === 'day' ? formatDay(String(one)) : String(one));
      return [`${field.label}：${value.from === null ? '' : `${end(value.from)}起`}${value.to === null ? '' : `到${end(value.to)}`}`];
    }
    return [`${field.label}：${fieldText(field, value, names)}`];
  });
  return view.search.trim() === '' ? words : [...words, `查找：${view.search.trim()}`];
}
