import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { breakdowns } from '#shared/rules/figures/breakdowns.ts';
import { measureOf, measures } from '#shared/rules/figures/measures.ts';

/** Outcomes add up by themselves, beside the measures: kind, quantity, unit and day. */
const ofOutcomes: readonly string[] = ['kind', 'quantity', 'unit', 'on', 'overlaps'];

function collect(): ReadonlyMap<EntityName, ReadonlySet<string>> {
  const found = new Map<EntityName, Set<string>>([['outcome', new Set(ofOutcomes)]]);
  const add = (entity: EntityName, ...names: readonly string[]) => {
    const fields = found.get(entity) ?? new Set<string>();
    found.set(entity, fields);
    for (const name of names) {
      // `member.sector`: the record counts by whom it names.
      const [own = ''] = name.split('.');
      const field = entityOf(entity).fields[own];
      if (field && !field.derived) fields.add(own);
    }
  };
  for (const one of measures) add(one.entity, one.on, ...(one.sum ? [one.sum] : []), ...one.where.map((condition) => condition.field), 'place');
  for (const { rows, columns } of breakdowns) {
    if (rows.by !== 'month') for (const { measure, field } of columns) add(measureOf(measure, {}).entity, field);
  }
  return found;
}

const counted = collect();

/** The typed fields of an entity that decide in which figure a record counts: by them a received record is not changed without a reason. */
export function countedFields(entity: EntityName): ReadonlySet<string> {
  return counted.get(entity) ?? new Set();
}
