import { createHash, randomBytes } from 'node:crypto';
import { PAGE } from './walFormat.ts';

/** What the first page of a database file says, and the few bytes of it that are ours to set. */

export const RESERVED = 32;
/** the smallest piece that a disk writes whole or not at all */
export const SECTOR = 512;
const MAGIC = 'SQLite format 3\0';

const viewOf = (page: Uint8Array): DataView => new DataView(page.buffer, page.byteOffset, page.byteLength);

/** An empty database with 32 reserved bytes a page, so that a page can carry a nonce and a seal one day. */
export function emptyDatabase(): Uint8Array {
  const page = new Uint8Array(PAGE);
  const view = viewOf(page);
  page.set(Buffer.from(MAGIC, 'latin1'));
  view.setUint16(16, PAGE);
  page.set([1, 1, RESERVED, 64, 32, 32], 18);
  view.setUint32(28, 1); // size in pages
  view.setUint32(44, 4); // schema format
  view.setUint32(56, 1); // UTF-8
  view.setUint32(96, 3054000);
  page[100] = 0x0d; // an empty leaf of the schema table
  view.setUint16(105, PAGE - RESERVED);
  stamp(page);
  return page;
}

/** undefined when the page is not the first of an SQLite database with pages of 4,096 bytes. */
export function readFirstPage(page: Uint8Array): { pageCount: number | null; reserved: number } | undefined {
  if (page.length < 100 || Buffer.from(page.subarray(0, 16)).toString('latin1') !== MAGIC) return undefined;
  const view = viewOf(page);
  if (view.getUint16(16) !== PAGE) return undefined;
  // The size in the header counts only when the change counter says that the same writer set both.
  const pageCount = view.getUint32(24) === view.getUint32(92) ? view.getUint32(28) : null;
  return { pageCount: pageCount === 0 ? null : pageCount, reserved: page[20] ?? 0 };
}

export function pageCountOf(firstPage: Uint8Array): number {
  return viewOf(firstPage).getUint32(28);
}

/** 2: native SQLite looks for a log beside the file; 1: the file is whole by itself (memory, backups). */
export function setJournal(firstPage: Uint8Array, version: 1 | 2): void {
  firstPage[18] = version;
  firstPage[19] = version;
}

/**
 * Gives this image of the database a change counter of its own. SQLite only ever compares the counter with an earlier
 * one; a random one tells two copies of the same database apart, see baseSalt().
 */
export function stamp(firstPage: Uint8Array): void {
  const counter = randomBytes(4);
  firstPage.set(counter, 24);
  firstPage.set(counter, 92);
}

/**
 * The second salt of a log: it says upon which database image the log was begun (the first page as it lies on disk).
 * SQLite gives salts no meaning, so native SQLite doesn't mind; we refuse to replay a log upon another image.
 * Only the first sector, which holds the stamp, is asked: a power cut in a checkpoint may leave the page half rewritten.
 */
export function baseSalt(rawFirstPage: Uint8Array, salt1: number): number {
  const salt = Buffer.alloc(4);
  salt.writeUInt32BE(salt1);
  return createHash('sha256').update(rawFirstPage.subarray(0, SECTOR)).update(salt).digest().readUInt32BE(0);
}
