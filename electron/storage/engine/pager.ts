import { dirname } from 'node:path';
import { writeFileAtomic } from '#electron/storage/atomicFile.ts';
import type { PageSink } from './border.ts';
import type { Disk } from './disk.ts';
import { diskCode, writeAll } from './disk.ts';
import { pageCountOf, setJournal, stamp } from './firstPage.ts';
import { makeFrameBuffer } from './frameBuffer.ts';
import type { PageSeal } from './pageSeal.ts';
import type { Recovered } from './recovery.ts';
import { openWal } from './wal.ts';
import { PAGE } from './walFormat.ts';

const MOVED_AT_ONCE = 64;
const RUN = 256; // pages written to the database file in one call

/** Keeps the pages that SQLite commits: in the log at once, in the database file at a checkpoint. */
export interface Pager extends PageSink {
  readonly pageCount: number;
  /** bytes of the log that are in use */
  readonly logBytes: number;
  /** transactions appended since opening */
  readonly commits: number;
  /** What made the last commit fail. */
  readonly failure: unknown;
  /** True while a sync or a write failed in a way that leaves the log unknown; renew() mends it. */
  readonly poisoned: boolean;
  /** True from a refused commit until settle(). */
  readonly refused: boolean;
  /** Ends the rollback of a refused commit, whose pages are not to be written: they are what is on disk already. */
  settle(): void;
  /** Begins a new log that holds the whole database, after a failed sync. `image` answers the database in memory. */
  renew(image: () => Uint8Array): void;
  checkpoint(image: () => Uint8Array): void;
  /**
   * Writes a few of the pages that wait in the log into the database file, ahead of a checkpoint, which then has less to do;
   * never the first. The log still holds all of them, so that whatever becomes of these bytes is of no account before that.
   * Answers whether there is more. Throws the disk's error.
   */
  moveSome(): boolean;
  /** Syncs what was moved, without holding up the thread. Throws the disk's error. */
  flushMoved(): Promise<void>;
  /** Closes the log; removes it when the database file holds everything. */
  close(): void;
}

export function makePager(path: string, disk: Disk, pageSeal: PageSeal, recovered: Recovered, whenFull: () => boolean): Pager {
  const log = `${path}-wal`;
  const wal = openWal(disk, log, recovered.rawFirstPage, recovered.state, whenFull);
  const frames = makeFrameBuffer();
  let pageCount = recovered.pageCount;
  /** The first page as SQLite last committed it. */
  const firstPage = Uint8Array.from(recovered.image.subarray(0, PAGE));
  let commits = 0;
  let refused = false;
  let strange = '';
  /** The first page of the transaction that is being handed out. */
  let nextFirst: Uint8Array | null = null;
  /** Why a transaction whose beginning could not be written will be refused. */
  let broken: { error: unknown } | null = null;
  let failure: unknown;
  let filePoisoned = false;
  /** first pages that checkpoints may have put into the database file since the log was begun */
  let marks: Uint8Array[] = [];

  const seal = (): void => {
    for (const number of frames.numbers()) {
      const page = frames.page(number);
      if (!page) throw new Error(`page ${number} was put and is not there`);
      if (number === 1) setJournal(page, 2);
      pageSeal.sealPage(page, number);
    }
  };

  const append = (count: number): void => {
    try {
      seal();
      wal.append(frames, count);
    } finally {
      frames.clear();
    }
  };

  /** Pages of a large transaction go behind the log while SQLite hands them out: nothing holds all of them once more. */
  const makeRoom = (): void => {
    try {
      if (wal.poisoned) throw distrusted();
      seal();
      wal.extend(frames);
    } catch (error) {
      broken = { error };
    } finally {
      frames.clear();
    }
  };

  /** Answers the first page as it now lies in the log: marked, so that this image is told from every other. */
  const markFirstPage = (): Uint8Array => {
    const page = Uint8Array.from(firstPage);
    stamp(page);
    frames.put(1, page);
    append(pageCount);
    const raw = new Uint8Array(PAGE);
    const position = wal.index.get(1);
    if (position === undefined) throw new Error('the first page was appended and is not in the log');
    wal.readPage(position, raw);
    marks.push(raw);
    return raw;
  };

  const forgetTransaction = (): void => {
    frames.clear();
    nextFirst = null;
    broken = null;
    wal.abandon();
  };

  const sealed = (image: Uint8Array, number: number): Uint8Array => {
    const page = Uint8Array.from(number === 1 ? firstPage : image.subarray((number - 1) * PAGE, number * PAGE));
    if (number === 1) setJournal(page, 2);
    pageSeal.sealPage(page, number);
    return page;
  };

  const renew = (image: () => Uint8Array): void => {
    forgetMoved(); // the positions are those of the old log
    const bytes = image();
    wal.renew(pageCount, (number) => sealed(bytes, number), marks);
  };

  /** page number → position of the frame that moveSome has put into the database file; the file is open as long as there are any */
  const moved = new Map<number, number>();
  let movedFd: number | null = null;
  /** being synced by another thread just now; it must not be closed under it */
  let flushing: number | null = null;
  let waiting: number[] | null = null;

  const forgetMoved = (): void => {
    moved.clear();
    waiting = null;
    if (movedFd !== null && movedFd !== flushing) disk.close(movedFd);
    movedFd = null;
  };

  const writePages = (): void => {
    const fd = disk.open(path, 'r+');
    try {
      const run = new Uint8Array(RUN * PAGE);
      let from = 0;
      let length = 0;
      const flush = (): void => {
        if (length > 0) writeAll(disk, fd, run.subarray(0, length * PAGE), (from - 1) * PAGE);
        length = 0;
      };
      for (const [number, position] of [...wal.index].toSorted(([a], [b]) => a - b)) {
        if (number > pageCount) break;
        if (moved.get(number) === position) continue;
        if (length === RUN || number !== from + length) flush();
        if (length === 0) from = number;
        wal.readPage(position, run.subarray(length * PAGE, (length + 1) * PAGE));
        length += 1;
      }
      flush();
      if (disk.size(fd) !== pageCount * PAGE) disk.truncate(fd, pageCount * PAGE);
      try {
        disk.fsync(fd);
      } catch (error) {
        filePoisoned = true;
        throw error;
      }
    } finally {
      disk.close(fd);
    }
  };

  return {
    get pageCount() {
      return pageCount;
    },
    get logBytes() {
      return wal.end;
    },
    get commits() {
      return commits;
    },
    get failure() {
      return failure;
    },
    get poisoned() {
      return wal.poisoned;
    },
    get refused() {
      return refused;
    },
    write(pageNumber, page) {
      if (refused || broken) return; // a rollback puts back pages that are on disk as they were
      if (frames.full && !frames.page(pageNumber)) makeRoom();
      if (pageNumber === 1) nextFirst = Uint8Array.from(page);
      frames.put(pageNumber, page);
    },
    odd(what) {
      strange = what;
    },
    sync() {
      if (refused) return true;
      if (frames.count === 0 && !broken && !strange) return true;
      try {
        if (broken) throw broken.error;
        if (wal.poisoned) throw distrusted();
        if (strange) throw new Error(`SQLite did what it never should: ${strange}`);
        const count = nextFirst ? pageCountOf(nextFirst) : pageCount;
        append(count);
        if (nextFirst) firstPage.set(nextFirst);
        nextFirst = null;
        pageCount = count;
        commits += 1;
        return true;
      } catch (error) {
        failure = error;
        refused = true;
        forgetTransaction();
        return false;
      }
    },
    settle() {
      if (!refused) return; // an error inside a transaction that goes on: what it has written so far still counts
      refused = false;
      strange = '';
      forgetTransaction();
    },
    renew,
    checkpoint(image) {
      if (wal.poisoned) renew(image);
      if (wal.index.size === 0) return;
      const raw = markFirstPage();
      if (filePoisoned) {
        forgetMoved(); // Windows can't rename over an open file
        const bytes = Uint8Array.from(image());
        for (let number = 2; number <= pageCount; number += 1) bytes.set(sealed(bytes, number), (number - 1) * PAGE);
        bytes.set(raw, 0);
        writeFileAtomic(path, bytes, disk, whenFull);
        filePoisoned = false;
      } else {
        writePages();
      }
      forgetMoved();
      wal.reset(raw);
      marks = [];
    },
    moveSome() {
      if (wal.poisoned || filePoisoned) return false;
      waiting ??= [...wal.index.keys()].filter((number) => number !== 1).toSorted((a, b) => b - a);
      movedFd ??= disk.open(path, 'r+');
      const page = new Uint8Array(PAGE);
      for (let count = 0; count < MOVED_AT_ONCE; ) {
        const number = waiting.pop();
        if (number === undefined) return false;
        const position = wal.index.get(number);
        if (position === undefined || number > pageCount || moved.get(number) === position) continue;
        moved.delete(number);
        wal.readPage(position, page);
        writeAll(disk, movedFd, page, (number - 1) * PAGE);
        moved.set(number, position);
        count += 1;
      }
      return true;
    },
    async flushMoved() {
      waiting = null;
      const fd = movedFd;
      if (fd === null || flushing !== null) return;
      flushing = fd;
      try {
        await disk.flush(fd);
      } catch (error) {
        filePoisoned = true; // what the system has dropped it says only once
        throw error;
      } finally {
        flushing = null;
        if (movedFd !== fd) disk.close(fd);
      }
    },
    close() {
      forgetMoved();
      const empty = wal.index.size === 0 && !wal.poisoned;
      wal.close();
      if (!empty) return;
      disk.remove(log);
      disk.syncFolder(dirname(path));
    },
  };
}

function distrusted(): Error {
  return Object.assign(new Error('the log can not be trusted since a sync failed'), { code: 'EIO' });
}

/** True for the errors that the disk gives, as against a defect of ours. */
export function isDiskError(error: unknown): boolean {
  return diskCode(error) !== '';
}
