import { create } from 'zustand';
import { tableLimit, type TableLayout, type TablePlan, type TableReading, type TableReport, type TableRow, type TableSheet } from '#shared/contract/tables.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { Input } from '#shared/contract.ts';
import type { FieldValue } from '#shared/fields.ts';
import { ask, putFile, takeFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';

export type TableStep = 'choose' | 'layout' | 'columns' | 'check' | 'report';

export interface TableState {
  step: TableStep;
  /** What the person came for. */
  wanted: EntityName | null;
  file: string;
  ticket: string;
  sheets: readonly TableSheet[];
  sheet: number;
  layout: TableLayout | null;
  columns: readonly (string | null)[];
  presets: Readonly<Record<string, FieldValue>>;
  year: number | null;
  key: readonly string[];
  hidden: boolean;
  reading: TableReading | null;
  /** Counts up when rows were read anew: the page on screen is asked for again. */
  round: number;
  doubts: boolean;
  report: TableReport | null;
  /** The long work under way, by the name under which it tells how far it is; empty for none. */
  job: string;
  failure: Failure | null;
}

const empty: TableState = {
  step: 'choose', wanted: null, file: '', ticket: '', sheets: [], sheet: 0, layout: null, columns: [], presets: {}, year: null, key: [], hidden: true,
  reading: null, round: 0, doubts: false, report: null, job: '', failure: null,
};

/** One sheet on its way in. Kept outside the page, so that going elsewhere and back loses nothing. */
export const useTable = create<TableState>(() => empty);
const set = useTable.setState;
const now = useTable.getState;

export const changeTable = (part: Partial<Pick<TableState, 'step' | 'columns' | 'presets' | 'year' | 'key' | 'hidden' | 'doubts' | 'failure'>>): void => set(part);

export function startTable(wanted: EntityName | null): void {
  set({ ...empty, wanted });
}

/** Does long work under a job of its own; a refusal stays on the page in its own words. */
async function working(work: (job: string) => Promise<Partial<TableState>>): Promise<void> {
  const job = `table ${Date.now()}`;
  set({ job, failure: null });
  try {
    set({ ...(await work(job)), job: '' });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    set({ failure: error, job: '' });
  }
}

const laid = (layout: TableLayout): Partial<TableState> => ({
  layout, sheet: layout.sheet, columns: layout.columns.map((column) => column.path), presets: layout.presets, year: layout.year, key: layout.key,
});

/** A file was chosen or dropped: opened, and its head and columns found. */
export async function openTable(file: File): Promise<void> {
  const { wanted } = now();
  set({ ...empty, wanted });
  if (file.size > tableLimit) {
    const message = `“${file.name}”有${Math.round(file.size / 1024 / 1024)}兆，超过${tableLimit / 1024 / 1024}兆，太大了，没有导入，现有数据没有变化。`;
    set({ failure: new Failure('file', message, '台账里夹有照片的，请删掉照片；记录太多的，请按年份分成几个文件。') });
    return;
  }
  await working(async (job) => {
    const { ticket } = await putFile(file);
    const { sheets, layout } = await ask('openTable', { ticket, kind: wanted, job });
    return { file: file.name, ticket, sheets, step: 'layout', ...(layout ? laid(layout) : {}) };
  });
}

/** Another sheet, head or kind. */
export async function layTable(how: { sheet?: number; head?: { first: number; last: number } | null; kind?: EntityName }): Promise<void> {
  const { ticket, sheet, layout, wanted } = now();
  set({ sheet: how.sheet ?? sheet, ...(how.sheet === undefined ? {} : { layout: null }) });
  await working(async () => laid(await ask('layTable', { ticket, sheet: how.sheet ?? sheet, head: how.head ?? (how.sheet === undefined ? (layout?.head ?? null) : null), kind: how.kind ?? layout?.kind ?? wanted })));
}

function planOf({ sheet, layout, columns, presets, year, key, hidden }: TableState): TablePlan {
  if (!layout) throw new Error('a sheet without a layout has no plan');
  const filled = Object.fromEntries(Object.entries(presets).filter(([, value]) => value !== null && value !== ''));
  return { sheet, head: layout.head, kind: layout.kind, columns: [...columns], presets: filled, year, key: [...key], hidden };
}

export async function readTable(): Promise<void> {
  await working(async (job) => ({ reading: await ask('readTable', { ticket: now().ticket, plan: planOf(now()), job }), step: 'check', round: now().round + 1, report: null }));
}

/** Puts another text in place of a cell's; answers the row as it is read now. */
export async function mendTable(row: TableRow, column: number, text: string | null): Promise<TableRow | undefined> {
  return attempt(async () => {
    const answer = await ask('mendTable', { ticket: now().ticket, row: row.row, column, text });
    set({ reading: answer.reading });
    return answer.row;
  });
}

export function nameTable(names: Input<'nameTable'>['names']): Promise<void> {
  return working(async () => ({ reading: await ask('nameTable', { ticket: now().ticket, names }), round: now().round + 1 }));
}

export function settleTable(row: number | null, use: 'sheet' | 'own'): Promise<void> {
  return working(async () => ({ reading: await ask('settleTable', { ticket: now().ticket, row, use }), round: now().round + 1 }));
}

export function importTable(): Promise<void> {
  return working(async (job) => ({ report: await ask('importTable', { ticket: now().ticket, doubts: now().doubts, job }), step: 'report' }));
}

export async function cancelTable(): Promise<void> {
  const { job } = now();
  if (job !== '') await attempt(() => ask('cancelTable', { job }));
}

/** The office's own workbook with the reasons in it. */
export async function takeRefused(): Promise<void> {
  await attempt(async () => {
    const { ticket, name } = await ask('makeRefusedTable', { ticket: now().ticket });
    await takeFile(ticket, name);
  });
}
