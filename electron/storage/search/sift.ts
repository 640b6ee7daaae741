import type { EntityName } from '#shared/entities/index.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';
import { fold } from '#electron/storage/search/fold.ts';
import { holds, isPlain, type Matched, matches, readRows, type Word } from '#electron/storage/search/rows.ts';
import { longest, searchedFields, textOf } from '#electron/storage/search/texts.ts';

/**
 * Bringing a record out of SQLite costs more than looking at it there. So SQL tells first which records hold the words as they are
 * typed, and which lack one of their characters in every form; only what it can't tell is read whole.
 */

/** Rowids of records that hold the words: in their title, and elsewhere. */
export interface Sifted {
  inTitle: number[];
  elsewhere: number[];
}

/** Where characters lie that stand for a Chinese one: radicals, characters in circles and brackets, compatibility forms. */
const otherForms: readonly [number, number][] = [[0x2e80, 0x2fdf], [0x3000, 0x303f], [0x3130, 0x33ff], [0xf900, 0xfaff], [0x1f200, 0x1f2ff], [0x2f800, 0x2fa1f]];
let forms: Map<string, string[]> | null = null;

/** A Chinese character and whatever folds into it. */
export function formsOf(char: string): string[] {
  if (forms === null) {
    forms = new Map();
    for (const [from, to] of otherForms) {
      for (let code = from; code <= to; code += 1) {
        const form = String.fromCodePoint(code);
        for (const one of fold(form)) if (one !== form) forms.set(one, [...(forms.get(one) ?? []), form]);
      }
    }
  }
  return [char, ...(forms.get(char) ?? [])];
}

const chinese = /\p{Script=Han}/u;
/** Code points, of which a text has at most twice as many units: what stands so early is not cut off. */
const surely = longest / 2 - 200;

interface Condition {
  sql: string;
  params: SqlValue[];
}

const both = (conditions: readonly Condition[]): Condition => ({ sql: conditions.map(({ sql }) => sql).join(' AND ') || '1', params: conditions.flatMap(({ params }) => params) });
const any = (conditions: readonly Condition[]): Condition => ({ sql: `(${conditions.map(({ sql }) => sql).join(' OR ') || '0'})`, params: conditions.flatMap(({ params }) => params) });

/** Met by every record that holds the words: each of their Chinese characters stands in it, in some form. */
function mayHold(entity: EntityName, words: readonly Word[]): Condition {
  const chars = new Set(words.flatMap(({ folded }) => [...folded].filter((char) => chinese.test(char))));
  const each = [...chars].map((char) =>
    any(
      searchedFields(entity).flatMap(({ key, field }) => [
        ...formsOf(char).map((form): Condition => ({ sql: `instr("${key}", ?) > 0`, params: [form] })),
        // JSON may name a character by its number.
        ...(field.kind === 'rich' ? [{ sql: `instr("${key}", '\\u') > 0`, params: [] }] : []),
      ]),
    ),
  );
  return both(each);
}

/** Met only by records that hold the words. */
function surelyHold(entity: EntityName, words: readonly Word[]): Condition {
  const fields = searchedFields(entity).filter(({ field }) => field.kind !== 'rich');
  return both(words.map(({ folded }) => any(fields.map(({ key }) => ({ sql: `instr("${key}", ?) BETWEEN 1 AND ${surely}`, params: [folded] })))));
}

/** Looks at the rows of an entity that meet a condition, for the words it was made for. */
export function sieveFor(engine: Engine, entity: EntityName, words: readonly Word[]): (where: string, given: readonly SqlValue[]) => Sifted {
  const title = searchedFields(entity).find((field) => field.title);
  const separated = (rows: readonly Matched[]): Sifted => {
    const held = rows.filter((row) => !row.deleted && matches(entity, row, words));
    const { true: first = [], false: rest = [] } = Object.groupBy(held, (row) => (matches(entity, row, words, true) ? 'true' : 'false'));
    return { inTitle: first.map(({ row }) => row), elsewhere: rest.map(({ row }) => row) };
  };
  if (!words.every(({ folded }) => isPlain(folded))) return (where, given) => separated(readRows(engine, entity, where, given));
  const sure = surelyHold(entity, words);
  const may = mayHold(entity, words);
  const sql = (where: string): string => `SELECT rowid AS n, ${sure.sql} AS sure, ${title ? `"${title.key}"` : 'NULL'} AS title FROM "${entity}" WHERE deleted = 0 AND (${where}) AND ${may.sql}`;
  return (where, given) => {
    const rows = engine.all<{ n: number; sure: number | null; title: string | null }>(sql(where), [...sure.params, ...given, ...may.params]);
    const unsure = rows.filter((row) => row.sure !== 1).map(({ n }) => n);
    const found = unsure.length === 0 ? { inTitle: [], elsewhere: [] } : separated(readRows(engine, entity, 'rowid IN (SELECT value FROM json_each(?))', [JSON.stringify(unsure)]));
    for (const row of rows) {
      if (row.sure !== 1) continue;
      const text = title ? textOf(title.field, row.title) : '';
      (title && words.every((word) => holds(title, text, word)) ? found.inTitle : found.elsewhere).push(row.n);
    }
    return found;
  };
}
