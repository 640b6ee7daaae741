import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packParts, type Part } from '#electron/sync/container.ts';
import { sealEnvelope, type SealFor } from '#electron/sync/envelope.ts';
import { type KeyPair, signBytes } from '#electron/sync/keys.ts';
import type { Manifest } from '#electron/sync/manifest.ts';
import type { Pace } from '#electron/sync/pace.ts';

/** A line of a chunk, and whether a save ends with it: chunks hold whole saves. */
export interface OutLine {
  text: string;
  ends: boolean;
}

const chunkSize = 4 * 1024 * 1024;
const packed = promisify(gzip);

/** Puts the lines into chunks of about 4 MB. */
export async function chunksOf(lines: readonly OutLine[], pace: Pace): Promise<{ chunks: Manifest['chunks']; parts: Part[] }> {
  const chunks: Manifest['chunks'] = [];
  const parts: Part[] = [];
  let held: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (held.length === 0) return;
    const raw = Buffer.from(`${held.join('\n')}\n`);
    const bytes = await packed(raw, { level: 6 });
    const name = `ops/${String(chunks.length + 1).padStart(4, '0')}.ndjson.gz`;
    chunks.push({ name, size: raw.length, packed: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), lines: held.length });
    parts.push({ name, bytes });
    held = [];
    size = 0;
  };
  for (const { text, ends } of lines) {
    held.push(text);
    size += text.length * 2;
    if (ends && size >= chunkSize) await flush();
    await pace.breathe();
  }
  await flush();
  return { chunks, parts };
}

/** The whole file: manifest, its signature, chunks, sealed. Also answers the digest of the manifest, by which it is known. */
export async function writeBundle(manifest: Manifest, parts: readonly Part[], pair: KeyPair, to: SealFor, pace: Pace): Promise<{ bytes: Uint8Array; digest: string }> {
  const text = Buffer.from(JSON.stringify(manifest));
  const inner = await packParts([
    { name: 'manifest.json', bytes: text },
    { name: 'manifest.sig', bytes: Buffer.from(signBytes(pair, text)) },
    ...parts,
  ]);
  return { bytes: await sealEnvelope(inner, to, pace), digest: createHash('sha256').update(text).digest('hex') };
}
