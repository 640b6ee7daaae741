import { createHash, createPublicKey, verify } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Decrypter } from 'age-encryption';

/** A reader of bundles that uses nothing of the program: written from docs/bundle-format.md alone. */

interface Life {
  site: string;
  inc: string;
  first: number;
  last: number;
  before: string;
  after: string;
  key: string | null;
  seal: string | null;
}

export interface ReadOperation {
  site: string;
  inc: string;
  seq: number;
  entity: string;
  record: string;
  set: Record<string, unknown>;
  /** Values were left out of `set`, or said with other words. */
  masked: boolean;
}

export interface ReadAttachment {
  sha256: string;
  state: 'whole' | 'damaged' | 'absent' | 'later';
}

type Line = { life: number; extra?: true } & (
  | { skip: [number, number]; hash: string }
  | { skip?: never; seq: number; hlc: number; wall: string; user: string; entity: string; record: string; set: Record<string, unknown>; prev: Record<string, (number | string)[]>; tx: [number, number]; salt: string; sum?: string }
);

const sha = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const sorted = (map: Record<string, unknown>): [string, unknown][] => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

function signed(key: string, data: string | Uint8Array, signature: string): boolean {
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
  return verify(null, Buffer.from(data), publicKey, Buffer.from(signature, 'base64url'));
}

/** The stored entries of a ZIP, in order, by its local headers. */
function entriesOf(zip: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10); i += 1) {
    const size = zip.readUInt32LE(at + 24);
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    entries.set(zip.toString('utf8', at + 46, at + 46 + nameLength), zip.subarray(start, start + size));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** Opens, verifies and reads a bundle; throws when anything does not hold. */
export async function readAlone(bytes: Uint8Array, by: { identity: string } | { passphrase: string }): Promise<{ title: string; operations: ReadOperation[]; sealed: number; attachments: ReadAttachment[] }> {
  const decrypter = new Decrypter();
  if ('identity' in by) decrypter.addIdentity(by.identity);
  else decrypter.addPassphrase(by.passphrase);
  const entries = entriesOf(Buffer.from(await decrypter.decrypt(bytes)));
  const text = entries.get('manifest.json');
  if (!text) throw new Error('no manifest');
  const manifest = JSON.parse(text.toString('utf8')) as { reader: number; title: string; from: { key: string }; lives: Life[]; extras: { site: string; inc: string }[]; chunks: { name: string; size: number; sha256: string; lines: number }[]; attachments: { sha256: string; size: number; carried: string }[]; operations: number };
  if (manifest.reader > 1) throw new Error('newer');
  if (!signed(manifest.from.key, text, entries.get('manifest.sig')?.toString('latin1') ?? '')) throw new Error('signature');
  const operations: ReadOperation[] = [];
  const chain = manifest.lives.map((life) => ({ hash: life.before, next: life.first }));
  for (const chunk of manifest.chunks) {
    const packed = entries.get(chunk.name);
    if (!packed || sha(packed) !== chunk.sha256) throw new Error(`chunk ${chunk.name}`);
    const raw = gunzipSync(packed, { maxOutputLength: chunk.size });
    const lines = raw.toString('utf8').split('\n').slice(0, -1);
    if (raw.length !== chunk.size || lines.length !== chunk.lines) throw new Error(`size of ${chunk.name}`);
    for (const line of lines.map((one) => JSON.parse(one) as Line)) {
      const life = line.extra ? manifest.extras[line.life] : manifest.lives[line.life];
      const state = line.extra ? undefined : chain[line.life];
      if (!life) throw new Error('life');
      if (line.skip) {
        if (state?.next !== line.skip[0]) throw new Error('order');
        Object.assign(state, { hash: line.hash, next: line.skip[1] + 1 });
        continue;
      }
      const { seq, hlc, wall, user, entity, record, set, tx, salt, sum } = line;
      operations.push({ site: life.site, inc: life.inc, seq, entity, record, set, masked: sum !== undefined });
      if (!state) continue;
      if (state.next !== seq) throw new Error('order');
      const prev = sorted(line.prev).map(([field, ids]) => [field, (ids as (number | string)[]).map((id) => (typeof id === 'number' ? `${life.site}.${life.inc}.${id}` : id))]);
      const header = JSON.stringify([life.site, life.inc, seq, hlc, wall, user, entity, record, prev, tx[0], tx[1]]);
      Object.assign(state, { hash: sha(`${state.hash}\n${header}\n${sum ?? sha(`${salt}\n${JSON.stringify(sorted(set))}`)}`), next: seq + 1 });
    }
  }
  let sealed = 0;
  for (const [i, life] of manifest.lives.entries()) {
    if (chain[i]?.hash !== life.after || chain[i]?.next !== life.last + 1) throw new Error('chain');
    if (life.first === 1 && !life.inc.includes('-') && life.before !== sha(`xieshang chain 1\n${life.site}\n${life.inc}`)) throw new Error('beginning');
    if (life.key === null || life.seal === null) continue;
    if (!signed(life.key, `xieshang seal 1\n${life.site}\n${life.inc}\n${life.last}\n${life.after}`, life.seal)) throw new Error('seal');
    sealed += 1;
  }
  if (operations.length !== manifest.operations) throw new Error('count');
  // What is wrong with an attachment never keeps the records out.
  const attachments = manifest.attachments.map(({ sha256, size, carried }): ReadAttachment => {
    const file = entries.get(`att/${sha256}`);
    if (carried === 'none' || !file) return { sha256, state: carried === 'none' ? 'later' : 'absent' };
    return { sha256, state: file.length === size && sha(file) === sha256 ? 'whole' : 'damaged' };
  });
  return { title: manifest.title, operations, sealed, attachments };
}
