import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { diskCode, readAll, writeAll } from './disk.ts';
import { baseSalt } from './firstPage.ts';
import type { FrameBuffer } from './frameBuffer.ts';
import { makeFrameBuffer } from './frameBuffer.ts';
import { FRAME, FRAME_HEADER, PAGE, WAL_HEADER, encodeHeader } from './walFormat.ts';
import type { Sum } from './walFormat.ts';

const LONGEST_KEPT = 64 * 1024 * 1024; // an emptied log is overwritten, not shortened (cheaper to sync), up to here

/**
 * The log is lengthened by this much at a time, with zeros. Overwriting bytes that the file has already is synced in half
 * the time of lengthening it (0.11 ms against 0.21), and zeros are no frame.
 */
const AHEAD = new Uint8Array(1024 * 1024);

/** Where a log stands: what recovery found, or a new one. */
export interface WalState {
  salt1: number;
  salt2: number;
  sequence: number;
  sum: Sum;
  /** bytes up to the end of the last commit */
  end: number;
  /** page number → position of its last committed frame */
  index: Map<number, number>;
}

/** The beginning of a transaction. */
interface Ahead {
  sum: Sum;
  end: number;
  /** of each of its frames, in order: the page's number */
  numbers: number[];
}

/** The log `NAME.db-wal` of an open database. */
export interface Wal {
  /** bytes in use */
  readonly end: number;
  readonly index: ReadonlyMap<number, number>;
  /** True after a sync failed: what of the file is on disk is unknown, so nothing more may be appended. */
  readonly poisoned: boolean;
  /**
   * Writes the beginning of a transaction behind the log, where it doesn't count before `append` has written its end. Throws the
   * disk's error with the log as it was before the transaction (or poisoned).
   */
  extend(frames: FrameBuffer): void;
  /** Appends (the end of) one transaction and syncs it; throws as `extend` does. */
  append(frames: FrameBuffer, pageCount: number): void;
  /** Drops the beginning of a transaction that has come to nothing. */
  abandon(): void;
  /** The page as it lies on disk at `position` of the index. */
  readPage(position: number, into: Uint8Array): void;
  /** Begins anew upon the image whose first page on disk is `rawFirstPage`; that image must be durable already. */
  reset(rawFirstPage: Uint8Array): void;
  /**
   * Puts a new log in place of a poisoned one: one transaction of all pages, upon the same base image. `marks` are first
   * pages that a failed checkpoint may have put into the database file since: they go in front, so that it is known by them.
   */
  renew(pageCount: number, page: (pageNumber: number) => Uint8Array, marks: readonly Uint8Array[]): void;
  close(): void;
}

/** Opens the log; with no `state`, a new one is begun upon `rawFirstPage`. */
export function openWal(disk: Disk, path: string, rawFirstPage: Uint8Array, found: WalState | null, whenFull: () => boolean): Wal {
  let base = Uint8Array.from(rawFirstPage);
  let fd = disk.open(path, disk.exists(path) ? 'r+' : 'w+');
  let state: WalState = found ?? { salt1: randomBytes(4).readUInt32BE(0), salt2: 0, sequence: 0, sum: { a: 0, b: 0 }, end: 0, index: new Map() };
  let poisoned = false;
  let allocated = disk.size(fd);
  /** The frames that extend has written behind the log. */
  let ahead: Ahead | null = null;

  const sync = (): void => {
    try {
      disk.fdatasync(fd);
    } catch (error) {
      poisoned = true; // the system may have dropped the pages that it could not write and will not say so again
      throw error;
    }
  };

  const begin = (): void => {
    const salt1 = (state.salt1 + 1) >>> 0;
    const salt2 = baseSalt(base, salt1);
    const sequence = (state.sequence + 1) >>> 0;
    const header = encodeHeader(salt1, salt2, sequence);
    try {
      writeAll(disk, fd, header.bytes, 0);
    } catch (error) {
      poisoned = true; // half a header would hide everything appended after it
      throw error;
    }
    // Before any new frame: were the old header still on disk, old frames among the new ones would count again.
    sync();
    state = { salt1, salt2, sequence, sum: header.sum, end: WAL_HEADER, index: new Map() };
    if (allocated > LONGEST_KEPT) {
      disk.truncate(fd, WAL_HEADER);
      allocated = WAL_HEADER;
    }
  };

  /** Nothing of a transaction that has failed may stay behind the log. */
  const cut = (): void => {
    ahead = null;
    try {
      disk.truncate(fd, state.end);
      allocated = state.end;
    } catch (error) {
      if (diskCode(error) === '') throw error;
      poisoned = true; // the half-written frames stay where the next ones must go
    }
  };

  const write = (bytes: Uint8Array, at: number): void => {
    try {
      writeAll(disk, fd, bytes, at);
    } catch (error) {
      if (poisoned || !['ENOSPC', 'EDQUOT'].includes(diskCode(error)) || !whenFull()) throw error;
      writeAll(disk, fd, bytes, at);
    }
    allocated = Math.max(allocated, at + bytes.length);
  };

  /** Writes frames behind the log; the last of them is a commit unless `pageCount` is 0. */
  const put = (frames: FrameBuffer, pageCount: number): Ahead => {
    const before = ahead ?? { sum: state.sum, end: state.end, numbers: [] };
    const sum = { ...before.sum };
    const bytes = frames.finish(state.salt1, state.salt2, pageCount, sum);
    try {
      write(bytes, before.end);
    } catch (error) {
      cut();
      throw error;
    }
    before.numbers.push(...frames.numbers());
    return { sum, end: before.end + bytes.length, numbers: before.numbers };
  };

  const lengthen = (end: number): void => {
    try {
      writeAll(disk, fd, AHEAD, end);
      allocated = end + AHEAD.length;
    } catch (error) {
      if (diskCode(error) === '') throw error;
      allocated = end; // a full disk: it is done without; a broken one: the sync that follows says so
    }
  };

  if (!found) {
    begin();
    disk.syncFolder(dirname(path));
  } else {
    // A killed process may have written frames that it never synced: what was read must be on disk before it is built upon.
    disk.truncate(fd, state.end);
    allocated = state.end;
    disk.fsync(fd);
  }

  return {
    get end() {
      return state.end;
    },
    get index() {
      return state.index;
    },
    get poisoned() {
      return poisoned;
    },
    extend(frames) {
      ahead = put(frames, 0);
    },
    append(frames, pageCount) {
      const whole = put(frames, pageCount);
      ahead = null;
      if (whole.end >= allocated) lengthen(whole.end);
      sync();
      let at = state.end;
      for (const pageNumber of whole.numbers) {
        state.index.set(pageNumber, at);
        at += FRAME;
      }
      state.sum = whole.sum;
      state.end = whole.end;
    },
    abandon() {
      if (ahead) cut();
    },
    readPage(position, into) {
      if (readAll(disk, fd, into, position + FRAME_HEADER) !== PAGE) {
        throw Object.assign(new Error('the log is shorter than what was written to it'), { code: 'EIO' });
      }
    },
    reset(rawPage) {
      base = Uint8Array.from(rawPage);
      begin();
    },
    renew(pageCount, page, marks) {
      const fresh = `${path}.new`;
      const salt1 = (state.salt1 + 1) >>> 0;
      const next: WalState = { salt1, salt2: baseSalt(base, salt1), sequence: (state.sequence + 1) >>> 0, sum: { a: 0, b: 0 }, end: WAL_HEADER, index: new Map() };
      const header = encodeHeader(next.salt1, next.salt2, next.sequence);
      next.sum = header.sum;
      const out = disk.open(fresh, 'w+');
      try {
        writeAll(disk, out, header.bytes, 0);
        const frames = makeFrameBuffer();
        const flush = (committed: number): void => {
          let at = next.end;
          for (const number of frames.numbers()) {
            next.index.set(number, at);
            at += FRAME;
          }
          writeAll(disk, out, frames.finish(next.salt1, next.salt2, committed, next.sum), next.end);
          next.end = at;
          frames.clear();
        };
        for (const mark of marks) {
          frames.put(1, mark);
          flush(0);
        }
        for (let number = 1; number <= pageCount; number += 1) {
          frames.put(number, page(number));
          if (number === pageCount) flush(pageCount);
          else if (frames.full) flush(0);
        }
        disk.fsync(out);
      } finally {
        disk.close(out);
      }
      disk.close(fd); // Windows can't rename over an open file
      fd = -1;
      try {
        disk.rename(fresh, path);
        disk.syncFolder(dirname(path));
      } finally {
        fd = disk.open(path, 'r+');
      }
      state = next;
      allocated = next.end;
      ahead = null;
      poisoned = false;
    },
    close() {
      disk.close(fd);
    },
  };
}
