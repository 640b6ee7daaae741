import * as v from 'valibot';
import { type EntityName, entityNames } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { isDay } from '#shared/rules/day.ts';

export const entityName = v.picklist(entityNames);
/** As the other offices take it: a file with one record of another name is refused whole, and so are all that come after it. */
export const recordId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,64}$/));
/** A day of the calendar from 1900 to 2200: `2026-02-30` is none, and outside these years reckoning has no end. */
export const day = v.pipe(v.string(), v.check(isDay));
/** What every object answers to names no field: `toString`. */
const isOwn = (path: string): boolean => path.split('.').every((name) => !(name in {}));
export const fieldName = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9]{0,40}$/), v.check(isOwn));
/** A field, or by way of a ref a field of the record that it names: `member.sector`. */
const fieldPath = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9]{0,40}(\.[a-zA-Z][a-zA-Z0-9]{0,40}){0,2}$/), v.check(isOwn));
const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()]);
/** So many values of one condition are one statement of the database. */
const mostValues = 30_000;
const texts = v.custom<readonly string[]>((value) => Array.isArray(value) && value.length <= mostValues && value.every((one) => typeof one === 'string'));
export const fieldValue = v.union([scalar, texts]);

/**
 * One condition on a list. `is` equals (null: is empty), `in` any of, `has` the set holds any of, `from`/`to` inclusive
 * bounds, `contains` text within, `filled` not empty (value ignored), `within` a place or anything below it. Field `id`
 * names the record itself; `place` of an entity without one is the place of what it belongs to. `notAfter`: not later than
 * the day field that the value names. `once`: of records that name each other as the same (`overlaps`), one. `isOrHad`: is the
 * first value, or among the steps of the record's life is one of the others.
 */
const filter = v.object({
  field: fieldPath,
  op: v.picklist(['is', 'isNot', 'in', 'has', 'from', 'to', 'contains', 'filled', 'within', 'notAfter', 'once', 'isOrHad']),
  value: fieldValue,
});
export type Filter = v.InferOutput<typeof filter>;

export const where = v.pipe(v.array(filter), v.maxLength(100));
export const sort = v.pipe(v.array(v.object({ field: fieldName, down: v.optional(v.boolean(), false) })), v.maxLength(20));
const values = v.record(fieldName, fieldValue);
const heads = v.record(v.string(), v.array(v.string()));
const page = { offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0) };
const limit = (most: number, usual: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)), usual);

/** One record to write: new when `id` is null; `set` holds touched fields only; `heads` those fields' heads when loaded. */
export const write = v.object({
  entity: entityName,
  id: v.nullable(recordId),
  set: values,
  heads: v.optional(heads, {}),
});
export type Write = v.InferInput<typeof write>;

export const recordInputs = {
  listRecords: v.object({
    entity: entityName,
    where: v.optional(where, []),
    search: v.optional(v.string(), ''),
    sort: v.optional(sort, []),
    ...page,
    limit: limit(100_000, 50),
    deleted: v.optional(v.boolean(), false),
  }),
  countRecords: v.object({ entity: entityName, wheres: v.pipe(v.array(where), v.maxLength(200)), search: v.optional(v.string(), '') }),
  /** The sums of number fields over all records that match, and how many those are: the totals under a list. */
  sumRecords: v.object({ entity: entityName, where: v.optional(where, []), search: v.optional(v.string(), ''), fields: v.pipe(v.array(fieldName), v.maxLength(20)) }),
  getRecord: v.object({ entity: entityName, id: recordId }),
  /** Records of any entity by id: their titles, for refs on screen. */
  namesOf: v.object({ ids: v.pipe(v.array(recordId), v.maxLength(5000)) }),
  pickRecords: v.object({ entity: entityName, search: v.optional(v.string(), ''), limit: limit(5000, 50) }),
  /** One transaction: all are written, or none. */
  saveRecords: v.object({
    writes: v.pipe(v.array(write), v.minLength(1), v.maxLength(20_000)),
    /** The draft that this save completes; removed in the same transaction. */
    draft: v.optional(v.nullable(v.string()), null),
    /** Why fields that are counted are changed in records which the office above has received; without it such a save fails as `reason`. */
    reason: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500))), null),
  }),
  deleteRecords: v.object({ entity: entityName, ids: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(20_000)) }),
  restoreRecords: v.object({ entity: entityName, ids: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(20_000)) }),
  /** Takes one transaction of this site back by writing the opposite; refuses where somebody has changed the same since. */
  undo: v.object({ tx: v.string() }),
  getHistory: v.object({ entity: entityName, id: recordId }),
  /** Writes down that somebody looks at the names of a private record, and why; answers all such looks here, newest first. */
  revealRecord: v.object({ entity: entityName, id: recordId, reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) }),
  listReveals: v.object({ id: recordId }),
  /**
   * Looks through everything: any two characters, pinyin initials, three or more digits. `limit` is for each entity; `entity` narrows to one; `whole`
   * looks at every record that may hold the text, which after a large import or a change of the program can take a second.
   */
  searchAll: v.object({ text: v.pipe(v.string(), v.maxLength(200)), entity: v.optional(v.nullable(entityName), null), limit: limit(200, 5), whole: v.optional(v.boolean(), false) }),
  similarTopics: v.object({ title: v.string(), place: v.nullable(recordId), except: v.nullable(recordId) }),
} as const;

export type Row = { id: string; createdAt: string; changedAt: string; changedBy: string; site: string; deleted: boolean } & Record<
  string,
  FieldValue
>;
/** The titles of records named by refs and choices in an answer, by id. */
export type Names = Record<string, string>;

export interface RecordDetail {
  row: Row;
  names: Names;
  /** By field, the operations that the shown value rests on; sent back with a save. */
  heads: Record<string, string[]>;
  /** Fields that both sides changed: every value that stands, shown one first. */
  twoSided: { field: string; values: { text: string; value: FieldValue; who: string; at: string; op: string }[] }[];
}

/** One change as a person reads it. `before`/`after` are texts as the screen shows them. */
export interface Change {
  op: string;
  tx: string;
  at: string;
  who: string;
  site: string;
  field: string;
  label: string;
  before: string;
  after: string;
}

export interface Hit {
  entity: EntityName;
  id: string;
  title: string;
  /** The title of the record that this one belongs to; '' for a record of its own. */
  of: string;
  /** The field where the text was found, and the words around it. */
  label: string;
  excerpt: string;
  /** The found text as it stands in the excerpt; '' where it was found by initials, or is not shown. */
  mark: string;
  inTitle: boolean;
}

/** One look at the names of a private record on this machine. `at` is an ISO instant. */
export interface RevealLook {
  at: string;
  user: string;
  reason: string;
}

export interface RecordOperations {
  listRecords: { rows: Row[]; total: number; names: Names };
  countRecords: { counts: number[] };
  sumRecords: { count: number; sums: Record<string, number> };
  getRecord: RecordDetail;
  namesOf: { names: Names; entities: Record<string, EntityName> };
  pickRecords: { items: { id: string; title: string; note: string }[]; total: number };
  saveRecords: { ids: string[]; tx: string };
  deleteRecords: { tx: string };
  restoreRecords: { tx: string };
  undo: { tx: string; undone: number };
  getHistory: { changes: Change[] };
  revealRecord: { looks: RevealLook[] };
  listReveals: { looks: RevealLook[] };
  /**
   * Hits by entity, in the title first, then the newest; `counts` says how many there are of each. `unread`: records that may hold
   * the text and were not looked at in the time of a first answer; until it is 0, counts are estimates and hits may be missing.
   */
  searchAll: { hits: Hit[]; counts: { entity: EntityName; count: number }[]; unread: number };
  similarTopics: { items: { id: string; title: string; note: string; score: number }[] };
}
