import type { FieldValue, Scalar } from '#shared/fields.ts';

/**
 * One record in one save: the unit of history, undo and exchange (docs/architecture.md, "Operations").
 * `site` and `inc` name the life of an installation, `seq` counts from 1 without holes in it. `set` holds the touched
 * fields; an element of a set field is a field of its own, `key/elementId`, with value 1 or null; `deleted` 1 hides the
 * record. `prev` names, by field, the operations whose values its author saw and overwrote.
 */
export interface Operation {
  site: string;
  inc: string;
  seq: number;
  /** Hybrid clock: milliseconds × 1024 + counter. */
  hlc: number;
  /** The author's clock, ISO 8601 UTC. */
  wall: string;
  user: string;
  entity: string;
  record: string;
  set: Record<string, Scalar>;
  prev: Record<string, string[]>;
  /** All operations of one save: the first one's seq, and how many. */
  tx: { first: number; count: number };
  /**
   * Only where values were left out of `set` (erased by law, or not for this office): the salted hash of the values as
   * their author wrote them, so that the chain holds without them.
   */
  sum?: string;
}

export const deletedField = 'deleted';

/** `site.inc.seq`: the name of an operation everywhere. */
export function operationId(op: Pick<Operation, 'site' | 'inc' | 'seq'>): string {
  return `${op.site}.${op.inc}.${op.seq}`;
}

/** Orders values that stand side by side; the last one is shown. The order is total, so every site shows the same. */
export function compareOperations(a: Operation, b: Operation): number {
  if (a.hlc !== b.hlc) return a.hlc - b.hlc;
  if (a.site !== b.site) return a.site < b.site ? -1 : 1;
  if (a.inc !== b.inc) return a.inc < b.inc ? -1 : 1;
  return a.seq - b.seq;
}

/**
 * The operations of one record that nothing overwrote, by field, the shown one last. More than one: both sides changed it.
 * Depends on the set of operations only, not on the order in which they came.
 */
export function headsOf(operations: readonly Operation[]): Map<string, Operation[]> {
  const overwritten = new Map<string, Set<string>>();
  for (const op of operations) {
    for (const field of Object.keys(op.set)) {
      for (const id of op.prev[field] ?? []) {
        let ids = overwritten.get(field);
        if (!ids) overwritten.set(field, (ids = new Set()));
        ids.add(id);
      }
    }
  }
  const heads = new Map<string, Operation[]>();
  for (const op of operations) {
    const id = operationId(op);
    for (const field of Object.keys(op.set)) {
      if (overwritten.get(field)?.has(id)) continue;
      const list = heads.get(field);
      if (list) list.push(op);
      else heads.set(field, [op]);
    }
  }
  for (const list of heads.values()) if (list.length > 1) list.sort(compareOperations);
  return heads;
}

/** A deletion hides the record only while it saw everything that stands: an edit that it did not see brings the record back. */
export function isHidden(heads: ReadonlyMap<string, readonly Operation[]>): boolean {
  const deletion = heads.get(deletedField)?.at(-1);
  if (!deletion || deletion.set[deletedField] !== 1) return false;
  for (const [field, ops] of heads) {
    if (field === deletedField) continue;
    const seen = new Set(deletion.prev[field] ?? []);
    if (ops.some((op) => !seen.has(operationId(op)) && operationId(op) !== operationId(deletion))) return false;
  }
  return true;
}

/** Splits `key/elementId` of a set field; the element is null for an ordinary field. */
export function splitField(name: string): { key: string; element: string | null } {
  const at = name.indexOf('/');
  return at < 0 ? { key: name, element: null } : { key: name.slice(0, at), element: name.slice(at + 1) };
}

/** Two values of a field as an operation's `set` tells them apart: for a set, one entry per element added or removed. */
export function differenceOf(key: string, isSetField: boolean, before: FieldValue | undefined, after: FieldValue): Record<string, Scalar> {
  if (!isSetField) return (before ?? null) === after ? {} : { [key]: after as Scalar }; // only set fields hold arrays
  const was = new Set(Array.isArray(before) ? (before as readonly string[]) : []);
  const is = new Set(Array.isArray(after) ? (after as readonly string[]) : []);
  const set: Record<string, Scalar> = {};
  for (const element of is) if (!was.has(element)) set[`${key}/${element}`] = 1;
  for (const element of was) if (!is.has(element)) set[`${key}/${element}`] = null;
  return set;
}
