import type { YearLockView } from '#shared/contract/closing.ts';
import type { Row } from '#shared/contract/records.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { liesIn, stepsOf, touchesSpan } from '#shared/rules/figures/lockedSpan.ts';
import type { Context } from '#electron/service/context.ts';
import { givenReason } from '#electron/service/reason.ts';
import { sealedSubjects } from '#electron/storage/archive.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';
import { parentsOf, type Save } from '#electron/storage/write.ts';

export interface YearLock extends Pick<YearLockView, 'id' | 'year' | 'from' | 'to' | 'lockedOn' | 'lockedBy'> {
  /** Up to which operation of each installation had been read. */
  reach: string;
}

function lockOf(row: Row): YearLock {
  const text = (key: string): string => String(row[key] ?? '');
  return { id: row.id, year: Number(row['year']), from: text('from'), to: text('to'), lockedOn: text('lockedOn'), lockedBy: text('lockedBy'), reach: text('reach') };
}

/** Locks that stand, oldest year first. */
export function locksNow(context: Context): YearLock[] {
  return listRecords(context.store.engine, { entity: 'yearLock', where: [{ field: 'unlockedOn', op: 'is', value: null }], search: '', sort: [{ field: 'year', down: false }], offset: 0, limit: 500, deleted: false }).rows.map(lockOf);
}

/** The record that a save is about as far as figures go: a step's matter, a review's subject, else itself. */
function subjectOf(context: Context, save: Save): { entity: EntityName; id: string } {
  const key = stepsOf[save.entity] ?? (save.entity === 'review' ? 'subject' : null);
  if (key === null) return save;
  const id = save.set[key] ?? readRecord(context.store.engine, save.entity, save.id)?.[key];
  const entity = typeof id === 'string' ? entityOfRecord(context.store.engine, id) : null;
  return typeof id === 'string' && entity !== null ? { entity, id } : save;
}

/** Fields that get another value. */
function changedKeys(save: Save, before: Row | null): string[] {
  return Object.keys(save.set).filter((key) => JSON.stringify(save.set[key] ?? null) !== JSON.stringify(before?.[key] ?? null));
}

function touches(context: Context, save: Save, lock: YearLock): boolean {
  const before = readRecord(context.store.engine, save.entity, save.id);
  if (save.entity === 'review') {
    // A word on a record of the locked year: what is accepted counts, what is voided no longer does.
    const { entity, id } = subjectOf(context, save);
    return liesIn(entity, readRecord(context.store.engine, entity, id), lock);
  }
  const after: Record<string, FieldValue> | null = save.deleted === undefined ? { ...before, ...save.set } : null;
  return touchesSpan(save.entity, { before, after, keys: changedKeys(save, before) }, lock);
}

/** A box that is put away keeps its list; only reopening and putting away again are written to it. */
function refuseSealedBox(context: Context, save: Save): void {
  if (save.entity !== 'archiveItem' && save.entity !== 'archiveVolume') return;
  const { engine } = context.store;
  const before = readRecord(engine, save.entity, save.id);
  const volume = save.entity === 'archiveVolume' ? before : readRecord(engine, 'archiveVolume', String(save.set['volume'] ?? before?.['volume'] ?? ''));
  if (!volume || volume['archivedOn'] === null || volume['reopenedOn'] !== null) return;
  if (save.entity === 'archiveVolume' && save.deleted === undefined && Object.keys(save.set).every((key) => key === 'reach' || key.startsWith('reopen') || key.startsWith('archived'))) return;
  throw new Failure('refused', `“${String(volume['title'])}”已经归档，没有改动，您填的内容没有丢失。`, '确需更改的，请先启封，写明原因，改好以后重新归档。');
}

/** Refuses what would change a paper that has been put away. */
function refuseSealed(context: Context, saves: readonly Save[]): void {
  const { engine } = context.store;
  const about = new Map<string, Save>();
  for (const save of saves) {
    if (save.entity === 'lateReason') continue;
    refuseSealedBox(context, save);
    if (save.entity === 'archiveItem') continue;
    about.set(save.id, save);
    for (const [, id] of parentsOf(context.store, save.entity, { ...readRecord(engine, save.entity, save.id), ...save.set })) about.set(id, save);
  }
  const [sealed] = sealedSubjects(engine, [...about.keys()]);
  if (!sealed) return;
  const entity = entityOfRecord(engine, sealed.subject);
  const what = entity === null ? '这条记录' : `这条${entityOf(entity).label}`;
  throw new Failure('refused', `${what}已经归档在“${sealed.volume}”，没有改动，您填的内容没有丢失。`, '确需更改的，请在“统计报表—归档”里把这一盒启封，写明原因，改好以后重新归档。');
}

/**
 * What a save must bring along so that it may be written: for every record of a locked year whose counted fields it touches,
 * the reason. Throws `locked` when nobody has given one yet; the window asks and comes again (withReason).
 */
export function closedYearSaves(context: Context, saves: readonly Save[]): Save[] {
  refuseSealed(context, saves);
  const locks = locksNow(context);
  if (locks.length === 0) return [];
  const late = new Map<string, YearLock>();
  for (const save of saves) {
    const lock = locks.find((one) => touches(context, save, one));
    if (lock) late.set(subjectOf(context, save).id, lock);
  }
  const [first] = late.values();
  if (!first) return [];
  const reason = givenReason();
  if (reason === null) {
    const years = [...new Set([...late.values()].map((one) => `${one.year}年`))].join('、');
    throw new Failure('locked', `${years}的数据已于${first.lockedOn}由${first.lockedBy}锁定，这次改动会影响${late.size}条已经统计的记录，还没有保存。`, '请写明变动原因，写好后照常保存；变动和原因会列在“锁定后变动”里。');
  }
  return [...late].map(([subject, lock]): Save => ({
    entity: 'lateReason', id: context.store.effects.newId(), set: { subject, year: lock.year, on: context.today(), by: context.user() || null, reason },
  }));
}
