import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from '#shared/failure.ts';
import { diskCode } from './engine/disk.ts';

const NAME = 'xieshang.lock';

/** Who holds a folder. A process number alone isn't enough: after a restart another program may have it. */
interface Holder {
  id: string;
  pid: number;
  host: string;
  /** this run of the machine */
  boot: string;
  /** when the process began: Linux's own count, elsewhere `at:` and seconds; '' where that can't be learnt */
  started: string;
}

export interface FolderLock {
  release(): void;
}

/**
 * One process per data folder, whichever host it runs in. The lock of a process that has died is taken over.
 * Throws a Failure when another window holds the folder, when it lies on a network share, or can't be written.
 * `isShare` answers whether a folder is on the network (best effort).
 */
export function lockFolder(folder: string, isShare: (folder: string) => boolean = isOnNetwork): FolderLock {
  if (isShare(folder)) {
    throw new Failure('refused', '数据文件夹在网络共享盘上。网络一断，正在保存的内容可能损坏，所以程序不在那里工作。里面的文件没有改动。',
      '请把数据文件夹放在本机硬盘上；要和别人交换数据，请用“报送接收”。');
  }
  const path = join(folder, NAME);
  const mine: Holder = { id: randomUUID(), pid: process.pid, host: hostname(), boot: bootOf(), started: startOf(process.pid) };
  const draft = `${path}.${mine.id}`;
  try {
    writeNew(draft, JSON.stringify(mine));
    for (let tries = 0; tries < 5; tries += 1) {
      if (claim(draft, path)) return { release: () => release(path, mine.id) };
      const holder = readHolder(path);
      if (holder && isAlive(holder)) throw inUse(folder);
      // The dead one's lock is moved away under a name of ours, so that of two that find it only one removes it.
      const away = `${path}.stale-${mine.id}`;
      if (moveIfSame(path, away, holder)) rmSync(away, { force: true });
    }
    throw inUse(folder);
  } catch (error) {
    if (diskCode(error) === '') throw error;
    const failure = new Failure('storage', `不能在数据文件夹“${folder}”里写入，程序没有打开它。里面的文件没有改动。`, '请检查这个文件夹或U盘是否设成了只读、是否已满，或者换一个文件夹。');
    failure.cause = error;
    throw failure;
  } finally {
    rmSync(draft, { force: true });
  }
}

function inUse(folder: string): Failure {
  return new Failure('refused', `这个数据文件夹已经在另一个窗口打开了（${folder}）。里面的数据没有受影响。`, '请切换到已经打开的窗口；如果找不到它，请重新启动电脑后再试。');
}

function writeNew(path: string, text: string): void {
  const fd = openSync(path, 'wx');
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** The lock appears whole or not at all: linked, or, where a file system has no links (FAT sticks), made exclusively. */
function claim(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (diskCode(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'EISDIR', 'EMLINK', 'UNKNOWN'].includes(diskCode(error))) throw error;
  }
  try {
    writeNew(path, readFileSync(draft, 'utf8'));
    return true;
  } catch (error) {
    if (diskCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** undefined: gone, or not a lock that was written whole (a power cut). */
function readHolder(path: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isHolder(read) ? read : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || diskCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isHolder(read: unknown): read is Holder {
  return typeof read === 'object' && read !== null && 'id' in read && typeof read.id === 'string' && 'pid' in read && typeof read.pid === 'number'
    && 'host' in read && 'boot' in read && 'started' in read;
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return false; // a local disk: the folder was moved here, with the lock of a crash
  if (holder.boot !== '' && bootOf() !== '' && !sameMoment(holder.boot, bootOf(), 10)) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (diskCode(error) === 'ESRCH') return false;
    if (diskCode(error) !== 'EPERM') throw error; // EPERM: it lives, and is another user's
  }
  const started = startOf(holder.pid);
  return started === '' || holder.started === '' || sameMoment(holder.started, started, 10);
}

/** This run of the machine: Linux's own id, elsewhere the minute of its start. */
function bootOf(): string {
  const id = '/proc/sys/kernel/random/boot_id';
  if (existsSync(id)) return readFileSync(id, 'utf8').trim();
  return `at:${Math.round((Date.now() / 1000 - uptime()) / 60)}`;
}

/** Moments that two programs took are never quite the same. A doubt counts as the same: refusing is the safe side. */
function sameMoment(one: string, other: string, apart: number): boolean {
  if (!one.startsWith('at:') || !other.startsWith('at:')) return one === other;
  return Math.abs(Number(one.slice(3)) - Number(other.slice(3))) <= apart;
}

function startOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''; // field 22: clock ticks since the machine's start
    }
    if (pid === process.pid) return `at:${Math.round(Date.now() / 1000 - process.uptime())}`; // asking the system takes Windows a second
    const said = process.platform === 'win32'
      ? execFileSync('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`], { encoding: 'utf8', timeout: 5000, windowsHide: true })
      : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 5000 });
    const moment = Date.parse(said.trim());
    return Number.isNaN(moment) ? '' : `at:${Math.round(moment / 1000)}`;
  } catch (error) {
    if (error instanceof Error) return ''; // it can't be learnt here: the process number alone decides
    throw error;
  }
}

/** Moves the lock away if it is still the one that was read. */
function moveIfSame(path: string, away: string, holder: Holder | undefined): boolean {
  if (readHolder(path)?.id !== holder?.id) return false;
  try {
    renameSync(path, away);
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return false;
    throw error;
  }
  const moved = readHolder(away);
  if (moved?.id === holder?.id) return true;
  claim(away, path); // another took the folder between the look and the move: put its lock back
  rmSync(away, { force: true });
  return false;
}

function release(path: string, id: string): void {
  if (readHolder(path)?.id === id) rmSync(path, { force: true });
}

const NETWORK = /^(nfs\d?|cifs|smb\d?|smbfs|afs|ncpfs|davfs|fuse\.(sshfs|gvfsd-fuse|rclone|davfs2?))$/;

function isOnNetwork(folder: string): boolean {
  const path = resolve(folder);
  if (process.platform === 'win32') return path.startsWith('\\\\') || isMappedDrive(path);
  return existsSync('/proc/mounts') && NETWORK.test(fileSystemOf(path, readFileSync('/proc/mounts', 'utf8')));
}

/** The kind of file system of the longest mount point above `path`, of lines `device mountpoint kind …`. */
export function fileSystemOf(path: string, mounts: string): string {
  let longest = '';
  let found = '';
  for (const line of mounts.split('\n')) {
    const [, point = '', kind = ''] = line.split(' ');
    const at = point.replaceAll('\\040', ' ');
    const above = path === at || path.startsWith(at === '/' ? '/' : `${at}/`);
    if (!above || at.length < longest.length) continue;
    longest = at;
    found = kind;
  }
  return found;
}

/** A drive letter that stands for a share: Windows names the share behind it. */
function isMappedDrive(path: string): boolean {
  try {
    const answer = execFileSync('net.exe', ['use', path.slice(0, 2)], { encoding: 'latin1', timeout: 5000, windowsHide: true });
    return answer.includes('\\\\');
  } catch (error) {
    if (error instanceof Error) return false; // not a mapped drive, or `net` isn't there
    throw error;
  }
}
