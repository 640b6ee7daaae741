import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import * as v from 'valibot';
import { Failure } from '#shared/failure.ts';
import { asFailure, discard, renameHeld } from './atomicFile.ts';
import { backupReasons } from './thinning.ts';
import { sealFileSchema } from './folderSeal.ts';
import { nodeDisk } from './engine/disk.ts';

/**
 * A backup is one file: a line that says what it is, the manifest as one line of JSON, the list of attachments as one line
 * of JSON (`[[sha256, bytes], …]`), then the whole database, gzipped. Attachments themselves lie beside, under their digests.
 */
export const backupEnding = '.xsbackup';
const magic = 'xieshang-backup 1\n';
const longestHead = 64 * 1024;
const piece = 1024 * 1024;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const manifestSchema = v.object({
  format: v.literal(1),
  /** 1 + the highest of the folder when it was made: order without a clock. */
  ordinal: count,
  site: v.string(),
  inc: v.string(),
  seq: count,
  /** The last operation held of every life, by which two states are compared. */
  lives: v.array(v.object({ site: v.string(), inc: v.string(), seq: count })),
  schema: count,
  version: v.string(),
  madeAt: v.string(),
  reason: v.picklist(backupReasons),
  office: v.string(),
  place: v.string(),
  practice: v.boolean(),
  operations: count,
  records: count,
  bytes: count,
  sha256: v.string(),
  attachments: v.object({ count, bytes: count }),
  /** The database in it is sealed, and opens with this password. */
  seal: v.optional(sealFileSchema),
});
export type BackupManifest = v.InferOutput<typeof manifestSchema>;
export type AttachmentEntry = readonly [digest: string, bytes: number];

function notABackup(path: string, how: string): Failure {
  return new Failure('file', `“${path}”${how}，不能用来恢复。现有数据没有变化。`, '请换一份备份。');
}

/** Reads the first lines; null for a file that is no backup of ours, or is cut off in them. */
export async function readManifest(path: string): Promise<BackupManifest | null> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(longestHead);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const text = head.toString('utf8', 0, bytesRead);
    if (!text.startsWith(magic)) return null;
    const end = text.indexOf('\n', magic.length);
    if (end < 0) return null;
    return manifestOf(text.slice(magic.length, end));
  } finally {
    await file.close();
  }
}

function manifestOf(line: string): BackupManifest | null {
  try {
    const parsed = v.safeParse(manifestSchema, JSON.parse(line));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The attachments that a backup's records name. Empty for a file that is cut off. */
export async function readAttachmentList(path: string): Promise<AttachmentEntry[]> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(await bodyStart(path));
    await file.read(head, 0, head.length, 0);
    const line = head.toString('utf8').split('\n')[2] ?? '';
    return v.parse(v.array(v.tuple([v.string(), count])), JSON.parse(line));
  } finally {
    await file.close();
  }
}

/** Where the gzipped database begins. */
async function bodyStart(path: string): Promise<number> {
  let lines = 0;
  let at = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: piece }) as AsyncIterable<Buffer>) {
    for (let from = chunk.indexOf(10); from >= 0; from = chunk.indexOf(10, from + 1)) {
      lines += 1;
      if (lines === 3) return at + from + 1;
    }
    at += chunk.length;
    if (at > 256 * piece) break;
  }
  throw notABackup(path, '不完整');
}

/** Writes all of `source` at `path` so that it is there whole or not at all: `.part`, synced, renamed, the folder synced. */
export async function writeStreamAtomic(path: string, source: AsyncIterable<Uint8Array>): Promise<number> {
  const part = `${path}.part`;
  let written = 0;
  try {
    const file = await open(part, 'w');
    try {
      for await (const chunk of source) written += await writeWhole(file, chunk);
      await file.sync();
      const { size } = await file.stat();
      if (size !== written) throw Object.assign(new Error('the file is shorter than what was written'), { code: 'ENOSPC' });
    } finally {
      await file.close();
    }
    renameHeld(part, path, nodeDisk);
    nodeDisk.syncFolder(dirname(path));
    return written;
  } catch (error) {
    discard(part, nodeDisk);
    throw asFailure(error, path);
  }
}

async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<number> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done);
    if (bytesWritten <= 0) throw Object.assign(new Error('the disk took no more bytes'), { code: 'ENOSPC' });
    done += bytesWritten;
  }
  return chunk.length;
}

/** SHA-256 in hex and length of a file. */
export async function digestOfFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: piece }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Packs the database file `from`, whose digest and length `manifest` names, into the backup at `path`. */
export async function packBackup(from: string, path: string, manifest: BackupManifest, attachments: readonly AttachmentEntry[]): Promise<number> {
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${magic}${JSON.stringify(manifest)}\n${JSON.stringify(attachments)}\n`);
    yield* createReadStream(from, { highWaterMark: piece }).pipe(createGzip({ level: 5, chunkSize: 256 * 1024 })) as AsyncIterable<Buffer>;
  }
  return writeStreamAtomic(path, whole());
}

/**
 * Unpacks the database of a backup to `to` (nowhere when null: a mere check) and proves its length and digest. Throws a
 * `file` Failure for what is damaged, cut off or no backup.
 */
export async function unpackBackup(path: string, to: string | null): Promise<BackupManifest> {
  const manifest = await readManifest(path);
  if (!manifest) throw notABackup(path, '不是本程序的备份文件');
  const start = await bodyStart(path);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* checked(source: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > (manifest?.bytes ?? 0)) throw notABackup(path, '内容和说明对不上'); // a bomb ends here too
      hash.update(chunk);
      yield chunk;
    }
    if (bytes !== manifest?.bytes || hash.digest('hex') !== manifest.sha256) throw notABackup(path, '已经损坏（校验不符）');
  }
  const sink = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    if (to !== null) await writeStreamAtomic(to, source);
    else for await (const chunk of source) void chunk;
  };
  try {
    await pipeline(createReadStream(path, { start, highWaterMark: piece }), createGunzip({ chunkSize: 256 * 1024 }), checked, sink);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw notABackup(path, '已经损坏');
    throw error;
  }
  return manifest;
}
