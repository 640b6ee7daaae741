import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentEntry } from './backupFile.ts';
import { digestOfFile, writeStreamAtomic } from './backupFile.ts';
import { readPieces } from './backupCopy.ts';
import { writeFileAtomic } from './atomicFile.ts';
import { nodeDisk } from './engine/disk.ts';
import { openBytes, sealBytes, type SealKey, sealOf } from './folderSeal.ts';
import type { Engine } from './engine/engine.ts';

/** Files beside the database under their digests: `attachments/ab/abcdef…`, and `….preview` beside a picture. */
export const attachmentsName = 'attachments';
const digestText = /^[0-9a-f]{64}$/;

export function isDigest(text: string): boolean {
  return digestText.test(text);
}

/** What bytes are kept under. */
export function attachmentDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function attachmentPath(folder: string, digest: string): string {
  return join(folder, attachmentsName, digest.slice(0, 2), digest);
}

/** Keeps bytes under their digest, durable when it returns; the same bytes are kept once. Throws a `storage` Failure. */
export function keepAttachment(folder: string, bytes: Uint8Array, whenFull?: () => boolean): string {
  const digest = attachmentDigest(bytes);
  const path = attachmentPath(folder, digest);
  const kept = sealBytes(sealOf(folder), bytes);
  if (existsSync(path) && statSync(path).size === kept.length) return digest;
  mkdirSync(join(folder, attachmentsName, digest.slice(0, 2)), { recursive: true });
  writeFileAtomic(path, kept, nodeDisk, whenFull);
  return digest;
}

/** Whether the bytes lie here. */
export function isHeld(folder: string, digest: string): boolean {
  return isDigest(digest) && existsSync(attachmentPath(folder, digest));
}

/** The bytes, or null when the file is missing or can't be opened with the folder's password. */
export function readAttachment(folder: string, digest: string): Uint8Array | null {
  const path = attachmentPath(folder, digest);
  return isDigest(digest) && existsSync(path) ? openBytes(sealOf(folder), readFileSync(path)) : null;
}

export function keepPreview(folder: string, digest: string, bytes: Uint8Array): void {
  mkdirSync(join(folder, attachmentsName, digest.slice(0, 2)), { recursive: true });
  writeFileAtomic(`${attachmentPath(folder, digest)}.preview`, sealBytes(sealOf(folder), bytes));
}

export function readPreview(folder: string, digest: string): Uint8Array | null {
  const path = `${attachmentPath(folder, digest)}.preview`;
  return isDigest(digest) && existsSync(path) ? openBytes(sealOf(folder), readFileSync(path)) : null;
}

/** What records name: every digest with its length, the recycle bin's too. */
export function namedAttachments(engine: Engine): AttachmentEntry[] {
  return engine
    .all<{ digest: string; size: number | null }>('SELECT digest, max(size) AS size FROM attachment WHERE digest IS NOT NULL GROUP BY digest ORDER BY digest')
    .filter(({ digest }) => isDigest(digest))
    .map(({ digest, size }) => [digest, size ?? 0]);
}

/** The digests that lie in a folder, with their lengths. */
export function heldAttachments(folder: string): Map<string, number> {
  const root = join(folder, attachmentsName);
  const held = new Map<string, number>();
  if (!existsSync(root)) return held;
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const digest = name.slice(3);
    if (isDigest(digest)) held.set(digest, statSync(join(root, name)).size);
  }
  return held;
}

/** Whether the file is what its digest says, sealed or not. */
export async function isWhole(path: string, digest: string, seal: SealKey | null): Promise<boolean> {
  if ((await digestOfFile(path)).sha256 === digest) return true;
  if (!seal) return false;
  const opened = openBytes(seal, readFileSync(path));
  return opened !== null && createHash('sha256').update(opened).digest('hex') === digest;
}

/**
 * Copies those of `wanted` that `from` has and `to` has not; each copy is proved by its digest, so a file that was damaged is
 * never spread. Answers how many were copied. Sealed ones travel sealed; `seal` opens them for the proof.
 */
export async function copyAttachments(from: string, to: string, wanted: readonly AttachmentEntry[], seal: SealKey | null): Promise<number> {
  let copied = 0;
  for (const [digest] of wanted) {
    const [source, target] = [attachmentPath(from, digest), attachmentPath(to, digest)];
    if (existsSync(target) || !existsSync(source)) continue;
    if (!(await isWhole(source, digest, seal))) continue;
    await mkdir(join(to, attachmentsName, digest.slice(0, 2)), { recursive: true });
    await writeStreamAtomic(target, readPieces(source));
    copied += 1;
  }
  return copied;
}
