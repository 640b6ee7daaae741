import { createHash } from 'node:crypto';
import { gunzip } from 'node:zlib';
import type { Piece } from '#electron/storage/chain.ts';
import type { SaltedOperation } from '#electron/storage/operations.ts';
import { attachmentPart, type Carried, readCarried } from '#electron/sync/carried.ts';
import { unpackParts } from '#electron/sync/container.ts';
import { openEnvelope } from '#electron/sync/envelope.ts';
import { isSigned } from '#electron/sync/keys.ts';
import { longestLine, makeWalker, readLine } from '#electron/sync/lines.ts';
import { type BundleLife, checkManifest, type Manifest } from '#electron/sync/manifest.ts';
import type { Pace } from '#electron/sync/pace.ts';
import { damaged, incomplete, refused } from '#electron/sync/refusal.ts';

/** A bundle that is whole and signed by the key that it names; whether that key is to be trusted is asked elsewhere. */
export interface OpenedBundle {
  manifest: Manifest;
  /** SHA-256 of manifest.json. */
  digest: string;
  chunks: { name: string; bytes: Uint8Array }[];
  /** Attachments that came along, whole or not. */
  carried: Carried[];
}

/** What a life's pieces are, once its chain holds. */
export interface LifePieces {
  life: BundleLife;
  pieces: Piece[];
}

const mostManifest = 32 * 1024 * 1024;
/** A chunk is about 4 MB; one save is never cut, so that it may be larger. */
const mostChunk = 64 * 1024 * 1024;
const mostInAll = 1024 * 1024 * 1024;
const mostRatio = 200;
/** Each line becomes an object of about a kilobyte: more than these would not fit into an old machine's memory. */
export const mostLines = 1_000_000;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Opens the envelope and checks container, signature, version and the hashes of the chunks. Reads no operation yet. */
export async function openBundle(bytes: Uint8Array, identities: readonly string[], passphrase: string | null, pace: Pace): Promise<OpenedBundle> {
  const parts = await unpackParts(await openEnvelope(bytes, identities, passphrase, pace));
  const [text, signature, ...chunks] = parts;
  if (text?.name !== 'manifest.json' || signature?.name !== 'manifest.sig' || text.bytes.length > mostManifest || signature.bytes.length > 200) throw incomplete();
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text.bytes).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw incomplete();
    throw error;
  }
  const manifest = checkManifest(value);
  if (!isSigned(manifest.from.key, text.bytes, Buffer.from(signature.bytes).toString('latin1'))) throw refused('它的签名不对，可能被人改过', '请不要使用这个文件，请对方重新导出一份。');
  const carried = chunks.filter(({ name }) => name.startsWith('ops/'));
  const files = chunks.slice(carried.length);
  const named = new Set(manifest.attachments.filter((one) => one.carried !== 'none').map((one) => attachmentPart(one.sha256)));
  if (carried.length !== manifest.chunks.length || files.some(({ name }) => !named.has(name))) throw incomplete();
  const told = manifest.chunks.reduce((sum, chunk) => sum + chunk.lines, 0);
  if (told > mostLines) throw refused(`它里面有${told}处变化，一个文件最多收${mostLines}处`, '请对方把程序升级到新版本，再导出一次：内容多的会自动分成几个文件。');
  let inAll = 0;
  for (const [i, chunk] of manifest.chunks.entries()) {
    const part = carried[i];
    inAll += chunk.size;
    if (!part || part.name !== chunk.name || part.bytes.length !== chunk.packed) throw incomplete();
    if (chunk.size > mostChunk || inAll > mostInAll || chunk.size > chunk.packed * mostRatio + 1024) throw refused('它展开以后太大');
    if (sha256(part.bytes) !== chunk.sha256) throw damaged('内容和校验值对不上');
    await pace.breathe();
  }
  return { manifest, digest: sha256(text.bytes), chunks: carried, carried: await readCarried(manifest, files, pace) };
}

function unfold(bytes: Uint8Array, size: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: Math.max(1, size) }, (error, raw) => {
      if (error ?? raw.length !== size) reject(damaged('内容展开不了'));
      else resolve(raw);
    });
  });
}

/** Reads every line, in slices, and holds each life's chain and seal against what the manifest says. */
export async function readPieces(bundle: OpenedBundle, pace: Pace): Promise<{ lives: LifePieces[]; extras: SaltedOperation[] }> {
  const { manifest } = bundle;
  const lives = manifest.lives.map((life): LifePieces => ({ life, pieces: [] }));
  const walkers = manifest.lives.map(makeWalker);
  const extras: SaltedOperation[] = [];
  const total = manifest.chunks.reduce((sum, chunk) => sum + chunk.lines, 0);
  let done = 0;
  for (const [i, chunk] of manifest.chunks.entries()) {
    const raw = await unfold(bundle.chunks[i]?.bytes ?? new Uint8Array(), chunk.size);
    let lines = 0;
    for (let at = 0; at < raw.length; ) {
      const end = raw.indexOf(10, at);
      if (end < 0 || end - at > longestLine) throw incomplete();
      const { life, extra, piece } = readLine(raw.toString('utf8', at, end), manifest.lives, manifest.extras);
      at = end + 1;
      lines += 1;
      if (lines > chunk.lines) throw incomplete();
      if (extra) {
        if (!piece.skip) extras.push(piece);
      } else {
        walkers[life]?.take(piece);
        lives[life]?.pieces.push(piece);
      }
      if (lines % 64 === 0) {
        pace.tell(done + lines, total, '正在读取内容');
        await pace.breathe();
      }
    }
    if (lines !== chunk.lines) throw incomplete();
    done += lines;
  }
  for (const walker of walkers) walker.end();
  const operations = lives.reduce((sum, one) => sum + one.pieces.filter((piece) => !piece.skip).length, extras.length);
  if (operations !== manifest.operations) throw incomplete();
  return { lives, extras };
}
