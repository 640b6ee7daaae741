import type { EntityName } from '#shared/entities/index.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';

/** Question marks for an `IN` list, in chunks that SQLite takes. */
export function chunks<T>(items: readonly T[], size = 500): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < items.length; i += size) out.push(items.slice(i, i + size));
  return out;
}

export const marks = (n: number): string => Array.from({ length: n }, () => '?').join(',');

/** The entity that a record id belongs to, by its first operation, or the choice table for shipped choices. */
export function entityOfRecord(engine: Engine, id: string): EntityName | null {
  const found = engine.get<{ entity: string }>('SELECT entity FROM op WHERE record = ? LIMIT 1', [id]);
  if (found && isEntityName(found.entity)) return found.entity;
  return engine.get('SELECT 1 AS one FROM choice WHERE id = ?', [id]) ? 'choice' : null;
}

function titlesIn(engine: Engine, entity: EntityName, ids: readonly string[], into: Record<string, string>): void {
  const title = entityOf(entity).title;
  for (const some of chunks(ids)) {
    const rows = engine.all<{ id: string; title: string | null }>(`SELECT id, "${title}" AS title FROM "${entity}" WHERE id IN (${marks(some.length)})`, some);
    for (const row of rows) into[row.id] = row.title === null ? '' : String(row.title);
  }
  const field = entityOf(entity).fields[title];
  if (field?.kind !== 'choice' && field?.kind !== 'ref') return;
  const inner: Record<string, string> = {};
  const target: EntityName = field.kind === 'choice' ? 'choice' : (field.to as EntityName); // a test holds that refs name entities
  titlesIn(engine, target, ids.map((id) => into[id] ?? '').filter((id) => id !== ''), inner);
  for (const id of ids) if (into[id]) into[id] = inner[into[id]] ?? '';
}

/** Titles of records whose entity is known. Ids that no record has are left out. */
export function titlesOf(engine: Engine, wanted: ReadonlyMap<EntityName, ReadonlySet<string>>): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [entity, ids] of wanted) titlesIn(engine, entity, [...ids], names);
  return names;
}

/** Collects the ids that rows of an entity refer to, by the entity they belong to. */
export function referredIn(
  engine: Engine,
  entity: EntityName,
  rows: readonly Readonly<Record<string, FieldValue>>[],
  wanted: Map<EntityName, Set<string>> = new Map(),
): Map<EntityName, Set<string>> {
  const add = (target: EntityName, id: string): void => {
    let ids = wanted.get(target);
    if (!ids) wanted.set(target, (ids = new Set()));
    ids.add(id);
  };
  for (const [key, field] of Object.entries(entityOf(entity).fields)) {
    if (field.kind !== 'choice' && field.kind !== 'ref') continue;
    for (const row of rows) {
      const value = row[key];
      const ids = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
      for (const id of ids) {
        const target = field.kind === 'choice' ? 'choice' : field.to === 'any' ? entityOfRecord(engine, id) : field.to;
        if (target !== null && isEntityName(target)) add(target, id);
      }
    }
  }
  return wanted;
}

/** Titles and entities of records of which only the id is known. */
export function namesOfIds(engine: Engine, ids: readonly string[]): { names: Record<string, string>; entities: Record<string, EntityName> } {
  const wanted = new Map<EntityName, Set<string>>();
  const found: Record<string, EntityName> = {};
  for (const id of ids) {
    const entity = entityOfRecord(engine, id);
    if (entity === null) continue;
    found[id] = entity;
    wanted.set(entity, (wanted.get(entity) ?? new Set()).add(id));
  }
  return { names: titlesOf(engine, wanted), entities: found };
}
