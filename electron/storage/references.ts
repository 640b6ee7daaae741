import { type EntityName, entityNames, entityOf } from '#shared/entities/index.ts';
import { isSet } from '#shared/fields.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';

/** A field of a record that names another record. */
export interface Reference {
  entity: EntityName;
  id: string;
  field: string;
  /** The field holds several. */
  many: boolean;
}

/** Every field that names a record, those of records in the recycle bin too. Derived fields follow by themselves. */
export function referencesTo(engine: Engine, target: EntityName, id: string): Reference[] {
  return entityNames.flatMap((entity) =>
    Object.entries(entityOf(entity).fields).flatMap(([field, definition]): Reference[] => {
      if (definition.kind !== 'ref' || definition.derived || (definition.to !== target && definition.to !== 'any')) return [];
      const many = isSet(definition);
      const rows = many
        ? engine.all<{ id: string }>(`SELECT link.record AS id FROM link JOIN "${entity}" ON "${entity}".id = link.record WHERE link.element = ? AND link.field = ?`, [id, field])
        : engine.all<{ id: string }>(`SELECT id FROM "${entity}" WHERE "${field}" = ?`, [id]);
      return rows.map((row) => ({ entity, id: row.id, field, many }));
    }),
  );
}
