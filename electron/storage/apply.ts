import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { deletedField, type Operation, splitField } from '#shared/operation.ts';
import { cutSkips, noteHash, putSeal, type Seal, type Skip, skipsOf } from '#electron/storage/chain.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { chunks, entityOfRecord } from '#electron/storage/names.ts';
import { insertOperation, type Life, lifeOf, operationsOfRecord, operationsByRecord, recordsWithOperations, type SaltedOperation } from '#electron/storage/operations.ts';
import { noteSpan } from '#electron/storage/reach.ts';
import { readRecord } from '#electron/storage/records.ts';
import { showRecord, twoSidedAmong } from '#electron/storage/rows.ts';
import { runThrough, type Sliced } from '#electron/storage/slices.ts';
import type { Store } from '#electron/storage/store.ts';
import { atomically, parentsOf, refold, refoldInSlices, touch, type Touched } from '#electron/storage/write.ts';

/** An operation that came in a file, and whether its author's office had the right to make it. */
export interface Incoming extends SaltedOperation {
  beyond: boolean;
}

/** A stretch of a life of which a file told. */
export interface Told {
  site: string;
  inc: string;
  first: number;
  last: number;
  /** The chain's hash before and after it. */
  before: string;
  after: string;
  /** A second life: it has no beginning of its own, and nothing is missing before it. */
  branch: boolean;
  skips: readonly Skip[];
  seal: Seal | null;
}

const aheadAtMost = 24 * 3600 * 1000;

/**
 * Takes operations of other sites in, inside a transaction that the caller has open: keeps each, shows the records that they
 * touch, folds what these belong to. Those beyond their author's right are kept and not shown; those that this version does
 * not know are kept for a newer one.
 */
export function* applyOperations(store: Store, incoming: readonly Incoming[], told: readonly Told[]): Sliced<Touched> {
  const touched: Touched = new Map();
  for (const one of told) {
    noteTold(store.engine, one);
    yield;
  }
  yield* showRecords(store, yield* keepOperations(store, incoming), touched);
  yield* refoldInSlices(store, touched);
  return touched;
}

function noteTold(engine: Engine, told: Told): void {
  const life = lifeOf(engine, told.site, told.inc);
  noteSpan(engine, life, told.branch ? { first: 1, last: told.last } : told);
  if (told.first > 1) noteHash(engine, life, told.first - 1, told.before);
  noteHash(engine, life, told.last, told.after);
  const skips = [...cutSkips(skipsOf(engine, life), told), ...told.skips];
  engine.run('DELETE FROM skipped WHERE life = ?', [life.n]);
  for (const { first, last, hash } of skips) {
    engine.run('INSERT OR REPLACE INTO skipped(life, first, last, hash) VALUES(?, ?, ?, ?)', [life.n, first, last, hash]);
  }
  if (told.seal) putSeal(engine, life, told.seal);
}

/** A record to be shown. */
export interface TouchedRecord {
  entity: string;
  fields: Set<string>;
  /** All operations of a record that is new here; null for one that had some. */
  all: Operation[] | null;
}
/** By record id. */
export type TouchedFields = Map<string, TouchedRecord>;

/** Operations, and records, about which the database is asked at once. */
const askedAtOnce = 200;

/** Puts the operations in; answers the records and fields that they touch. */
function* keepOperations(store: Store, incoming: readonly Incoming[]): Sliced<TouchedFields> {
  const { engine } = store;
  const lives = new Map<string, Life>();
  const found: TouchedFields = new Map();
  const latest = (store.effects.now() + aheadAtMost) * 1024;
  let known = new Set<string>();
  for (const [i, { op, salt, beyond }] of incoming.entries()) {
    yield;
    if (i % askedAtOnce === 0) known = recordsWithOperations(engine, [...new Set(incoming.slice(i, i + askedAtOnce).map((one) => one.op.record))]);
    const key = `${op.site}.${op.inc}`;
    const life = lives.get(key) ?? lifeOf(engine, op.site, op.inc);
    lives.set(key, life);
    const record = found.get(op.record) ?? { entity: op.entity, fields: new Set(), all: known.has(op.record) ? null : [] };
    if (!insertOperation(engine, life, op, { salt, beyond })) continue;
    store.hlc = Math.max(store.hlc, Math.min(op.hlc, latest));
    // A file may bring back what this installation wrote before it was restored: its numbers are taken.
    if (life.n === store.life.n) store.seq = Math.max(store.seq, op.seq);
    if (beyond) continue;
    record.all?.push(op);
    for (const field of Object.keys(op.set)) record.fields.add(field);
    found.set(op.record, record);
  }
  return found;
}

/** Makes the rows of records show what their operations say, and notes them and what they belong to as touched. */
export function* showRecords(store: Store, records: TouchedFields, touched: Touched): Sliced<void> {
  const { engine } = store;
  const kinds = new Map<string, EntityName | null>();
  const find = (id: string): EntityName | null => {
    const known = kinds.get(id);
    if (known !== undefined) return known;
    const kind = entityOfRecord(engine, id);
    kinds.set(id, kind);
    return kind;
  };
  const byEntity = new Map<EntityName, string[]>();
  for (const [record, { entity, fields }] of records) {
    if (!isEntityName(entity) || [...fields].some((field) => !isKnownField(entity, field))) {
      yield;
      engine.run('INSERT OR REPLACE INTO newer(record, entity) VALUES(?, ?)', [record, entity]);
    }
    if (!isEntityName(entity)) continue;
    const some = byEntity.get(entity);
    if (some) some.push(record);
    else byEntity.set(entity, [record]);
  }
  const owners: ReturnType<typeof parentsOf> = [];
  for (const [entity, ids] of byEntity) {
    const parents = entityOf(entity).parents ?? [];
    const named = (record: string, row: Readonly<Record<string, FieldValue>> | null | undefined): void => {
      if (row) owners.push(...parentsOf(store, entity, row, find));
      else owners.push(...parentsOf(store, entity, readRecord(engine, entity, record), find));
    };
    for (const some of chunks(ids, askedAtOnce)) {
      yield;
      const standing = standingRows(engine, entity, some);
      const twoSided = twoSidedAmong(engine, some);
      const before = operationsByRecord(engine, some.filter((record) => records.get(record)?.all === null));
      for (const record of some) {
        yield;
        const { fields = new Set<string>(), all = null } = records.get(record) ?? {};
        const row = standing.get(record);
        showRecord(engine, entity, record, all ?? before.get(record) ?? [], fields, { row: row !== undefined, twoSided: twoSided.has(record) });
        touch(touched, entity, record);
        if (parents.length === 0) continue;
        if (row) named(record, row);
        if (!row && all?.length === 1) named(record, all[0]?.set);
        else if (!row || parents.some((key) => fields.has(key))) named(record, null);
      }
    }
  }
  for (const [parent, id] of owners) touch(touched, parent, id);
}

/** The rows that stand under these ids, of which no more is read than their own names and those of what they belong to. */
function standingRows(engine: Engine, entity: EntityName, ids: readonly string[]): Map<string, Record<string, string | null>> {
  const columns = ['id', ...(entityOf(entity).parents ?? [])].map((key) => `"${key}"`).join(', ');
  return new Map(engine.all<Record<string, string | null>>(`SELECT ${columns} FROM "${entity}" WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]).map((row) => [String(row['id']), row]));
}

function isKnownField(entity: Parameters<typeof entityOf>[0], name: string): boolean {
  return name === deletedField || Object.hasOwn(entityOf(entity).fields, splitField(name).key);
}

/** After an upgrade: shows what operations of a newer version said and an older one could only keep. Answers how many records. */
export function replayNewer(store: Store): number {
  const { engine } = store;
  const waiting = engine.all<{ record: string; entity: string }>('SELECT record, entity FROM newer');
  const ready = waiting.flatMap(({ record, entity }) => {
    if (!isEntityName(entity)) return [];
    const operations = operationsOfRecord(engine, record);
    const fields = new Set(operations.flatMap((op) => Object.keys(op.set)));
    return [...fields].every((field) => isKnownField(entity, field)) ? [{ record, entity, fields }] : [];
  });
  if (ready.length === 0) return 0;
  const touched: Touched = new Map();
  atomically(store, () => {
    runThrough(showRecords(store, new Map(ready.map(({ record, entity, fields }) => [record, { entity, fields, all: null }])), touched));
    for (const { record } of ready) engine.run('DELETE FROM newer WHERE record = ?', [record]);
    refold(store, touched);
  });
  return ready.length;
}
