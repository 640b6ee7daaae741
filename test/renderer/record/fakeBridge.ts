import type { Answer, Bridge, ServiceEvent } from '#shared/contract.ts';
import type { Row, Write } from '#shared/contract/records.ts';
import type { Choice, Session } from '#shared/contract/session.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';

/** A service of a few lines that answers from memory: enough of the contract for forms and lists, in the same words. */
export interface FakeService {
  bridge: Bridge;
  rows: Map<string, { entity: EntityName; row: Row; heads: Record<string, string[]> }>;
  drafts: Map<string, { key: string; entity: string; id: string | null; content: string; savedAt: string }>;
  views: Map<string, string>;
  /** Every question asked, in order. */
  asked: { operation: string; input: unknown }[];
  /** The writes of each save, in order. */
  saved: Write[][];
  /** What the next save is refused with. */
  refuseNext: (answer: Answer) => void;
  /** Changes a record as another window would. */
  changeElsewhere: (id: string, set: Record<string, FieldValue>, who: string) => void;
  put: (entity: EntityName, id: string, values: Record<string, FieldValue>) => void;
}

export const fakeSession: Session = {
  office: { site: 's1', name: '云溪乡政协联络组', level: 'township', place: 'p0', placeName: '云溪乡', county: '安和县' },
  user: '李明',
  today: '2026-10-08',
  practice: false,
  host: 'browser',
  version: '0.1.0',
  dueSoonUntil: '2026-10-13',
  yearsWithoutCalendar: [],
  lastBackupAt: null,
  lastExportAt: null,
  people: [],
  locked: null,
  lockMinutes: 0,
  desktopNotes: true,
  sealed: false,
  dataFolder: '',
};

const choice = (id: string, label: string, rank: number, more: Partial<Choice> = {}): Choice => ({
  id, list: id.split('.')[0] ?? '', label, rank, colour: null, retired: false, countsAs: null, ...more,
});

const choices: Choice[] = [
  choice('channel.visit', '走访', 1),
  choice('channel.meeting', '座谈会', 2),
  choice('channel.letter', '来信', 3, { retired: true }),
  choice('workField.road', '道路', 1),
  choice('workField.water', '饮水', 2),
  choice('placeKind.village', '村', 1),
  choice('capacity.member', '委员', 1),
  choice('topicState.open', '待筛选', 1, { colour: '#0958d9' }),
];

type Asked = { [key: string]: unknown };

export function fakeService(): FakeService {
  const listeners = new Set<(event: ServiceEvent) => void>();
  let refusal: Answer | null = null;
  let made = 0;
  let op = 0;
  const fake: FakeService = {
    rows: new Map(),
    drafts: new Map(),
    views: new Map(),
    asked: [],
    saved: [],
    refuseNext: (answer) => {
      refusal = answer;
    },
    changeElsewhere: (id, set, who) => {
      const entry = fake.rows.get(id);
      if (!entry) throw new Error(id);
      write(entry.entity, id, set, who);
      announce(entry.entity, [id]);
    },
    put: (entity, id, values) => write(entity, id, values, '李明'),
    bridge: {
      host: 'browser',
      ask: async (operation, input) => {
        // As over a real border: nothing but JSON crosses.
        const asked: unknown = JSON.parse(JSON.stringify(input));
        fake.asked.push({ operation, input: asked });
        const handler = handlers[operation];
        if (!handler) throw new Error(`not faked: ${operation}`);
        return JSON.parse(JSON.stringify(handler(asked as Asked))) as Answer; // the fake answers as the contract says
      },
      onEvent: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      put: () => Promise.reject(new Error('not faked')),
      get: () => Promise.resolve(null),
      makePdf: () => Promise.reject(new Error('not faked')),
      stopPdf: () => Promise.resolve(),
      openedFile: () => Promise.resolve(null),
      print: () => Promise.resolve(),
      remind: () => Promise.resolve(false),
    },
  };

  const ok = (value: unknown): Answer => ({ ok: true, value });
  function announce(entity: string, ids: string[]): void {
    for (const listener of listeners) listener({ type: 'changed', entity, ids });
  }
  function write(entity: EntityName, id: string, set: Record<string, FieldValue>, who: string): void {
    const known = fake.rows.get(id);
    const blank = Object.fromEntries(Object.keys(entityOf(entity).fields).map((key) => [key, null as FieldValue]));
    const row = { ...blank, ...known?.row, id, createdAt: known?.row.createdAt ?? '2026-10-01T00:00:00.000Z', changedAt: '2026-10-08T00:00:00.000Z', changedBy: who, deleted: false, ...set } as Row; // built field by field from the definition
    const heads = { ...known?.heads };
    for (const key of Object.keys(set)) heads[key] = [`s1.a.${(op += 1)}`];
    fake.rows.set(id, { entity, row, heads });
  }
  const titleOf = (id: string): string => {
    const entry = fake.rows.get(id);
    return entry ? String(entry.row[entityOf(entry.entity).title] ?? '') : (choices.find((one) => one.id === id)?.label ?? '');
  };
  const namesOf = (rows: Row[]): Record<string, string> => {
    const ids = rows.flatMap((row) => Object.values(row).flatMap((value) => (Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : [])));
    return Object.fromEntries(ids.map((id) => [id, titleOf(id)]).filter(([, name]) => name !== ''));
  };
  type Where = { field: string; op: string; value: FieldValue }[];
  const matches = (row: Row, where: Where) =>
    where.every(({ field, op: how, value }) => {
      if (how === 'is' || how === 'within') return row[field] === value;
      if (how === 'in') return (value as string[]).includes(String(row[field]));
      return true;
    });
  const rowsOf = (entity: string, where: Where, search: string, deleted = false) =>
    [...fake.rows.values()]
      .filter((one) => one.entity === entity && one.row.deleted === deleted && matches(one.row, where))
      .map((one) => one.row)
      .filter((row) => search === '' || Object.values(row).some((value) => typeof value === 'string' && value.includes(search)));

  function staleFields(one: Write): FieldProblem[] {
    const entry = one.id === null ? undefined : fake.rows.get(one.id);
    return Object.entries(one.heads ?? {}).flatMap(([field, ids]) => {
      const now = entry?.heads[field] ?? [];
      if (now.join() === ids.join() || entry?.row[field] === one.set[field]) return [];
      return [{ field, message: `${entityOf(one.entity).fields[field]?.label}已被${entry?.row.changedBy}修改`, mine: String(one.set[field]), theirs: String(entry?.row[field]) }];
    });
  }

  const handlers: Record<string, (input: Asked) => Answer> = {
    getSession: () => ok(fakeSession),
    getChoices: () => ok({ choices }),
    getDraft: ({ key }) => ok({ draft: fake.drafts.get(String(key)) ?? null }),
    saveDraft: ({ key, entity, id, content }) => {
      fake.drafts.set(String(key), { key: String(key), entity: String(entity), id: (id as string | null) ?? null, content: String(content), savedAt: '2026-10-08T01:32:00.000Z' });
      return ok({ savedAt: '2026-10-08T01:32:00.000Z' });
    },
    dropDraft: ({ key }) => ok({ dropped: fake.drafts.delete(String(key)) }),
    getView: ({ key }) => ok({ content: fake.views.get(String(key)) ?? null }),
    saveView: ({ key, content }) => ok({ saved: fake.views.set(String(key), String(content)) && true }),
    namesOf: ({ ids }) => ok({ names: Object.fromEntries((ids as string[]).map((id) => [id, titleOf(id)])), entities: {} }),
    listRecords: ({ entity, where, search, offset, limit, deleted }) => {
      const all = rowsOf(String(entity), (where as Where | undefined) ?? [], String(search ?? ''), deleted === true);
      const rows = all.slice(Number(offset ?? 0), Number(offset ?? 0) + Number(limit ?? 50));
      return ok({ rows, total: all.length, names: namesOf(rows) });
    },
    countRecords: ({ entity, wheres }) => ok({ counts: (wheres as Where[]).map((where) => rowsOf(String(entity), where, '').length) }),
    sumRecords: ({ entity, where, search, fields }) => {
      const rows = rowsOf(String(entity), (where as Where | undefined) ?? [], String(search ?? ''));
      const sum = (field: string) => rows.reduce((all, row) => all + Number(row[field] ?? 0), 0);
      return ok({ count: rows.length, sums: Object.fromEntries((fields as string[]).map((field) => [field, sum(field)])) });
    },
    getReceptions: () => ok({ days: null, warning: null }),
    countDeadline: () => ok({ deadline: '2027-01-06', steps: [], warning: null }),
    pickRecords: ({ entity, search }) => {
      const rows = rowsOf(String(entity), [], String(search ?? ''));
      return ok({ items: rows.map((row) => ({ id: row.id, title: titleOf(row.id), note: '' })), total: rows.length });
    },
    getRecord: ({ id }) => {
      const entry = fake.rows.get(String(id));
      if (!entry) return { ok: false, code: 'notFound', message: '找不到这条记录。', fix: '' };
      return ok({ row: entry.row, names: namesOf([entry.row]), heads: entry.heads, twoSided: [] });
    },
    getHistory: () => ok({ changes: [] }),
    sendState: () => ok({ states: {} }),
    saveRecords: ({ writes, draft }) => {
      const all = writes as Write[]; // checked by the schema in the real service
      if (refusal) {
        const answer = refusal;
        refusal = null;
        return answer;
      }
      const stale = all.flatMap(staleFields);
      if (stale.length > 0) return { ok: false, code: 'stale', message: '别人已经改过', fix: '', fields: stale };
      fake.saved.push(all);
      const ids = all.map((one) => {
        const id = one.id ?? `new${(made += 1)}`;
        write(one.entity, id, one.set, '李明');
        announce(one.entity, [id]);
        return id;
      });
      if (typeof draft === 'string') fake.drafts.delete(draft);
      return ok({ ids, tx: `s1.a.${op}` });
    },
    deleteRecords: ({ entity, ids }) => {
      for (const id of ids as string[]) {
        const entry = fake.rows.get(id);
        if (entry) entry.row.deleted = true;
      }
      announce(String(entity), ids as string[]);
      return ok({ tx: 's1.a.99' });
    },
    restoreRecords: ({ entity, ids }) => {
      for (const id of ids as string[]) {
        const entry = fake.rows.get(id);
        if (entry) entry.row.deleted = false;
      }
      announce(String(entity), ids as string[]);
      return ok({ tx: 's1.a.100' });
    },
    undo: ({ tx }) => {
      for (const { entity, row } of fake.rows.values()) {
        if (row.deleted && tx === 's1.a.99') row.deleted = false;
        announce(entity, [row.id]);
      }
      return ok({ tx: 's1.a.101', undone: 1 });
    },
  };
  return fake;
}
