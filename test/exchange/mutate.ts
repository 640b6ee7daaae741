import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packParts, type Part, unpackParts } from '#electron/sync/container.ts';
import { openEnvelope, sealEnvelope } from '#electron/sync/envelope.ts';
import { type KeyPair, openKeys, signBytes } from '#electron/sync/keys.ts';
import { makePace } from '#electron/sync/pace.ts';

/** Makes bad files out of a good one: damage, forgery, and what a sender with the right key but a wrong program might write. */

export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export interface Workshop {
  bytes: Uint8Array;
  inner: Uint8Array;
  parts: Part[];
  /** The receiver's age recipient: anybody may seal for it. */
  recipient: string;
  /** The sender's own key. */
  pair: KeyPair;
  stranger: KeyPair;
}

export async function openWorkshop(bytes: Uint8Array, receiverFolder: string, senderFolder: string, life: { site: string; inc: string }, strangerFolder: string): Promise<Workshop> {
  const receiver = await openKeys(receiverFolder);
  const inner = await openEnvelope(bytes, receiver.identities(), null, makePace());
  const sender = await openKeys(senderFolder);
  const stranger = await openKeys(strangerFolder);
  return { bytes, inner, parts: await unpackParts(inner), recipient: receiver.age.recipient, pair: sender.signing(life.site, life.inc), stranger: stranger.signing('stranger', 'x') };
}

function scramble(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = random(copy.length);
  switch (random(6)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
      return copy;
    case 1:
      return copy.subarray(0, at);
    case 2:
      return Buffer.concat([copy.subarray(0, at), randomBytes(1 + random(64)), copy.subarray(at)]);
    case 3:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + random(200))]);
    case 4:
      return Buffer.concat([copy, copy.subarray(0, at)]);
    default:
      copy.fill(0, at, Math.min(copy.length, at + 1 + random(500)));
      return copy;
  }
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Values that have broken parsers before. */
const nasty: readonly Json[] = [null, -1, 0, 1, 2 ** 53, 1e308, '', '../../x', '__proto__', 'a'.repeat(5000), [], {}, [[[[[[1]]]]]], true, '\u0000', '2099-01-01T00:00:00.000Z', 'constructor'];

/** Changes one value somewhere in a JSON text. */
function changeJson(text: string, random: Random): string {
  const value = JSON.parse(text) as Json;
  let holder: Json = value;
  for (let depth = 0; depth < 8; depth += 1) {
    if (typeof holder !== 'object' || holder === null) break;
    const keys = Object.keys(holder);
    if (keys.length === 0) break;
    const key = keys[random(keys.length)] ?? '';
    const inner: Json | undefined = Array.isArray(holder) ? holder[Number(key)] : holder[key];
    if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && random(3) > 0) {
      holder = inner;
      continue;
    }
    const bad = nasty[random(nasty.length)] ?? null;
    const kind = random(4);
    if (Array.isArray(holder)) {
      if (kind === 0) holder.splice(Number(key), 1);
      else if (kind === 1) holder.push(inner ?? null);
      else holder[Number(key)] = bad;
    } else if (kind === 0) delete holder[key];
    else if (kind === 1) Object.defineProperty(holder, '__proto__', { value: { polluted: true }, enumerable: true, configurable: true });
    else if (kind === 2 && typeof inner === 'number') holder[key] = inner + 1 - random(3);
    else holder[key] = bad;
    break;
  }
  return JSON.stringify(value);
}

async function repack(shop: Workshop, parts: readonly Part[], pair: KeyPair, keepKey: boolean): Promise<Uint8Array> {
  const [manifest, , ...chunks] = parts;
  let text = Buffer.from(manifest?.bytes ?? new Uint8Array());
  if (!keepKey) text = Buffer.from(text.toString('utf8').replaceAll(shop.pair.key, pair.key));
  const signed = [{ name: 'manifest.json', bytes: text }, { name: 'manifest.sig', bytes: Buffer.from(signBytes(pair, text)) }, ...chunks];
  return sealEnvelope(await packParts(signed), { recipient: shop.recipient });
}

function withChunk(parts: readonly Part[], change: (lines: string[]) => string[]): Part[] {
  const [manifest, signature, chunk, ...rest] = parts;
  if (!manifest || !signature || !chunk) return [...parts];
  const lines = change(gunzipSync(chunk.bytes).toString('utf8').trimEnd().split('\n'));
  const raw = Buffer.from(`${lines.join('\n')}\n`);
  const bytes = gzipSync(raw);
  const value = JSON.parse(Buffer.from(manifest.bytes).toString('utf8')) as { chunks: { size: number; packed: number; sha256: string; lines: number }[] };
  Object.assign(value.chunks[0] ?? {}, { size: raw.length, packed: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), lines: lines.length });
  return [{ name: manifest.name, bytes: Buffer.from(JSON.stringify(value)) }, signature, { name: chunk.name, bytes }, ...rest];
}

/** One bad file, and how it was made. */
export async function mutate(shop: Workshop, other: Workshop, random: Random): Promise<{ how: string; bytes: Uint8Array }> {
  const seal = (inner: Uint8Array): Promise<Uint8Array> => sealEnvelope(inner, { recipient: shop.recipient });
  const changedManifest = (): Part[] => shop.parts.map((part, i) => (i === 0 ? { ...part, bytes: Buffer.from(changeJson(Buffer.from(part.bytes).toString('utf8'), random)) } : part));
  const oneLine = (lines: string[]): string[] => {
    const at = random(lines.length);
    const line = lines[at] ?? '';
    return lines.with(at, random(8) === 0 ? scramble(Buffer.from(line), random).toString() : changeJson(line, random));
  };
  const orderly = (lines: string[]): string[] => {
    const at = random(lines.length);
    const kind = random(3);
    if (kind === 0) return lines.toSpliced(at, 1);
    if (kind === 1) return [...lines, lines[at] ?? ''];
    return lines.toReversed();
  };
  switch (random(9)) {
    case 0:
      return { how: 'damaged', bytes: scramble(shop.bytes, random) };
    case 1:
      return { how: 'damaged inside, sealed again', bytes: await seal(scramble(shop.inner, random)) };
    case 2:
      return { how: 'manifest changed, not signed again', bytes: await seal(await packParts(changedManifest())) };
    case 3:
      return { how: 'manifest changed, signed by the sender', bytes: await repack(shop, changedManifest(), shop.pair, true) };
    case 4:
      return { how: 'signed again by a stranger', bytes: await repack(shop, shop.parts, shop.stranger, random(2) === 0) };
    case 5:
      return { how: 'a line changed, signed by the sender', bytes: await repack(shop, withChunk(shop.parts, oneLine), shop.pair, true) };
    case 6:
      return { how: 'lines lost, doubled or turned, signed by the sender', bytes: await repack(shop, withChunk(shop.parts, orderly), shop.pair, true) };
    case 7:
      return { how: 'parts of two files', bytes: await seal(await packParts(shop.parts.map((part, i) => (random(2) === 0 ? part : (other.parts[i] ?? part))))) };
    default:
      return { how: 'entries in another order', bytes: await seal(await packParts(shop.parts.toSorted(() => random(3) - 1))) };
  }
}
