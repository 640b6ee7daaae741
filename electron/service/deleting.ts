import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { factsOf, officeWords } from '#shared/rules/checks/level.ts';
import type { Context } from '#electron/service/context.ts';
import { levelsOf, officeOf } from '#electron/service/office.ts';
import { isReceivedAbove } from '#electron/service/reasons.ts';
import { readRecord } from '#electron/storage/records.ts';

/**
 * Refuses a deletion that is not this office's to make: of what an office below reported, and of what the office above has
 * received already (office.md). The ways that are left are 退回修改 and 申请作废.
 */
export function refuseDeleting(context: Context, entity: EntityName, ids: readonly string[]): void {
  const { engine } = context.store;
  const office = officeOf(context);
  if (!office || !entityOf(entity).fields['review']) return;
  const levelOf = levelsOf(context);
  const below = ids.filter((id) => factsOf(entity, levelOf(readRecord(engine, entity, id)?.site ?? ''), office.level) !== null);
  if (below.length > 0) {
    throw new Failure('refused', `有${below.length}条${entityOf(entity).label}是${officeWords.township}报来的，本单位不能删除，数据没有变化。`, '有错的请“退回修改”；乡镇申请作废的，请在那一条里点“同意作废”。');
  }
  const received = ids.filter((id) => isReceivedAbove(context, id));
  if (received.length === 0) return;
  throw new Failure('refused', `有${received.length}条${entityOf(entity).label}上级已经收到，不能直接删除，数据没有变化。`, '请打开那一条，点“申请作废”，写明理由，由上级同意。');
}
