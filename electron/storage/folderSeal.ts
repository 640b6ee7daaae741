import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Failure } from '#shared/failure.ts';
import { writeFileAtomic } from './atomicFile.ts';
import { makePageSeal, type PageSeal } from './engine/pageSeal.ts';

/**
 * The password of a data folder. What is sealed is sealed with a random key; `seal.json` holds that key twice, wrapped by
 * the password and by a recovery code that the office keeps on paper. A new password wraps the same key anew, so nothing
 * else is written again. Each backup carries the same lines, so that it opens on another machine.
 */
export const sealName = 'seal.json';

const wrapped = v.object({ salt: v.string(), box: v.string() });
export const sealFileSchema = v.object({
  format: v.literal(1),
  /** A digest of the key: two folders with one id are sealed alike. */
  id: v.string(),
  /** scrypt's N; r is 8, p is 1. */
  cost: v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(2 ** 20)),
  password: wrapped,
  recovery: wrapped,
  /** `sealing` and `opening`: files are being changed over, which goes on at the next opening if it was cut off. */
  state: v.picklist(['sealing', 'sealed', 'opening']),
});
export type SealFile = v.InferOutput<typeof sealFileSchema>;

/** An opened seal, plain data, so that a thread can be given it. */
export interface SealKey {
  file: SealFile;
  key: Uint8Array;
}

const COST = 2 ** 16;
const NONCE = 12;
const TAG = 16;
const magic = Buffer.from('xssealed 1\n');
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'; // nothing that looks like something else on paper

/** The keys of the folders that are open in this process. A thread is told its own with its job. */
const held = new Map<string, SealKey>();

export function holdSeal(folder: string, seal: SealKey | null): void {
  if (seal) held.set(folder, seal);
  else held.delete(folder);
}

/** The folder's opened seal; null where there is no password, or it has not been given. */
export function sealOf(folder: string): SealKey | null {
  return held.get(folder) ?? null;
}

export function pagesOf(seal: SealKey | null): PageSeal | undefined {
  return seal ? makePageSeal(seal.key) : undefined;
}

/** What stands in `seal.json`; null where there is no password. Throws a Failure when it can't be read: then only a backup helps. */
export function readSeal(folder: string): SealFile | null {
  const path = join(folder, sealName);
  if (!existsSync(path)) return null;
  try {
    const parsed = v.safeParse(sealFileSchema, JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.output;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Failure('storage', `密码文件“${path}”已经损坏，程序没有打开。数据没有变化。`, '请从备份文件恢复：备份里带着同样的密码资料，输入原来的密码就能打开。');
}

export function writeSeal(folder: string, file: SealFile): void {
  writeFileAtomic(join(folder, sealName), Buffer.from(`${JSON.stringify(file, null, 1)}\n`));
}

export function dropSeal(folder: string): void {
  rmSync(join(folder, sealName), { force: true });
  held.delete(folder);
}

const idOf = (key: Uint8Array): string => createHash('sha256').update('xieshang seal 1\n').update(key).digest('hex').slice(0, 16);

/** As typed from paper: spaces, dashes and small letters don't count. */
const bare = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

function derive(secret: string, salt: Uint8Array, cost: number): Buffer {
  return scryptSync(secret.normalize('NFC'), salt, 32, { N: cost, r: 8, p: 1, maxmem: cost * 8 * 128 + 64 * 1024 * 1024 });
}

function wrap(key: Uint8Array, secret: string, cost: number): SealFile['password'] {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64url'), box: encrypt(derive(secret, salt, cost), key).toString('base64url') };
}

function unwrap(one: SealFile['password'], secret: string, cost: number): Buffer | null {
  try {
    return decrypt(derive(secret, Buffer.from(one.salt, 'base64url'), cost), Buffer.from(one.box, 'base64url'));
  } catch (error) {
    if (error instanceof Error && /authenticate|tag/i.test(error.message)) return null;
    throw error;
  }
}

function newCode(): string {
  const letters = Array.from(randomBytes(24), (byte) => alphabet[byte % alphabet.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** A new seal under a password. `recovery` is shown once and kept nowhere. `cost` is for tests. */
export function makeSeal(password: string, cost = COST): SealKey & { recovery: string } {
  const key = randomBytes(32);
  const recovery = newCode();
  const file: SealFile = { format: 1, id: idOf(key), cost, password: wrap(key, password, cost), recovery: wrap(key, bare(recovery), cost), state: 'sealing' };
  return { file, key, recovery };
}

/** Opens with the password or the recovery code; null when it is neither. */
export function unlockSeal(file: SealFile, secret: string): SealKey | null {
  const key = unwrap(file.password, secret, file.cost) ?? unwrap(file.recovery, bare(secret), file.cost);
  return key && idOf(key) === file.id ? { file, key } : null;
}

/** The same key under another password; the recovery code stays good. */
export function withPassword(seal: SealKey, password: string): SealKey {
  return { ...seal, file: { ...seal.file, password: wrap(seal.key, password, seal.file.cost) } };
}

function encrypt(key: Uint8Array, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Uint8Array, box: Uint8Array): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE));
  cipher.setAuthTag(box.subarray(NONCE, NONCE + TAG));
  const body = cipher.update(box.subarray(NONCE + TAG));
  cipher.final();
  return body;
}

export function isSealed(bytes: Uint8Array): boolean {
  return bytes.length >= magic.length + NONCE + TAG && Buffer.compare(bytes.subarray(0, magic.length), magic) === 0;
}

/** A whole file, sealed; as it is where there is no password. A sealed file says so in its first bytes. */
export function sealBytes(seal: SealKey | null, bytes: Uint8Array): Uint8Array {
  return seal ? Buffer.concat([magic, encrypt(seal.key, bytes)]) : bytes;
}

/** A whole file as it was before it was sealed; null when it is sealed and this is not its key, or it is damaged. */
export function openBytes(seal: SealKey | null, bytes: Uint8Array): Uint8Array | null {
  if (!isSealed(bytes)) return bytes;
  if (!seal) return null;
  try {
    return decrypt(seal.key, bytes.subarray(magic.length));
  } catch (error) {
    if (error instanceof Error && /authenticate/i.test(error.message)) return null;
    throw error;
  }
}
