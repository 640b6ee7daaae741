import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Failure } from '#shared/failure.ts';
import { openBytes, sealBytes, sealOf } from '#electron/storage/folderSeal.ts';
import { writeFileAtomic } from '#electron/storage/atomicFile.ts';

/** An Ed25519 pair: both halves are 32 bytes in base64url. */
export interface KeyPair {
  key: string;
  secret: string;
}

interface KeyFile {
  format: 1;
  /** The root of the network that this installation would lead: a county's vouches for its own machines. */
  root: KeyPair;
  /** What files to this site are sealed for, and what opens them. */
  age: { identity: string; recipient: string };
  /** By `site.inc`: what a life signs with. */
  signing: Record<string, KeyPair>;
  /** What opens files to this site that were sealed before its keys were brought back. */
  spare?: string[];
}

export interface Keys {
  root: KeyPair;
  age: { identity: string; recipient: string };
  /** The pair of a life of this site; made when it is new. */
  signing(site: string, inc: string): KeyPair;
  /** Earlier lives of this site that left their keys here. */
  others(site: string, inc: string): { inc: string; pair: KeyPair }[];
  /** What opens files to this site: that of `age`, and those that others may still seal for. */
  identities(): string[];
  /** All of it as text, to be sealed and kept elsewhere. Secret. */
  text(): string;
  /** Takes the place of these keys, with a text that `text` gave elsewhere; what was signed or sealed with these goes on being known. */
  bringBack(text: string): void;
}

export const keysName = 'keys.json';

function makePair(): KeyPair {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { key: x ?? '', secret: d ?? '' };
}

function publicKey(key: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
}

/** Signs the bytes; answers 64 bytes in base64url. */
export function signBytes(pair: KeyPair, bytes: Uint8Array | string): string {
  const secret = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: pair.key, d: pair.secret }, format: 'jwk' });
  return sign(null, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, secret).toString('base64url');
}

/** Whether the signature is the key's over exactly these bytes. A key that is none signs nothing. */
export function isSigned(key: string, bytes: Uint8Array | string, signature: string): boolean {
  if (!/^[A-Za-z0-9_-]{43}$/.test(key) || !/^[A-Za-z0-9_-]{86}$/.test(signature)) return false;
  return verify(null, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, publicKey(key), Buffer.from(signature, 'base64url'));
}

/** Eight digits that two people can compare on the telephone. */
export function fingerprintOf(key: string): string {
  const digits = String(createHash('sha256').update(`xieshang fingerprint 1\n${key}`).digest().readBigUInt64BE() % 100_000_000n).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** The network of a root key. */
export function orgOf(root: string): string {
  return createHash('sha256').update(`xieshang org 1\n${root}`).digest('base64url').slice(0, 22);
}

/** What a life's salts come from: kept apart from the key, which it does not reveal. */
export function saltSecret(pair: KeyPair): string {
  return createHmac('sha256', pair.secret).update('xieshang salt 1').digest('base64url');
}

/** Null for what is no key file. */
function parseKeys(text: string): KeyFile | null {
  try {
    const file = JSON.parse(text) as KeyFile; // written by saveKeys alone; a broken one fails below
    if (file.format === 1 && file.root.key.length === 43 && file.age.recipient.startsWith('age1')) return file;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  return null;
}

function readKeys(folder: string, path: string): KeyFile | null {
  if (!existsSync(path)) return null;
  const file = parseKeys(Buffer.from(openBytes(sealOf(folder), readFileSync(path)) ?? []).toString('utf8'));
  if (file) return file;
  throw new Failure('storage', '本机的钥匙文件keys.json已经损坏，程序没有打开。数据没有变化。', '请从备份里恢复keys.json；没有备份的，把它改名以后重新启动，再请县政协重新开通。');
}

/** The keys of a data folder, beside the database and readable by its owner only; made at the first start. */
export async function openKeys(folder: string): Promise<Keys> {
  const path = join(folder, keysName);
  const found = readKeys(folder, path);
  const identity = found ? found.age.identity : await generateX25519Identity();
  let file: KeyFile = found ?? { format: 1, root: makePair(), age: { identity, recipient: await identityToRecipient(identity) }, signing: {} };
  const save = (): void => {
    writeFileAtomic(path, sealBytes(sealOf(folder), Buffer.from(`${JSON.stringify(file, null, 1)}\n`)));
    chmodSync(path, 0o600);
  };
  if (!found) save();
  return {
    get root() {
      return file.root;
    },
    get age() {
      return file.age;
    },
    signing(site, inc) {
      const name = `${site}.${inc}`;
      const known = file.signing[name];
      if (known) return known;
      const made = makePair();
      file.signing[name] = made;
      save();
      return made;
    },
    others: (site, inc) =>
      Object.entries(file.signing)
        .filter(([name]) => name.startsWith(`${site}.`) && name !== `${site}.${inc}`)
        .map(([name, pair]) => ({ inc: name.slice(site.length + 1), pair })),
    identities: () => [file.age.identity, ...(file.spare ?? [])],
    text: () => JSON.stringify(file),
    bringBack(text) {
      const old = parseKeys(text);
      if (!old) throw new Failure('file', '备份里的钥匙已经损坏，没有找回，数据没有变化。', '请换一份备份；都不行的，请县政协重新开通。');
      const spare = [...(old.spare ?? []), file.age.identity, ...(file.spare ?? [])];
      file = { ...old, signing: { ...file.signing, ...old.signing }, spare: [...new Set(spare)].filter((one) => one !== old.age.identity) };
      save();
    },
  };
}
