import { afterEach, beforeEach, expect, it } from 'vitest';
import { make } from '#test/electron/service/office.ts';
import { carry, type Circle, handOver, openCircle, openTownship } from '#test/exchange/circle.ts';

// What is erased takes the files along that others put on the record before they heard of it.

let circle: Circle;
beforeEach(async () => {
  circle = await openCircle();
});
afterEach(() => circle.end());

const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb]), Buffer.from('身份证 '.repeat(300))]);

it('a picture that another office put on a record goes when its author, who never heard of the picture, has the person erased', async () => {
  const { township, county } = circle;
  const id = await make(township, 'organisation', { name: '云溪乡水利站', contact: '马文石' });
  await circle.up();
  const other = await openTownship(county, '石桥镇');
  const site = (await other.ask('getSession', {})).office?.site ?? '';
  await other.ask('applyImport', await carry(county, other, site));
  const file = (await other.ask('attachFile', { subject: id, ticket: handOver(other, picture) })).id;
  await county.ask('applyImport', await carry(other, county));
  expect(county.service.get((await county.ask('openAttachment', { id: file })).ticket)?.bytes.length).toBe(picture.length);

  await township.ask('erasePerson', { entity: 'organisation', id, reason: '本人要求' });
  await circle.up();
  await other.ask('applyImport', await carry(county, other, site));
  for (const office of [county, other]) await expect(office.ask('openAttachment', { id: file })).rejects.toMatchObject({ code: expect.any(String) });
  // What is said of the picture later tells nothing either.
  await other.ask('saveRecords', { writes: [{ entity: 'attachment', id: file, set: { caption: '马文石的照片' } }] });
  await county.ask('applyImport', await carry(other, county));
  expect((await county.ask('getRecord', { entity: 'attachment', id: file })).row['caption'] ?? null).toBeNull();
  await other.end();
});

it('nobody who knows of it puts a new file on an erased record', async () => {
  const { county } = circle;
  const id = await make(county, 'organisation', { name: '县水利局', contact: '马文石' });
  await county.ask('erasePerson', { entity: 'organisation', id, reason: '本人要求' });
  await expect(county.ask('attachFile', { subject: id, ticket: handOver(county, picture) })).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('不能再放附件') });
  expect((await county.ask('listRecords', { entity: 'attachment', limit: 1 })).total).toBe(0);
});
