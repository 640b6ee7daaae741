import { randomBytes } from 'node:crypto';
import type { Answer, ServiceEvent, TicketFile } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { todayInShanghai } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import { makeDataFolder } from '#electron/service/dataFolder.ts';
import { createDispatch, type ServiceHandlers } from '#electron/service/dispatch.ts';
import { exchangeHandlers } from '#electron/service/exchange.ts';
import { startIndexing } from '#electron/service/indexing.ts';
import { figureHandlers } from '#electron/service/figures.ts';
import { openLog } from '#electron/service/log.ts';
import { fillPractice } from '#electron/service/practice.ts';
import { paperHandlers } from '#electron/service/papers.ts';
import { recordHandlers } from '#electron/service/records.ts';
import { searchHandlers } from '#electron/service/search.ts';
import { sessionHandlers } from '#electron/service/session.ts';
import { newId } from '#electron/storage/digest.ts';
import { lockFolder } from '#electron/storage/lock.ts';
import { getMeta } from '#electron/storage/meta.ts';
import { replayNewer } from '#electron/storage/apply.ts';
import { type Effects, openStore } from '#electron/storage/store.ts';
import { openKeys } from '#electron/sync/keys.ts';

export interface ServiceOptions {
  /** The data folder; made when absent. */
  data: string;
  practice: boolean;
  /** A day that stands for today, for practice and tests; null for the clock's. */
  today: string | null;
  host: 'electron' | 'browser';
  version: string;
  /** The folder that holds sql.js's wasm file. */
  wasm: string;
  /** Clock and ids; the real ones when absent. */
  effects?: Effects;
}

export interface Service {
  dispatch(operation: string, input: unknown): Promise<Answer>;
  put(bytes: Uint8Array, name: string): Answer;
  get(ticket: string): TicketFile | null;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  close(): Promise<void>;
}

const realEffects: Effects = { now: () => Date.now(), newId: () => newId(Date.now()) };

/** At most this many files wait under tickets; the oldest gives way. */
const ticketsKept = 64;

/** Opens a data folder and answers the one door to it. Fails in words when the folder can't be used. */
export async function openService(options: ServiceOptions): Promise<Service> {
  makeDataFolder(options.data);
  const lock = lockFolder(options.data);
  try {
    return await openLocked(options, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(options: ServiceOptions, release: () => void): Promise<Service> {
  const log = openLog(options.data);
  const store = await openStore({ folder: options.data, wasm: options.wasm, effects: options.effects ?? realEffects });
  const keys = await openKeys(options.data);
  replayNewer(store);
  const listeners = new Set<(event: ServiceEvent) => void>();
  const tickets = new Map<string, TicketFile>();
  const context: Context = {
    store,
    keys,
    practice: options.practice,
    host: options.host,
    version: options.version,
    today: () => options.today ?? todayInShanghai(store.effects.now()),
    user: () => getMeta(store.engine, 'user') ?? '',
    announce: (event) => listeners.forEach((listener) => listener(event)),
    tickets,
    keep(file) {
      const ticket = randomBytes(18).toString('base64url');
      tickets.set(ticket, file);
      for (const oldest of tickets.keys()) if (tickets.size > ticketsKept) tickets.delete(oldest);
      return ticket;
    },
  };
  if (options.practice && getMeta(store.engine, 'siteRecord') === null) {
    fillPractice(store, { seed: 2026, lastDay: context.today(), years: 1 });
  }
  const handlers: ServiceHandlers = {
    ...sessionHandlers(context),
    ...recordHandlers(context),
    ...searchHandlers(context),
    ...paperHandlers(context),
    ...exchangeHandlers(context),
    ...figureHandlers(context),
  };
  const indexing = startIndexing(store.engine, (error) => log.defect('indexing', error));
  const dispatch = createDispatch(handlers, (operation, error) => log.defect(operation, error));
  return {
    async dispatch(operation, input) {
      const answer = await dispatch(operation, input);
      indexing.nudge();
      return answer;
    },
    put: (bytes, name) => ({ ok: true, value: { ticket: context.keep({ name, type: 'application/octet-stream', bytes }) } }),
    get: (ticket) => tickets.get(ticket) ?? null,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      indexing.stop();
      store.engine.checkpoint();
      store.engine.close();
      release();
      return Promise.resolve();
    },
  };
}
