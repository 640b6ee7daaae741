import type { Handlers } from '#shared/contract.ts';
import type { RecordOperations, Write } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { isSet } from '#shared/fields.ts';
import { headsOf, operationId } from '#shared/operation.ts';
import { isHidden } from '#shared/rules/telling.ts';
import { checkWrites } from '#electron/service/check.ts';
import { withReason } from '#electron/service/reason.ts';
import { closedYearSaves } from '#electron/service/closedYears.ts';
import { announceTouched, type Context } from '#electron/service/context.ts';
import { refuseDeleting } from '#electron/service/deleting.ts';
import { withDeadlines } from '#electron/service/deadlines.ts';
import { withFollowed } from '#electron/service/following.ts';
import { withNumbers } from '#electron/service/numbers.ts';
import { withReasons } from '#electron/service/reasons.ts';
import { withVoidedNumbers } from '#electron/service/voiding.ts';
import { readHistory, undoOf } from '#electron/storage/history.ts';
import { dropDraft } from '#electron/storage/local.ts';
import { namesOfIds, referredIn, titlesOf } from '#electron/storage/names.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { countRecords, listRecords, readRecord, sumRecords } from '#electron/storage/records.ts';
import { addReveal, listReveals } from '#electron/storage/reveals.ts';
import { readTwoSided } from '#electron/storage/twoSided.ts';
import { refuseStale, type Save, writeRecords } from '#electron/storage/write.ts';

type RecordHandlers = Pick<Handlers, Exclude<keyof RecordOperations, 'searchAll' | 'similarTopics'>>;

function found(context: Context, entity: EntityName, id: string) {
  const row = readRecord(context.store.engine, entity, id);
  if (!row) throw new Failure('notFound', `找不到这条${entityOf(entity).label}，可能已被彻底删除。`, '请返回列表刷新后再试。');
  return row;
}

/** Writes and announces; every handler that changes records ends here. */
export function commit(context: Context, saves: readonly Save[], also?: () => void): { tx: string } {
  const { tx, touched } = writeRecords(context.store, saves, { user: context.user(), ...(also ? { also } : {}) });
  announceTouched(context, touched);
  return { tx };
}

/** Checks writes by the definitions and the rules, then writes them all, or none. */
export function saveChecked(context: Context, writes: readonly Write[], also?: () => void): { ids: string[]; tx: string } {
  // Steps of one day that are saved together carry one instant: their ids tell their order, so these sort as the writes do.
  const ids = writes.filter((write) => write.id === null).map(() => context.store.effects.newId()).toSorted();
  let next = 0;
  const saves = writes.map((write): Save => ({ entity: write.entity, id: write.id ?? ids[next++] ?? '', set: write.set }));
  writes.forEach((write, i) => {
    const save = saves[i];
    if (save && write.id !== null) refuseStale(context.store, save, write.heads ?? {});
  });
  const numbered = withFollowed(context, withDeadlines(context, withNumbers(context, saves)));
  checkWrites(context, numbered);
  const all = withVoidedNumbers(context, numbered);
  const { tx } = commit(context, [...all, ...closedYearSaves(context, all)], also);
  return { ids: saves.map((save) => save.id), tx };
}

/** Made by operations of their own alone, which keep in them what they will read again. */
const madeElsewhere: readonly EntityName[] = ['yearLock', 'lateReason', 'issuedTable', 'dutyYear', 'dutyResult', 'minutesVersion', 'archiveVolume'];

/** Records that stand for something done elsewhere at the same time: they have operations of their own. */
function refuseOwnWays({ store }: Context, writes: readonly Write[]): void {
  const isNew = ({ entity, id }: Write): boolean => id === null || readRecord(store.engine, entity, id) === null;
  const elsewhere = (write: Write): boolean => madeElsewhere.includes(write.entity) && (isNew(write) || Object.hasOwn(write.set, 'reach'));
  if (writes.some((write) => write.entity === 'erasure' || write.entity === 'objection' || elsewhere(write))) throw new Failure('refused', '这类记录不能直接填写，数据没有变化。', '请在记录页或“两边都改过”里操作。');
}

/** Deletions and restorings, with the reasons that locked years ask for. */
function commitAll(context: Context, saves: readonly Save[]): { tx: string } {
  return commit(context, [...saves, ...closedYearSaves(context, saves)]);
}

export function recordHandlers(context: Context): RecordHandlers {
  const { engine } = context.store;
  return {
    listRecords(query) {
      const { rows, total } = listRecords(engine, query);
      return { rows, total, names: titlesOf(engine, referredIn(engine, query.entity, rows)) };
    },
    countRecords: ({ entity, wheres, search }) => ({ counts: wheres.map((where) => countRecords(engine, entity, where, search)) }),
    sumRecords: ({ entity, where, search, fields }) => sumRecords(engine, entity, where, search, fields),
    getRecord({ entity, id }) {
      const row = found(context, entity, id);
      const heads: Record<string, string[]> = {};
      for (const [key, ops] of headsOf(operationsOfRecord(engine, id))) {
        const field = entityOf(entity).fields[key];
        if (field && !isSet(field)) heads[key] = ops.map(operationId);
      }
      return { row, names: titlesOf(engine, referredIn(engine, entity, [row])), heads, twoSided: readTwoSided(engine, entity, id) };
    },
    namesOf: ({ ids }) => namesOfIds(engine, ids),
    pickRecords({ entity, search, limit }) {
      const definition = entityOf(entity);
      const note = definition.list.find((key) => key !== definition.title && ['choice', 'ref', 'text', 'day'].includes(definition.fields[key]?.kind ?? ''));
      const { rows, total } = listRecords(engine, { entity, where: [], search, sort: [{ field: definition.title, down: false }], offset: 0, limit, deleted: false });
      const names = titlesOf(engine, referredIn(engine, entity, rows));
      const text = (value: unknown): string => (typeof value === 'string' ? (names[value] ?? value) : '');
      return { items: rows.map((row) => ({ id: row.id, title: text(row[definition.title]), note: note ? text(row[note]) : '' })), total };
    },
    saveRecords({ writes, draft, reason }) {
      refuseOwnWays(context, writes);
      const save = () => saveChecked(context, withReasons(context, writes, reason), draft === null ? undefined : () => dropDraft(engine, draft));
      // The reason for changing what has been received answers for a locked year too: nobody is asked twice.
      return reason ? withReason(reason, save) : save();
    },
    deleteRecords({ entity, ids }) {
      ids.forEach((id) => found(context, entity, id));
      refuseDeleting(context, entity, ids);
      return commitAll(context, ids.map((id) => ({ entity, id, set: {}, deleted: true })));
    },
    restoreRecords({ entity, ids }) {
      ids.forEach((id) => found(context, entity, id));
      return commitAll(context, ids.map((id) => ({ entity, id, set: {}, deleted: false })));
    },
    undo({ tx }) {
      const saves = undoOf(context.store, tx);
      return { ...commit(context, saves), undone: saves.length };
    },
    revealRecord({ entity, id, reason }) {
      const row = found(context, entity, id);
      if (!isHidden(row)) throw new Failure('refused', '这条记录没有设为不公开，不用登记查看。', '请刷新后再看。');
      if (context.user() === '') throw new Failure('refused', '查看不公开的姓名要留下是谁看的，还没有显示，数据没有变化。', '请先在设置里填写使用人姓名。');
      const { effects } = context.store;
      addReveal(engine, { id: effects.newId(), record: id, at: new Date(effects.now()).toISOString(), user: context.user(), reason });
      return { looks: listReveals(engine, id) };
    },
    listReveals: ({ id }) => ({ looks: listReveals(engine, id) }),
    getHistory({ entity, id }) {
      found(context, entity, id);
      return { changes: readHistory(context.store, entity, id) };
    },
  };
}
