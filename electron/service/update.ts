import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '#shared/contract.ts';
import type { UpdateOperations } from '#shared/contract/update.ts';
import { Failure } from '#shared/failure.ts';
import { compareVersions, openUpdate, type UpdateManifest } from '#electron/documents/updatePackage.ts';
import type { Backups } from '#electron/service/backup.ts';
import type { Context } from '#electron/service/context.ts';
import { writeFileAtomic } from '#electron/storage/atomicFile.ts';

export interface UpdateOptions {
  /** Who may sign a new version. */
  keys: readonly string[];
  platform: string;
  arch: string;
  /** The program runs from a stick, with its data beside it. */
  portable: boolean;
  /** Hands the installer to the system; false when it can't. */
  launch(path: string): Promise<boolean>;
}

const same = '现有程序和数据没有变化。';

/** A new version from a file: believed only with our signature, never older, put in place only after a backup. */
export function updateHandlers(context: Context, backups: Pick<Backups, 'make'>, options: UpdateOptions): Pick<Handlers, keyof UpdateOperations> {
  function opened(ticket: string): { manifest: UpdateManifest; installer: Uint8Array } {
    const file = context.tickets.get(ticket);
    if (!file) throw new Failure('notFound', `找不到选择的升级文件。${same}`, '请重新选择文件。');
    if (options.keys.length === 0) throw new Failure('refused', `这个版本里没有放发布钥匙，不能用文件升级。${same}`, '请直接运行新版本的安装程序，数据会接着用。');
    const update = openUpdate(file.bytes, options.keys);
    if ('problem' in update) {
      switch (update.problem) {
        case 'foreign':
          throw new Failure('file', `“${file.name}”不是本程序的升级文件。${same}`, '请选择以“.xsupdate”结尾的文件。');
        case 'unsigned':
          throw new Failure('file', `“${file.name}”上没有发布单位的签名，可能被人改过，不能安装。${same}`, '请向发布单位重新要一份，不要安装来路不明的文件。');
        case 'damaged':
          throw new Failure('file', `“${file.name}”不完整或已损坏，不能安装。${same}`, '请重新拷贝一次；U盘坏了的，请换一个。');
      }
    }
    const { manifest } = update;
    const order = compareVersions(manifest.version, context.version);
    if (order === 0) throw new Failure('refused', `现在用的就是${manifest.version}版，不用升级。${same}`);
    if (order < 0) throw new Failure('refused', `这个文件是${manifest.version}版，比现在用的${context.version}版旧，不能安装。${same}`, '请找更新的升级文件。');
    if (manifest.platform !== options.platform || manifest.arch !== options.arch || (manifest.kind === 'portable') !== options.portable) {
      throw new Failure('refused', `这个升级文件是给另一种电脑（或另一种安装方式）用的，本机不能用。${same}`, `请要一份适合本机的：${wordsFor(options)}。`);
    }
    return update;
  }

  return {
    previewUpdate({ ticket }) {
      const { version, builtAt, notes, bytes } = opened(ticket).manifest;
      return { version, builtAt, notes, bytes };
    },
    async applyUpdate({ ticket }) {
      const { manifest, installer } = opened(ticket);
      if (!context.practice) await backups.make('beforeMigration');
      const folder = join(context.store.folder, 'updates');
      mkdirSync(folder, { recursive: true });
      const path = join(folder, manifest.name);
      writeFileAtomic(path, installer);
      context.tickets.delete(ticket);
      return { path, portable: options.portable, started: !options.portable && (await options.launch(path)) };
    },
  };
}

function wordsFor({ platform, arch, portable }: UpdateOptions): string {
  const system = platform === 'win32' ? 'Windows' : '统信UOS、银河麒麟';
  return `${system}，${arch === 'arm64' ? 'ARM64' : '64位（x64）'}，${portable ? 'U盘便携版' : '安装版'}`;
}

/** Windows starts the installer itself; on Linux the system's own package installer opens the .deb and asks for the password. */
export function launchInstaller(path: string): Promise<boolean> {
  const [program, args] = process.platform === 'win32' ? [path, []] : ['xdg-open', [path]];
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
