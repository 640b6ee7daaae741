import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { countedFields } from '#shared/rules/figures/counted.ts';
import { measures } from '#shared/rules/figures/measures.ts';

/** First and last day of a locked year. */
export interface Span {
  from: string;
  to: string;
}

type Values = Readonly<Record<string, FieldValue>>;

const days = new Map<EntityName, ReadonlySet<string>>([['outcome', new Set(['on'])]]);
for (const one of measures) days.set(one.entity, new Set([...(days.get(one.entity) ?? []), one.on, ...(one.other ? [one.other.on] : [])]));

/** Steps of a life, by the field that names the matter: a step dated in a locked year changes what that year counted. */
export const stepsOf: Partial<Record<EntityName, string>> = { topicStep: 'topic', progress: 'problem', opinionStep: 'opinion', proposalStep: 'proposal' };

/** Entities whose own fields figures read. */
export const countedEntities: readonly EntityName[] = [...days.keys()];

/** True when a day that figures go by lies in the span. */
export function liesIn(entity: EntityName, row: Values | null, span: Span): boolean {
  return [...(days.get(entity) ?? [])].some((day) => {
    const value = row?.[day];
    return typeof value === 'string' && value >= span.from && value <= span.to;
  });
}

/** Which of these fields a figure reads. */
export function countedAmong(entity: EntityName, keys: readonly string[]): string[] {
  return keys.filter((key) => countedFields(entity).has(key));
}

/**
 * Whether a change of a record touches the figures of the span. `before` null: the record is new; `after` null: it is
 * deleted, or was and comes back. `keys`: the fields that get another value.
 */
export function touchesSpan(entity: EntityName, change: { before: Values | null; after: Values | null; keys: readonly string[] }, span: Span): boolean {
  const { before, after, keys } = change;
  if (stepsOf[entity] !== undefined) {
    const on = (after ?? before)?.['on'];
    return typeof on === 'string' && on >= span.from && on <= span.to;
  }
  if (!days.has(entity)) return false;
  if (before === null || after === null) return liesIn(entity, before ?? after, span);
  return countedAmong(entity, keys).length > 0 && (liesIn(entity, before, span) || liesIn(entity, after, span));
}
