import { type EntityName, entityOf } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { fromColumn } from '#electron/storage/columns.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';
import { fold } from '#electron/storage/search/fold.ts';
import { lettersOf, searchedFields, type SearchedField, textOf } from '#electron/storage/search/texts.ts';

/** A word that is looked for: as typed, as compared, and whether it may be pinyin initials. */
export interface Word {
  typed: string;
  folded: string;
  letters: boolean;
}

/** A record with the fields that are looked through and what tells where it belongs. */
export interface Matched {
  row: number;
  id: string;
  changedAt: string;
  deleted: boolean;
  values: Readonly<Record<string, FieldValue>>;
}

function columnsOf(entity: EntityName): string[] {
  const { fields, title, parents } = entityOf(entity);
  return [...new Set([...searchedFields(entity).map(({ key }) => key), title, ...(parents ?? []), ...(fields['privacy'] ? ['privacy'] : [])])];
}

/** Records by a condition of this folder; lists of rows come as JSON, so that few statements are prepared. */
export function readRows(engine: Engine, entity: EntityName, where: string, params: readonly SqlValue[]): Matched[] {
  const keys = columnsOf(entity);
  const { fields } = entityOf(entity);
  return engine.all(`SELECT rowid AS "#row", id, changedAt, deleted, ${keys.map((key) => `"${key}"`).join(', ')} FROM "${entity}" WHERE ${where}`, params).map((raw) => {
    const values: Record<string, FieldValue> = {};
    for (const key of keys) {
      const field = fields[key];
      if (field) values[key] = fromColumn(field, raw[key]);
    }
    return { row: Number(raw['#row']), id: String(raw['id']), changedAt: String(raw['changedAt'] ?? ''), deleted: raw['deleted'] === 1, values };
  });
}

/** A word that stands in a folded text whenever it stands in the text itself: no folding joins or changes these. */
const plain = /^[\p{Script=Han}0-9]+$/u;
export const isPlain = (folded: string): boolean => plain.test(folded);

/** Whether a field's text holds the word, as it stands or by its initials. */
export function holds({ initials }: SearchedField, text: string, word: Word): 'text' | 'initials' | null {
  if (isPlain(word.folded) && text.includes(word.folded)) return 'text';
  if (fold(text).includes(word.folded)) return 'text';
  if (!word.letters || !initials || (initials === 'text' && word.folded.length < 3)) return null;
  return lettersOf(text, initials).includes(word.folded) ? 'initials' : null;
}

/** Whether every word stands in some text of the record, or in its title. */
export function matches(entity: EntityName, row: Matched, words: readonly Word[], inTitle = false): boolean {
  const left = new Set(words);
  for (const field of searchedFields(entity)) {
    if (inTitle && !field.title) continue;
    const text = textOf(field.field, row.values[field.key]);
    if (text === '') continue;
    for (const word of left) if (holds(field, text, word)) left.delete(word);
    if (left.size === 0) return true;
  }
  return false;
}
