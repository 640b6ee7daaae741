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
  return [...fields].some((field) => field !== deletedField && new Set((heads.get(field) ?? []).map((op) => JSON.stringify(op.set[field]))).size > 1);
}

/**
 * Compares what comes with what is here. `known` answers the operations that this site has of a record. Pure: the preview
 * and the import plan the same.
 */
export function* planImport(fresh: readonly Operation[], known: (record: string) => readonly Operation[]): Generator<undefined, RecordPlan[], undefined> {
  const byRecord = new Map<string, Operation[]>();
  for (const op of fresh) {
    const some = byRecord.get(op.record);
    if (some) some.push(op);
    else byRecord.set(op.record, [op]);
  }
  const plan: RecordPlan[] = [];
  for (const [record, operations] of byRecord) {
    plan.push({ entity: operations[0]?.entity ?? '', record, effect: effectOf(operations, known(record)) });
    yield;
  }
  return plan;
}

function effectOf(operations: readonly Operation[], here: readonly Operation[]): Effect {
  if (operations.some((op) => op.set[deletedField] === 1)) return 'deleted';
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
