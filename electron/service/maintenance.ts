import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BackupOperations } from '#shared/contract/backup.ts';
import type { Handlers } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { Context } from '#electron/service/context.ts';
import type { JobRunner } from '#electron/service/jobThread.ts';
import { attachmentsName } from '#electron/storage/attachments.ts';
import { backupsName } from '#electron/storage/backupFolder.ts';
import { sealOf } from '#electron/storage/folderSeal.ts';

type Operations = 'checkIntegrity' | 'getStorageUse' | 'openDataFolder' | 'exportLog';

export function maintenanceHandlers(context: Context, options: { wasm: string; run: JobRunner }): Pick<Handlers, Operations> {
  const { engine, folder, effects } = context.store;
  return {
    async checkIntegrity() {
      const started = performance.now();
      const release = engine.holdCheckpoints();
      try {
        const result = await options.run({ kind: 'check', folder, wasm: join(options.wasm, 'sql-wasm.wasm'), logBytes: engine.logSize(), seal: sealOf(folder) });
        return { ...result, checkedAt: new Date(effects.now()).toISOString(), ms: Math.round(performance.now() - started) };
      } finally {
        release();
      }
    },
    getStorageUse: () => storageUse(context),
    async openDataFolder() {
      await showFolder(folder);
      return { opened: true };
    },
    exportLog() {
      const name = `协商工作台-日志-${context.today()}.txt`;
      return { ticket: context.keep({ name, type: 'text/plain; charset=utf-8', bytes: Buffer.from(readLog(context)) }), name };
    },
  };
}

async function sizeOf(folder: string): Promise<{ bytes: number; files: number }> {
  if (!existsSync(folder)) return { bytes: 0, files: 0 };
  let bytes = 0;
  let files = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
    if (!entry.name.endsWith('.preview')) files += 1;
  }
  return { bytes, files };
}

async function storageUse(context: Context): Promise<BackupOperations['getStorageUse']> {
  const { engine, folder } = context.store;
  const attachments = await sizeOf(join(folder, attachmentsName));
  const backups = await sizeOf(join(folder, backupsName));
  const disk = await statfs(folder);
  return {
    database: engine.size(),
    log: engine.logSize(),
    attachments: attachments.bytes,
    attachmentCount: attachments.files,
    backups: backups.bytes,
    free: disk.bavail * disk.bsize,
    folder,
  };
}

/** The system's own window on the folder. */
export function showFolder(folder: string): Promise<void> {
  const program = process.platform === 'win32' ? 'explorer.exe' : process.platform === 'darwin' ? 'open' : 'xdg-open';
  return new Promise((resolve, reject) => {
    const child = spawn(program, [folder], { detached: true, stdio: 'ignore' });
    child.once('error', () => reject(new Failure('refused', `这台电脑上打不开文件夹窗口。数据文件夹是：${folder}`, '请在文件管理器里自己打开这个位置。')));
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

/** The log with the names of folders taken out, which may be a person's. It never holds what was typed. */
function readLog(context: Context): string {
  const { folder, engine } = context.store;
  const head = `version ${context.version}, ${context.host}, ${process.platform} ${process.arch}, node ${process.versions.node}\ndatabase ${engine.size()} bytes, log ${engine.logSize()} bytes\n\n`;
  const files = ['program.log.1', 'program.log'].map((name) => join(folder, 'logs', name)).filter((path) => existsSync(path));
  const text = files.map((path) => readFileSync(path, 'utf8')).join('');
  return `${head}${text === '' ? '（没有出错的记录）\n' : text.replaceAll(folder, '<data>').replaceAll(homedir(), '<home>')}`;
}
