import type { LateChange } from '#shared/contract/closing.ts';
import type { Row } from '#shared/contract/records.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { compareOperations, deletedField, operationId } from '#shared/operation.ts';
import type { Context } from '#electron/service/context.ts';
import { changesInWords, type Late } from '#electron/service/lateChanges.ts';
import { operationsAbout } from '#electron/storage/archive.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { readReach } from '#electron/storage/reach.ts';
import { readChildren } from '#electron/storage/records.ts';

/** What this office has read, as a box keeps it when it is put away. */
export function reachNow(context: Context): string {
  const { engine, life } = context.store;
  return JSON.stringify(readReach(engine, life).map(({ site, inc, seq }) => ({ site, inc, seq })));
}

function lateIn(context: Context, volume: Row): Late[] {
  const { engine } = context.store;
  if (volume['archivedOn'] === null || volume['reopenedOn'] !== null || typeof volume['reach'] !== 'string') return [];
  const reach = JSON.parse(volume['reach']) as { site: string; inc: string; seq: number }[]; // written by sealVolume alone
  const subjects = readChildren(engine, 'archiveItem', 'volume', volume.id).flatMap((item) => (typeof item['subject'] === 'string' ? [item['subject']] : []));
  return operationsAbout(engine, subjects, reach).flatMap(({ subject, op }) => {
    const entity = entityOfRecord(engine, subject);
    if (entity === null || !isEntityName(op.entity)) return [];
    const first = operationsOfRecord(engine, op.record).toSorted(compareOperations)[0];
    const verb = Object.hasOwn(op.set, deletedField) ? (op.set[deletedField] === 1 ? '删除' : '恢复') : first && operationId(first) === operationId(op) ? '新增' : '修改';
    return [{ op, subject: { entity, id: subject }, what: op.record === subject ? verb : `${verb}${entityOf(op.entity).label}` }];
  });
}

/** How many changes a list of boxes would show for this one. */
export function archiveChangeCount(context: Context, volume: Row): number {
  return lateIn(context, volume).length;
}

/** 归档后变更: what files that came after a box was put away have changed of what lies in it, newest first. Here nobody can change it. */
export function archiveChanges(context: Context, volume: Row): LateChange[] {
  return changesInWords(context, lateIn(context, volume).toSorted((a, b) => compareOperations(b.op, a.op)), () => '');
}
