import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heldAttachments, keepAttachment, readAttachment } from '#electron/storage/attachments.ts';
import { honestName, kindOf } from '#electron/storage/attachmentsKind.ts';
import { withoutPlace } from '#electron/storage/attachmentsPlace.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

/** A TIFF block with orientation 6, a day and a place. */
function exif(): Buffer {
  const tiff = Buffer.alloc(120);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(3, 8);
  const entry = (i: number, tag: number, type: number, count: number, value: number, short = false): void => {
    const at = 10 + i * 12;
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
    if (short) tiff.writeUInt16BE(value, at + 8);
    else tiff.writeUInt32BE(value, at + 8);
  };
  entry(0, 0x0112, 3, 1, 6, true);
  entry(1, 0x0132, 2, 20, 60);
  entry(2, 0x8825, 4, 1, 90);
  tiff.write('2026:08:15 10:20:30', 60, 'latin1');
  tiff.write('GPSPLACE', 100, 'latin1');
  return tiff;
}

const segment = (marker: number, body: Uint8Array): Uint8Array => Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
const pixels = Buffer.from([0xff, 0xda, 0, 4, 1, 2, 9, 9, 9, 0xff, 0xd9]);
const jpeg = (...segments: Uint8Array[]): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, pixels]);

describe('a photo on its way in', () => {
  it('loses the place and keeps how it is turned, its day and every pixel', () => {
    const table = segment(0xdb, Buffer.from([1, 2, 3]));
    const photo = jpeg(segment(0xe0, Buffer.from('JFIF\0aaaa')), segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif()])), segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0 exif:GPSLatitude')), table);
    const cleaned = withoutPlace(photo, 'image/jpeg');
    expect(cleaned).toMatchObject({ hadPlace: true, takenOn: '2026-08-15' });
    const text = Buffer.from(cleaned.bytes).toString('latin1');
    expect(text).not.toContain('GPS');
    expect(text.endsWith(pixels.toString('latin1'))).toBe(true);
    expect(Buffer.from(cleaned.bytes).includes(Buffer.from(table))).toBe(true);
    expect(Buffer.from(cleaned.bytes).subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe0]));
    const again = withoutPlace(cleaned.bytes, 'image/jpeg');
    expect(again).toMatchObject({ hadPlace: false, takenOn: null });
    expect(Buffer.from(again.bytes).equals(cleaned.bytes)).toBe(true);
  });

  it('is left as it is when its parts make no sense', () => {
    const cut = bytes([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff], 'Exif');
    expect(withoutPlace(cut, 'image/jpeg').bytes).toBe(cut);
    expect(withoutPlace(bytes([0xff, 0xd8]), 'image/jpeg').bytes).toHaveLength(2);
    expect(withoutPlace(bytes('RIFF', [9, 0, 0, 0], 'WEBPEXIF', [255, 255, 0, 0]), 'image/webp').hadPlace).toBe(false);
  });

  it('loses it as WebP and PNG too', () => {
    const tiff = exif();
    const size = Buffer.alloc(4);
    size.writeUInt32LE(tiff.length);
    const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from('VP8X'), Buffer.from([10, 0, 0, 0, 0b1100, 0, 0, 0, 1, 0, 0, 1, 0, 0]), Buffer.from('EXIF'), size, tiff]);
    const cleanedWebp = withoutPlace(webp, 'image/webp');
    expect(cleanedWebp).toMatchObject({ hadPlace: true, takenOn: '2026-08-15' });
    expect(cleanedWebp.bytes).toHaveLength(30);
    expect(cleanedWebp.bytes[20]).toBe(0);
    const chunk = (name: string, body: Buffer): Buffer => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(body.length);
      return Buffer.concat([head, Buffer.from(name), body, Buffer.alloc(4)]);
    };
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', Buffer.alloc(13)), chunk('eXIf', tiff), chunk('IEND', Buffer.alloc(0))]);
    const cleanedPng = withoutPlace(png, 'image/png');
    expect(cleanedPng.hadPlace).toBe(true);
    expect(Buffer.from(cleanedPng.bytes).toString('latin1')).not.toContain('GPS');
    expect(Buffer.from(cleanedPng.bytes).toString('latin1')).toContain('IEND');
  });
});

describe('what a file is', () => {
  it.each([
    ['照片.jpg', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', '照片.jpg'],
    ['照片', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', '照片.jpg'],
    ['照片.jpg', bytes('%PDF-1.7'), 'application/pdf', '照片.jpg.pdf'],
    ['IMG_1.HEIC', bytes([0, 0, 0, 24], 'ftypheic'), 'image/heic', 'IMG_1.HEIC'],
    ['纪要.docx', bytes('PK\x03\x04....[Content_Types].xml....word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '纪要.docx'],
    ['旧表.xls', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'application/vnd.ms-excel', '旧表.xls'],
    ['a/b:c.txt', Buffer.from('文字'), 'text/plain', 'a b c.txt'],
    ['图.jpeg', bytes([0xff, 0xd8, 0xff, 0xe1]), 'image/jpeg', '图.jpeg'],
  ])('%s is told by its bytes', (name, content, type, kept) => {
    const kind = kindOf(content, name);
    expect(kind?.type).toBe(type);
    expect(kind && honestName(name, kind)).toBe(kept);
  });

  it('a program is not kept', () => {
    expect(kindOf(bytes('MZ\x90'), '照片.jpg')).toBeNull();
    expect(kindOf(bytes('echo off'), '运行.bat')).toBeNull();
  });
});

it('the same bytes are kept once, under their digest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attachments-'));
  const one = keepAttachment(folder, Buffer.from('现场'));
  expect(keepAttachment(folder, Buffer.from('现场'))).toBe(one);
  expect([...heldAttachments(folder)]).toEqual([[one, 6]]);
  expect(readdirSync(join(folder, 'attachments', one.slice(0, 2)))).toEqual([one]);
  expect(readAttachment(folder, one)?.toString()).toBe(Buffer.from('现场').toString());
  expect(readAttachment(folder, '../../etc/passwd')).toBeNull();
  rmSync(folder, { recursive: true });
});
