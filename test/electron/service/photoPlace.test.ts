import { expect, it } from 'vitest';
import { handOver } from '#test/exchange/circle.ts';
import { furnish, make, openOffice } from '#test/electron/service/office.ts';

/** A photo with a block that names the place where it was taken. */
function photo(): Uint8Array {
  const tiff = Buffer.alloc(60);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x8825, 10);
  tiff.writeUInt16BE(4, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt32BE(40, 18);
  tiff.write('GPSPLACE', 48, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2]), body, Buffer.from([0xff, 0xda, 0, 4, 1, 2, 9, 9, 0xff, 0xd9])]);
}

it('a photo loses the place where it was taken, unless the person wants it kept', async () => {
  const office = await openOffice();
  try {
    const { village } = await furnish(office);
    const subject = await make(office, 'jotting', { text: '现场照片', on: '2026-09-01', place: village });
    const kept = async (keepPlace: boolean) => {
      const made = await office.ask('attachFile', { subject, ticket: handOver(office, photo()), keepPlace });
      const { ticket } = await office.ask('openAttachment', { id: made.id });
      return { placeRemoved: made.placeRemoved, bytes: Buffer.from(office.service.get(ticket)?.bytes ?? []) };
    };
    const without = await kept(false);
    expect(without.placeRemoved).toBe(true);
    expect(without.bytes.includes('GPSPLACE')).toBe(false);
    const whole = await kept(true);
    expect(whole.placeRemoved).toBe(false);
    expect(whole.bytes.equals(photo())).toBe(true);
  } finally {
    await office.end();
  }
});
