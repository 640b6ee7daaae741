import type { ClosingOperations, YearLockView } from '#shared/contract/closing.ts';
import type { Row } from '#shared/contract/records.ts';
import { isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { compareOperations, deletedField, type Operation, operationId, splitField } from '#shared/operation.ts';
import { countedAmong, countedEntities, liesIn, type Span, stepsOf, touchesSpan } from '#shared/rules/figures/lockedSpan.ts';
import { type Period, resolvePeriod } from '#shared/rules/figures/period.ts';
import { reachNow } from '#electron/service/archiveChanges.ts';
import { locksNow, type YearLock } from '#electron/service/closedYears.ts';
import type { Context } from '#electron/service/context.ts';
import { changesInWords, type Late } from '#electron/service/lateChanges.ts';
import { officeOf, settingsNow } from '#electron/service/office.ts';
import { saveChecked } from '#electron/service/records.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { operationsAfter, operationsOfRecord } from '#electron/storage/operations.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';

const statisticsYear = (context: Context, year: number): Period => resolvePeriod({ kind: 'statistics', year, from: null, to: null }, settingsNow(context));

/** A year may be locked from its last day on. */
const isOver = (context: Context, year: number): boolean => statisticsYear(context, year).to <= context.today();

export function yearLocks(context: Context): ClosingOperations['listYearLocks'] {
  const { rows } = listRecords(context.store.engine, { entity: 'yearLock', where: [], search: '', sort: [{ field: 'lockedOn', down: true }], offset: 0, limit: 500, deleted: false });
  const text = (row: Row, key: string): string => String(row[key] ?? '');
  const locks = rows.map((row): YearLockView => ({
    id: row.id, year: Number(row['year']), from: text(row, 'from'), to: text(row, 'to'), lockedOn: text(row, 'lockedOn'), lockedBy: text(row, 'lockedBy'), note: text(row, 'note'),
    unlockedOn: typeof row['unlockedOn'] === 'string' ? row['unlockedOn'] : null, unlockedBy: text(row, 'unlockedBy'), unlockReason: text(row, 'unlockReason'),
  }));
  const thisYear = Number(context.today().slice(0, 4));
  const lastYear = isOver(context, thisYear + 1) ? thisYear + 1 : isOver(context, thisYear) ? thisYear : thisYear - 1;
  return { locks, mayLock: officeOf(context)?.level !== 'township', lastYear };
}

/** Locks a year as it has been received: what comes later, by whatever clock, is listed. */
export function lockYear(context: Context, year: number, note: string): ClosingOperations['lockYear'] {
  if (officeOf(context)?.level === 'township') throw new Failure('refused', '年度数据由县政协锁定，本单位不能锁定，数据没有变化。', '县政协锁定以后，会随下发文件传到本单位。');
  const standing = locksNow(context).find((one) => one.year === year);
  if (standing) throw new Failure('refused', `${year}年已于${standing.lockedOn}由${standing.lockedBy}锁定，没有改动。`, '');
  const period = statisticsYear(context, year);
  if (!isOver(context, year)) {
    throw new Failure('refused', `${year}年还没有过完，不能锁定，数据没有变化。`, '请在年度结束、数据核对无误以后锁定。');
  }
  const { ids } = saveChecked(context, [{ entity: 'yearLock', id: null, set: { year, from: period.from, to: period.to, lockedOn: context.today(), lockedBy: context.user() || '未署名', reach: reachNow(context), note: note || null } }]);
  return { id: ids[0] ?? '' };
}

export function unlockYear(context: Context, id: string, reason: string): ClosingOperations['unlockYear'] {
  if (officeOf(context)?.level === 'township') throw new Failure('refused', '年度数据由县政协锁定和解除，本单位不能解除，数据没有变化。', '');
  if (context.user() === '') throw new Failure('refused', '解除锁定要留下姓名，还没有解除，数据没有变化。', '请先在设置里填写使用人姓名。');
  if (!locksNow(context).some((one) => one.id === id)) throw new Failure('refused', '这一年度没有锁定，或者已经解除，没有改动。', '');
  saveChecked(context, [{ entity: 'yearLock', id, set: { unlockedOn: context.today(), unlockedBy: context.user(), unlockReason: reason } }]);
  return { id };
}

const txOf = (op: Operation): string => `${op.site}.${op.inc}.${op.tx.first}`;

/** What an operation overwrote, as far as days go: enough to tell whether the record lay in the year. */
function rowBefore(row: Row, op: Operation, all: readonly Operation[]): Record<string, FieldValue> {
  const byId = new Map(all.map((one) => [operationId(one), one]));
  const before: Record<string, FieldValue> = { ...row };
  for (const field of Object.keys(op.set)) {
    const seen = (op.prev[field] ?? []).flatMap((id) => byId.get(id) ?? []).toSorted(compareOperations).at(-1);
    if (field !== deletedField && splitField(field).element === null) before[field] = seen?.set[field] ?? null;
  }
  return before;
}

/** `late`: the ids of all operations that the lock did not see. */
function lateOf(context: Context, op: Operation, span: Span, late: ReadonlySet<string>): Late | null {
  const { engine } = context.store;
  if (!isEntityName(op.entity)) return null;
  const row = readRecord(engine, op.entity, op.record);
  if (!row) return null;
  const own = { op, subject: { entity: op.entity, id: op.record } };
  const parentKey = stepsOf[op.entity] ?? (op.entity === 'review' ? 'subject' : null);
  if (parentKey !== null) {
    const id = String(row[parentKey] ?? '');
    const entity = entityOfRecord(engine, id);
    if (entity === null) return null;
    const counts = op.entity === 'review' ? liesIn(entity, readRecord(engine, entity, id), span) : touchesSpan(op.entity, { before: null, after: row, keys: [] }, span);
    return counts ? { op, subject: { entity, id }, what: op.entity === 'review' ? '审核' : '登记步骤' } : null;
  }
  if (Object.hasOwn(op.set, deletedField)) return touchesSpan(op.entity, { before: row, after: null, keys: [] }, span) ? { ...own, what: op.set[deletedField] === 1 ? '删除' : '恢复' } : null;
  const all = operationsOfRecord(engine, op.record).toSorted(compareOperations);
  const first = all[0];
  // A record of which the lock has seen anything is not new, whatever a wrong clock makes of the order.
  if (first && operationId(first) === operationId(op) && all.every((one) => late.has(operationId(one)))) return touchesSpan(op.entity, { before: null, after: row, keys: [] }, span) ? { ...own, what: '新报' } : null;
  const keys = countedAmong(op.entity, [...new Set(Object.keys(op.set).map((field) => splitField(field).key))]);
  return touchesSpan(op.entity, { before: rowBefore(row, op, all), after: row, keys }, span) ? { ...own, what: '修改' } : null;
}

/** 锁定后变动 of a lock, newest first. */
export function lateChanges(context: Context, id: string): ClosingOperations['getLateChanges'] {
  const { engine } = context.store;
  const row = readRecord(engine, 'yearLock', id);
  if (!row) throw new Failure('notFound', '找不到这次锁定。', '请返回刷新后再试。');
  const lock: Pick<YearLock, 'from' | 'to'> = { from: String(row['from']), to: String(row['to']) };
  const reach = JSON.parse(String(row['reach'])) as { site: string; inc: string; seq: number }[]; // written by lockYear alone
  const operations = operationsAfter(engine, reach, [...countedEntities, ...Object.keys(stepsOf), 'review', 'lateReason']);
  const reasons = new Map(operations.filter((op) => op.entity === 'lateReason').map((op) => [`${txOf(op)} ${String(op.set['subject'])}`, String(op.set['reason'] ?? '')]));
  const ids = new Set(operations.map(operationId));
  const late = operations.flatMap((op) => (op.entity === 'lateReason' ? [] : (lateOf(context, op, lock, ids) ?? []))).toSorted((a, b) => compareOperations(b.op, a.op));
  return { changes: changesInWords(context, late, (op, subject) => reasons.get(`${txOf(op)} ${subject}`) ?? '') };
}
