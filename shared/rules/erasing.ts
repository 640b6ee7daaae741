import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Scalar } from '#shared/fields.ts';
import { splitField } from '#shared/operation.ts';

/** What stands where a name stood that was erased on request (office.md, privacy). */
export const erasedWord = '（已按要求删除）';

/** What a file leaves behind, beside the fields that say who somebody is: the words on and in a photo or paper. */
const telling: Partial<Record<EntityName, readonly string[]>> = { attachment: ['name', 'caption', 'text', 'takenOn', 'digest'] };

/** The fields of an entity that tell of a person. */
export function personalFields(entity: string): string[] {
  if (!isEntityName(entity)) return [];
  const personal = Object.entries(entityOf(entity).fields).filter(([, field]) => field.personal === true);
  return [...personal.map(([key]) => key), ...(telling[entity] ?? [])];
}

/** What a record whose person was erased shows in these fields: a required one can't be empty. */
export function erasedValues(entity: EntityName): Record<string, string | null> {
  const { fields } = entityOf(entity);
  return Object.fromEntries(personalFields(entity).map((key) => [key, fields[key]?.required === true ? erasedWord : null]));
}

/** Whether a value of an erased record must not be kept: of a field that tells of the person, and not empty. */
export function isErasedValue(entity: string, name: string, value: Scalar): boolean {
  return value !== null && value !== erasedWord && personalFields(entity).includes(splitField(name).key);
}
