import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';

/** What a rule may look at: the record as it was and as it will be, and other records, all as they stand. */
export interface CheckContext {
  before: Row | null;
  after: Readonly<Record<string, FieldValue>>;
  level: OfficeLevel;
  today: string;
  read(entity: EntityName, id: string): Row | null;
  parts(entity: EntityName, field: string, id: string): Row[];
  levelOf(site: string): OfficeLevel | null;
  /** What a record is; null for none that is known. */
  kindOf(id: string): EntityName | null;
}
