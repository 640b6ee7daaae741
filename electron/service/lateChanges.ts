import type { LateChange } from '#shared/contract/closing.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { deletedField, type Operation, operationId } from '#shared/operation.ts';
import type { Context } from '#electron/service/context.ts';
import { readHistory } from '#electron/storage/history.ts';
import { namesOfIds } from '#electron/storage/names.ts';

/** A change that came after something was closed: a year, a box. */
export interface Late {
  op: Operation;
  /** The record that it is about: what figures count, what lies in the box. */
  subject: { entity: EntityName; id: string };
  what: string;
}

/** What a list of such changes says: whose record, who, when, which fields from what to what; `reasonOf` answers '' for none. */
export function changesInWords(context: Context, late: readonly Late[], reasonOf: (op: Operation, subject: string) => string): LateChange[] {
  const { names } = namesOfIds(context.store.engine, [...new Set(late.flatMap((one) => [one.subject.id, one.op.site]))]);
  return late.map(({ op, subject, what }) => {
    const fields = readHistory(context.store, op.entity as EntityName, op.record) // a Late is made of known entities only
      .filter((change) => change.op === operationId(op) && change.field !== deletedField)
      .map(({ label, before, after }) => ({ label, before, after }));
    const shown = what === '新报' ? [] : fields;
    return { entity: subject.entity, record: subject.id, title: names[subject.id] ?? '', at: op.wall, who: op.user, office: names[op.site] ?? '', what, fields: shown, reason: reasonOf(op, subject.id) };
  });
}
