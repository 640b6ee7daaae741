import { entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Field } from '#shared/fields.ts';
import { isPrivate } from '#shared/papers/privacy.ts';

/** True for a field that tells who somebody is: marked personal, or naming a record whose title is. */
export function tellsWho(field: Field): boolean {
  if (field.personal) return true;
  if (field.kind !== 'ref' || !isEntityName(field.to)) return false;
  const target = entityOf(field.to);
  return target.fields[target.title]?.personal === true;
}

/** True for a record that is 不公开, or whose proposer is 保密. */
export const isHidden = (row: Readonly<Record<string, unknown>>): boolean => typeof row['privacy'] === 'string' && isPrivate(row['privacy']);

/** What stands in place of a name that is not shown. */
export const concealed = '（不公开）';

/** A text without the words that tell who somebody is: others may read what happened, not to whom. */
export function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((open, word) => open.replaceAll(word, '有关人员'), text);
}
