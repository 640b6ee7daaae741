import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { BackupOperations } from '#shared/contract/backup.ts';
import type { Handlers } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { diskCode } from '#electron/storage/engine/disk.ts';

type Drive = BackupOperations['listFolders']['drives'][number];

const mostFolders = 500;

/** Where sticks and other disks are: letters on Windows, places of mounts elsewhere. The person's own folder last. */
export function drivePaths(platform: NodeJS.Platform, mounts: string, exists: (path: string) => boolean, home: string): string[] {
  if (platform === 'win32') {
    // Not A and B: an empty floppy drive keeps the program waiting.
    return [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`).filter((path) => exists(path));
  }
  if (platform === 'darwin') return ['/Volumes', home].filter((path) => exists(path));
  const places = mounts
    .split('\n')
    .filter((line) => !/(^|,)ro(,|$)/.test(line.split(' ')[3] ?? '')) // a disc, or a stick with its switch on: nothing can be put there
    .map((line) => (line.split(' ')[1] ?? '').replaceAll(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8))))
    .filter((path) => /^\/(media|mnt|run\/media)\//.test(path));
  return [...new Set([...places, home])].filter((path) => exists(path));
}

async function driveOf(path: string, data: string): Promise<Drive> {
  try {
    const { bavail, bsize } = await statfs(path);
    return { path, free: bavail * bsize, sameDisk: statSync(path).dev === statSync(data).dev };
  } catch (error) {
    if (diskCode(error) === '') throw error;
    return { path, free: null, sameDisk: false }; // an empty reader: choosing it says so
  }
}

/** What the window's own dialog for folders shows; the same in both hosts, and for the machine that the program runs on. */
export function folderHandlers(data: string): Pick<Handlers, 'listFolders'> {
  const mounts = (): string => (existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8') : '');
  return {
    async listFolders({ path }) {
      const drives = await Promise.all(drivePaths(process.platform, mounts(), existsSync, homedir()).map((one) => driveOf(one, data)));
      if (path === null) return { path: null, parent: null, folders: [], drives };
      if (!isAbsolute(path)) throw new Failure('invalid', '这不是一个完整的文件夹位置。', '请从磁盘和U盘里重新选。');
      const folder = resolve(path);
      try {
        const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !/^[.$]/.test(entry.name) && entry.name !== 'System Volume Information');
        const folders = names.map(({ name }) => ({ name, path: join(folder, name) })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
        return { path: folder, parent: dirname(folder) === folder ? null : dirname(folder), folders: folders.slice(0, mostFolders), drives };
      } catch (error) {
        if (diskCode(error) === '') throw error;
        throw new Failure('storage', `“${folder}”现在打不开，可能U盘没有插好，或者没有权限。数据没有变化。`, '请插好U盘再试，或者换一个文件夹。');
      }
    },
  };
}
