import type { Entity } from '#shared/entity.ts';
import { type EntityName, isEntityName } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import { type FieldValue, isSet } from '#shared/fields.ts';
import { checkValues, isEmpty } from '#shared/schema.ts';
import { idsIn, type Values } from '#renderer/record/fieldText.ts';

export type Changes = Readonly<Record<string, FieldValue>>;

/** The registered name of a definition: what operations are asked with. */
export function nameOf(entity: Entity): EntityName {
  if (!isEntityName(entity.name)) throw new Error(`not registered: ${entity.name}`);
  return entity.name;
}

/** Two values that mean the same: empty text and null, false and an unticked flag, sets without order. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    const [x, y] = [new Set(idsIn(a)), new Set(idsIn(b))];
    return x.size === y.size && [...x].every((id) => y.has(id));
  }
  const bare = (value: FieldValue | undefined) => (isEmpty(value) || value === false ? null : value);
  return bare(a) === bare(b);
}

/** The fields whose value differs from the one loaded. */
export function changedFields(base: Values, set: Changes): string[] {
  return Object.keys(set).filter((key) => !sameValue(base[key], set[key]));
}

/** What a save sends: of a new record all that is filled, of a known one the touched fields only. */
export function valuesToSend(entity: Entity, id: string | null, base: Values, set: Changes): Record<string, FieldValue> {
  if (id !== null) return Object.fromEntries(changedFields(base, set).map((key) => [key, set[key] ?? null]));
  const all: Record<string, FieldValue | undefined> = { ...base, ...set };
  const sent: Record<string, FieldValue> = {};
  for (const [key, field] of Object.entries(entity.fields)) {
    const value = all[key];
    if (field.derived || value === undefined || isEmpty(value)) continue;
    if (isSet(field) && idsIn(value).length === 0) continue;
    sent[key] = value;
  }
  return sent;
}

/** The heads that go with the touched fields. A field that nobody had set has none: then somebody's first value is new to us. */
export function headsToSend(entity: Entity, sent: Changes, heads: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  const fields = Object.keys(sent).filter((key) => entity.fields[key] && !isSet(entity.fields[key]));
  return Object.fromEntries(fields.map((key) => [key, [...(heads[key] ?? [])]]));
}

/** What is wrong, in the order of the form. */
export function problemsOf(
  entity: Entity,
  whole: boolean,
  sent: Changes,
  refusals: Readonly<Record<string, string>>,
  more: readonly FieldProblem[],
): FieldProblem[] {
  const refused = Object.entries(refusals).map(([field, message]) => ({ field, message: `${entity.fields[field]?.label ?? field}：${message}` }));
  const known = new Set(refused.map((problem) => problem.field));
  const checked = [...checkValues(entity, sent, whole), ...more].filter((problem) => !known.has(problem.field));
  const order = [...entity.groups.flatMap((group) => group.fields), ...Object.keys(entity.fields)];
  // What another record in the same dialog lacks stands after the form's own fields.
  const rank = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);
  return [...refused, ...checked].toSorted((a, b) => rank(a.field) - rank(b.field));
}
