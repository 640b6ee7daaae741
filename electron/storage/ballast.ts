import { dirname, join } from 'node:path';
import { diskCode, nodeDisk, writeAll } from './engine/disk.ts';
import type { Disk } from './engine/disk.ts';
import type { StorageNotice } from './engine/notice.ts';

const NAME = '.ballast';
const BALLAST_BYTES = 16 * 1024 * 1024;

/** Space that the program holds so that it can still save and export on a full disk. */
export interface Ballast {
  /** Gives the space up, and tells the person. False when it was given up before: then the disk is really full. */
  release(): boolean;
  /** Takes the space again, for idle moments; false when the disk has none to give. */
  refill(): boolean;
  readonly held: boolean;
}

/** The ballast of a data folder. A full disk is no failure here: the ballast is then simply not held. */
export function openBallast(folder: string, onNotice: (notice: StorageNotice) => void, disk: Disk = nodeDisk, bytes = BALLAST_BYTES): Ballast {
  const path = join(folder, NAME);
  let held = disk.exists(path) && fileSize(path, disk) === bytes;

  const refill = (): boolean => {
    if (held) return true;
    try {
      fill(path, bytes, disk);
      held = true;
    } catch (error) {
      if (diskCode(error) === '') throw error;
      disk.remove(path); // half a ballast would only take the space that a save needs
    }
    return held;
  };
  refill();

  return {
    get held() {
      return held;
    },
    refill,
    release() {
      if (!held) return false;
      try {
        disk.remove(path);
        disk.syncFolder(dirname(path));
      } catch (error) {
        if (diskCode(error) === '') throw error;
        return false;
      }
      held = false;
      onNotice({ kind: 'diskFull', message: '磁盘满了。程序动用了预留的空间，刚才的内容已经可以保存。请尽快删除一些不用的文件，或者清空回收站，再继续工作。' });
      return true;
    },
  };
}

function fileSize(path: string, disk: Disk): number {
  const fd = disk.open(path, 'r');
  try {
    return disk.size(fd);
  } finally {
    disk.close(fd);
  }
}

/** Bytes that don't compress, so that a compressing file system sets the space aside too. */
function fill(path: string, bytes: number, disk: Disk): void {
  const fd = disk.open(path, 'w+');
  try {
    const noise = new Uint32Array(256 * 1024);
    let x = 0x9e3779b9;
    for (let i = 0; i < noise.length; i += 1) {
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      noise[i] = x;
    }
    const block = new Uint8Array(noise.buffer);
    for (let at = 0; at < bytes; at += block.length) writeAll(disk, fd, block.subarray(0, Math.min(block.length, bytes - at)), at);
    disk.fsync(fd);
  } finally {
    disk.close(fd);
  }
}
