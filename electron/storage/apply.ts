import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { deletedField, type Operation, splitField } from '#shared/operation.ts';
import { cutSkips, noteHash, putSeal, type Seal, type Skip, skipsOf } from '#electron/storage/chain.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { insertOperation, type Life, lifeOf, operationsOfRecord, type SaltedOperation } from '#electron/storage/operations.ts';
import { noteSpan } from '#electron/storage/reach.ts';
import { readRecord } from '#electron/storage/records.ts';
import { showRecord } from '#electron/storage/rows.ts';
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

interface TouchedRecord {
  entity: string;
  fields: Set<string>;
  /** All operations of a record that is new here; null for one that had some. */
  all: Operation[] | null;
}
type TouchedFields = Map<string, TouchedRecord>;

function hasOperations(engine: Engine, record: string): boolean {
  return engine.get('SELECT 1 AS one FROM op WHERE record = ? AND beyond IS NULL LIMIT 1', [record]) !== undefined;
}

/** Puts the operations in; answers the records and fields that they touch. */
function* keepOperations(store: Store, incoming: readonly Incoming[]): Sliced<TouchedFields> {
  const { engine } = store;
  const lives = new Map<string, Life>();
  const found: TouchedFields = new Map();
  const latest = (store.effects.now() + aheadAtMost) * 1024;
  for (const { op, salt, beyond } of incoming) {
    yield;
    const key = `${op.site}.${op.inc}`;
    const life = lives.get(key) ?? lifeOf(engine, op.site, op.inc);
    lives.set(key, life);
    const record = found.get(op.record) ?? { entity: op.entity, fields: new Set(), all: hasOperations(engine, op.record) ? null : [] };
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

function* showRecords(store: Store, records: TouchedFields, touched: Touched): Sliced<void> {
  const { engine } = store;
  const parents: ReturnType<typeof parentsOf> = [];
  for (const [record, { entity, fields, all }] of records) {
    yield;
    if (!isEntityName(entity) || [...fields].some((field) => !isKnownField(entity, field))) {
      engine.run('INSERT OR REPLACE INTO newer(record, entity) VALUES(?, ?)', [record, entity]);
    }
    if (!isEntityName(entity)) continue;
    const isPart = (entityOf(entity).parents ?? []).length > 0;
    if (isPart && all === null) parents.push(...parentsOf(store, entity, readRecord(engine, entity, record)));
    showRecord(engine, entity, record, all ?? operationsOfRecord(engine, record), fields);
    touch(touched, entity, record);
    if (isPart) parents.push(...parentsOf(store, entity, readRecord(engine, entity, record)));
  }
  for (const [parent, id] of parents) touch(touched, parent, id);
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
