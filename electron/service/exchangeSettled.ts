import type { ExchangeOperations, ObjectionItem, SettledItem } from '#shared/contract/exchange.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { Scalar } from '#shared/fields.ts';
import { headsOf, operationId, splitField } from '#shared/operation.ts';
import { checkWrites } from '#electron/service/check.ts';
import type { Context } from '#electron/service/context.ts';
import { commit } from '#electron/service/records.ts';
import type { Incoming } from '#electron/storage/apply.ts';
import { entityOfRecord, namesOfIds } from '#electron/storage/names.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { listRecords } from '#electron/storage/records.ts';
import { findSettled, listSettled, putSettled } from '#electron/storage/settled.ts';

function textOf(context: Context, value: Scalar): string {
  if (value === null) return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return namesOfIds(context.store.engine, [String(value)]).names[String(value)] ?? String(value);
}

/**
 * Notes where a file chose between values of which one is this office's own and gave way: it may object, once (office.md).
 * Inside the transaction of the import.
 */
export function noteSettled(context: Context, fresh: readonly Incoming[], at: string): void {
  const { engine, life } = context.store;
  for (const { op, beyond } of fresh) {
    if (beyond || op.site === life.site || !isEntityName(op.entity)) continue;
    for (const [field, ids] of Object.entries(op.prev)) {
      if (ids.length < 2 || !Object.hasOwn(op.set, field) || field === 'deleted') continue;
      const ours = operationsOfRecord(engine, op.record).find((one) => one.site === life.site && ids.includes(operationId(one)));
      const lost = ours?.set[field];
      if (lost === undefined || lost === op.set[field]) continue;
      putSettled(engine, { record: op.record, field, entity: op.entity, op: operationId(op), lost: textOf(context, lost), at });
    }
  }
}

function labelOf(entity: EntityName, field: string): string {
  const { key } = splitField(field);
  return entityOf(entity).fields[key]?.label ?? key;
}

function objectionsOf(context: Context) {
  return listRecords(context.store.engine, { entity: 'objection', where: [], search: '', sort: [{ field: 'on', down: true }], offset: 0, limit: 200, deleted: false }).rows;
}

/** What was chosen over this office's own value. */
export function settledItems(context: Context, officeName: (site: string) => string): SettledItem[] {
  const { engine, life } = context.store;
  const own = new Map(objectionsOf(context).filter((row) => row.site === life.site).map((row) => [`${String(row['subject'])} ${String(row['field'])}`, String(row['reason'])]));
  return listSettled(engine, 200).flatMap((one): SettledItem[] => {
    const { entity } = one;
    if (!isEntityName(entity)) return [];
    const shown = headsOf(operationsOfRecord(engine, one.record)).get(one.field)?.at(-1);
    if (!shown) return [];
    return [{
      entity, id: one.record, title: namesOfIds(engine, [one.record]).names[one.record] ?? '', field: one.field, label: labelOf(entity, one.field),
      chosen: textOf(context, shown.set[one.field] ?? null), ours: one.lost, who: shown.user, office: officeName(shown.site), at: shown.wall,
      objection: own.get(`${one.record} ${one.field}`) ?? null,
    }];
  });
}

/** What other offices say against values that were chosen. */
export function objectionItems(context: Context, officeName: (site: string) => string): ObjectionItem[] {
  const { engine, life } = context.store;
  return objectionsOf(context).flatMap((row): ObjectionItem[] => {
    const id = String(row['subject']);
    const entity = entityOfRecord(engine, id);
    if (row.site === life.site || entity === null) return [];
    return [{
      entity, id, title: namesOfIds(engine, [id]).names[id] ?? '', label: labelOf(entity, String(row['field'])), value: String(row['value'] ?? ''),
      reason: String(row['reason'] ?? ''), who: String(row['by'] ?? ''), office: officeName(row.site), on: String(row['on'] ?? ''),
    }];
  });
}

/** Objects to a value that was chosen, once. */
export function objectTo(context: Context, input: { id: string; field: string; reason: string }): ExchangeOperations['objectTo'] {
  const { engine, life, effects } = context.store;
  const settled = findSettled(engine, input.id, input.field);
  if (!settled) throw new Failure('notFound', '这一栏没有由上级选定的值，不用提异议，数据没有变化。', '请刷新后再看。');
  if (objectionsOf(context).some((row) => row.site === life.site && row['subject'] === input.id && row['field'] === input.field)) {
    throw new Failure('refused', '这一栏已经提过一次异议，不能再提，数据没有变化。', '请等对方的文件，或者打电话问。');
  }
  const id = effects.newId();
  const save = { entity: 'objection' as const, id, set: { subject: input.id, field: input.field, value: settled.lost, on: context.today(), by: context.user() || null, reason: input.reason } };
  checkWrites(context, [save]);
  commit(context, [save]);
  return { id };
}
