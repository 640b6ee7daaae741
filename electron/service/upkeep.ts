import type { Backups } from '#electron/service/backup.ts';
import type { Context } from '#electron/service/context.ts';
import { type Ballast, openBallast } from '#electron/storage/ballast.ts';
import type { StorageNotice } from '#electron/storage/engine/notice.ts';
import { keepIdentity } from '#electron/storage/life.ts';

/** Nothing was asked for this long: nobody minds a moment's work. */
const idleMs = 20_000;
const lookEveryMs = 15_000;
/** Bytes of the log beyond which it is put away while people work, before a save has to do that in one go. */
const longLog = 8 * 1024 * 1024;

/** The space that is given up on a full disk. Taken at the first idle moment, so that a start never waits for it. */
export function lazyBallast(folder: string, onNotice: (notice: StorageNotice) => void): { release(): boolean; refill(): void } {
  let ballast: Ballast | null = null;
  const opened = (): Ballast => (ballast ??= openBallast(folder, onNotice));
  return {
    release: () => opened().release(),
    refill: () => void opened().refill(),
  };
}

export interface Upkeep {
  /** Something was asked: the idle moment begins anew. */
  asked(): void;
  /** An answer has gone out: a long log is not left to an idle moment, which may be far. */
  answered(): void;
  /** What an idle moment does, now. */
  look(): Promise<void>;
  stop(): void;
}

export interface UpkeepOptions {
  machine: string | null;
  ballast: { refill(): void };
  onDefect(error: unknown): void;
}

/** In idle moments: the log into the database file, the identity outside it, the ballast, a backup a day, the second copy. */
export function startUpkeep(context: Context, backups: Backups, options: UpkeepOptions): Upkeep {
  const { store } = context;
  let last = performance.now();
  let busy = false;
  let tidying = false;

  async function tidyLog(): Promise<void> {
    await store.engine.checkpointIfDue(() => new Promise((resolve) => setImmediate(resolve)));
  }

  async function look(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await tidyLog();
      await store.engine.whenFree(() => keepIdentity(store, options.machine));
      options.ballast.refill();
      if (context.practice) return;
      if (backups.due()) await backups.make('daily');
      else await backups.catchUp();
    } catch (error) {
      options.onDefect(error); // the desk tells of a failed backup; nobody waits for this
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => {
    if (performance.now() - last >= idleMs) void look();
  }, lookEveryMs);
  timer.unref();
  return {
    answered() {
      if (store.engine.logSize() < longLog || tidying) return;
      tidying = true;
      void tidyLog()
        .catch((error: unknown) => options.onDefect(error))
        .finally(() => void (tidying = false));
    },
    asked: () => void (last = performance.now()),
    look,
    stop: () => clearInterval(timer),
  };
}
