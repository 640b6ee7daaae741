import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#shared/failure.ts';
import { copyAttachments, namedAttachments } from './attachments.ts';
import { copyPair } from './backupCopy.ts';
import { type AttachmentEntry, type BackupManifest, digestOfFile, packBackup, unpackBackup } from './backupFile.ts';
import { backupName, backupsName, copyBackup, listFolder, secondName, thinFolder } from './backupFolder.ts';
import { type Engine, openEngine } from './engine/engine.ts';
import { pagesOf, type SealKey } from './folderSeal.ts';
import { databaseName } from './store.ts';
import type { BackupReason } from './thinning.ts';

/** One backup to make. Plain data, so that another thread can do it while the service goes on. */
export interface BackupJob {
  kind: 'backup';
  folder: string;
  /** path of sql-wasm.wasm */
  wasm: string;
  /** Bytes of the log in use when the engine began to hold its checkpoints; it holds them until the job is done. */
  logBytes: number;
  reason: BackupReason;
  /** ISO 8601. */
  madeAt: string;
  version: string;
  practice: boolean;
  /** The folder of the second copy, or null. */
  second: string | null;
  /** The folder's password, opened: the backup is sealed as the folder is. */
  seal: SealKey | null;
}

/** How the second copy went; `absent`: the place can't be reached now, which is nothing to worry about. */
export interface SecondResult {
  state: 'none' | 'copied' | 'absent' | 'failed';
  message: string;
}

export interface BackupMade {
  id: string;
  manifest: BackupManifest;
  fileBytes: number;
  second: SecondResult;
  /** Attachments that were missing here and came back from the second place. */
  found: number;
}

/** The last operation held of every life. */
export function livesOf(engine: Engine): BackupManifest['lives'] {
  return engine
    .all<{ site: string; inc: string; seq: number | null }>('SELECT life.site AS site, life.inc AS inc, (SELECT max(seq) FROM op WHERE op.life = life.n) AS seq FROM life ORDER BY life.n')
    .map((life) => ({ ...life, seq: life.seq ?? 0 }));
}

/** A text that changes whenever an operation or a file came in: told without walking the operations. */
export function markOf(engine: Engine): string {
  const files = engine.get<{ n: number }>('SELECT count(*) AS n FROM exchangeLog')?.n ?? 0;
  return [...livesOf(engine).map(({ site, inc, seq }) => `${site}.${inc}.${seq}`), files].join(' ');
}

/** Facts that a backup's manifest tells of the database. */
export function factsOf(engine: Engine): Pick<BackupManifest, 'site' | 'inc' | 'seq' | 'lives' | 'schema' | 'office' | 'place' | 'operations' | 'records'> {
  const meta = (key: string): string => engine.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', [key])?.value ?? '';
  const one = (sql: string, params: string[] = []): number => Number(Object.values(engine.get(sql, params) ?? {})[0] ?? 0);
  const [site, inc] = [meta('site'), meta('inc')];
  const lives = livesOf(engine);
  const own = engine.get<{ office: string | null; name: string | null }>(
    'SELECT site.office AS office, place.name AS name FROM site LEFT JOIN place ON place.id = site.place WHERE site.id = ?',
    [meta('siteRecord')],
  );
  return {
    site,
    inc,
    seq: lives.find((life) => life.site === site && life.inc === inc)?.seq ?? 0,
    lives,
    schema: one('PRAGMA user_version'),
    office: own?.office ?? '',
    place: own?.name ?? '',
    operations: one('SELECT count(*) FROM op'),
    records: one('SELECT count(DISTINCT record) FROM op'),
  };
}

/** What SQLite finds wrong with the database; empty when it is sound. */
export function soundness(engine: Engine): string[] {
  return engine.all<{ integrity_check: string }>('PRAGMA integrity_check(20)').map((row) => row.integrity_check).filter((line) => line !== 'ok');
}

/**
 * Makes one backup: copies the pair, opens the copy and asks SQLite whether it is sound, packs it, reads it back and proves it,
 * thins the folder, and sees to the second place. Throws a Failure when the backup itself could not be made; nothing is left
 * half made then. The second place never fails the backup.
 */
export async function makeBackup(job: BackupJob): Promise<BackupMade> {
  const backups = join(job.folder, backupsName);
  const making = join(backups, '.making');
  await rm(making, { recursive: true, force: true }); // of a run that was cut off
  await mkdir(making, { recursive: true });
  try {
    const copy = join(making, databaseName);
    await copyPair(join(job.folder, databaseName), copy, job.logBytes);
    const { facts, attachments } = await openCopy(copy, job.wasm, job.seal);
    const manifest: BackupManifest = {
      ...facts,
      format: 1,
      ordinal: 1 + Math.max(0, ...(await listFolder(backups)).map((one) => one.manifest.ordinal)),
      version: job.version,
      madeAt: job.madeAt,
      reason: job.reason,
      practice: job.practice,
      ...(job.seal ? { seal: job.seal.file } : {}),
      ...(await digestOfFile(copy)),
      attachments: { count: attachments.length, bytes: attachments.reduce((sum, [, bytes]) => sum + bytes, 0) },
    };
    const id = backupName(backups, manifest);
    const path = join(backups, id);
    const fileBytes = await packBackup(copy, path, manifest, attachments);
    try {
      await unpackBackup(path, null);
    } catch (error) {
      await rm(path, { force: true }); // what can't be read back is no backup
      throw error;
    }
    await thinFolder(backups, manifest.site);
    const { second, found } = await seeToSecond(job.folder, job.second, id, manifest.site, attachments, job.seal);
    return { id, manifest, fileBytes, second, found };
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function openCopy(copy: string, wasm: string, seal: SealKey | null): Promise<{ facts: ReturnType<typeof factsOf>; attachments: AttachmentEntry[] }> {
  const pages = pagesOf(seal);
  const engine = await openEngine({ path: copy, wasm, create: false, ...(pages ? { seal: pages } : {}) });
  try {
    const wrong = soundness(engine);
    if (wrong.length > 0) {
      throw new Failure('storage', `备份没有做成：数据文件有${wrong.length}处损坏。以前的备份都还在。`, '请到“设置—数据检查和维护”检查，必要时从备份恢复。');
    }
    return { facts: factsOf(engine), attachments: namedAttachments(engine) };
  } finally {
    engine.close(); // moves the log into the copy, which is then whole by itself
  }
}

/** Copies a backup and new attachments to the second place, and brings back from there what is missing here. */
export async function seeToSecond(
  folder: string,
  second: string | null,
  id: string,
  site: string,
  attachments: readonly AttachmentEntry[],
  seal: SealKey | null,
): Promise<{ second: SecondResult; found: number }> {
  if (second === null) return { second: { state: 'none', message: '' }, found: 0 };
  if (!existsSync(second)) return { second: { state: 'absent', message: `第二备份位置“${second}”现在不在（U盘没有插上，或文件夹不在了）。` }, found: 0 };
  try {
    const there = join(second, secondName);
    await copyBackup(join(folder, backupsName, id), second, id, site);
    const found = await copyAttachments(there, folder, attachments, seal);
    await copyAttachments(folder, there, attachments, seal);
    return { second: { state: 'copied', message: '' }, found };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // A stick that is pulled out or full must not take the backup on this machine with it.
    return { second: { state: 'failed', message: error.message }, found: 0 };
  }
}
