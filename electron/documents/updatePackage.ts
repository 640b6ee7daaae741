import { createHash, createPublicKey, sign, type KeyObject, verify } from 'node:crypto';
import * as v from 'valibot';

/**
 * A new version as one file: a line that says what it is, the manifest as one line of JSON, its signature (Ed25519, base64url)
 * as one line, then the installer as it is. The signature is over the manifest's line, which names the installer's digest.
 */
export const updateEnding = '.xsupdate';
const magic = 'xieshang-update 1';
const longestHead = 64 * 1024;

const manifestSchema = v.object({
  format: v.literal(1),
  app: v.string(),
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  /** process.platform and process.arch of the machines that it is for. */
  platform: v.picklist(['win32', 'linux']),
  arch: v.picklist(['x64', 'arm64']),
  kind: v.picklist(['installer', 'portable', 'deb']),
  builtAt: v.string(),
  notes: v.string(),
  name: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type UpdateManifest = v.InferOutput<typeof manifestSchema>;

export type OpenedUpdate = { manifest: UpdateManifest; installer: Uint8Array } | { problem: 'foreign' | 'unsigned' | 'damaged' };

const publicKey = (key: string): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });

/** Reads and proves an update file; the signature is looked at before anything in it is believed. */
export function openUpdate(file: Uint8Array, keys: readonly string[]): OpenedUpdate {
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, longestHead));
  const ends = [0, 0, 0];
  for (let line = 0, at = 0; line < 3; line += 1) {
    const end = head.indexOf(10, at);
    if (end < 0) return { problem: head.toString('latin1').startsWith(magic) ? 'damaged' : 'foreign' };
    ends[line] = end;
    at = end + 1;
  }
  const [first = 0, second = 0, third = 0] = ends;
  if (head.toString('utf8', 0, first) !== magic) return { problem: 'foreign' };
  const line = head.subarray(first + 1, second);
  const signature = Buffer.from(head.toString('latin1', second + 1, third), 'base64url');
  if (signature.length !== 64) return { problem: 'damaged' };
  if (!keys.some((key) => verify(null, line, publicKey(key), signature))) return { problem: 'unsigned' };
  const parsed = v.safeParse(manifestSchema, JSON.parse(line.toString('utf8'))); // signed by us, so it is JSON
  if (!parsed.success) return { problem: 'foreign' };
  const installer = file.subarray(third + 1);
  const { bytes, sha256 } = parsed.output;
  if (installer.length !== bytes || createHash('sha256').update(installer).digest('hex') !== sha256) return { problem: 'damaged' };
  return { manifest: parsed.output, installer };
}

/** Makes an update file; `secret` is the release key's private half. For the maintainers' command and for tests. */
export function packUpdate(manifest: Omit<UpdateManifest, 'format' | 'bytes' | 'sha256'>, installer: Uint8Array, secret: KeyObject): Uint8Array {
  const whole: UpdateManifest = { format: 1, ...manifest, bytes: installer.length, sha256: createHash('sha256').update(installer).digest('hex') };
  const line = Buffer.from(JSON.stringify(whole));
  return Buffer.concat([Buffer.from(`${magic}\n`), line, Buffer.from(`\n${sign(null, line, secret).toString('base64url')}\n`), installer]);
}

/** Positive when `a` is the later version. Three numbers each. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
