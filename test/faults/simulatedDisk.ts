import { must } from './judge.ts';
import type { Disk } from '#electron/storage/engine/disk.ts';

/**
 * A disk in memory that remembers every operation, so that the state after a power cut at any moment can be made, and
 * that can be told to fail. What a failed sync did not write stays readable and is never written by a later sync: that
 * is how Linux behaves.
 */
export type Operation =
  | { kind: 'write'; file: number; position: number; bytes: Uint8Array }
  | { kind: 'truncate'; file: number; size: number }
  | { kind: 'sync'; file: number }
  | { kind: 'lostSync'; file: number }
  | { kind: 'create'; path: string; file: number }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'remove'; path: string }
  | { kind: 'folderSync' }
  | { kind: 'mark'; mark: string; state: string };

/** Asked before each operation; a code makes it fail, 'short' makes a write take half. */
export type Fault = (what: 'open' | 'read' | 'write' | 'truncate' | 'fsync' | 'fdatasync' | 'rename' | 'remove' | 'folderSync', path: string) => string | undefined;

export interface SimulatedDisk extends Disk {
  readonly operations: Operation[];
  readonly files: Map<string, Uint8Array>;
  fault: Fault | null;
  /** bytes that the disk holds at most */
  capacity: number;
  mark(mark: string, state: string): void;
}

interface File {
  id: number;
  bytes: Uint8Array;
  size: number;
}

export function simulateDisk(contents: ReadonlyMap<string, Uint8Array> = new Map()): SimulatedDisk {
  const operations: Operation[] = [];
  const names = new Map<string, File>();
  const open = new Map<number, { file: File; path: string }>();
  let nextId = 1;
  let nextFd = 100;
  for (const [path, bytes] of contents) names.set(path, { id: nextId++, bytes: Uint8Array.from(bytes), size: bytes.length });

  const fail = (code: string): never => {
    throw Object.assign(new Error(`${code}: simulated`), { code });
  };
  const check = (what: Parameters<Fault>[0], path: string): string | undefined => {
    const code = disk.fault?.(what, path);
    if (code && code !== 'short') fail(code);
    return code;
  };
  const of = (fd: number): { file: File; path: string } => open.get(fd) ?? fail('EBADF');
  const used = (): number => [...names.values()].reduce((sum, { size }) => sum + size, 0);
  const grow = (file: File, size: number): void => {
    if (size > file.bytes.length) {
      const larger = new Uint8Array(Math.max(size, file.bytes.length * 2));
      larger.set(file.bytes.subarray(0, file.size));
      file.bytes = larger;
    }
    if (size < file.size) file.bytes.fill(0, size, file.size);
    file.size = size;
  };
  const sync = (what: 'fsync' | 'fdatasync', fd: number): void => {
    const { file, path } = of(fd);
    const code = disk.fault?.(what, path);
    operations.push({ kind: code ? 'lostSync' : 'sync', file: file.id });
    if (code) fail(code);
  };

  const disk: SimulatedDisk = {
    operations,
    fault: null,
    capacity: Infinity,
    get files() {
      return new Map([...names].map(([path, { bytes, size }]) => [path, Uint8Array.from(bytes.subarray(0, size))]));
    },
    mark: (mark, state) => void operations.push({ kind: 'mark', mark, state }),
    open(path, mode) {
      check('open', path);
      let file = names.get(path);
      if (!file) {
        if (mode !== 'w+') return fail('ENOENT');
        file = { id: nextId++, bytes: new Uint8Array(0), size: 0 };
        names.set(path, file);
        operations.push({ kind: 'create', path, file: file.id });
      } else if (mode === 'w+') {
        grow(file, 0);
        operations.push({ kind: 'truncate', file: file.id, size: 0 });
      }
      open.set(nextFd, { file, path });
      return nextFd++;
    },
    close(fd) {
      of(fd);
      open.delete(fd);
    },
    read(fd, into, offset, length, position) {
      const { file, path } = of(fd);
      check('read', path);
      const part = file.bytes.subarray(position, Math.min(file.size, position + length));
      into.set(part, offset);
      return part.length;
    },
    write(fd, from, offset, length, position) {
      const { file, path } = of(fd);
      const code = check('write', path);
      let taken = code === 'short' ? Math.max(1, length >> 1) : length;
      const room = disk.capacity === Infinity ? Infinity : disk.capacity - used() + Math.max(0, file.size - position);
      if (room <= 0) fail('ENOSPC');
      taken = Math.min(taken, room);
      const bytes = Uint8Array.from(from.subarray(offset, offset + taken));
      if (position + taken > file.size) grow(file, position + taken);
      file.bytes.set(bytes, position);
      operations.push({ kind: 'write', file: file.id, position, bytes });
      return taken;
    },
    truncate(fd, size) {
      const { file, path } = of(fd);
      check('truncate', path);
      grow(file, size);
      operations.push({ kind: 'truncate', file: file.id, size });
    },
    size: (fd) => of(fd).file.size,
    fsync: (fd) => sync('fsync', fd),
    async flush(fd) {
      await Promise.resolve();
      sync('fsync', fd);
    },
    fdatasync: (fd) => sync('fdatasync', fd),
    rename(from, to) {
      check('rename', from);
      const file = names.get(from) ?? fail('ENOENT');
      names.delete(from);
      names.set(to, file);
      operations.push({ kind: 'rename', from, to });
    },
    remove(path) {
      check('remove', path);
      if (names.delete(path)) operations.push({ kind: 'remove', path });
    },
    exists: (path) => names.has(path),
    syncFolder(folder) {
      check('folderSync', folder);
      operations.push({ kind: 'folderSync' });
    },
  };
  return disk;
}

/** A sequence of numbers in [0, 1) that a seed repeats. */
export function chances(seed: number): () => number {
  let x = seed >>> 0 || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 4294967296;
  };
}

const SECTOR = 512;

/**
 * What may be on the disk when the power goes after operation `cut`: all that was synced, and of the rest anything:
 * missing, out of order, torn at sectors of 512 bytes. Names made since the last sync of the folder may be missing,
 * from some point on (file systems keep names in order).
 */
export function afterPowerCut(before: ReadonlyMap<string, Uint8Array>, operations: readonly Operation[], cut: number, chance: () => number): Map<string, Uint8Array> {
  const syncs = new Map<number, { at: number; lost: boolean }[]>();
  let lastFolderSync = -1;
  for (let i = 0; i < cut; i += 1) {
    const operation = must(operations[i]);
    if (operation.kind === 'folderSync') lastFolderSync = i;
    if (operation.kind === 'sync' || operation.kind === 'lostSync') {
      const of = syncs.get(operation.file) ?? [];
      of.push({ at: i, lost: operation.kind === 'lostSync' });
      syncs.set(operation.file, of);
    }
  }
  /** Durable when the first sync after it succeeded: one that failed has dropped it for good. */
  const isDurable = (file: number, at: number): boolean => {
    const next = syncs.get(file)?.find((sync) => sync.at > at);
    return next !== undefined && !next.lost;
  };
  const names = new Map<string, number>();
  const data = new Map<number, Uint8Array>();
  let id = 1;
  for (const [path, bytes] of before) {
    names.set(path, id);
    data.set(id++, bytes);
  }
  const mode = chance(); // everything arrived (a killed process), nothing did, or some of it
  let namesStop = false;
  for (let i = 0; i < cut; i += 1) {
    const operation = must(operations[i]);
    if (operation.kind === 'create' || operation.kind === 'rename' || operation.kind === 'remove') {
      if (i > lastFolderSync && mode < 0.85) namesStop ||= chance() < 0.4;
      if (namesStop && i > lastFolderSync) continue;
      if (operation.kind === 'create') names.set(operation.path, operation.file);
      else if (operation.kind === 'remove') names.delete(operation.path);
      else {
        names.set(operation.to, must(names.get(operation.from)));
        names.delete(operation.from);
      }
    } else if (operation.kind === 'write' || operation.kind === 'truncate') {
      const whole = isDurable(operation.file, i) || mode >= 0.85;
      if (!whole && (mode < 0.15 || chance() < 0.4)) continue;
      const old = data.get(operation.file) ?? new Uint8Array(0);
      if (operation.kind === 'truncate') {
        const next = new Uint8Array(operation.size);
        next.set(old.subarray(0, operation.size));
        data.set(operation.file, next);
        continue;
      }
      const { bytes, position } = operation;
      const next = new Uint8Array(Math.max(old.length, position + bytes.length));
      next.set(old);
      if (whole) next.set(bytes, position);
      else {
        // Sectors are those of the disk, so the first may be cut by where the write begins. Any of them may be missing,
        // or all before or behind some point.
        const style = chance();
        const point = Math.floor(chance() * bytes.length);
        for (let from = 0; from < bytes.length;) {
          const to = Math.min(bytes.length, from + SECTOR - ((position + from) % SECTOR));
          const arrived = style < 0.5 ? chance() < 0.7 : style < 0.75 ? from < point : from >= point;
          if (arrived) next.set(bytes.subarray(from, to), position + from);
          from = to;
        }
      }
      data.set(operation.file, next);
    }
  }
  return new Map([...names].map(([path, file]) => [path, data.get(file) ?? new Uint8Array(0)]));
}
