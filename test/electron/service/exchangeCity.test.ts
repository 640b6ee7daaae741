import { afterEach, beforeEach, expect, it } from 'vitest';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { carry, handOver, openTownship } from '#test/exchange/circle.ts';

let city: TestOffice;
let county: TestOffice;
let other: TestOffice;

/** A county that the city opens by file. */
async function openCounty(name: string): Promise<TestOffice> {
  const office = await openOffice();
  const made = await city.ask('enrolOffice', { place: name, office: `政协${name}委员会办公室` });
  await office.ask('applyImport', { ticket: handOver(office, city.service.get(made.ticket)?.bytes ?? new Uint8Array()), passphrase: made.passphrase, person: '陈主任' });
  await city.ask('applyImport', await carry(office, city));
  return office;
}

beforeEach(async () => {
  city = await openOffice();
  await city.ask('foundOffice', { level: 'city', place: '岚州市', county: '岚州市', office: '政协岚州市委员会办公室', person: '孙立' });
  county = await openCounty('安和县');
  other = await openCounty('岚川县');
});
afterEach(async () => {
  for (const office of [city, county, other]) await office.end();
});

const up = async (from: TestOffice) => city.ask('applyImport', await carry(from, city));
const down = async (to: TestOffice) => to.ask('applyImport', await carry(city, to, (await to.ask('getSession', {})).office?.site ?? ''));

it('a county that a city opens keeps its own name, and its townships are of the county', async () => {
  expect((await county.ask('getSession', {})).office).toMatchObject({ county: '安和县', level: 'county' });
  const township = await openTownship(county, '云溪乡');
  try {
    expect((await township.ask('getSession', {})).office).toMatchObject({ county: '安和县', name: '政协安和县云溪乡工作联络组' });
  } finally {
    await township.end();
  }
});

it('phones, homes and unsorted notes stay in the county; names, records and counts go up to the city', async () => {
  const place = (await county.ask('getSession', {})).office?.place ?? '';
  const member = await make(county, 'member', { name: '马玉梅', phone: '13900001111', address: '环城路3号', employer: '县人民医院', state: 'memberState.serving' });
  const topic = await make(county, 'topic', { title: '修路', collectedOn: '2026-09-01', channel: 'channel.raised', field: 'workField.livelihood', place, proposer: '赵小满', phone: '13900002222' });
  const jotting = await make(county, 'jotting', { text: '先记下', on: '2026-09-01', place });
  await up(county);
  expect((await city.ask('getRecord', { entity: 'member', id: member })).row).toMatchObject({ name: '马玉梅', employer: '县人民医院', phone: null, address: null });
  expect((await city.ask('getRecord', { entity: 'topic', id: topic })).row).toMatchObject({ title: '修路', proposer: '赵小满', phone: null });
  await expect(city.ask('getRecord', { entity: 'jotting', id: jotting })).rejects.toMatchObject({ code: 'notFound' });
  await down(county);
  expect((await county.ask('getRecord', { entity: 'member', id: member })).row['phone']).toBe('13900001111');
  expect((await county.ask('sendState', { ids: [member, topic] })).states).toEqual({ [member]: 'confirmed', [topic]: 'confirmed' });
  expect((await county.ask('exportBundle', { to: null })).operations).toBe(0);
});

it('one county’s members and organisations do not come to another by way of the city; the city’s own do', async () => {
  await make(county, 'member', { name: '马玉梅', state: 'memberState.serving' });
  await make(county, 'organisation', { name: '安和县水利局' });
  await make(city, 'organisation', { name: '岚州市水利局' });
  await up(county);
  await down(other);
  expect((await other.ask('listRecords', { entity: 'member' })).total).toBe(0);
  expect((await other.ask('listRecords', { entity: 'organisation' })).rows.map((row) => row['name'])).toEqual(['岚州市水利局']);
  await down(county);
  expect((await county.ask('listRecords', { entity: 'organisation' })).total).toBe(2);
});
