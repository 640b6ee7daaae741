import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { readAll, writeAll } from './disk.ts';

/** `NAME.db.damaged-2026-03-01-090500`, with a number behind it when that is taken. Local time: a person reads it. */
function asideName(path: string, disk: Disk, now: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const name = `${path}.damaged-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  let free = name;
  for (let i = 2; disk.exists(free); i += 1) free = `${name}-${i}`;
  return free;
}

/** Renames a file so that nothing overwrites it; answers its new path. */
export function moveAside(path: string, disk: Disk, now: Date): string {
  const name = asideName(path, disk, now);
  disk.rename(path, name);
  disk.syncFolder(dirname(path));
  return name;
}

/** Copies a file before it is worked upon; answers the copy's path. */
export function copyAside(path: string, disk: Disk, now: Date): string {
  const name = asideName(path, disk, now);
  const from = disk.open(path, 'r');
  try {
    const to = disk.open(name, 'w+');
    try {
      const bytes = new Uint8Array(1024 * 1024);
      for (let at = 0; ; at += bytes.length) {
        const got = readAll(disk, from, bytes, at);
        writeAll(disk, to, bytes.subarray(0, got), at);
        if (got < bytes.length) break;
      }
      disk.fsync(to);
    } finally {
      disk.close(to);
    }
  } finally {
    disk.close(from);
  }
  disk.syncFolder(dirname(name));
  return name;
}

/**
 * Moves a damaged database and its log aside together, so that a backup can take the place. The database first: a log
 * without its database is recognised at the next start, a database without its log looks merely older.
 */
export function setDatabaseAside(path: string, disk: Disk, now: Date): string[] {
  return [path, `${path}-wal`].filter((file) => disk.exists(file)).map((file) => moveAside(file, disk, now));
}
