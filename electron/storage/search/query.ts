import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { askedInitials, fold, pieces } from '#electron/storage/search/fold.ts';
import { type Looking, lookThrough, type Rows } from '#electron/storage/search/look.ts';
import { entityOfPart, inBoth, inEither, rowsWith } from '#electron/storage/search/postings.ts';
import { type Matched, readRows, type Word } from '#electron/storage/search/rows.ts';
import { searchedEntities } from '#electron/storage/search/texts.ts';
import type { Sliced } from '#electron/storage/slices.ts';

/** Milliseconds that a first answer looks at records for; the rest is asked for as the whole. */
const firstMs = 35;

export interface Group {
  entity: EntityName;
  /** The records that hold the words; while some are unread, with those that the index names for them. */
  count: number;
  /** Those to show: found in the title first, then the newest. */
  shown: Matched[];
}

export interface Finding {
  words: Word[];
  /** By entity in the registry's order. */
  groups: Group[];
  /** Records not looked at yet that may hold the words; 0 when the counts are those of a look at every record. */
  unread: number;
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

/** What groupsOf needs to know of an entity. */
type Looked = Pick<Looking, 'entity' | 'inTitle' | 'elsewhere' | 'candidates'>;

/** One character: the titles that begin with it, then those that hold it. Unless asked for, parts are passed over: their titles are words of every day. */
function byTitle(engine: Engine, words: readonly Word[], entities: readonly EntityName[], parts: boolean): Looked[] {
  return entities.flatMap((entity) => {
    const { title, fields, scope } = entityOf(entity);
    if (fields[title]?.kind !== 'text' || (scope === 'parent' && !parts)) return [];
    const where = words.map(() => `"${title}" LIKE ? ESCAPE '\\'`).join(' AND ');
    const first = words[0]?.typed ?? '';
    const rows = engine.all<{ n: number; begins: number }>(
      `SELECT rowid AS n, "${title}" LIKE ? ESCAPE '\\' AS begins FROM "${entity}" WHERE deleted = 0 AND ${where} ORDER BY rowid`,
      [like(first).slice(1), ...words.map(({ typed }) => like(typed))],
    );
    const { [1]: inTitle = [], [0]: elsewhere = [] } = Object.groupBy(rows, ({ begins }) => begins);
    return [{ entity, inTitle: inTitle.map(({ n }) => n), elsewhere: elsewhere.map(({ n }) => n), candidates: [] }];
  });
}

/** The groups as far as has been looked; what is shown is read, the rest is counted. */
function groupsOf(engine: Engine, looked: readonly Looked[], most: number): Group[] {
  return looked.flatMap(({ entity, inTitle, elsewhere, candidates }) => {
    const newest = (rows: readonly number[], room: number): number[] => rows.toSorted((a, b) => b - a).slice(0, room);
    const first = newest(inTitle, most);
    const order = [...first, ...newest(elsewhere, most - first.length)];
    if (order.length === 0) return [];
    const read = new Map(readRows(engine, entity, 'rowid IN (SELECT value FROM json_each(?))', [JSON.stringify(order)]).map((row) => [row.row, row]));
    const shown = order.flatMap((row) => read.get(row) ?? []);
    return [{ entity, count: inTitle.length + elsewhere.length + candidates.length, shown }];
  });
}

function* nothing(): Sliced<void> {}

interface Search {
  words: Word[];
  /** Looks, a few records at a time; what it has found by then can be asked for at any stop. */
  work: Sliced<void>;
  found(): Finding;
}

function beginSearch(engine: Engine, text: string, only: EntityName | null, most: number): Search {
  const words = wordsOf(text);
  const entities = only ? [only] : searchedEntities;
  if (words.every(isShort)) {
    const looked = words.length === 0 ? [] : byTitle(engine, words, entities, only !== null);
    return { words, work: nothing(), found: () => ({ words, groups: groupsOf(engine, looked, most), unread: 0 }) };
  }
  const { looking, work, unread } = lookThrough(engine, entities, indexed(engine, words, only), words, most);
  return { words, work, found: () => ({ words, groups: groupsOf(engine, looking, most), unread: unread() }) };
}

/**
 * Records that hold all words of the text: any two characters, two or more initials, three or more digits; a text of single
 * characters alone is looked for in titles. `most` of each entity are read to be shown. What the index names is looked at before it
 * counts, and so is everything that the index does not know yet. Ends when everything was looked at, or when `enough`
 * says so, asked after every few milliseconds of work; then `unread` tells what is left.
 */
export function findRecords(engine: Engine, text: string, only: EntityName | null, most: number, enough: () => boolean = () => false): Finding {
  const { work, found } = beginSearch(engine, text, only, most);
  while (work.next().done !== true && !enough());
  return found();
}

/** What is found in the time of a first answer. */
export function findFirst(engine: Engine, text: string, only: EntityName | null, most: number): Finding {
  const until = performance.now() + firstMs;
  return findRecords(engine, text, only, most, () => performance.now() >= until);
}

/** The same to the end, put down every few milliseconds for the thread's other work. */
export function* findAll(engine: Engine, text: string, only: EntityName | null, most: number): Sliced<Finding> {
  const { work, found } = beginSearch(engine, text, only, most);
  yield* work;
  return found();
}
