import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { writeStreamAtomic } from './backupFile.ts';

const piece = 1024 * 1024;

/** A file in pieces, up to `most` bytes of it. Each is a new buffer. */
export async function* readPieces(path: string, most = Infinity): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    for (let at = 0; at < most; ) {
      const buffer = Buffer.allocUnsafe(Math.min(piece, most - at));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * Copies NAME.db and the first `logBytes` of its log while the engine holds its checkpoints: together they are the database
 * as of the last commit before `logBytes` was asked. Later commits are behind that and are not copied.
 */
export async function copyPair(database: string, to: string, logBytes: number): Promise<void> {
  await writeStreamAtomic(to, readPieces(database));
  const log = `${database}-wal`;
  if (logBytes > 0 && existsSync(log)) await writeStreamAtomic(`${to}-wal`, readPieces(log, logBytes));
}
