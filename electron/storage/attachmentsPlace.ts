/**
 * Photos without the place where they were taken. JPEG: all EXIF but the orientation goes, and XMP and IPTC, which repeat the
 * place; PNG and WebP: their EXIF, XMP and text parts. Pixels are not touched: nothing is encoded again. What can't be read as
 * such a file is answered as it is.
 */
export interface Cleaned {
  bytes: Uint8Array;
  /** A place was found and is gone. */
  hadPlace: boolean;
  /** The day of the photo, `YYYY-MM-DD`, when it says so. */
  takenOn: string | null;
}

const asIs = (bytes: Uint8Array): Cleaned => ({ bytes, hadPlace: false, takenOn: null });

export function withoutPlace(bytes: Uint8Array, type: string): Cleaned {
  switch (type) {
    case 'image/jpeg':
      return cleanJpeg(bytes);
    case 'image/png':
      return cleanPng(bytes);
    case 'image/webp':
      return cleanWebp(bytes);
    default:
      return asIs(bytes);
  }
}

const text = (bytes: Uint8Array, from: number, length: number): string => Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, Math.min(length, bytes.length - from))).toString('latin1');
const mentionsPlace = (part: Uint8Array): boolean => /GPSL|GPS:|exif:GPS|Location|LocationShown|City/.test(text(part, 0, part.length));

interface Exif {
  orientation: number;
  takenOn: string | null;
  hasPlace: boolean;
}

/** Reads the few tags that matter of a TIFF block; wrong offsets end the reading. */
function readExif(tiff: Uint8Array): Exif {
  const found: Exif = { orientation: 1, takenOn: null, hasPlace: false };
  const little = text(tiff, 0, 2) === 'II';
  if (tiff.length < 8 || (!little && text(tiff, 0, 2) !== 'MM')) return found;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const walk = (at: number, depth: number): void => {
    if (depth > 2 || at <= 0 || at + 2 > tiff.length) return;
    const entries = view.getUint16(at, little);
    for (let i = 0; i < entries && at + 14 + i * 12 <= tiff.length; i += 1) {
      const entry = at + 2 + i * 12;
      const tag = view.getUint16(entry, little);
      const value = view.getUint32(entry + 8, little);
      if (tag === 0x0112) found.orientation = view.getUint16(entry + 8, little);
      if (tag === 0x8825) found.hasPlace = true;
      if (tag === 0x8769) walk(value, depth + 1);
      if (tag === 0x9003 || (tag === 0x0132 && found.takenOn === null)) {
        const day = /^(\d{4})[:-](\d\d)[:-](\d\d)/.exec(text(tiff, value, 10));
        if (day && Number(day[1]) > 1970 && Number(day[2]) <= 12 && Number(day[2]) > 0 && Number(day[3]) <= 31 && Number(day[3]) > 0) found.takenOn = `${day[1]}-${day[2]}-${day[3]}`;
      }
    }
  };
  walk(view.getUint32(4, little), 0);
  return found;
}

/** An APP1 segment that says nothing but how the picture is turned. */
function orientationSegment(orientation: number): Uint8Array {
  const body = Buffer.alloc(36);
  body.writeUInt16BE(0xffe1, 0);
  body.writeUInt16BE(34, 2);
  body.write('Exif\0\0MM\0*', 4, 'latin1');
  body.writeUInt32BE(8, 14);
  body.writeUInt16BE(1, 18);
  body.writeUInt16BE(0x0112, 20);
  body.writeUInt16BE(3, 22);
  body.writeUInt32BE(1, 24);
  body.writeUInt16BE(orientation, 28);
  return body;
}

function cleanJpeg(bytes: Uint8Array): Cleaned {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let exif: Exif | null = null;
  let hadPlace = false;
  let removed = false;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill bytes before a marker
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return asIs(bytes);
    const segment = bytes.subarray(at, end);
    const isExif = marker === 0xe1 && text(segment, 4, 6) === 'Exif\0\0';
    if (isExif && exif === null) exif = readExif(segment.subarray(10));
    if (marker === 0xe1 || marker === 0xed) {
      removed = true;
      if (!isExif && mentionsPlace(segment)) hadPlace = true;
    } else kept.push(segment);
    at = end;
  }
  if (!removed) return asIs(bytes);
  const orientation = exif?.orientation ?? 1;
  const head = orientation > 1 && orientation <= 8 ? [orientationSegment(orientation)] : [];
  const [start, ...others] = kept;
  // JFIF, where there is one, must stay the first segment.
  const jfif = others[0]?.[1] === 0xe0 ? others.splice(0, 1) : [];
  return { bytes: Buffer.concat([...(start ? [start] : []), ...jfif, ...head, ...others, bytes.subarray(at)]), hadPlace: hadPlace || exif?.hasPlace === true, takenOn: exif?.takenOn ?? null };
}

function cleanPng(bytes: Uint8Array): Cleaned {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let found: Cleaned = asIs(bytes);
  let removed = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return asIs(bytes);
    const name = text(bytes, at + 4, 4);
    const body = bytes.subarray(at + 8, end - 4);
    if (name === 'eXIf') {
      const exif = readExif(body);
      found = { ...found, hadPlace: found.hadPlace || exif.hasPlace, takenOn: exif.takenOn };
      removed = true;
    } else if (['tEXt', 'zTXt', 'iTXt'].includes(name)) {
      found = { ...found, hadPlace: found.hadPlace || mentionsPlace(body) };
      removed = true;
    } else kept.push(bytes.subarray(at, end));
    at = end;
  }
  return removed ? { ...found, bytes: Buffer.concat(kept) } : asIs(bytes);
}

function cleanWebp(bytes: Uint8Array): Cleaned {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [Uint8Array.from(bytes.subarray(0, 12))];
  let found: Cleaned = asIs(bytes);
  let removed = false;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const end = Math.min(bytes.length, at + 8 + size + (size % 2));
    if (at + 8 + size > bytes.length) return asIs(bytes);
    const name = text(bytes, at, 4);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (name === 'EXIF') {
      const exif = readExif(text(body, 0, 6) === 'Exif\0\0' ? body.subarray(6) : body);
      found = { ...found, hadPlace: found.hadPlace || exif.hasPlace, takenOn: exif.takenOn };
      removed = true;
    } else if (name === 'XMP ') {
      found = { ...found, hadPlace: found.hadPlace || mentionsPlace(body) };
      removed = true;
    } else {
      const part = Uint8Array.from(bytes.subarray(at, end));
      if (name === 'VP8X') part[8] = (part[8] ?? 0) & ~0b1100; // the flags that say that EXIF and XMP follow
      kept.push(part);
    }
    at = end;
  }
  if (!removed) return asIs(bytes);
  const whole = Buffer.concat(kept);
  whole.writeUInt32LE(whole.length - 8, 4);
  return { ...found, bytes: whole };
}
