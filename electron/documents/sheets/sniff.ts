import { tableLimit } from '#shared/contract/tables.ts';
import { Failure } from '#shared/failure.ts';
import type { TableFormat } from '#shared/tables/grid.ts';

/** What a packed file may unpack to: a file of a few kilobytes can hold gigabytes of blanks. */
const unpackedLimit = 600 * 1024 * 1024;

const safe = '一条也没有导入，现有数据没有变化。';
const other = '请另存为“Excel工作簿（.xlsx）”，再导入一次。';

function refuse(what: string, fix: string): Failure {
  return new Failure('file', `${what}，${safe}`, fix);
}

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** The bytes of a name in a directory of an OLE file: UTF-16, little end first. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
}

interface ZipEntry {
  name: string;
  size: number;
}

/** The names and sizes in a ZIP's own table at its end; null when the table is not there: the file was cut off. */
function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > buffer.length) return null;
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  const found: ZipEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) return null;
    const name = buffer.readUInt16LE(at + 28);
    found.push({ name: buffer.toString('utf8', at + 46, at + 46 + name), size: buffer.readUInt32LE(at + 24) });
    at += 46 + name + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return found;
}

function zipKind(bytes: Uint8Array): TableFormat {
  const entries = zipEntries(bytes);
  if (entries === null) throw refuse('这个文件不完整，可能没有复制完，或者传输时断了', '请回到原来的地方重新复制一份，用WPS或Excel能打开后再导入。');
  const names = new Set(entries.map(({ name }) => name));
  if (entries.reduce((sum, { size }) => sum + size, 0) > unpackedLimit) throw refuse('这个文件展开以后太大，不像是台账', other);
  if (names.has('word/document.xml')) throw refuse('这是Word文档，不是表格，只是改了文件名', '请用WPS或Word打开，把里面的表格复制到Excel里，存成.xlsx后再导入。');
  if (names.has('ppt/presentation.xml')) throw refuse('这是演示文稿，不是表格', other);
  if (names.has('content.xml') && names.has('mimetype')) return 'ods';
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) return 'xlsx';
  throw refuse('这是压缩包，里面不是一张表格', '请先解压，再选里面的Excel文件。');
}

function oleKind(bytes: Uint8Array): TableFormat {
  if (holdsWide(bytes, 'EncryptedPackage')) throw refuse('这个文件设了打开密码，读不出来', '请在WPS或Excel里用密码打开，另存一份不带密码的，再导入。');
  if (holdsWide(bytes, 'Workbook') || holdsWide(bytes, 'Book')) return 'xls';
  if (holdsWide(bytes, 'WordDocument')) throw refuse('这是Word文档，不是表格', '请用WPS或Word打开，把里面的表格复制到Excel里，存成.xlsx后再导入。');
  throw refuse('这个文件里没有表格，可能不完整', '请用WPS或Excel打开看看，能打开的另存为.xlsx后再导入。');
}

/** What a file really is, by its content and not by its name. Throws a Failure in words for what is no sheet. */
export function sniffTable(bytes: Uint8Array): TableFormat {
  if (bytes.length === 0) throw refuse('这个文件是空的（0字节）', '请重新选择文件。');
  if (bytes.length > tableLimit) throw refuse(`这个文件有${Math.round(bytes.length / 1024 / 1024)}兆，超过${tableLimit / 1024 / 1024}兆，太大了`, '台账里夹有照片的，请删掉照片；记录太多的，请按年份分成几个文件。');
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipKind(bytes);
  if (starts(bytes, 0x50, 0x4b, 0x05, 0x06)) throw refuse('这是空的压缩包', '请重新选择文件。');
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oleKind(bytes);
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw refuse('这是PDF，不是表格', '请找原来的Excel文件；只有PDF的，请把内容录进Excel再导入。');
  if (starts(bytes, 0xff, 0xd8, 0xff) || starts(bytes, 0x89, 0x50, 0x4e, 0x47)) throw refuse('这是图片，不是表格', '请找原来的Excel文件再导入。');
  if (starts(bytes, 0x52, 0x61, 0x72, 0x21) || starts(bytes, 0x37, 0x7a, 0xbc, 0xaf)) throw refuse('这是压缩包，不是表格', '请先解压，再选里面的Excel文件。');
  if (starts(bytes, 0x09, 0x08) || starts(bytes, 0x09, 0x04) || starts(bytes, 0x09, 0x02)) return 'xls';
  const head = ascii(bytes, 0, 2048).replaceAll('\u0000', '').replace(/^[^<A-Za-z\d]+/, '').trimStart().toLowerCase();
  if (head.startsWith('mime-version') || head.startsWith('content-type: multipart')) throw refuse('这是网页存成的单个文件（.mht），读不出来', other);
  if (head.startsWith('<?xml') && head.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xls';
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<(!doctype html|html|table|head|body|meta|style|div)/.test(head)) return 'html';
  if (ascii(bytes, 0, 6).startsWith('{\\rtf')) throw refuse('这是写字板文档，不是表格', other);
  return 'csv';
}

/** What SheetJS or our own reader could not read, in words. The cause is kept for the log. */
export function unreadable(cause: unknown): Failure {
  if (cause instanceof Failure) return cause;
  const message = cause instanceof Error ? cause.message : '';
  const failure = /password/i.test(message)
    ? refuse('这个文件设了打开密码，读不出来', '请在WPS或Excel里用密码打开，另存一份不带密码的，再导入。')
    : refuse('这个文件读不出来，可能已经损坏或不完整', '请用WPS或Excel打开看看，能打开的另存为.xlsx后再导入；打不开的请找原来的文件。');
  failure.cause = cause;
  return failure;
}
