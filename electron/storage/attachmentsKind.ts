/** What the bytes of a file are, whatever its name says. */
export interface FileKind {
  /** MIME type. */
  type: string;
  /** The usual ending, for a name that has none or lies; '' when the name's own is right. */
  ending: string;
  /** A picture that browsers can show. */
  picture: boolean;
}

const ascii = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));
const begins = (bytes: Uint8Array, ...values: readonly number[]): boolean => values.every((value, i) => bytes[i] === value);

const officeTypes: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  wps: 'application/vnd.ms-works',
  et: 'application/vnd.ms-excel',
  dps: 'application/vnd.ms-powerpoint',
};

/** The kind of a file by its first bytes (and, for families that share them, its ending). Null: a program, which is not kept. */
export function kindOf(bytes: Uint8Array, name: string): FileKind | null {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const made = (type: string, own: string, picture = false): FileKind => ({ type, ending: own, picture });
  if (begins(bytes, 0xff, 0xd8, 0xff)) return made('image/jpeg', 'jpg', true);
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47)) return made('image/png', 'png', true);
  if (ascii(bytes, 0, 4) === 'GIF8') return made('image/gif', 'gif', true);
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return made('image/webp', 'webp', true);
  if (ascii(bytes, 0, 2) === 'BM' && ['bmp', 'dib'].includes(ending)) return made('image/bmp', 'bmp', true);
  if (ascii(bytes, 4, 4) === 'ftyp') {
    const brand = ascii(bytes, 8, 4);
    if (/^(hei[cfmsx]|hev[cx]|mif1|msf1)$/.test(brand)) return made('image/heic', 'heic');
    return made(brand.startsWith('qt') ? 'video/quicktime' : 'video/mp4', brand.startsWith('qt') ? 'mov' : 'mp4');
  }
  if (ascii(bytes, 0, 5) === '%PDF-') return made('application/pdf', 'pdf');
  if (ascii(bytes, 0, 5) === '{\\rtf') return made('application/rtf', 'rtf');
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return made(officeTypes[ending] ?? 'application/x-ole-storage', officeTypes[ending] ? ending : 'doc');
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0x50, 0x4b, 0x05, 0x06)) return zipKind(bytes, ending);
  if (ascii(bytes, 0, 4) === 'Rar!') return made('application/vnd.rar', 'rar');
  if (begins(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return made('application/x-7z-compressed', '7z');
  if (begins(bytes, 0x4d, 0x5a) || begins(bytes, 0x7f, 0x45, 0x4c, 0x46)) return null;
  if (['exe', 'msi', 'bat', 'cmd', 'com', 'scr', 'vbs', 'js', 'jse', 'ps1', 'lnk', 'hta', 'jar'].includes(ending)) return null;
  if (isText(bytes)) return made('text/plain', ending === 'csv' ? 'csv' : 'txt');
  return made('application/octet-stream', '');
}

/** Word, Excel and PowerPoint files are ZIPs that name their parts; the names stand uncompressed. */
function zipKind(bytes: Uint8Array, ending: string): FileKind {
  // The first parts, and the directory at the end.
  const ends = [bytes.subarray(0, 64 * 1024), bytes.subarray(Math.max(0, bytes.length - 256 * 1024))];
  const has = (part: string): boolean => ends.some((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength).includes(part, 0, 'latin1'));
  if (has('[Content_Types].xml')) {
    if (has('word/')) return { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx', picture: false };
    if (has('xl/')) return { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: ending === 'xlsm' ? 'xlsm' : 'xlsx', picture: false };
    if (has('ppt/')) return { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', ending: 'pptx', picture: false };
  }
  return { type: 'application/zip', ending: ending === 'ofd' ? 'ofd' : 'zip', picture: false };
}

/** No zero bytes in the first kilobytes: text in UTF-8 or GBK. */
function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && !bytes.subarray(0, 8192).includes(0);
}

const sameEnding: Readonly<Record<string, string>> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', heif: 'heic', htm: 'txt', html: 'txt', md: 'txt', log: 'txt', dib: 'bmp', docm: 'docx', m4v: 'mp4' };

/** The name under which it is kept: with an ending that tells what it is, so that it opens in the right program. */
export function honestName(name: string, kind: FileKind): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim().slice(-200) || '附件';
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(plain)?.[1]?.toLowerCase() ?? '';
  if (kind.ending === '' || ending === kind.ending || sameEnding[ending] === kind.ending) return plain;
  return `${plain}.${kind.ending}`;
}
