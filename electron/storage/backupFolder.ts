import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupManifest, backupEnding, digestOfFile, readManifest, writeStreamAtomic } from './backupFile.ts';
import { thin } from './thinning.ts';
import { readPieces } from './backupCopy.ts';

/** A backup that lies in a folder. Its id is its file's name. */
export interface KeptBackup {
  id: string;
  manifest: BackupManifest;
  fileBytes: number;
}

/** The folder of backups inside a data folder, and inside the second place. */
export const backupsName = 'backups';
export const secondName = '协商工作台备份';

/** The backups of a folder, newest first; files that are none are left out. An absent folder has none. */
export async function listFolder(folder: string): Promise<KeptBackup[]> {
  if (!existsSync(folder)) return [];
  const found: KeptBackup[] = [];
  for (const id of (await readdir(folder)).filter((name) => name.endsWith(backupEnding))) {
    const path = join(folder, id);
    const manifest = await readManifest(path);
    if (manifest) found.push({ id, manifest, fileBytes: (await stat(path)).size });
  }
  return found.toSorted((a, b) => b.manifest.ordinal - a.manifest.ordinal || (a.id < b.id ? 1 : -1));
}

/** Removes what thinning lets go of the backups of `site`: on a shared stick another office's are not ours to remove. */
export async function thinFolder(folder: string, site: string): Promise<string[]> {
  const own = (await listFolder(folder)).filter(({ manifest }) => manifest.site === site);
  const gone = thin(own.map(({ id, manifest }) => ({ id, ordinal: manifest.ordinal, madeAt: manifest.madeAt, reason: manifest.reason })));
  for (const id of gone) await rm(join(folder, id), { force: true });
  return gone;
}

/** `备份-云溪乡-2026-11-21-090500.xsbackup`, with a number behind it when that is taken. The time is that of Asia/Shanghai. */
export function backupName(folder: string, manifest: Pick<BackupManifest, 'madeAt' | 'place'>): string {
  const local = new Date(Date.parse(manifest.madeAt) + 8 * 3_600_000).toISOString();
  const place = manifest.place.replace(/[\\/:*?"<>|\s\p{Cc}]+/gu, '').slice(0, 20);
  const stem = ['备份', ...(place === '' ? [] : [place]), local.slice(0, 10), local.slice(11, 19).replaceAll(':', '')].join('-');
  let name = `${stem}${backupEnding}`;
  for (let i = 2; existsSync(join(folder, name)); i += 1) name = `${stem}-${i}${backupEnding}`;
  return name;
}

/** Copies a backup into the second place, proves the copy and thins there. The name there is the same. */
export async function copyBackup(from: string, second: string, id: string, site: string): Promise<void> {
  const folder = join(second, secondName);
  await mkdir(folder, { recursive: true });
  const to = join(folder, id);
  await writeStreamAtomic(to, readPieces(from));
  const [original, copy] = [await digestOfFile(from), await digestOfFile(to)];
  if (original.sha256 !== copy.sha256) {
    await rm(to, { force: true });
    throw Object.assign(new Error('the copy differs from the backup'), { code: 'EIO' });
  }
  await thinFolder(folder, site);
}
