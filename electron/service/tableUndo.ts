import { type EntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { announceTouched, type Context } from '#electron/service/context.ts';
import { refuseDeleting } from '#electron/service/deleting.ts';
import { undoingOf } from '#electron/storage/history.ts';
import { namedByOthers, putTableImport, readTableImport, txsOfTable } from '#electron/storage/tableImports.ts';
import { type Save, writeRecords } from '#electron/storage/write.ts';
import type { Pace } from '#electron/sync/pace.ts';

/** Those of the records that this office may still take away: not what the office above has received. */
function mayDelete(context: Context, entity: EntityName, ids: readonly string[]): Set<string> {
  const allowed = (some: readonly string[]): boolean => {
    try {
      refuseDeleting(context, entity, some);
      return true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  };
  if (allowed(ids)) return new Set(ids);
  return new Set(ids.filter((id) => allowed([id])));
}

/** The saves of a transaction's undoing that nothing stands against. */
function possible(context: Context, saves: readonly Save[], own: ReadonlySet<string>): Save[] {
  const going = [...Map.groupBy(saves.filter((save) => save.deleted === true), (save) => save.entity)];
  const gone = new Set(going.flatMap(([entity, some]) => {
    const may = mayDelete(context, entity, some.map((save) => save.id));
    const named = namedByOthers(context.store.engine, entity, [...may], own);
    return [...may].filter((id) => !named.has(id));
  }));
  return saves.filter((save) => save.deleted !== true || gone.has(save.id));
}

/**
 * Takes a whole import back: what it made goes to the recycle bin, what it changed gets its old values. Records that somebody
 * changed since, that others name, or that the office above has received stay as they are and are counted.
 */
export async function undoTable(context: Context, id: string, pace: Pace): Promise<{ undone: number; kept: number }> {
  const { store } = context;
  const entry = readTableImport(store.engine, id);
  if (!entry) throw new Failure('notFound', '找不到这次导入，数据没有变化。', '请刷新后再试。');
  if (entry.state === 'undone') throw new Failure('refused', '这次导入已经撤销过了，数据没有变化。');
  const txs = txsOfTable(store.engine, store.life.n, id).map((first) => `${store.life.site}.${store.life.inc}.${first}`);
  const own = new Set(txs.flatMap((tx) => {
    const { saves, kept } = undoingOf(store, tx);
    return [...saves, ...kept].map((one) => one.id);
  }));
  let undone = 0;
  let kept = 0;
  for (const [n, tx] of txs.entries()) {
    pace.tell(n, txs.length, '正在撤销');
    const undoing = undoingOf(store, tx);
    const saves = possible(context, undoing.saves, own);
    undone += saves.length;
    kept += undoing.kept.length + undoing.saves.length - saves.length;
    const { touched } = writeRecords(store, saves, { user: context.user() });
    announceTouched(context, touched);
    await pace.breathe();
  }
  putTableImport(store.engine, { ...entry, state: 'undone', undoneAt: new Date(store.effects.now()).toISOString(), undone, kept });
  return { undone, kept };
}
