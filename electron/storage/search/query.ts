import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { askedInitials, fold, pieces } from '#electron/storage/search/fold.ts';
import { lastRow, readCursors, readQueue } from '#electron/storage/search/pending.ts';
import { entityOfPart, inBoth, inEither, rowsWith } from '#electron/storage/search/postings.ts';
import { matches, type Matched, readRows, type Word } from '#electron/storage/search/rows.ts';
import { searchedEntities, searchedFields } from '#electron/storage/search/texts.ts';

/** Beyond this many waiting records of an entity SQL looks first, by the word as it is typed. */
const fewWaiting = 400;
/** So many records of a group are read at most to find those to show; what more there is can be asked for by more words. */
const readAtMost = 600;

export interface Group {
  entity: EntityName;
  /** The records found; approximate where a record's words have changed. */
  count: number;
  /** Those to show: found in the title first, then the newest. */
  shown: Matched[];
}

/** Words of a typed text: all must be found in one record, in any of its texts. */
export function wordsOf(text: string): Word[] {
  return text
    .trim()
    .split(/\s+/)
    .map((typed) => ({ typed, folded: fold(typed) }))
    .filter(({ folded }) => folded !== '')
    .slice(0, 6)
    .map(({ typed, folded }) => ({ typed, folded, letters: /^[a-z]{2,}$/.test(folded) }));
}

/** A word that the index can't be asked for: one character, or two digits. */
const isShort = ({ folded }: Word): boolean => pieces(folded).size === 0;

interface Rows {
  title: number[];
  any: number[];
}
type Found = Map<EntityName, Rows>;

/** The rows in which all pieces stand together, by entity. */
function rowsWithAll(engine: Engine, asked: ReadonlySet<string>, only: EntityName | null): Found {
  let found: Found | null = null;
  for (const piece of asked) {
    const now: Found = new Map();
    const before = found;
    for (const [part, rows] of rowsWith(engine, piece, only, (entity) => before === null || before.has(entity))) {
      const entity = entityOfPart(part);
      if (!entity) continue;
      const entry = now.get(entity) ?? { title: [], any: [] };
      if (part % 2 === 0) entry.title = rows;
      entry.any = inEither(entry.any, rows);
      now.set(entity, entry);
    }
    if (found) {
      for (const [entity, entry] of now) {
        const before: Rows = found.get(entity) ?? { title: [], any: [] };
        now.set(entity, { title: inBoth(before.title, entry.title), any: inBoth(before.any, entry.any) });
      }
    }
    found = now;
    if (found.size === 0) break;
  }
  return found ?? new Map();
}

function either(a: Found, b: Found): Found {
  const out: Found = new Map(a);
  for (const [entity, rows] of b) {
    const known = out.get(entity);
    out.set(entity, known ? { title: inEither(known.title, rows.title), any: inEither(known.any, rows.any) } : rows);
  }
  return out;
}

function both(a: Found, b: Found): Found {
  const out: Found = new Map();
  for (const [entity, rows] of a) {
    const other = b.get(entity);
    if (other) out.set(entity, { title: inBoth(rows.title, other.title), any: inBoth(rows.any, other.any) });
  }
  return out;
}

function indexed(engine: Engine, words: readonly Word[], only: EntityName | null): Found {
  let found: Found | null = null;
  for (const word of words) {
    if (isShort(word)) continue;
    const here = rowsWithAll(engine, pieces(word.folded), only);
    const one = word.letters ? either(here, rowsWithAll(engine, askedInitials(word.folded), only)) : here;
    found = found ? both(found, one) : one;
  }
  return found ?? new Map();
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** One character: the titles that begin with it or hold it. Parts are passed over: their titles are words of every day. */
function byTitle(engine: Engine, words: readonly Word[], only: EntityName | null): Found {
  const out: Found = new Map();
  for (const entity of only ? [only] : searchedEntities) {
    const { title, fields, scope } = entityOf(entity);
    if (fields[title]?.kind !== 'text' || (scope === 'parent' && !only)) continue;
    const where = words.map(() => `"${title}" LIKE ? ESCAPE '\\'`).join(' AND ');
    const first = words[0]?.typed ?? '';
    const rows = engine.all<{ n: number; begins: number }>(
      `SELECT rowid AS n, "${title}" LIKE ? ESCAPE '\\' AS begins FROM "${entity}" WHERE deleted = 0 AND ${where} ORDER BY rowid`,
      [like(first).slice(1), ...words.map(({ typed }) => like(typed))],
    );
    if (rows.length > 0) out.set(entity, { title: rows.filter(({ begins }) => begins === 1).map(({ n }) => n), any: rows.map(({ n }) => n) });
  }
  return out;
}

/** Records that the index does not know as they are now and that hold the words: nothing that is saved is missed. */
function waiting(engine: Engine, words: readonly Word[], only: EntityName | null): Found {
  const out: Found = new Map();
  const look = (entity: EntityName, sql: string, params: readonly (string | number)[]): void => {
    const rows = readRows(engine, entity, `deleted = 0 AND ${sql}`, params).filter((row) => matches(entity, row, words));
    const numbers = (some: readonly Matched[]): number[] => some.map(({ row }) => row).sort((a, b) => a - b);
    const before = out.get(entity) ?? { title: [], any: [] };
    const inTitle = rows.filter((row) => matches(entity, row, words, true));
    if (rows.length > 0) out.set(entity, { title: inEither(before.title, numbers(inTitle)), any: inEither(before.any, numbers(rows)) });
  };
  for (const [entity, reached] of readCursors(engine)) {
    if (only && entity !== only) continue;
    const last = lastRow(engine, entity);
    if (last <= reached) continue;
    if (last - reached <= fewWaiting) look(entity, 'rowid > ?', [reached]);
    else {
      const each = searchedFields(entity).map(({ key }) => `"${key}" LIKE ? ESCAPE '\\'`).join(' OR ');
      const named = searchedFields(entity).some(({ title, initials }) => title && initials === 'name');
      // Initials can't be looked for by SQL; names of people and places are few enough to be read.
      if (words.some(({ letters }) => letters) && named) look(entity, 'rowid > ?', [reached]);
      else look(entity, `rowid > ? AND ${words.map(() => `(${each})`).join(' AND ')} ORDER BY rowid DESC LIMIT ${readAtMost}`, [reached, ...words.flatMap(({ typed }) => searchedFields(entity).map(() => like(typed)))]);
    }
  }
  const queued = Map.groupBy(readQueue(engine, 1e6), ({ entity }) => entity);
  for (const [entity, records] of queued) {
    if (only && entity !== only) continue;
    const ids = [...new Set(records.map(({ record }) => record))];
    look(entity, 'id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
  }
  return out;
}

/** Reads candidates, newest first, until enough of them hold the words; answers how many did not. */
function pick(engine: Engine, entity: EntityName, rows: readonly number[], words: readonly Word[], most: number): { shown: Matched[]; wrong: number } {
  const shown: Matched[] = [];
  let wrong = 0;
  let at = rows.length;
  while (at > 0 && shown.length < most && rows.length - at < readAtMost) {
    const from = Math.max(0, at - Math.max(8, most));
    const some = rows.slice(from, at);
    at = from;
    const read = readRows(engine, entity, 'rowid IN (SELECT value FROM json_each(?))', [JSON.stringify(some)]);
    const byRow = new Map(read.map((row) => [row.row, row]));
    for (const n of some.toReversed()) {
      const row = byRow.get(n);
      if (!row || row.deleted || !matches(entity, row, words)) wrong += 1;
      else if (shown.length < most) shown.push(row);
    }
  }
  return { shown, wrong };
}

/**
 * Everything that holds all words of the text, by entity in the registry's order: any two characters, two or more initials,
 * three or more digits; a single character is looked for in titles alone. `most` records of each entity are read.
 */
export function findRecords(engine: Engine, text: string, only: EntityName | null, most: number): { words: Word[]; groups: Group[] } {
  const words = wordsOf(text);
  if (words.length === 0) return { words, groups: [] };
  const found = words.every(isShort) ? byTitle(engine, words, only) : either(indexed(engine, words, only), waiting(engine, words, only));
  const groups: Group[] = [];
  for (const entity of only ? [only] : searchedEntities) {
    const rows = found.get(entity) ?? { title: [], any: [] };
    const gone = rows.any.length === 0 ? [] : engine.all<{ n: number }>(`SELECT rowid AS n FROM "${entity}" WHERE deleted = 1 ORDER BY rowid`).map(({ n }) => n);
    const alive = withoutRows(rows.any, gone);
    const first = pick(engine, entity, inBoth(alive, rows.title), words, most);
    const rest = first.shown.length < most ? pick(engine, entity, withoutRows(alive, rows.title), words, most - first.shown.length) : { shown: [], wrong: 0 };
    const count = alive.length - first.wrong - rest.wrong;
    const shown = [...first.shown, ...rest.shown];
    if (shown.length > 0) groups.push({ entity, count: Math.max(count, shown.length), shown });
  }
  return { words, groups };
}

function withoutRows(rows: readonly number[], taken: readonly number[]): number[] {
  if (taken.length === 0) return [...rows];
  const out: number[] = [];
  for (let i = 0, j = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0;
    while ((taken[j] ?? Infinity) < row) j += 1;
    if (taken[j] !== row) out.push(row);
  }
  return out;
}
