import { createHash, randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function base32(bytes: Uint8Array, length: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < length; i += 1) {
    text = alphabet[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

/** A new record id: 10 characters of time in milliseconds, 16 of chance (80 bits); ids made later sort later. */
export function newId(now: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(now));
  return base32(time.subarray(1), 10) + base32(randomBytes(10), 16);
}

/** The id of a record that several offices would each make for themselves, so that theirs is the same one. */
export function idFromName(...parts: readonly string[]): string {
  return base32(createHash('sha256').update(parts.join('\u0000')).digest().subarray(0, 17), 26);
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
