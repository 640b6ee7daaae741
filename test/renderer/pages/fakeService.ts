import type { Answer, Bridge, ServiceEvent } from '#shared/contract.ts';
import type { Row, Write } from '#shared/contract/records.ts';
import type { Session } from '#shared/contract/session.ts';
import type { FieldValue } from '#shared/fields.ts';
import { provideBridge } from '#renderer/bridge.ts';
import { forgetAnswers } from '#renderer/state/asked.ts';
import { useSessionStore } from '#renderer/state/session.ts';
import { watchService } from '#renderer/state/versions.ts';

/** A service in memory for component tests: it keeps rows, answers lists, and remembers every save. No rules: those have tests of their own. */
export interface FakeService {
  bridge: Bridge;
  saves: Write[][];
  rows: Record<string, Row[]>;
  /** Takes the rows of an entity away, or puts others there, and announces it. */
  replace(entity: string, rows: Row[]): void;
}

export function row(id: string, values: Record<string, FieldValue>): Row {
  return { id, createdAt: '2026-09-01T00:00:00.000Z', changedAt: '2026-09-01T00:00:00.000Z', changedBy: '王建国', site: 's1', deleted: false, ...values };
}

const today = '2026-10-13';

export function fakeService(rows: Record<string, Row[]>, level: 'township' | 'county' = 'township'): FakeService {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const service: Omit<FakeService, 'bridge'> = {
    saves: [],
    rows,
    replace(entity, next) {
      rows[entity] = next;
      for (const listener of listeners) listener({ type: 'changed', entity, ids: null });
    },
  };
  const matches = (one: Row, where: readonly { field: string; op: string; value: FieldValue }[]) =>
    where.every(({ field, op, value }) => (op === 'is' ? one[field] === value : op === 'in' ? Array.isArray(value) && value.some((each) => each === one[field]) : true));
  const answer = (operation: string, input: { entity: string; id: string; where?: { field: string; op: string; value: FieldValue }[]; writes: Write[] }): unknown => {
    switch (operation) {
      case 'listRecords': {
        const found = (rows[input.entity] ?? []).filter((one) => matches(one, input.where ?? []));
        return { rows: found, total: found.length, names: {} };
      }
      case 'getRecord':
        return { row: rows[input.entity]?.find((one) => one.id === input.id), names: {}, heads: {}, twoSided: [] };
      case 'saveRecords':
        service.saves.push(input.writes);
        return { ids: input.writes.map((_, i) => `new${i}`), tx: 's1.1.1' };
      case 'pickRecords':
        return { items: (rows[input.entity] ?? []).map((one) => ({ id: one.id, title: String(one['title'] ?? ''), note: '' })), total: 0 };
      case 'countRecords':
        return { counts: [] };
      case 'similarTopics':
        return { items: [] };
      case 'namesOf':
        return { names: {}, entities: {} };
      case 'sendState':
        return { states: {} };
      case 'getHistory':
        return { changes: [] };
      case 'getDraft':
        return { draft: null };
      case 'saveDraft':
        return { savedAt: '2026-10-13T00:00:00.000Z' };
      case 'countDeadline':
        return { deadline: '2026-10-27', steps: ['10月13日当天不计'], warning: null };
      default:
        return {};
    }
  };
  const bridge: Bridge = {
    host: 'browser',
    ask: (operation, input): Promise<Answer> => Promise.resolve({ ok: true, value: answer(operation, input as Parameters<typeof answer>[1]) }), // the contract's inputs
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put: () => Promise.reject(new Error('not here')),
    get: () => Promise.resolve(null),
    makePdf: () => Promise.reject(new Error('not here')),
    stopPdf: () => Promise.resolve(),
    openedFile: () => Promise.resolve(null),
    print: () => Promise.resolve(),
    remind: () => Promise.resolve(false),
  };
  provideBridge(bridge);
  forgetAnswers();
  watchService();
  const session: Session = {
    office: { site: 's1', name: '政协云溪乡工作联络组', level, place: 'p0', placeName: '云溪乡', county: '清源县' },
    user: '王建国', today, practice: false, host: 'browser', version: '0', dueSoonUntil: '2026-10-19', yearsWithoutCalendar: [], lastBackupAt: null, lastExportAt: null, dataFolder: '', people: [], locked: null, lockMinutes: 0, desktopNotes: true, sealed: false,
  };
  useSessionStore.setState({ session, failure: null });
  return Object.assign(service, { bridge });
}
