/**
 * The bytes of SQLite's write-ahead log ("Database File Format", section 4): a header of 32 bytes, then frames of a
 * 24-byte header and one page. A frame counts only when its salts are the header's and its checksum, which runs on
 * from the header through every frame before it, is right; a transaction counts when its last frame (the one that
 * carries the size of the database) does. All numbers are big-endian except the words that are summed: we write the
 * little-endian kind only, because every machine that this program runs on is.
 */
export const PAGE = 4096;
export const FRAME_HEADER = 24;
export const FRAME = FRAME_HEADER + PAGE;
export const WAL_HEADER = 32;
const MAGIC = 0x377f0682;
const FORMAT = 3007000;

/** The running checksum: two unsigned words. */
export interface Sum {
  a: number;
  b: number;
}

/** Runs `sum` on over words [from, to) (an even number of them). */
export function addToSum(sum: Sum, words: Uint32Array, from: number, to: number): void {
  let a = sum.a | 0;
  let b = sum.b | 0;
  // as: within bounds, in the one loop here that must be fast
  for (let i = from; i < to; i += 2) {
    a = (a + (words[i] as number) + b) | 0;
    b = (b + (words[i + 1] as number) + a) | 0;
  }
  sum.a = a >>> 0;
  sum.b = b >>> 0;
}

export interface WalHeader {
  salt1: number;
  salt2: number;
  /** how many times this log was begun anew */
  sequence: number;
  sum: Sum;
}

/** The 32 bytes of a header, and the sum with which its first frame begins. */
export function encodeHeader(salt1: number, salt2: number, sequence: number): { bytes: Uint8Array; sum: Sum } {
  const bytes = new Uint8Array(WAL_HEADER);
  const view = new DataView(bytes.buffer);
  [MAGIC, FORMAT, PAGE, sequence, salt1, salt2].forEach((value, i) => view.setUint32(i * 4, value));
  const sum = { a: 0, b: 0 };
  addToSum(sum, new Uint32Array(bytes.buffer), 0, 6);
  view.setUint32(24, sum.a);
  view.setUint32(28, sum.b);
  return { bytes, sum };
}

/** null when these bytes are not the header of a log that we could have written. `bytes` starts its own buffer. */
export function decodeHeader(bytes: Uint8Array): WalHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < WAL_HEADER || view.getUint32(0) !== MAGIC || view.getUint32(8) !== PAGE) return null;
  const sum = { a: 0, b: 0 };
  addToSum(sum, new Uint32Array(bytes.buffer, bytes.byteOffset, 6), 0, 6);
  if (view.getUint32(24) !== sum.a || view.getUint32(28) !== sum.b) return null;
  return { sequence: view.getUint32(12), salt1: view.getUint32(16), salt2: view.getUint32(20), sum };
}
