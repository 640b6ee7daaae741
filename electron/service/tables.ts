import type { PastTable, TableOperations } from '#shared/contract/tables.ts';
import type { Handlers } from '#shared/contract.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { Context } from '#electron/service/context.ts';
import { xlsxType } from '#electron/service/figures.ts';
import type { JobRunner } from '#electron/service/jobThread.ts';
import { gridOf, layoutOf, rememberShape, sheetsOf } from '#electron/service/tableLayout.ts';
import { readRows, rereadRow, settle } from '#electron/service/tableRead.ts';
import { mustBeRead, reasonsOf, saveTable } from '#electron/service/tableSave.ts';
import { undoTable } from '#electron/service/tableUndo.ts';
import { pageOf, readingOf, rowsView } from '#electron/service/tableView.ts';
import { errorsOf, findWork, holdWork, keepSaid, keptSaid, mendKey, saidKey, type TableWork, workOf } from '#electron/service/tableWork.ts';
import { sha256 } from '#electron/storage/digest.ts';
import { listTableImports } from '#electron/storage/tableImports.ts';
import { makePace, type Pace } from '#electron/sync/pace.ts';

export interface TableOptions {
  run: JobRunner;
  /** A backup before the first row is saved. */
  backUp(): Promise<void>;
}

async function open(context: Context, ticket: string, run: JobRunner): Promise<TableWork> {
  const before = findWork(context, ticket);
  if (before) return before;
  const file = context.tickets.get(ticket);
  if (!file) throw new Failure('notFound', '找不到要导入的文件，现有数据没有变化。', '请重新选择文件。');
  const book = await run({ kind: 'book', bytes: file.bytes });
  const digest = sha256(file.bytes);
  const work: TableWork = { file: file.name, digest, bytes: file.bytes, book, plan: null, standing: null, labels: [], rows: [], ...keptSaid(context, digest), settled: new Map() };
  holdWork(context, ticket, work);
  return work;
}

/** The sheet that a file is most likely about: in sight, and with the most rows. */
function likelySheet(work: TableWork): number {
  const sized = work.book.grids.map((grid, i) => ({ i, size: grid.hidden ? -1 : grid.rows.length * Math.min(grid.columns, 8) }));
  return sized.toSorted((a, b) => b.size - a.size)[0]?.i ?? 0;
}

export function tableHandlers(context: Context, { run, backUp }: TableOptions): Pick<Handlers, keyof TableOperations> {
  const cancelled = new Set<string>();
  const running = new Set<string>();
  async function paced<T>(job: string, work: (pace: Pace) => Promise<T>): Promise<T> {
    const pace = makePace((done, total, note) => job !== '' && context.announce({ type: 'progress', job, done, total, note }), () => cancelled.has(job));
    running.add(job);
    try {
      return await work(pace);
    } finally {
      running.delete(job);
      cancelled.delete(job);
    }
  }
  /** Reads again by the plan that stands: what was said changes how names are read. */
  async function again(work: TableWork): Promise<ReturnType<typeof readingOf>> {
    if (work.plan) await readRows(context, work, work.plan, makePace());
    return readingOf(context, work);
  }

  return {
    openTable: ({ ticket, kind, job }) =>
      paced(job, async (pace) => {
        pace.tell(0, 0, '正在读表格');
        const work = await open(context, ticket, run);
        const sheet = likelySheet(work);
        try {
          return { sheets: sheetsOf(work), layout: layoutOf(context, work, sheet, { head: null, kind }) };
        } catch (error) {
          if (error instanceof Failure) return { sheets: sheetsOf(work), layout: null };
          throw error;
        }
      }),
    layTable: ({ ticket, sheet, head, kind }) => layoutOf(context, workOf(context, ticket), sheet, { head, kind }),
    readTable: ({ ticket, plan, job }) =>
      paced(job, async (pace) => {
        const work = workOf(context, ticket);
        await readRows(context, work, plan, pace);
        if (work.plan) rememberShape(context, plan.kind, work.labels, { columns: plan.columns, presets: plan.presets, key: work.plan.key });
        return readingOf(context, work);
      }),
    listTableRows: ({ ticket, show, offset, limit }) => pageOf(context, workOf(context, ticket), show, offset, limit),
    mendTable({ ticket, row, column, text }) {
      const work = workOf(context, ticket);
      if (!work.plan) throw new Failure('invalid', '还没有核对过这个表格，没有改动。', '请先核对。');
      const key = mendKey(work.plan.sheet, row, column);
      if (text === null) work.mends.delete(key);
      else work.mends.set(key, text);
      keepSaid(context, work);
      const read = rereadRow(context, work, row);
      const [shown] = read ? rowsView(context, work, [read]) : [];
      if (!shown) throw new Failure('notFound', '表里没有这一行，没有改动。', '请重新核对。');
      return { row: shown, reading: readingOf(context, work) };
    },
    nameTable({ ticket, names }) {
      const work = workOf(context, ticket);
      for (const { of, name, means, id } of names) {
        const key = saidKey(of, name);
        if (means === 'forget') work.said.delete(key);
        else work.said.set(key, { of, name, means, id: means === 'create' ? context.store.effects.newId() : means === 'record' ? id : null });
      }
      keepSaid(context, work);
      return again(work);
    },
    settleTable({ ticket, row, use }) {
      const work = workOf(context, ticket);
      if (row === null) work.settled.clear();
      work.settled.set(row ?? 'all', use);
      for (const one of work.rows) if (one.clashes.length > 0 && (row === null || one.body.at === row)) settle(work, one);
      return readingOf(context, work);
    },
    importTable: ({ ticket, doubts, job }) =>
      paced(job, async (pace) => {
        const work = workOf(context, ticket);
        mustBeRead(work);
        pace.tell(0, 0, '正在备份');
        await backUp();
        const report = await saveTable(context, work, doubts, pace);
        keepSaid(context, work);
        context.announce({ type: 'changed', entity: 'tableImport', ids: null });
        return report;
      }),
    cancelTable({ job }) {
      if (running.has(job)) cancelled.add(job);
      return { cancelled: running.has(job) };
    },
    async makeRefusedTable({ ticket }) {
      const work = workOf(context, ticket);
      const refused = work.rows.filter((row) => !row.done && row.state !== 'same');
      if (!work.plan || refused.length === 0) throw new Failure('invalid', '没有要退回的行，数据没有变化。');
      const rows = refused.map((row) => ({ at: row.body.at, reasons: reasonsOf(work, row), columns: [...errorsOf(row), ...row.read.notes].flatMap(({ column }) => (column === null || column < 0 ? [] : [column])) }));
      const bytes = await run({ kind: 'refusedSheet', bytes: work.bytes, format: work.book.format, grid: gridOf(work, work.plan.sheet), head: work.plan.head, rows });
      const name = `${work.file.replace(/\.[^.]*$/, '')}（退回修改${rows.length}行）.xlsx`;
      return { ticket: context.keep({ name, type: xlsxType, bytes }), name, rows: rows.length };
    },
    listTableImports: () => ({
      imports: listTableImports(context.store.engine).map((one): PastTable => ({
        id: one.id, at: one.at, user: one.user, file: one.file, sheet: one.sheet, label: isEntityName(one.kind) ? entityOf(one.kind).label : one.kind, state: one.state,
        added: one.added, changed: one.changed, same: one.same, refused: one.refused, undone: one.undone, kept: one.kept,
      })),
    }),
    undoTableImport: ({ id, job }) =>
      paced(job, async (pace) => {
        const answer = await undoTable(context, id, pace);
        context.announce({ type: 'changed', entity: 'tableImport', ids: null });
        return answer;
      }),
  };
}
