import type { Fields, Value } from './fields.ts';

/**
 * Where a record's operations travel (docs/architecture.md, "Scope"): `local` never leaves the machine, `county` is
 * common to all offices of the county, `place` follows the record's place, `parent` follows the record it belongs to.
 */
export type Scope = 'local' | 'county' | 'place' | 'parent';

/** The lowest level of office that may write the entity. */
export type Level = 'township' | 'county' | 'city';

export interface Group {
  label: string;
  fields: readonly string[];
}

/** One noun of the field, described once. Tables, checks, forms, cells, sheet columns and differences derive from it. */
export interface Entity {
  name: string;
  label: string;
  scope: Scope;
  level: Level;
  fields: Fields;
  /** The field that names the record on screen. */
  title: string;
  /** List columns in order. */
  list: readonly string[];
  /** Form groups in order, named as on the paper form; fields named in none are not typed in a form. */
  groups: readonly Group[];
  /** For `scope: 'parent'`: the ref fields, any one of which names the record that this one belongs to. */
  parents?: readonly string[];
}

/** What storage adds to every record; never typed in by a person. Instants are ISO 8601 in UTC. */
export interface Stamp {
  id: string;
  createdAt: string;
  changedAt: string;
  changedBy: string;
  /** The site that made it. */
  site: string;
  deleted: boolean;
}

export type ValuesOf<E extends Entity> = { [K in keyof E['fields']]: Value<E['fields'][K]> };
export type RecordOf<E extends Entity> = Stamp & ValuesOf<E>;

/** Returns its argument; exists so that `title`, `list`, `groups` and `parents` can only name fields that exist. */
export function defineEntity<const E extends Entity>(
  entity: E & {
    title: keyof E['fields'];
    list: readonly (keyof E['fields'])[];
    groups: readonly { label: string; fields: readonly (keyof E['fields'])[] }[];
    parents?: readonly (keyof E['fields'])[];
  },
): E {
  return entity;
}
