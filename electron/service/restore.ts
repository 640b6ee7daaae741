import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSource, RestorePreview } from '#shared/contract/backup.ts';
import type { TicketFile } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { findBackup } from '#electron/service/backup.ts';
import { recoveryFacts } from '#electron/service/recovery.ts';
import { writeFileAtomic } from '#electron/storage/atomicFile.ts';
import { backupsName } from '#electron/storage/backupFolder.ts';
import { checkBackup, lostSince, prepareRestore, swapIn } from '#electron/storage/backupRestore.ts';
import { sealOf } from '#electron/storage/folderSeal.ts';
import { getMeta, type MetaKey } from '#electron/storage/meta.ts';
import type { Effects, Store } from '#electron/storage/store.ts';

/** What a restore needs of the service; `store` is null where the data can't be read. */
export interface RestoreContext {
  folder: string;
  wasm: string;
  effects: Effects;
  practice: boolean;
  tickets: ReadonlyMap<string, TicketFile>;
  store: Store | null;
}

/** Facts that outlive the database which is being left: where backups go, and when they were made. */
const kept: readonly MetaKey[] = ['secondPlace', 'secondSince', 'secondAt', 'lastBackupAt'];

const incomingOf = (context: RestoreContext, ticket: string): string => join(context.folder, backupsName, `.incoming-${ticket}`);

/** Does something with a backup; a file that the person chose is laid down for that long only. */
async function withSource<T>(context: RestoreContext, source: BackupSource, work: (path: string) => Promise<T>): Promise<T> {
  try {
    return await work(await pathOf(context, source));
  } finally {
    if ('ticket' in source) await rm(incomingOf(context, source.ticket), { force: true });
  }
}

/** The path of the backup: one of ours, or a file that the person chose, laid down first. */
async function pathOf(context: RestoreContext, source: BackupSource): Promise<string> {
  if ('ticket' in source) {
    const file = context.tickets.get(source.ticket);
    if (!file) throw new Failure('notFound', '找不到选择的备份文件，现有数据没有变化。', '请重新选择文件。');
    await mkdir(join(context.folder, backupsName), { recursive: true });
    const path = incomingOf(context, source.ticket);
    writeFileAtomic(path, file.bytes);
    return path;
  }
  return findBackup(context.folder, context.store && getMeta(context.store.engine, 'secondPlace'), source.where, source.id);
}

async function checked(context: RestoreContext, path: string) {
  const manifest = await checkBackup(path);
  if (manifest.practice !== context.practice) {
    throw new Failure('file', manifest.practice ? '这是练习区的备份，不能恢复到正式数据里。现有数据没有变化。' : '这是正式数据的备份，不能恢复到练习区里。现有数据没有变化。', '请换一份备份。');
  }
  return manifest;
}

export async function previewRestore(context: RestoreContext, source: BackupSource): Promise<RestorePreview> {
  const manifest = await withSource(context, source, (path) => checked(context, path));
  const { office, madeAt, operations, records, attachments } = manifest;
  const { store } = context;
  return {
    office,
    madeAt,
    operations,
    records,
    attachments: attachments.count,
    otherSite: store !== null && manifest.site !== store.life.site,
    lost: store && lostSince(store.engine, manifest),
    needsPassword: manifest.seal !== undefined && manifest.seal.id !== sealOf(context.folder)?.file.id,
  };
}

/** Makes the backup ready beside the data. What it answers puts it in place, once the database is closed. */
export async function readyToRestore(context: RestoreContext, source: BackupSource, password: string | null): Promise<() => void> {
  const { store, folder, effects } = context;
  const ready = await withSource(context, source, (path) => makeReady(context, path, password));
  return () => swapIn(folder, ready, store === null, new Date(effects.now()));
}

async function makeReady(context: RestoreContext, path: string, password: string | null) {
  const manifest = await checked(context, path);
  const { store, folder, wasm, effects } = context;
  const keep: Partial<Record<MetaKey, string>> = {};
  // The slip that is locked away must go on opening what is backed up from now on.
  const ofThisOffice = store !== null && manifest.site === store.life.site ? recoveryFacts : [];
  for (const key of [...kept, ...ofThisOffice]) {
    const value = store && getMeta(store.engine, key);
    if (value) keep[key] = value;
  }
  const user = store ? (getMeta(store.engine, 'user') ?? '') : '';
  return prepareRestore({ folder, wasm, effects, backup: path, password, user, keep });
}
