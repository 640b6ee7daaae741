import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import { deletedField, headsOf, type Operation } from '#shared/operation.ts';

/** What an import would do to one record. */
export type Effect = 'added' | 'changed' | 'deleted' | 'twoSided';

export interface RecordPlan {
  entity: string;
  record: string;
  effect: Effect;
}

/** By entity, how many records an import adds, changes, deletes, and leaves changed on both sides. */
export interface EntityCount {
  entity: string;
  label: string;
  added: number;
  changed: number;
  deleted: number;
  twoSided: number;
}

function isTwoSided(operations: readonly Operation[], fields: ReadonlySet<string>): boolean {
  const heads = headsOf(operations);
  if ([...heads.values()].every((standing) => standing.length < 2)) return false;
  return [...fields].some((field) => field !== deletedField && new Set((heads.get(field) ?? []).map((op) => JSON.stringify(op.set[field]))).size > 1);
}

/** Records that are asked about at once: one question for each would cost more than all the rest. */
const askedAtOnce = 100;

/**
 * Compares what comes with what is here. `known` answers the operations that this site has of some records; one that has
 * none may be left out. Pure: the preview and the import plan the same.
 */
export function* planImport(fresh: readonly Operation[], known: (records: readonly string[]) => ReadonlyMap<string, readonly Operation[]>): Generator<undefined, RecordPlan[], undefined> {
  const byRecord = new Map<string, Operation[]>();
  for (const op of fresh) {
    const some = byRecord.get(op.record);
    if (some) some.push(op);
    else byRecord.set(op.record, [op]);
  }
  const plan: RecordPlan[] = [];
  const records = [...byRecord.keys()];
  for (let from = 0; from < records.length; from += askedAtOnce) {
    const some = records.slice(from, from + askedAtOnce);
    const here = known(some);
    yield;
    for (const record of some) {
      const operations = byRecord.get(record) ?? [];
      plan.push({ entity: operations[0]?.entity ?? '', record, effect: effectOf(operations, here.get(record) ?? []) });
    }
    yield;
  }
  return plan;
}

function effectOf(operations: readonly Operation[], here: readonly Operation[]): Effect {
  if (operations.some((op) => op.set[deletedField] === 1)) return 'deleted';
  if (here.length === 0 && operations.length === 1) return 'added';
  const fields = new Set(operations.flatMap((op) => Object.keys(op.set)));
  if (isTwoSided([...here, ...operations], fields)) return 'twoSided';
  return here.length === 0 ? 'added' : 'changed';
}

/** The plan as a person reads it, entities with most changes first. */
export function countPlan(plan: readonly RecordPlan[]): EntityCount[] {
  const counts = new Map<string, EntityCount>();
  for (const { entity, effect } of plan) {
    const label = isEntityName(entity) ? entityOf(entity satisfies EntityName).label : `新版本的“${entity}”`;
    const count = counts.get(entity) ?? { entity, label, added: 0, changed: 0, deleted: 0, twoSided: 0 };
    count[effect] += 1;
    counts.set(entity, count);
  }
  const size = (one: EntityCount): number => one.added + one.changed + one.deleted + one.twoSided;
  return [...counts.values()].toSorted((a, b) => size(b) - size(a) || a.entity.localeCompare(b.entity));
}
