import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#shared/failure.ts';
import { attachmentsName } from './attachments.ts';
import { writeFileAtomic } from './atomicFile.ts';
import { type BackupManifest, digestOfFile, packBackup, readAttachmentList, unpackBackup } from './backupFile.ts';
import { backupsName, listFolder } from './backupFolder.ts';
import { openEngine } from './engine/engine.ts';
import { readFirstPage, RESERVED } from './engine/firstPage.ts';
import { type PageSeal, plainSeal } from './engine/pageSeal.ts';
import { PAGE } from './engine/walFormat.ts';
import { dropSeal, holdSeal, isSealed, openBytes, pagesOf, sealBytes, type SealKey, writeSeal } from './folderSeal.ts';

/** Files beside the database that tell of people or open what others sent. */
const besides = (name: string): boolean => name === 'keys.json' || name.includes('.db.damaged-');

/** Whether the database file lies as SQLite made it. */
function isPlain(path: string): boolean {
  return readFirstPage(readFileSync(path).subarray(0, PAGE)) !== undefined;
}

/** Rewrites a closed database, which has no log, from one seal to the other, in one step. Throws a `storage` Failure for one that can't be sealed. */
export function resealDatabase(path: string, from: PageSeal, to: PageSeal): void {
  const bytes = readFileSync(path);
  // Made by another program: its pages have no room for a nonce and a tag, and sealing would write over what they hold.
  if (!to.plain && from.plain && (readFirstPage(bytes.subarray(0, PAGE))?.reserved ?? 0) < RESERVED) {
    throw new Failure('storage', '这个数据文件不是本程序建立的，加不了密码。数据没有变化。', '请先做一次备份，再从备份恢复到新建的数据文件夹里。');
  }
  for (let at = 0; at + PAGE <= bytes.length; at += PAGE) {
    const page = bytes.subarray(at, at + PAGE);
    from.openPage(page, at / PAGE + 1);
    to.sealPage(page, at / PAGE + 1);
  }
  writeFileAtomic(path, bytes);
}

/**
 * Finishes what a new or a dropped password began: the database, attachments, keys and backups of a folder are changed over.
 * What is done already is told by the files themselves, so it may be cut off at any point and run again. The folder must be
 * locked and closed, its seal held. Throws a `storage` Failure when the database itself can't be changed over; it is then as it was.
 */
export async function changeOver(folder: string, database: string, wasm: string, seal: SealKey): Promise<void> {
  if (seal.file.state === 'sealed') return;
  const sealing = seal.file.state === 'sealing';
  const pages = pagesOf(seal) ?? plainSeal;
  const target = sealing ? seal : null;
  const path = join(folder, database);
  if (existsSync(path) && isPlain(path) === sealing) {
    const now = sealing ? plainSeal : pages;
    // Opened and closed once: what is still in the log goes into the file, and the log goes away.
    (await openEngine({ path, wasm: join(wasm, 'sql-wasm.wasm'), create: false, seal: now })).close();
    resealDatabase(path, now, sealing ? pages : plainSeal);
  }
  try {
    await changeOthers(folder, database, seal, target);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return; // a full disk: some files are changed and some not, all can be read, and the next start goes on
  }
  if (sealing) {
    const done: SealKey = { ...seal, file: { ...seal.file, state: 'sealed' } };
    writeSeal(folder, done.file);
    holdSeal(folder, done);
  } else dropSeal(folder);
}

/** Takes back a password whose sealing has not reached the database; false, and nothing done, when it has. */
export function cancelSealing(folder: string, database: string): boolean {
  if (!isPlain(join(folder, database))) return false;
  dropSeal(folder);
  return true;
}

async function changeOthers(folder: string, database: string, seal: SealKey, target: SealKey | null): Promise<void> {
  for (const name of readdirSync(folder).filter(besides)) changeFile(join(folder, name), seal, target);
  const attachments = join(folder, attachmentsName);
  if (existsSync(attachments)) {
    for (const entry of readdirSync(attachments, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !entry.name.endsWith('.part')) changeFile(join(entry.parentPath, entry.name), seal, target);
    }
  }
  await changeBackups(join(folder, backupsName), database, seal, target !== null);
}

function changeFile(path: string, seal: SealKey, target: SealKey | null): void {
  const bytes = readFileSync(path);
  if (isSealed(bytes) === (target !== null)) return;
  const opened = openBytes(seal, bytes);
  if (opened) writeFileAtomic(path, sealBytes(target, opened)); // sealed under a key of long ago: left as it is
}

/** Backups keep their names, and so their order and age. One that can't be read is left as it is. */
async function changeBackups(folder: string, database: string, seal: SealKey, sealing: boolean): Promise<void> {
  const work = join(folder, '.resealing');
  await rm(work, { recursive: true, force: true });
  for (const { id, manifest } of await listFolder(folder)) {
    if (sealing ? manifest.seal !== undefined : manifest.seal?.id !== seal.file.id) continue;
    await mkdir(work, { recursive: true });
    const copy = join(work, database);
    const from = join(folder, id);
    const attachments = await readAttachmentList(from);
    await unpackBackup(from, copy);
    const pages = pagesOf(seal) ?? plainSeal;
    resealDatabase(copy, sealing ? plainSeal : pages, sealing ? pages : plainSeal);
    const { seal: _, ...rest } = manifest;
    const next: BackupManifest = { ...rest, ...(await digestOfFile(copy)), ...(sealing ? { seal: { ...seal.file, state: 'sealed' as const } } : {}) };
    await packBackup(copy, from, next, attachments);
    rmSync(copy, { force: true });
  }
  await rm(work, { recursive: true, force: true });
}
