import { crc32 } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';
import { damaged, incomplete, refused } from '#electron/sync/refusal.ts';

/** One entry of the container, in the order in which it stands. */
export interface Part {
  name: string;
  bytes: Uint8Array;
}

/** A day that every entry bears, so that the same content is the same bytes. */
const noTime = new Date(1980, 0, 1);
export const mostParts = 5000;
const nameShape = /^(manifest\.json|manifest\.sig|ops\/\d{4}\.ndjson\.gz|att\/[0-9a-f]{64})$/;

/** A ZIP of stored entries in the given order; what is in them is compressed already. */
export function packParts(parts: readonly Part[]): Promise<Uint8Array> {
  const zip = new ZipWriter();
  for (const { name, bytes } of parts) zip.addBuffer(Buffer.from(bytes), name, { compress: false, mtime: noTime, mode: 0o100644 });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on('error', reject);
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

/** Reads a container whole. Refuses other names than ours, names that come twice, and entries that are not stored as they are. */
export async function unpackParts(bytes: Uint8Array): Promise<Part[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await opened(buffer);
  if (zip.entryCount > mostParts) throw refused('里面的文件太多');
  const entries = await entriesOf(zip);
  const names = new Set(entries.map((entry) => entry.fileName));
  if (names.size !== entries.length) throw refused('里面有重名的文件');
  if (entries.some((entry) => !nameShape.test(entry.fileName))) throw refused('里面有不该有的文件');
  return entries.map((entry) => ({ name: entry.fileName, bytes: contentOf(buffer, entry) }));
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(damaged());
      else resolve(zip);
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** The bytes of a stored entry: taken where the local header says, held against size and CRC. */
function contentOf(buffer: Buffer, entry: Entry): Uint8Array {
  const at = entry.relativeOffsetOfLocalHeader;
  if (entry.compressionMethod !== 0 || entry.compressedSize !== entry.uncompressedSize || at + 30 > buffer.length) throw incomplete();
  if (buffer.readUInt32LE(at) !== 0x04034b50) throw damaged();
  const start = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const content = buffer.subarray(start, start + entry.uncompressedSize);
  // An attachment is proved by its own digest: what is wrong with one must not keep the records out.
  if (content.length !== entry.uncompressedSize || (!entry.fileName.startsWith('att/') && crc32(content) !== entry.crc32)) throw damaged();
  return content;
}
