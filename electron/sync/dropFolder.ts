import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#shared/failure.ts';
import { discard, writeFileAtomic } from '#electron/storage/atomicFile.ts';
import { type Disk, diskCode, nodeDisk, readAll } from '#electron/storage/engine/disk.ts';
import { largestFile } from '#electron/sync/envelope.ts';

/**
 * A folder on a stick or in the office's network through which files go. What is there may be half written by another
 * machine, and the stick may be pulled at any moment.
 */

export const bundleEnding = '.xsb';
const atOnce = 4 * 1024 * 1024;

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a whole file. Throws a `file` Failure when it can't be read to its end: the stick was pulled, the network is gone. */
export function readWhole(path: string, disk: Disk = nodeDisk): Uint8Array {
  let fd: number | null = null;
  try {
    fd = disk.open(path, 'r');
    const size = disk.size(fd);
    if (size > largestFile) throw new Failure('file', '这个文件太大，不是报送文件，没有接收。现有数据没有变化。', '请核对是不是选错了文件。');
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += atOnce) {
      const part = bytes.subarray(at, Math.min(size, at + atOnce));
      if (readAll(disk, fd, part, at) !== part.length) throw Object.assign(new Error('the file ended early'), { code: 'EIO' });
    }
    return bytes;
  } catch (error) {
    if (diskCode(error) === '') throw error;
    throw new Failure('file', '文件没有读完，U盘可能被拔出，或者共享文件夹断开了。这个文件没有接收，现有数据没有变化。', '请插好U盘（或接通网络），再接收一次。');
  } finally {
    if (fd !== null) closeQuietly(disk, fd);
  }
}

/** A pulled stick fails at closing too; the first error is the one to tell. */
function closeQuietly(disk: Disk, fd: number): void {
  try {
    disk.close(fd);
  } catch (error) {
    if (diskCode(error) === '') throw error;
  }
}

/**
 * Puts a file into a folder: written beside as `.part`, synced, renamed, then read back and compared, so that when this
 * returns the stick may be pulled out. Answers the path. Throws a `storage` Failure; then no file of this name is left that
 * is not whole, and a file that was there under the name before is as it was.
 */
export function deposit(folder: string, name: string, bytes: Uint8Array, disk: Disk = nodeDisk): string {
  const path = join(folder, name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' '));
  writeFileAtomic(path, bytes, disk);
  let same: boolean;
  try {
    same = sha(readWhole(path, disk)) === sha(bytes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure('storage', `文件已经写到“${folder}”，但是读不回来核对，U盘可能被拔出或者坏了。数据没有变化，也没有丢失。`, '请插好U盘再导出一次；还不行的，请换一个U盘。');
  }
  if (same) return path;
  discard(path, disk);
  throw new Failure('storage', `写到“${folder}”的文件读回来不一样，U盘可能坏了；坏文件已经删除。数据没有变化，也没有丢失。`, '请换一个U盘再导出一次。');
}

/** A file that waits in a folder. */
export interface Waiting {
  path: string;
  name: string;
  size: number;
  changed: number;
}

/** The whole files of a folder, oldest first: what ends otherwise, `.part` above all, is still being written or none of ours. */
export function waitingIn(folder: string): Waiting[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(bundleEnding))
      .map((entry): Waiting => {
        const path = join(folder, entry.name);
        const { size, mtimeMs } = statSync(path);
        return { path, name: entry.name, size, changed: mtimeMs };
      })
      .toSorted((a, b) => a.changed - b.changed || (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (diskCode(error) === '') throw error;
    throw new Failure('storage', `打不开文件夹“${folder}”，没有交换文件。数据没有变化。`, '请检查U盘是否插好，或者共享文件夹能不能打开。');
  }
}

/** Removes a file of ours that its receiver has confirmed. */
export function removeDeposited(folder: string, name: string): void {
  const path = join(folder, name);
  if (existsSync(path)) rmSync(path, { force: true });
}
