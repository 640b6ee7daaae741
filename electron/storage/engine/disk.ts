import * as fs from 'node:fs';
import { promisify } from 'node:util';

/**
 * Everything that storage asks of the disk, as plain synchronous calls, so that a test can put a failing or
 * power-cut disk in its place. `read` and `write` may do less than asked, as the system's own calls may.
 * Errors are the system's own (`code` ENOSPC, EIO, EACCES, EROFS …).
 */
export interface Disk {
  /** 'r' read, 'r+' read and write an existing file, 'w+' make it anew (emptying what is there) */
  open(path: string, mode: 'r' | 'r+' | 'w+'): number;
  close(fd: number): void;
  read(fd: number, into: Uint8Array, offset: number, length: number, position: number): number;
  write(fd: number, from: Uint8Array, offset: number, length: number, position: number): number;
  truncate(fd: number, size: number): void;
  size(fd: number): number;
  /** data and metadata */
  fsync(fd: number): void;
  /** fsync without holding up the thread */
  flush(fd: number): Promise<void>;
  /** data, and as much metadata as is needed to read it again */
  fdatasync(fd: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  exists(path: string): boolean;
  /** Makes names created, renamed or removed in `folder` durable. */
  syncFolder(folder: string): void;
}

export const nodeDisk: Disk = {
  open: (path, mode) => fs.openSync(path, mode),
  close: (fd) => fs.closeSync(fd),
  read: (fd, into, offset, length, position) => fs.readSync(fd, into, offset, length, position),
  write: (fd, from, offset, length, position) => fs.writeSync(fd, from, offset, length, position),
  truncate: (fd, size) => fs.ftruncateSync(fd, size),
  size: (fd) => fs.fstatSync(fd).size,
  fsync: (fd) => fs.fsyncSync(fd),
  flush: promisify(fs.fsync),
  fdatasync: (fd) => fs.fdatasyncSync(fd),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { force: true }),
  exists: (path) => fs.existsSync(path),
  syncFolder(folder) {
    if (process.platform === 'win32') return; // Windows can't open a folder; NTFS journals names itself
    const fd = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  },
};

/** Writes all of `bytes` at `position`, however little one call takes; a call that takes nothing is an ENOSPC. */
export function writeAll(disk: Disk, fd: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) {
    const n = disk.write(fd, bytes, done, bytes.length - done, position + done);
    if (n <= 0) throw Object.assign(new Error('the disk took no more bytes'), { code: 'ENOSPC' });
    done += n;
  }
}

/** Reads until `into` is full or the file ends; answers how many bytes were read. */
export function readAll(disk: Disk, fd: number, into: Uint8Array, position: number): number {
  let done = 0;
  while (done < into.length) {
    const n = disk.read(fd, into, done, into.length - done, position + done);
    if (n <= 0) break;
    done += n;
  }
  return done;
}

/** The system's code of an error (ENOSPC, EIO …), or '' when it has none: then it is a Failure of ours, or a defect. */
export function diskCode(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' && /^(E[A-Z0-9]+|UNKNOWN)$/.test(code) ? code : ''; // Node's own ERR_… are defects
}
