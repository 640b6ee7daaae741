import type { Fold } from '#shared/rules/fold.ts';
import { folds } from '#shared/rules/folds.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { type FieldValue, isSet, type Scalar } from '#shared/fields.ts';
import { deletedField, differenceOf, headsOf, type Operation, operationId, splitField } from '#shared/operation.ts';
import type { Engine, Step } from '#electron/storage/engine/engine.ts';
import { chunks, entityOfRecord } from '#electron/storage/names.ts';
import { insertOperation, nextHlc, operationsOfRecord } from '#electron/storage/operations.ts';
import { readChildrenOf, readRecord, readRecords } from '#electron/storage/records.ts';
import { showRecord, twoSidedFields, writeDerived } from '#electron/storage/rows.ts';
import { siteLevels } from '#electron/storage/siteLevels.ts';
import { runThrough, type Sliced } from '#electron/storage/slices.ts';
import type { Store } from '#electron/storage/store.ts';

/** A record to write: touched fields only, or its deletion. */
export interface Save {
  entity: EntityName;
  id: string;
  set: Readonly<Record<string, FieldValue>>;
  deleted?: boolean;
}

const foldsInOrder = Object.entries(folds) as [EntityName, Fold][]; // Object.entries widens the keys

/** Records that are read at once to be folded. */
const foldedAtOnce = 50;

/** What a transaction touched, by entity: announced once it is on disk. */
export type Touched = Map<EntityName, Set<string>>;

export function touch(touched: Touched, entity: EntityName, id: string): void {
  touched.set(entity, (touched.get(entity) ?? new Set()).add(id));
}

/** Records that the record names as its parents, before and after the change. */
export function parentsOf(store: Store, entity: EntityName, row: Readonly<Record<string, FieldValue>> | null, find: (id: string) => EntityName | null = (id) => entityOfRecord(store.engine, id)): [EntityName, string][] {
  return (entityOf(entity).parents ?? []).flatMap((key): [EntityName, string][] => {
    const id = row?.[key];
    const field = entityOf(entity).fields[key];
    if (typeof id !== 'string' || field?.kind !== 'ref') return [];
    const target = field.to === 'any' ? find(id) : field.to;
    return target !== null && isEntityName(target) ? [[target, id]] : [];
  });
}

/**
 * Computes the derived fields of the touched records again, parts before what they belong to: what a fold changes of a
 * record may be what its parent's fold reads, so the parent is touched too.
 */
export function refold(store: Store, touched: Touched): void {
  runThrough(refoldInSlices(store, touched));
}

export function* refoldInSlices(store: Store, touched: Touched): Sliced<void> {
  const { engine } = store;
  const levelOf = siteLevels(engine);
  for (const [entity, fold] of foldsInOrder) {
    // No fold reads records of its own entity, so that what one changes is of no account to the others of its batch.
    for (const ids of chunks([...(touched.get(entity) ?? [])], foldedAtOnce)) {
      const rows = readRecords(engine, entity, ids);
      yield;
      const parts = fold.parts.map(({ entity: part, field }) => readChildrenOf(engine, part, field, ids));
      for (const [id, row] of rows) {
        yield;
        writeDerived(engine, entity, row, fold.compute(row, parts.map((some) => some.get(id) ?? []), levelOf));
        for (const [parent, parentId] of parentsOf(store, entity, row)) touch(touched, parent, parentId);
      }
    }
  }
}

/**
 * The set of an operation: differences from what stands, a set field as one entry per element. A field that both sides
 * changed is written even when its shown value is chosen: the choice is what settles it.
 */
function changesOf(engine: Engine, save: Save, before: Readonly<Record<string, FieldValue>> | null): Record<string, Scalar> {
  const set: Record<string, Scalar> = {};
  for (const [key, value] of Object.entries(save.set)) {
    const field = entityOf(save.entity).fields[key];
    if (!field || field.derived) throw new Error(`${save.entity}.${key} can't be written`);
    const was = before?.[key] ?? (field.kind === 'flag' ? false : null);
    Object.assign(set, differenceOf(key, isSet(field), was, value));
  }
  for (const name of before === null ? [] : twoSidedFields(engine, save.id)) {
    const { key, element } = splitField(name);
    const value = save.set[key];
    if (value === undefined || Object.hasOwn(set, name)) continue;
    set[name] = element === null ? (value as Scalar) : (value as readonly string[]).includes(element) ? 1 : null; // by isSet, as above
  }
  if (save.deleted !== undefined && (before?.['deleted'] === true) !== save.deleted) set[deletedField] = save.deleted ? 1 : null;
  return set;
}

/** What the operation overwrites: the heads of its fields; a deletion names all heads that it saw. */
function prevOf(set: Readonly<Record<string, Scalar>>, known: readonly Operation[]): Record<string, string[]> {
  const prev: Record<string, string[]> = {};
  const heads = headsOf(known);
  const fields = set[deletedField] === 1 ? new Set([...heads.keys(), ...Object.keys(set)]) : Object.keys(set);
  for (const field of fields) {
    const ids = (heads.get(field) ?? []).map(operationId);
    if (ids.length > 0) prev[field] = ids;
  }
  return prev;
}

export interface WriteContext {
  user: string;
  /** Milliseconds that stand for the clock: for made-up data alone. */
  at?: number;
}

/**
 * Records one save inside a transaction that the caller has open: one operation per record and its row. Derived fields
 * are left to `refold`. Answers the number of operations; records whose values stand already are left alone.
 */
export function recordSave(store: Store, saves: readonly Save[], context: WriteContext, touched: Touched): number {
  const { engine, life } = store;
  const wallMs = context.at ?? store.effects.now();
  const first = store.seq + 1;
  for (const save of saves) {
    const row = readRecord(engine, save.entity, save.id);
    const set = changesOf(engine, save, row);
    if (Object.keys(set).length === 0) continue;
    const known = row ? operationsOfRecord(engine, save.id) : [];
    store.seq += 1;
    store.hlc = nextHlc(store.hlc, wallMs);
    const op: Operation = {
      site: life.site,
      inc: life.inc,
      seq: store.seq,
      hlc: store.hlc,
      wall: new Date(wallMs).toISOString(),
      user: context.user,
      entity: save.entity,
      record: save.id,
      set,
      prev: prevOf(set, known),
      tx: { first, count: saves.length === 1 ? 1 : 0 },
    };
    insertOperation(engine, life, op);
    showRecord(engine, save.entity, save.id, [...known, op], new Set(Object.keys(set)));
    touch(touched, save.entity, save.id);
    const parents = [...parentsOf(store, save.entity, row), ...parentsOf(store, save.entity, { ...row, ...save.set })];
    for (const [entity, id] of parents) touch(touched, entity, id);
  }
  const count = store.seq - first + 1;
  if (count > 0 && saves.length > 1) engine.run('UPDATE op SET txCount = ? WHERE life = ? AND seq BETWEEN ? AND ?', [count, life.n, first, store.seq]);
  return count;
}

/** Runs work in one transaction; when it fails, the sequence and the clock are as before too. */
export function atomically<T>(store: Store, work: () => T): T {
  const before = { seq: store.seq, hlc: store.hlc };
  try {
    return store.engine.transaction(work);
  } catch (error) {
    Object.assign(store, before);
    throw error;
  }
}

/** The same with long work, which lets other work of the thread in between (`Engine.longTransaction`). */
export async function longAtomically<T>(store: Store, work: (step: Step) => Promise<T>): Promise<T> {
  return store.engine.longTransaction(async (step) => {
    const before = { seq: store.seq, hlc: store.hlc };
    try {
      return await work(step);
    } catch (error) {
      Object.assign(store, before);
      throw error;
    }
  });
}

/**
 * Writes records in one transaction that is on disk when this returns, with the derived fields of what they belong to.
 * `also` runs inside the transaction. Answers the transaction's name for undo (`''` when nothing changed) and what was
 * touched.
 */
export function writeRecords(store: Store, saves: readonly Save[], context: WriteContext & { also?: () => void }): { tx: string; touched: Touched } {
  const touched: Touched = new Map();
  const first = store.seq + 1;
  const count = atomically(store, () => {
    const recorded = recordSave(store, saves, context, touched);
    refold(store, touched);
    context.also?.();
    return recorded;
  });
  return { tx: count === 0 ? '' : `${store.life.site}.${store.life.inc}.${first}`, touched };
}

/** Refuses a save whose fields somebody changed since they were loaded, with both values. */
export function refuseStale(store: Store, save: Save, loaded: Readonly<Record<string, readonly string[]>>): void {
  if (Object.keys(loaded).length === 0) return;
  const heads = headsOf(operationsOfRecord(store.engine, save.id));
  const definition = entityOf(save.entity);
  const changed = Object.entries(loaded).filter(([key, ids]) => {
    if (!Object.hasOwn(save.set, key)) return false;
    const now = (heads.get(key) ?? []).map(operationId);
    const same = now.length === ids.length && now.every((id) => ids.includes(id));
    return !same && (heads.get(key)?.at(-1)?.set[key] ?? null) !== save.set[key];
  });
  if (changed.length === 0) return;
  throw new Failure(
    'stale',
    '您打开之后，别人已经改过这些栏目，您填的内容还没有保存，也没有丢失。',
    '请逐项看一看，选用一个值后再保存。',
    changed.map(([key]) => {
      const theirs = heads.get(key)?.at(-1);
      return {
        field: key,
        message: `${definition.fields[key]?.label ?? key}已被${theirs?.user || '别人'}修改`,
        mine: String(save.set[key] ?? ''),
        theirs: String(theirs?.set[key] ?? ''),
      };
    }),
  );
}
