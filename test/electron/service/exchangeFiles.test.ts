import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachmentPath } from '#electron/storage/attachments.ts';
import { packParts, unpackParts } from '#electron/sync/container.ts';
import { openEnvelope, sealEnvelope } from '#electron/sync/envelope.ts';
import { makePace } from '#electron/sync/pace.ts';
import { make, type TestOffice } from '#test/electron/service/office.ts';
import { type Carried, carry, type Circle, handOver, openCircle } from '#test/exchange/circle.ts';

let circle: Circle;
let topic: string;

beforeEach(async () => {
  circle = await openCircle();
  topic = await make(circle.township, 'topic', { title: '修路', collectedOn: '2026-09-01', channel: 'channel.raised', field: 'workField.livelihood', place: circle.place });
});
afterEach(() => circle.end());

const picture = (word: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb]), Buffer.from(word.repeat(200))]);
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function attach(office: TestOffice, subject: string, bytes: Uint8Array, name = '现场.jpg'): Promise<string> {
  const answer = office.service.put(bytes, name);
  if (!answer.ok) throw new Error(answer.message);
  return (await office.ask('attachFile', { subject, ticket: (answer.value as { ticket: string }).ticket })).id; // the contract of put
}

async function bytesAt(office: TestOffice, id: string): Promise<Buffer> {
  const { ticket } = await office.ask('openAttachment', { id });
  return Buffer.from(office.service.get(ticket)?.bytes ?? new Uint8Array());
}

const stateAt = async (office: TestOffice, id: string) => (await office.ask('attachmentStates', { ids: [id] })).states[id];

/** The file with its attachments changed, sealed again as only its sender could. */
async function withOtherFiles(up: Carried, change: (name: string, bytes: Uint8Array) => Uint8Array | null): Promise<Uint8Array> {
  const { age } = JSON.parse(readFileSync(join(circle.county.folder, 'keys.json'), 'utf8')) as { age: { identity: string; recipient: string } }; // written by openKeys
  const parts = await unpackParts(await openEnvelope(up.bytes, [age.identity], null, makePace()));
  const changed = parts.flatMap((part) => {
    const bytes = part.name.startsWith('att/') ? change(part.name, part.bytes) : part.bytes;
    return bytes ? [{ name: part.name, bytes }] : [];
  });
  return sealEnvelope(await packParts(changed), { recipient: age.recipient });
}

it('attachments go along, once, and are kept under what they are', async () => {
  const { township, county, site } = circle;
  const id = await attach(township, topic, picture('路'));
  expect(await township.ask('measureExport', { to: null })).toEqual({ files: 1, bytes: picture('路').length, later: 0 });
  const up = await carry(township, county);
  expect((await county.ask('previewImport', up)).files).toEqual({ whole: 1, absent: 0, damaged: 0, bytes: picture('路').length });
  await county.ask('applyImport', up);
  expect(await bytesAt(county, id)).toEqual(picture('路'));
  expect(await stateAt(county, id)).toBeUndefined();
  await township.ask('applyImport', await carry(county, township, site));
  expect(await township.ask('measureExport', { to: null })).toEqual({ files: 0, bytes: 0, later: 0 });
  await make(township, 'topic', { title: '修桥', collectedOn: '2026-09-02', channel: 'channel.raised', field: 'workField.livelihood', place: circle.place });
  expect((await carry(township, county)).bytes.length).toBeLessThan(6000);
});

it('a file without its attachments brings the records, says so, and the next one brings what was left', async () => {
  const { township, county, site } = circle;
  const id = await attach(township, topic, picture('路'));
  const up = await carry(township, county, null, true);
  const preview = await county.ask('previewImport', up);
  expect(preview.warnings).toContainEqual(expect.stringContaining('1个附件没有随文件到达'));
  await county.ask('applyImport', up);
  expect((await county.ask('getRecord', { entity: 'attachment', id })).row['name']).toBe('现场.jpg');
  expect(await stateAt(county, id)).toBe('附件未随文件到达');
  await expect(county.ask('openAttachment', { id })).rejects.toMatchObject({ code: 'notFound', message: expect.stringContaining('附件未随文件到达') });
  await township.ask('applyImport', await carry(county, township, site));
  await county.ask('applyImport', await carry(township, county));
  expect(await bytesAt(county, id)).toEqual(picture('路'));
});

it('an attachment with other bytes, or none, never keeps the records out, and is asked for again', async () => {
  const { township, county, site } = circle;
  const spoiled = await attach(township, topic, picture('路'));
  const gone = await attach(township, topic, picture('桥'), '桥.jpg');
  const up = await carry(township, county);
  const bytes = await withOtherFiles(up, (name, one) => (name.endsWith(digestOf(picture('桥'))) ? null : Buffer.concat([one.subarray(0, 50), Buffer.from('x'), one.subarray(51)])));
  const ticket = handOver(county, bytes);
  expect((await county.ask('previewImport', { ticket })).files).toMatchObject({ whole: 0, absent: 1, damaged: 1 });
  await county.ask('applyImport', { ticket });
  expect(await stateAt(county, spoiled)).toBe('附件损坏，已请对方补送');
  expect(await stateAt(county, gone)).toBe('附件未随文件到达');
  await township.ask('applyImport', await carry(county, township, site));
  await county.ask('applyImport', await carry(township, county));
  expect(await bytesAt(county, spoiled)).toEqual(picture('路'));
  expect(await bytesAt(county, gone)).toEqual(picture('桥'));
  expect(await stateAt(county, spoiled)).toBeUndefined();
});

it('an entry that the manifest does not name is refused, and nothing is written', async () => {
  const { township, county } = circle;
  await attach(township, topic, picture('路'));
  const up = await carry(township, county);
  const { age } = JSON.parse(readFileSync(join(county.folder, 'keys.json'), 'utf8')) as { age: { identity: string; recipient: string } }; // written by openKeys
  const parts = await unpackParts(await openEnvelope(up.bytes, [age.identity], null, makePace()));
  const bytes = await sealEnvelope(await packParts([...parts, { name: `att/${'0'.repeat(64)}`, bytes: Buffer.from('x') }]), { recipient: age.recipient });
  await expect(county.ask('applyImport', { ticket: handOver(county, bytes) })).rejects.toMatchObject({ code: 'file' });
});

it('bytes that changed on the sender’s disk are not passed on as if they were whole', async () => {
  const { township, county } = circle;
  const id = await attach(township, topic, picture('路'));
  writeFileSync(attachmentPath(township.folder, digestOf(picture('路'))), picture('坏'));
  const { files } = await township.ask('exportBundle', { to: null });
  expect(files).toEqual({ carried: 0, left: 0, bad: 1 });
  await county.ask('applyImport', await carry(township, county));
  expect(await stateAt(county, id)).toBe('附件未随文件到达');
});

it('a program that another office calls a photo is not kept, and a name that climbs is only a name', async () => {
  const { township, county } = circle;
  const climbing = await attach(township, topic, picture('路'));
  await township.ask('saveRecords', { writes: [{ entity: 'attachment', id: climbing, set: { name: '../../x.exe' } }] });
  const id = await attach(township, topic, picture('桥'));
  const up = await carry(township, county);
  await county.ask('applyImport', up);
  const { ticket, name } = await county.ask('openAttachment', { id: climbing }).catch((error: unknown) => ({ ticket: '', name: String(error) }));
  expect(ticket === '' ? '' : name).not.toMatch(/[/\\]/);
  expect((await bytesAt(county, id)).length).toBe(picture('桥').length);
});
