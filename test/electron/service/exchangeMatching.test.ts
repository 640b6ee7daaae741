import { afterEach, beforeEach, expect, it } from 'vitest';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { carry, openTownship } from '#test/exchange/circle.ts';

let county: TestOffice;
let township: TestOffice;
beforeEach(async () => {
  county = await openOffice();
  township = await openOffice();
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '陈主任' });
});
afterEach(async () => {
  await township.end();
  await county.end();
});

it('an office that began alone matches what it had with the county’s, loses nothing, and both ends agree', async () => {
  const { member, village, water } = await furnish(township);
  await township.ask('saveRecords', { writes: [{ entity: 'member', id: member, set: { phone: '13900001234', employer: '云溪小学' } }] });
  const stranger = await make(township, 'member', { name: '李小满', phone: '13900007777', state: 'memberState.serving' });
  const topic = await make(township, 'topic', { title: '修路', collectedOn: '2026-09-01', channel: 'channel.raised', field: 'workField.livelihood', place: village, member });
  const theirs = await make(county, 'member', { name: '王 建国', number: '安政001', state: 'memberState.serving' });
  const other = await make(county, 'member', { name: '李小满', state: 'memberState.serving' });
  await openTownship(county, '云溪乡', township);

  const { pairs, total } = await township.ask('listMatches', {});
  expect(total).toBe(2);
  const [pair] = pairs.filter((one) => one.mine.id === member);
  expect(pair).toMatchObject({ entity: 'member', why: '名称相同', mine: { title: '王建国', used: 1 }, theirs: { id: theirs } });

  await township.ask('dismissMatch', { mine: stranger, theirs: other });
  const { tx, moved } = await township.ask('mergeMatch', { entity: 'member', mine: member, theirs });
  expect(moved).toBe(1);
  expect((await township.ask('listMatches', {})).total).toBe(0);
  expect((await township.ask('getRecord', { entity: 'topic', id: topic })).row['member']).toBe(theirs);
  expect((await township.ask('getRecord', { entity: 'member', id: theirs })).row).toMatchObject({ number: '安政001', phone: '13900001234', employer: '云溪小学' });
  expect((await township.ask('getRecord', { entity: 'member', id: member })).row.deleted).toBe(true);
  expect((await township.ask('getRecord', { entity: 'member', id: stranger })).row.deleted).toBe(false);
  expect((await township.ask('getRecord', { entity: 'organisation', id: water })).row.deleted).toBe(false);

  await township.ask('undo', { tx });
  expect((await township.ask('getRecord', { entity: 'topic', id: topic })).row['member']).toBe(member);
  expect((await township.ask('getRecord', { entity: 'member', id: theirs })).row['phone']).toBe(null);
  await township.ask('mergeMatch', { entity: 'member', mine: member, theirs });
  await county.ask('applyImport', await carry(township, county));
  expect((await county.ask('getRecord', { entity: 'member', id: theirs })).row['phone']).toBe('13900001234');
  expect((await county.ask('getRecord', { entity: 'topic', id: topic })).row['member']).toBe(theirs);
  await expect(township.ask('mergeMatch', { entity: 'member', mine: member, theirs })).rejects.toMatchObject({ code: 'notFound' });
  await expect(township.ask('mergeMatch', { entity: 'member', mine: other, theirs: stranger })).rejects.toMatchObject({ code: 'refused' });
});
