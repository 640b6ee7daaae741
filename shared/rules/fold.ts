import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';

/** How an entity's derived fields come from a record and its parts. Pure: the same parts give the same values everywhere. */
export interface Fold {
  /** The parts, by entity and the field that names the record. */
  parts: readonly { entity: EntityName; field: string }[];
  /** `levelOf` tells the level of the office whose site wrote a row, null where unknown. `parts[i]` are the rows of `this.parts[i]`, not deleted. Answers every derived field of the entity. */
  compute(row: Row, parts: readonly (readonly Row[])[], levelOf: (site: string) => OfficeLevel | null): Record<string, FieldValue>;
}
