import type { Disk } from './disk.ts';
import { readAll, writeAll } from './disk.ts';
import { SECTOR, baseSalt, emptyDatabase, readFirstPage, setJournal } from './firstPage.ts';
import type { StorageNotice } from './notice.ts';
import type { PageSeal } from './pageSeal.ts';
import { scanWal } from './scanWal.ts';
import type { Scan } from './scanWal.ts';
import { damagedFailure, lostDatabaseFailure, missingDatabaseFailure } from './storageFailure.ts';
import { copyAside, moveAside } from './aside.ts';
import { writeFileAtomic } from '#electron/storage/atomicFile.ts';
import type { WalState } from './wal.ts';
import { FRAME_HEADER, PAGE } from './walFormat.ts';

export interface Recovered {
  /** the whole database as SQLite should see it in memory */
  image: Uint8Array;
  pageCount: number;
  /** the first page of NAME.db as it lies on disk: what the log must be based upon */
  rawFirstPage: Uint8Array;
  /** null: begin a new log */
  state: WalState | null;
  commits: number;
  notices: StorageNotice[];
}

/** Reads the pair NAME.db and NAME.db-wal; refuses, with nothing changed, what it can't make sense of. */
export function recover(path: string, create: boolean, disk: Disk, seal: PageSeal, now: () => Date): Recovered {
  const log = `${path}-wal`;
  if (!disk.exists(path)) {
    if (disk.exists(log)) throw lostDatabaseFailure(path);
    if (!create) throw missingDatabaseFailure(path);
    const page = emptyDatabase();
    setJournal(page, 2);
    seal.sealPage(page, 1);
    writeFileAtomic(path, page, disk);
  }
  disk.remove(`${log}.new`);
  const fd = disk.open(path, 'r+');
  try {
    const size = disk.size(fd);
    const rawFirstPage = new Uint8Array(PAGE);
    if (readAll(disk, fd, rawFirstPage, 0) < PAGE) throw damagedFailure(path, size === 0 ? '是空的' : '只剩下一小段');
    const notices: StorageNotice[] = [];
    const wal = readLog(path, log, rawFirstPage, disk, now, notices);
    try {
      const { image, pageCount } = readImage(path, fd, size, rawFirstPage, wal, disk, seal);
      // A killed checkpoint may have written what it never synced: what was read must be what is on disk.
      if (wal.scan.state) disk.fsync(fd);
      else makeLogged(fd, rawFirstPage, disk, seal);
      setJournal(image, 1);
      return { image, pageCount, rawFirstPage, state: wal.scan.state, commits: wal.scan.commits, notices };
    } finally {
      if (wal.fd >= 0) disk.close(wal.fd);
    }
  } finally {
    disk.close(fd);
  }
}

interface OpenLog {
  fd: number;
  scan: Scan;
}

/** Bytes beyond the image that the file in memory grows into (`border.ts`): addresses alone until they are written. */
const GROWTH = 256 * 1024 * 1024;

const NOTHING: Scan = { state: null, pageCount: 0, commits: 0, firstPages: [], damaged: false };

/** A log that is damaged is copied aside, one that belongs to another image of the database is moved aside. */
function readLog(path: string, log: string, rawFirstPage: Uint8Array, disk: Disk, now: () => Date, notices: StorageNotice[]): OpenLog {
  if (!disk.exists(log)) return { fd: -1, scan: NOTHING };
  const fd = disk.open(log, 'r+');
  const scan = scanWal(disk, fd);
  if (scan.damaged) {
    const keptAs = copyAside(log, disk, now());
    notices.push({ kind: 'damagedLog', keptAs, message: `数据文件“${path}”的附属文件有一段损坏，最近的部分修改可能没有读出来。损坏的文件已另存，请核对最近的记录，必要时从备份恢复。` });
  }
  if (!scan.state || isBasedOn(scan.state, scan.firstPages, rawFirstPage, disk, fd)) return { fd, scan };
  disk.close(fd);
  const keptAs = moveAside(log, disk, now());
  notices.push({ kind: 'staleLog', keptAs, message: `数据文件“${path}”旁边的附属文件属于这个文件的另一个版本（可能是手工换过数据文件），没有使用，已另存。请核对最近的记录。` });
  return { fd: -1, scan: NOTHING };
}

/**
 * The image that the log was begun upon, or that image after a checkpoint has begun to write this log into it: then its
 * first sector is that of some first page of the log, not always the last, for a checkpoint may be cut off more than once.
 */
function isBasedOn(state: WalState, firstPages: readonly number[], rawFirstPage: Uint8Array, disk: Disk, fd: number): boolean {
  if (state.salt2 === baseSalt(rawFirstPage, state.salt1)) return true;
  const sector = new Uint8Array(SECTOR);
  return firstPages.some((position) => readAll(disk, fd, sector, position + FRAME_HEADER) === SECTOR
    && Buffer.compare(sector, rawFirstPage.subarray(0, SECTOR)) === 0);
}

function readImage(path: string, fd: number, size: number, rawFirstPage: Uint8Array, wal: OpenLog, disk: Disk, seal: PageSeal): { image: Uint8Array; pageCount: number } {
  const index = wal.scan.state?.index ?? new Map<number, number>();
  const first = Uint8Array.from(rawFirstPage);
  const position = index.get(1);
  if (position !== undefined) readAll(disk, wal.fd, first, position + FRAME_HEADER);
  open(path, first, 1, seal);
  const facts = readFirstPage(first);
  if (!facts) throw damagedFailure(path, '不是本程序的数据文件，或者开头已经损坏');
  const whole = Math.floor(size / PAGE);
  const pageCount = wal.scan.state ? wal.scan.pageCount : facts.pageCount ?? whole;
  for (let n = whole + 1; n <= pageCount; n += 1) {
    if (!index.has(n)) throw damagedFailure(path, `不完整（应有 ${pageCount} 页，只有 ${whole} 页）`);
  }
  // Not zeroed: every page is read over it. A Buffer is taken over by sql.js without a copy.
  const image = Buffer.allocUnsafeSlow(pageCount * PAGE + GROWTH).subarray(0, pageCount * PAGE);
  readAll(disk, fd, image.subarray(0, Math.min(whole, pageCount) * PAGE), 0);
  for (const [number, at] of index) {
    if (number <= pageCount) readAll(disk, wal.fd, image.subarray((number - 1) * PAGE, number * PAGE), at + FRAME_HEADER);
  }
  if (!seal.plain) for (let n = 1; n <= pageCount; n += 1) open(path, image.subarray((n - 1) * PAGE, n * PAGE), n, seal);
  return { image, pageCount };
}

function open(path: string, page: Uint8Array, pageNumber: number, seal: PageSeal): void {
  try {
    seal.openPage(page, pageNumber);
  } catch (error) {
    const failure = damagedFailure(path, '不能用这个密码打开，或者已经损坏');
    failure.cause = error;
    throw failure;
  }
}

/** A file that is whole by itself (a restored backup) is marked as one with a log, or native SQLite would overlook the log. */
function makeLogged(fd: number, rawFirstPage: Uint8Array, disk: Disk, seal: PageSeal): void {
  if (!seal.plain || (rawFirstPage[18] === 2 && rawFirstPage[19] === 2)) return;
  setJournal(rawFirstPage, 2);
  writeAll(disk, fd, rawFirstPage.subarray(18, 20), 18);
  disk.fsync(fd);
}
