import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#shared/failure.ts';
import { asFailure, renameHeld } from './atomicFile.ts';
import { livesOf, soundness } from './backup.ts';
import { type BackupManifest, readManifest, unpackBackup } from './backupFile.ts';
import { copyAside } from './engine/aside.ts';
import { nodeDisk } from './engine/disk.ts';
import { plainSeal } from './engine/pageSeal.ts';
import type { Engine } from './engine/engine.ts';
import { damagedFailure } from './engine/storageFailure.ts';
import { holdSeal, pagesOf, type SealKey, sealOf, unlockSeal, writeSeal } from './folderSeal.ts';
import { type Identity, readIdentity } from './identity.ts';
import { beginLife, type Continued } from './life.ts';
import { resealDatabase } from './reseal.ts';
import { getMeta, type MetaKey, setMeta } from './meta.ts';
import { schemaVersion } from './migrate.ts';
import { databaseName, type Effects, openStore } from './store.ts';

/** Where the new database is made ready; beside the old one, so that one rename puts it in place. */
const restoringName = '.restoring';

export interface RestoreOptions {
  folder: string;
  wasm: string;
  effects: Effects;
  /** The backup's file. */
  backup: string;
  /** Of a backup that is sealed otherwise than this folder: its password, or its recovery code. */
  password: string | null;
  user: string;
  /** What the database that is being left knows of backups; not to be forgotten with it. */
  keep: Partial<Record<MetaKey, string>>;
}

/** Reads what a backup says of itself, and refuses one that this version can't bring back. */
export async function checkBackup(path: string): Promise<BackupManifest> {
  const manifest = await readManifest(path);
  if (!manifest) throw new Failure('file', '这不是本程序的备份文件，或者已经损坏。现有数据没有变化。', '请选择以“.xsbackup”结尾的备份文件，或者换一份备份。');
  if (manifest.schema > schemaVersion) {
    throw new Failure('file', '这份备份是用更新版本的程序做的，本版本不能恢复。现有数据没有变化。', '请先安装新版本，再恢复。');
  }
  return manifest;
}

/**
 * Makes a backup ready beside the data: unpacked, proved, brought to the newest schema, with a new life begun in it whose first
 * operation says what it goes on from. Nothing of the data is touched. Answers the path of the database that is
 * ready, and the seal that it lies under. A sealed backup brings its password into a folder that has none.
 */
export async function prepareRestore(options: RestoreOptions): Promise<{ ready: string; seal: SealKey | null }> {
  const { folder, effects } = options;
  const manifest = await checkBackup(options.backup);
  const own = sealOf(folder);
  const from = openingSeal(manifest, own, options.password);
  const seal = own ?? from;
  const restoring = join(folder, restoringName);
  await dropRestoring(folder);
  await mkdir(restoring, { recursive: true });
  const ready = join(restoring, databaseName);
  await unpackBackup(options.backup, ready);
  if (from?.file.id !== seal?.file.id) resealDatabase(ready, pagesOf(from) ?? plainSeal, pagesOf(seal) ?? plainSeal);
  const store = await openStore({ folder: restoring, wasm: options.wasm, effects, seal: pagesOf(seal) });
  try {
    if (soundness(store.engine).length > 0) throw damagedFailure(options.backup, '里的数据已经损坏');
    const at = new Date(effects.now()).toISOString();
    const left = lifeLeft(readIdentity(folder), store.life, store.seq);
    beginLife(store, { ...left, reason: 'restored', at }, options.user);
    store.engine.transaction(() => {
      for (const [key, value] of Object.entries(options.keep)) setMeta(store.engine, key as MetaKey, value); // the keys of `keep`
      setMeta(store.engine, 'lifeNotice', JSON.stringify({ reason: 'restored', at }));
      if (getMeta(store.engine, 'siteRecord') !== null) setMeta(store.engine, 'numbersToCheck', at);
    });
  } finally {
    store.engine.close();
  }
  if (existsSync(`${ready}-wal`)) throw new Failure('storage', '恢复没有完成：磁盘写入出错。现有数据没有变化。', '请检查磁盘空间，再试一次。');
  return { ready, seal };
}

/** What opens the backup: nothing, this folder's own seal, or the password that was typed. */
function openingSeal(manifest: BackupManifest, own: SealKey | null, password: string | null): SealKey | null {
  if (!manifest.seal) return null;
  if (own?.file.id === manifest.seal.id) return own;
  const opened = password === null ? null : unlockSeal(manifest.seal, password);
  if (opened) return opened;
  throw new Failure('refused', password === null ? '这份备份加了密码。现有数据没有变化。' : '密码和密码恢复码都不对，没有恢复。现有数据没有变化。', '请输入做这份备份时的密码，或者纸上的密码恢复码。', [
    { field: 'password', message: '请输入这份备份的密码' },
  ]);
}

/** The life that is being left: on this machine the one that wrote last, on a new one the backup's own. */
function lifeLeft(kept: Identity | null, own: { site: string; inc: string }, seq: number): Pick<Continued, 'site' | 'inc' | 'seq' | 'over'> {
  const over = kept && { site: kept.site, inc: kept.inc };
  if (!kept || kept.site !== own.site) return { site: own.site, inc: own.inc, seq, over };
  return { site: kept.site, inc: kept.inc, seq: kept.inc === own.inc ? Math.max(kept.seq, seq) : kept.seq, over };
}

/**
 * Puts the database that is ready in the place of the old one, which must be closed. One rename decides: before it the old data
 * stand, after it the new. `aside`: the old pair is damaged, and a copy of it is kept. `seal`: what the new database lies under.
 */
export function swapIn(folder: string, { ready, seal }: { ready: string; seal: SealKey | null }, aside: boolean, now: Date): void {
  const path = join(folder, databaseName);
  const log = `${path}-wal`;
  try {
    if (aside) for (const file of [path, log]) if (existsSync(file)) copyAside(file, nodeDisk, now);
    if (seal && !sealOf(folder)) {
      // Before the database: a password without sealed data is changed over at the next opening, sealed data without one are lost.
      const adopted: SealKey = { ...seal, file: { ...seal.file, state: 'sealing' } };
      writeSeal(folder, adopted.file);
      holdSeal(folder, adopted);
    }
    renameHeld(ready, path, nodeDisk);
    nodeDisk.syncFolder(folder);
    nodeDisk.remove(log); // of the old database; were it left by a power cut, the engine would set it aside
    nodeDisk.syncFolder(folder);
  } catch (error) {
    throw asFailure(error, path);
  }
}

export function dropRestoring(folder: string): Promise<void> {
  return rm(join(folder, restoringName), { recursive: true, force: true });
}

/** What the present state has and the backup has not: operations, the records that they touched, the last one's time. */
export function lostSince(engine: Engine, backup: Pick<BackupManifest, 'lives'>): { operations: number; records: number; lastAt: string | null } {
  let operations = 0;
  const records = new Set<string>();
  let lastAt: string | null = null;
  for (const { site, inc, seq } of livesOf(engine)) {
    const known = backup.lives.find((life) => life.site === site && life.inc === inc)?.seq ?? 0;
    if (seq <= known) continue;
    const beyond = engine.all<{ record: string; wall: string }>(
      'SELECT op.record AS record, op.wall AS wall FROM op JOIN life ON life.n = op.life WHERE life.site = ? AND life.inc = ? AND op.seq > ?',
      [site, inc, known],
    );
    operations += beyond.length;
    for (const { record, wall } of beyond) {
      records.add(record);
      if (lastAt === null || wall > lastAt) lastAt = wall;
    }
  }
  return { operations, records: records.size, lastAt };
}
