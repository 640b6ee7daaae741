import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { placesBelowSql } from '#electron/storage/placesBelow.ts';
import { readRecord } from '#electron/storage/records.ts';

/** The places at and below a place. */
export function placesBelow(engine: Engine, place: string): Set<string> {
  const rows = engine.all<{ id: string }>(
    `${placesBelowSql} SELECT id FROM below`,
    [place],
  );
  return new Set(rows.map((row) => row.id));
}

/**
 * Whether a record concerns an office of these places: what is common to the county does, what is local never does, what
 * has a place does when the place is one of them or is not said, and a part goes where what it belongs to goes.
 */
export function concerns(engine: Engine, entity: EntityName, id: string, places: ReadonlySet<string>, depth = 0): boolean {
  const definition = entityOf(entity);
  if (definition.scope === 'local') return false;
  if (definition.scope === 'county') return true;
  const row = readRecord(engine, entity, id);
  if (!row) return true;
  if (definition.scope === 'place') return typeof row['place'] !== 'string' || places.has(row['place']);
  return (definition.parents ?? []).some((key) => {
    const parent = row[key];
    const field = definition.fields[key];
    if (typeof parent !== 'string' || field?.kind !== 'ref' || depth > 8) return false;
    const target = field.to === 'any' ? entityOfRecord(engine, parent) : field.to;
    return target !== null && isEntityName(target) && concerns(engine, target, parent, places, depth + 1);
  });
}
