import { dirname } from 'node:path';
import { Failure } from '#shared/failure.ts';
import { diskCode, nodeDisk, writeAll } from './engine/disk.ts';
import type { Disk } from './engine/disk.ts';

const RENAME_TRIES = 9; // 10 ms, then twice as long each time: about five seconds in all
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Replaces or makes the file at `path` so that at any moment, power cuts included, it is the old file or the whole new
 * one. Written beside it as `NAME.part`, synced, its size checked (a full disk writes less than asked and says nothing),
 * renamed, the folder synced. On a failure the old file is untouched and nothing is left behind.
 * `whenFull` is asked once for space when the disk is full (the ballast); true means try again.
 * Throws a `storage` Failure.
 */
export function writeFileAtomic(path: string, bytes: Uint8Array, disk: Disk = nodeDisk, whenFull: () => boolean = () => false): void {
  const part = `${path}.part`;
  try {
    try {
      writePart(part, bytes, disk);
    } catch (error) {
      if (diskCode(error) !== 'ENOSPC' || !whenFull()) throw error;
      writePart(part, bytes, disk);
    }
    renameHeld(part, path, disk);
    disk.syncFolder(dirname(path));
  } catch (error) {
    discard(part, disk);
    throw asFailure(error, path);
  }
}

function writePart(part: string, bytes: Uint8Array, disk: Disk): void {
  const fd = disk.open(part, 'w+');
  try {
    writeAll(disk, fd, bytes, 0);
    disk.fsync(fd);
    if (disk.size(fd) !== bytes.length) throw Object.assign(new Error('the file is shorter than what was written'), { code: 'ENOSPC' });
  } finally {
    disk.close(fd);
  }
}

/** On Windows a virus scanner or a sync client holds a new file for a moment. */
export function renameHeld(from: string, to: string, disk: Disk): void {
  for (let tries = 0; ; tries += 1) {
    try {
      disk.rename(from, to);
      return;
    } catch (error) {
      if (!HELD.has(diskCode(error)) || tries >= RENAME_TRIES || process.platform !== 'win32') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 * 2 ** tries);
    }
  }
}

/** Removes what is half written. */
export function discard(part: string, disk: Disk): void {
  try {
    disk.remove(part);
  } catch (error) {
    if (diskCode(error) === '') throw error; // a disk that fails may fail here too; the first error is the one to tell
  }
}

/** A failed write of `path` in the person's words; what is no error of the disk is answered as it is. */
export function asFailure(error: unknown, path: string): unknown {
  const code = diskCode(error);
  if (code === '') return error;
  const [what, fix] =
    code === 'ENOSPC' || code === 'EDQUOT' ? ['磁盘满了', '请删除一些不用的文件，再试一次，或者存到另一个磁盘。']
    : HELD.has(code) || code === 'EROFS' ? ['这个位置不允许写入，或者文件正被别的程序打开', '请关闭正在打开它的程序（如Word、WPS），或者换一个文件夹。']
    : code === 'ENOENT' || code === 'ENOTDIR' ? ['找不到这个文件夹', '请检查U盘是否还插着，或者换一个文件夹。']
    : ['磁盘写入出错', '请检查磁盘或U盘是否接好，再试一次，或者存到另一个磁盘。'];
  const failure = new Failure('storage', `${what}，文件“${path}”没有写成。原来的文件没有变化。`, fix);
  failure.cause = error;
  return failure;
}
