import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { BackupSource } from '#shared/contract/backup.ts';
import type { Answer, ServiceEvent, TicketFile } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { releaseKeys } from '#shared/defaults/releaseKeys.ts';
import { todayInShanghai } from '#shared/rules/day.ts';
import { openAccess } from '#electron/service/access.ts';
import { archiveHandlers } from '#electron/service/archive.ts';
import { attachmentHandlers } from '#electron/service/attachments.ts';
import { backUp, type BackupsOptions, openBackups } from '#electron/service/backup.ts';
import { closingHandlers } from '#electron/service/closing.ts';
import type { Context } from '#electron/service/context.ts';
import { damagedDispatch } from '#electron/service/damaged.ts';
import { makeDataFolder } from '#electron/service/dataFolder.ts';
import { createDispatch, type ServiceHandlers } from '#electron/service/dispatch.ts';
import { dutyHandlers } from '#electron/service/duty.ts';
import { exchangeHandlers } from '#electron/service/exchange.ts';
import { startFolderExchange } from '#electron/service/exchangeFolder.ts';
import { folderHandlers } from '#electron/service/folders.ts';
import { startIndexing } from '#electron/service/indexing.ts';
import { figureHandlers } from '#electron/service/figures.ts';
import { type JobRunner, runHere } from '#electron/service/jobThread.ts';
import { openLog } from '#electron/service/log.ts';
import { maintenanceHandlers } from '#electron/service/maintenance.ts';
import { clockWords, noticeHandlers, runNotices } from '#electron/service/notices.ts';
import { fillPractice } from '#electron/service/practice.ts';
import { paperHandlers } from '#electron/service/papers.ts';
import { peopleHandlers } from '#electron/service/people.ts';
import { keepKeysSealed, recoveryHandlers } from '#electron/service/recovery.ts';
import { recordHandlers } from '#electron/service/records.ts';
import { previewRestore, readyToRestore, type RestoreContext } from '#electron/service/restore.ts';
import { searchHandlers } from '#electron/service/search.ts';
import { sessionHandlers, sessionOf } from '#electron/service/session.ts';
import { launchInstaller, updateHandlers } from '#electron/service/update.ts';
import { tableHandlers } from '#electron/service/tables.ts';
import { lazyBallast, startUpkeep } from '#electron/service/upkeep.ts';
import { dropRestoring } from '#electron/storage/backupRestore.ts';
import { newId } from '#electron/storage/digest.ts';
import { machineFingerprint } from '#electron/storage/identity.ts';
import { sealOf } from '#electron/storage/folderSeal.ts';
import { keepIdentity, refuseVanished, settleLife } from '#electron/storage/life.ts';
import { lastMadeAt } from '#electron/storage/operations.ts';
import { lockFolder } from '#electron/storage/lock.ts';
import { getMeta } from '#electron/storage/meta.ts';
import { changeOver } from '#electron/storage/reseal.ts';
import { replayNewer } from '#electron/storage/apply.ts';
import { addTaken } from '#electron/storage/access.ts';
import { databaseName, type Effects, isMalformed, openStore } from '#electron/storage/store.ts';
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
  /** Does long work on a copy of the database: in a thread of its own, or here when absent. */
  runJob?: JobRunner;
  /** Who may sign new versions; those of this version when absent. */
  releaseKeys?: readonly string[];
  /** Hands an installer to the system; the system's own way when absent. */
  launchInstaller?: (path: string) => Promise<boolean>;
  /** Hears how far the opening is, where that takes long. */
  opening?: (event: ServiceEvent) => void;
  /** What this machine is told by; asked of the system when absent, null for a stick that goes from one to another. */
  machine?: string | null;
}

export interface Service {
  dispatch(operation: string, input: unknown): Promise<Answer>;
  put(bytes: Uint8Array, name: string): Answer;
  get(ticket: string): TicketFile | null;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  close(): Promise<void>;
}

const screenLocked: Answer = { ok: false, code: 'refused', message: '屏幕已锁定，这一步没有做。已填的内容留在草稿里。', fix: '请先选自己的名字，输入PIN。' };

const realEffects: Effects = { now: () => Date.now(), newId: () => newId(Date.now()) };

/** At most this many files wait under tickets; the oldest gives way. */
const ticketsKept = 64;
/** And about so many bytes: sixty files with photos must not fill an old machine. The newest stays, however large. */
const bytesKept = 384 * 1024 * 1024;

/** A service whose data folder can be put back to a backup. */
export interface OpenedService extends Service {
  /**
   * Makes the backup ready and backs up what is there. What it answers puts it in place, and must be called after `close`.
   * Throws a Failure when the backup can't be restored; nothing is changed then.
   */
  prepareRestore(source: BackupSource, password: string | null): Promise<() => void>;
}

/** Work that is begun when what was begun before has ended, however that went. */
function oneAtATime(): <T>(work: () => Promise<T> | T) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined); // whoever asked hears of it
    return next;
  };
}

/**
 * Opens a data folder and answers the one door to it. Fails in words when the folder can't be used; a damaged database is
 * opened as far as offering its backups.
 */
export async function openService(options: ServiceOptions): Promise<OpenedService> {
  makeDataFolder(options.data);
  const lock = lockFolder(options.data);
  try {
    return await openLocked(options, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(options: ServiceOptions, release: () => void): Promise<OpenedService> {
  const log = openLog(options.data);
  const effects = options.effects ?? realEffects;
  const run: JobRunner = options.runJob ?? runHere;
  const machine = options.machine === undefined ? machineFingerprint() : options.machine;
  const listeners = new Set<(event: ServiceEvent) => void>();
  const tickets = new Map<string, TicketFile>();
  const tell = (event: ServiceEvent): void => listeners.forEach((listener) => listener(event));
  /** Which operation made the file under a ticket; none for what the window put there. */
  const madeBy = new Map<string, string>();
  const running = new AsyncLocalStorage<string>();
  const keep = (file: TicketFile): string => {
    const ticket = randomBytes(18).toString('base64url');
    // A name goes into a header, which takes no half of a pair of surrogates, and into folders.
    tickets.set(ticket, { ...file, name: file.name.toWellFormed().replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ') });
    madeBy.set(ticket, running.getStore() ?? (file.name.endsWith('.pdf') ? 'pdf' : 'put'));
    let bytes = [...tickets.values()].reduce((sum, one) => sum + one.bytes.length, 0);
    for (const [oldest, { bytes: its }] of tickets) {
      if (oldest === ticket || (tickets.size <= ticketsKept && bytes <= bytesKept)) break;
      bytes -= its.length;
      tickets.delete(oldest);
      madeBy.delete(oldest);
    }
    return ticket;
  };
  const carried = {
    put: (bytes: Uint8Array, name: string): Answer => ({ ok: true, value: { ticket: keep({ name, type: 'application/octet-stream', bytes }) } }),
    get: (ticket: string) => tickets.get(ticket) ?? null,
    onEvent(listener: (event: ServiceEvent) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const restoring: RestoreContext = { folder: options.data, wasm: options.wasm, effects, practice: options.practice, tickets, store: null };
  const notices = runNotices((text) => {
    tell({ type: 'notice', text });
    tell({ type: 'changed', entity: 'notice', ids: null });
  });
  const ballast = lazyBallast(options.data, ({ message }) => notices.add(message));
  const backupsOptions: BackupsOptions = { folder: options.data, wasm: options.wasm, version: options.version, practice: options.practice, now: () => effects.now(), run };
  const seal = sealOf(options.data);
  if (seal) await changeOver(options.data, databaseName, options.wasm, seal);
  await dropRestoring(options.data); // of a restore that was cut off before it counted
  let store: Awaited<ReturnType<typeof openStore>>;
  try {
    refuseVanished(options.data);
    store = await openStore({
      folder: options.data,
      wasm: options.wasm,
      effects,
      whenFull: () => ballast.release(),
      onNotice: ({ message }) => notices.add(message),
      beforeMigration: async (engine) => void (await backUp(engine, 'beforeMigration', backupsOptions)),
    });
  } catch (error) {
    if (!(error instanceof Failure) || (error.code !== 'file' && existsSync(join(options.data, databaseName)))) throw error;
    return {
      ...carried,
      dispatch: damagedDispatch(options, error, restoring, (operation, defect) => log.defect(operation, defect)),
      prepareRestore: (source, password) => readyToRestore(restoring, source, password),
      close() {
        release();
        return Promise.resolve();
      },
    };
  }
  for (const { message } of store.engine.notices) notices.add(message);
  const clock = options.practice ? null : clockWords(lastMadeAt(store.engine, store.life), effects.now());
  if (clock !== null) notices.add(clock);
  settleLife(store, machine);
  restoring.store = store;
  const keys = await openKeys(options.data);
  replayNewer(store);
  const context: Context = {
    store,
    keys,
    practice: options.practice,
    host: options.host,
    version: options.version,
    today: () => options.today ?? todayInShanghai(store.effects.now()),
    user: () => getMeta(store.engine, 'user') ?? '',
    announce: tell,
    jobs: new Map(),
    tickets,
    keep,
  };
  if (options.practice && getMeta(store.engine, 'siteRecord') === null) {
    fillPractice(store, { seed: 2026, lastDay: context.today(), years: 1 }, (done, total) => {
      options.opening?.({ type: 'progress', job: 'practice', done, total, note: '正在准备练习区' });
    });
  }
  const backups = openBackups(context, { ...backupsOptions, before: () => keepKeysSealed(context) });
  const access = openAccess(context, () => sessionOf(context));
  context.access = access;
  const beforeImport = async (): Promise<void> => {
    if (!options.practice && !backups.coversOwn()) await backups.make('beforeImport');
  };
  const exchange = exchangeHandlers(context, beforeImport);
  const exchanging = oneAtATime();
  const handlers: ServiceHandlers = {
    ...backups.handlers,
    ...noticeHandlers(context, backups, notices),
    ...recoveryHandlers(context),
    ...folderHandlers(options.data),
    ...maintenanceHandlers(context, { wasm: options.wasm, run }),
    ...attachmentHandlers(context, () => ballast.release()),
    previewRestore: ({ source }) => previewRestore(restoring, source),
    ...sessionHandlers(context),
    ...access.handlers,
    ...updateHandlers(context, backups, {
      keys: options.releaseKeys ?? releaseKeys,
      platform: process.platform,
      arch: process.arch,
      portable: process.env['PORTABLE_EXECUTABLE_DIR'] !== undefined,
      launch: options.launchInstaller ?? launchInstaller,
    }),
    ...recordHandlers(context),
    ...searchHandlers(context),
    ...paperHandlers(context),
    ...exchange,
    exportBundle: (input) =>
      exchanging(() => {
        keepIdentity(store, machine); // a file must never leave with numbers that a restored database could give again
        return exchange.exportBundle(input);
      }),
    exchangeByFolder: (input) =>
      exchanging(() => {
        keepIdentity(store, machine);
        return exchange.exchangeByFolder(input);
      }),
    enrolOffice: (input) => exchanging(() => exchange.enrolOffice(input)),
    applyImport: (input) => exchanging(() => exchange.applyImport(input)),
    ...figureHandlers(context),
    ...dutyHandlers(context),
    ...peopleHandlers(context),
    ...closingHandlers(context),
    ...archiveHandlers(context),
    ...tableHandlers(context, { run, backUp: async () => void (options.practice || (await backups.make('beforeImport'))) }),
  };
  const indexing = startIndexing(store.engine, (error) => log.defect('indexing', error));
  const upkeep = startUpkeep(context, backups, { machine, ballast, onDefect: (error) => log.defect('upkeep', error) });
  const dispatch = createDispatch(handlers, (operation, error) => {
    if (isMalformed(error)) notices.add('数据文件里有读不出来的内容，可能已经损坏。请马上做一次检查，必要时从备份恢复。', { text: '数据检查和维护', to: ['settings', 'maintenance'] });
    return log.defect(operation, error);
  }, () => store.engine.whenFree(() => undefined));
  const folderExchange = startFolderExchange(context, () => Promise.resolve(handlers.exchangeByFolder({ job: '' })), (error) => log.defect('folder exchange', error));
  let restored = false;
  const opened = store;
  return {
    ...carried,
    get(ticket) {
      if (access.isLocked('get')) return null;
      const file = carried.get(ticket);
      const operation = madeBy.get(ticket) ?? 'put';
      if (file && operation !== 'put') {
        const taken = { at: new Date(effects.now()).toISOString(), user: context.user(), operation, name: file.name, bytes: file.bytes.length };
        void opened.engine.whenFree(() => addTaken(opened.engine, taken)).catch((error: unknown) => log.defect('files taken', error));
      }
      return file;
    },
    async dispatch(operation, input) {
      upkeep.asked();
      if (access.isLocked(operation)) return screenLocked;
      const answered = indexing.giveWay();
      try {
        return await running.run(operation, () => dispatch(operation, input));
      } finally {
        answered();
        upkeep.answered();
      }
    },
    async prepareRestore(source, password) {
      // First, so that what can't be restored is refused before anything is done, and thinning can't take it away.
      const swap = await readyToRestore(restoring, source, password);
      await backups.make('beforeRestore');
      restored = true;
      return swap;
    },
    async close() {
      upkeep.stop();
      folderExchange.stop();
      indexing.stop();
      await backups.settled();
      await store.engine.whenFree(() => undefined); // a file that is being taken in is taken in whole
      if (!options.practice && !restored && backups.changed()) {
        await backups.make('quit').catch((error: unknown) => log.defect('backup at quit', error)); // never keeps the program open
      }
      keepIdentity(store, machine);
      store.engine.checkpoint();
      store.engine.close();
      release();
    },
  };
}
