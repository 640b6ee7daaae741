import { existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentPath } from '#electron/storage/attachments.ts';
import { writeRecords } from '#electron/storage/write.ts';
import { make } from '#test/electron/service/office.ts';
import { behindTheBack, carry, type Circle, handOver, openCircle, openTownship, wholeText } from '#test/exchange/circle.ts';

let circle: Circle;

beforeEach(async () => {
  circle = await openCircle();
});
afterEach(() => circle.end());

const phone = '13900001234';
const topic = (title: string, more = {}) => make(circle.township, 'topic', { title, collectedOn: '2026-09-01', channel: 'channel.raised', field: 'workField.livelihood', place: circle.place, proposer: '赵小满', phone, ...more });
const up = async () => circle.county.ask('applyImport', await carry(circle.township, circle.county));
const down = async () => circle.township.ask('applyImport', await carry(circle.county, circle.township, circle.site));

describe('erasing on request', () => {
  it('takes the person out of row, history and file here and at the county, keeps the rest, and the chain holds', async () => {
    const { township, county } = circle;
    const id = await topic('修路');
    await township.ask('saveRecords', { writes: [{ entity: 'topic', id, set: { phone: '13900005678' } }] });
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb]), Buffer.from('像'.repeat(50))]);
    const put = township.service.put(photo, '赵小满.jpg');
    if (put.ok) await township.ask('attachFile', { subject: id, ticket: (put.value as { ticket: string }).ticket }); // the contract of put
    await up();
    expect(await wholeText(county)).toContain(phone);
    const old = await carry(township, county);
    expect(await township.ask('erasePerson', { entity: 'topic', id, reason: '本人书面要求' })).toEqual({ erased: 2 });
    await up();
    for (const office of [township, county]) {
      const { row } = await office.ask('getRecord', { entity: 'topic', id });
      expect(row).toMatchObject({ title: '修路', proposer: null, phone: null });
      expect(await wholeText(office)).not.toMatch(/赵小满|1390000/);
      expect(existsSync(attachmentPath(office.folder, createHash('sha256').update(photo).digest('hex')))).toBe(false);
      await expect(office.ask('saveRecords', { writes: [{ entity: 'topic', id, set: { phone } }] })).rejects.toMatchObject({ code: expect.any(String) });
    }
    // An old file with the values, and a full tale of everything to an office that has none of it.
    await county.ask('applyImport', { ticket: handOver(county, old.bytes) });
    await down();
    expect(await wholeText(county)).not.toMatch(/赵小满|1390000/);
    const city = await county.ask('exportBundle', { to: null });
    expect(city.operations).toBeGreaterThan(0);
  });

  it('holds against an office that had not heard of it and went on writing', async () => {
    const { township, county } = circle;
    const id = await make(county, 'organisation', { name: '县水利局', contact: '钱师傅', phone });
    await down();
    await county.ask('erasePerson', { entity: 'organisation', id, reason: '本人要求' });
    await township.ask('saveRecords', { writes: [{ entity: 'organisation', id, set: { contact: '钱师傅', phone: '13900009999', kind: null } }] });
    await up();
    await down();
    for (const office of [township, county]) {
      expect(await wholeText(office)).not.toMatch(/钱师傅|139000/);
      expect((await office.ask('getRecord', { entity: 'organisation', id })).row).toMatchObject({ name: '县水利局', contact: null });
    }
  });

  it('is for the office that wrote the record and those above it; another’s erasure is kept and not followed', async () => {
    const { township, county } = circle;
    const id = await make(county, 'member', { name: '王建国', phone, state: 'memberState.serving' });
    await down();
    await expect(township.ask('erasePerson', { entity: 'member', id, reason: '试试' })).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('县政协') });
    await expect(township.ask('saveRecords', { writes: [{ entity: 'erasure', id: null, set: { subject: id, on: '2026-09-01', by: '某人', reason: '试试' } }] })).rejects.toMatchObject({ code: 'refused' });
    await behindTheBack(township, (store) => writeRecords(store, [{ entity: 'erasure', id: 'forged', set: { subject: id, on: '2026-09-01', by: '某人', reason: '试试' } }], { user: '某人' }));
    await up();
    expect((await county.ask('getRecord', { entity: 'member', id })).row).toMatchObject({ name: '王建国', phone });
    expect((await county.ask('listTwoSided', {})).kept).toMatchObject([{ entity: 'erasure', who: '某人' }]);
  });

  it('leaves a required name as a stub, and a record in the recycle bin there', async () => {
    const { township } = circle;
    const id = await make(township, 'member', { name: '周立', phone, state: 'memberState.serving', employer: '县一中' });
    await township.ask('deleteRecords', { entity: 'member', ids: [id] });
    await township.ask('erasePerson', { entity: 'member', id, reason: '本人要求' });
    expect((await township.ask('getRecord', { entity: 'member', id })).row).toMatchObject({ name: '（已按要求删除）', phone: null, employer: '县一中', deleted: true });
    await expect(township.ask('erasePerson', { entity: 'member', id, reason: '再来' })).rejects.toMatchObject({ message: expect.stringContaining('已经删除过') });
  });
});

describe('privacy in files', () => {
  it('a private record goes without name and phone, in its other texts too, is counted, and comes whole once it is opened', async () => {
    const { township, county } = circle;
    const id = await topic('为赵小满修路', { privacy: 'privacy.proposer', content: `请打${phone}` });
    const open = await topic('修桥', { proposer: '吴大有' });
    await up();
    const { row } = await county.ask('getRecord', { entity: 'topic', id });
    expect(row).toMatchObject({ title: '为有关人员修路', proposer: null, phone: null });
    expect((await county.ask('getRecord', { entity: 'topic', id: open })).row['proposer']).toBe('吴大有');
    expect(await wholeText(county)).not.toContain('赵小满');
    expect((await county.ask('countRecords', { entity: 'topic', wheres: [[]], search: '' })).counts).toEqual([2]);
    expect((await township.ask('getRecord', { entity: 'topic', id })).row['proposer']).toBe('赵小满');
    await down();
    await township.ask('saveRecords', { writes: [{ entity: 'topic', id, set: { privacy: 'privacy.open' } }] });
    await up();
    expect((await county.ask('getRecord', { entity: 'topic', id })).row).toMatchObject({ title: '为赵小满修路', proposer: '赵小满', phone });
    // Nothing is sent a second time for nothing.
    await down();
    expect((await township.ask('exportBundle', { to: null })).operations).toBe(0);
  });

  it('the face does not leave the office, and another township learns nothing', async () => {
    const { township, county } = circle;
    const id = await topic('修路', { privacy: 'privacy.hidden' });
    const put = township.service.put(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb]), Buffer.from('像'.repeat(50))]), '赵小满.jpg');
    if (put.ok) await township.ask('attachFile', { subject: id, ticket: (put.value as { ticket: string }).ticket }); // the contract of put
    expect(await township.ask('measureExport', { to: null })).toMatchObject({ files: 0 });
    await up();
    const { rows } = await county.ask('listRecords', { entity: 'attachment' });
    expect(rows).toMatchObject([{ name: null, digest: null, subject: id }]);
    expect((await county.ask('attachmentStates', { ids: [rows[0]?.id ?? ''] })).states[rows[0]?.id ?? '']).toBe('不公开，没有随文件送来');
    const other = await openTownship(county, '石桥镇');
    expect((await other.ask('listRecords', { entity: 'topic' })).rows).toEqual([]);
    await other.end();
  });
});
