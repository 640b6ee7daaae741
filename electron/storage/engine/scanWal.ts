import type { Disk } from './disk.ts';
import { readAll } from './disk.ts';
import type { WalState } from './wal.ts';
import { FRAME, FRAME_HEADER, PAGE, WAL_HEADER, addToSum, decodeHeader } from './walFormat.ts';
import type { WalHeader } from './walFormat.ts';

const FRAMES_AT_ONCE = 256;

export interface Scan {
  /** how the log stands after its last whole transaction; null when it holds none */
  state: WalState | null;
  /** pages of the database after that transaction */
  pageCount: number;
  commits: number;
  /** positions of every committed frame of page 1, later ones last */
  firstPages: number[];
  /** Bytes that were synced once can no longer be read: not a torn tail, but damage. */
  damaged: boolean;
}

interface Chunk {
  view: DataView;
  words: Uint32Array;
  /** position in the file of the chunk's first byte */
  start: number;
  /** whole frames in it */
  frames: number;
}

/** Reads a log up to the last transaction that is whole, as SQLite's own recovery does. */
export function scanWal(disk: Disk, fd: number): Scan {
  const first = new Uint8Array(WAL_HEADER);
  const header = readAll(disk, fd, first, 0) === WAL_HEADER ? decodeHeader(first) : null;
  if (!header) {
    // A new log whose bytes never reached the disk is short or all zeros; anything else once was a header.
    return { state: null, pageCount: 0, commits: 0, firstPages: [], damaged: disk.size(fd) > WAL_HEADER && first.some((byte) => byte !== 0) };
  }
  const sum = { ...header.sum };
  const index = new Map<number, number>();
  let pending: [number, number][] = [];
  let found: Scan = { state: null, pageCount: 0, commits: 0, firstPages: [], damaged: false };
  let valid = true;
  for (const { view, words, start, frames } of chunks(disk, fd, WAL_HEADER)) {
    for (let at = 0; at < frames * FRAME && valid; at += FRAME) {
      valid = isOurs(view, at, header) && view.getUint32(at) !== 0;
      if (!valid) break;
      addToSum(sum, words, at / 4, at / 4 + 2);
      addToSum(sum, words, (at + FRAME_HEADER) / 4, (at + FRAME_HEADER + PAGE) / 4);
      valid = sum.a === view.getUint32(at + 16) && sum.b === view.getUint32(at + 20);
      if (!valid) break;
      pending.push([view.getUint32(at), start + at]);
      const pageCount = view.getUint32(at + 4);
      if (pageCount === 0) continue;
      for (const [number, position] of pending) {
        index.set(number, position);
        if (number === 1) found.firstPages.push(position);
      }
      pending = [];
      const state = { salt1: header.salt1, salt2: header.salt2, sequence: header.sequence, sum: { ...sum }, end: start + at + FRAME, index };
      found = { ...found, state, pageCount, commits: found.commits + 1 };
    }
    if (!valid) break;
  }
  return { ...found, damaged: commitsBeyond(disk, fd, found.state?.end ?? WAL_HEADER, header) };
}

/**
 * Only the last transaction can be torn by a power cut. So a frame of this log that lies behind another commit, both
 * beyond what can be read, means that synced bytes were damaged afterwards.
 */
function commitsBeyond(disk: Disk, fd: number, from: number, header: WalHeader): boolean {
  let committed = false;
  for (const { view, frames } of chunks(disk, fd, from)) {
    for (let at = 0; at < frames * FRAME; at += FRAME) {
      if (!isOurs(view, at, header)) continue;
      if (committed) return true;
      committed = view.getUint32(at + 4) !== 0;
    }
  }
  return false;
}

function isOurs(view: DataView, at: number, header: WalHeader): boolean {
  return view.getUint32(at + 8) === header.salt1 && view.getUint32(at + 12) === header.salt2;
}

function* chunks(disk: Disk, fd: number, from: number): Generator<Chunk> {
  const bytes = new Uint8Array(FRAMES_AT_ONCE * FRAME);
  const view = new DataView(bytes.buffer);
  const words = new Uint32Array(bytes.buffer);
  for (let start = from; ; start += bytes.length) {
    const frames = Math.floor(readAll(disk, fd, bytes, start) / FRAME);
    if (frames > 0) yield { view, words, start, frames };
    if (frames < FRAMES_AT_ONCE) return;
  }
}
