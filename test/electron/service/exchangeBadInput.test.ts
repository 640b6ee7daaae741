import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { make, openOffice } from '#test/electron/service/office.ts';
import { carry, type Circle, handOver, openCircle, openTownship } from '#test/exchange/circle.ts';
import { type Change, forge } from '#test/exchange/forge.ts';

// Every kind of bad file that issue and format name: refused in Chinese, or taken with a word; the data is as it was.

let circle: Circle;
let bytes: Uint8Array;
beforeAll(async () => {
  circle = await openCircle();
  await make(circle.township, 'jotting', { text: '修路', on: '2026-09-01', place: circle.place });
  ({ bytes } = await carry(circle.township, circle.county));
});
afterAll(() => circle.end());

const forged = (change: Change): Promise<Uint8Array> => forge(bytes, circle.township, circle.county, change);
const sha = (one: Uint8Array): string => createHash('sha256').update(one).digest('hex');
const look = (file: Uint8Array) => circle.county.ask('previewImport', { ticket: handOver(circle.county, file) });

it.each<[string, Change, string]>([
  ['a newer program', (manifest) => void (manifest.reader = 2), '更新版本'],
  ['a chunk that unfolds to five gigabytes', (manifest, [first]) => {
    const [chunk] = manifest.chunks;
    if (chunk) chunk.size = 5_000_000_000;
    return first ? [first] : [];
  }, '展开以后太大'],
  ['a chunk that unfolds to more than it says', (manifest) => {
    const bomb = gzipSync(Buffer.alloc(30_000_000, 32));
    const [chunk] = manifest.chunks;
    if (chunk) Object.assign(chunk, { size: 2000, packed: bomb.length, sha256: sha(bomb), lines: 1 });
    manifest.chunks = manifest.chunks.slice(0, 1);
    return [{ name: 'ops/0001.ndjson.gz', bytes: bomb }];
  }, '损坏'],
  ['a count that is not what it holds', (manifest) => void (manifest.operations += 1), '不完整'],
  ['a level that its sender has not', (manifest) => void (manifest.from.level = 'city'), '层级和以前的不一样'],
])('%s is refused in words, and the data stays', async (_what, change, words) => {
  const before = (await circle.county.ask('listExchanges', {})).entries.length;
  await expect(look(await forged(change))).rejects.toMatchObject({ code: 'file', message: expect.stringContaining(words) });
  expect((await circle.county.ask('listExchanges', {})).entries).toHaveLength(before);
});

it('a clock in 2099 is told and the content taken', async () => {
  const late = await openOffice({ start: '2099-01-01T00:00:00Z', today: '2026-09-01' });
  await openTownship(circle.county, '石桥镇', late);
  const place = (await late.ask('getSession', {})).office?.place ?? '';
  const id = await make(late, 'jotting', { text: '未来', on: '2026-09-01', place });
  const up = await carry(late, circle.county);
  expect((await circle.county.ask('previewImport', up)).warnings).toContainEqual(expect.stringContaining('2099-01-01'));
  await circle.county.ask('applyImport', up);
  expect((await circle.county.ask('getRecord', { entity: 'jotting', id })).row['text']).toBe('未来');
  await late.end();
});

it('another county’s file, and one for another office, are refused with what to do', async () => {
  const other = await openOffice();
  await other.ask('foundOffice', { level: 'township', place: '东山镇', county: '岚川县', office: '政协岚川县东山镇工作联络组', person: '' });
  const foreign = await carry(other, circle.county);
  await expect(circle.county.ask('previewImport', foreign)).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('岚川县') });
  const ticket = handOver(other, bytes);
  await expect(other.ask('previewImport', { ticket })).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('不是发给本单位的') });
  await other.end();
});

it('a passphrase bundle opens with its passphrase alone, typed in any grouping', async () => {
  const alone = await openOffice();
  await alone.ask('foundOffice', { level: 'township', place: '南坪乡', county: '安和县', office: '政协安和县南坪乡工作联络组', person: '' });
  const first = await carry(alone, circle.county);
  const { ticket } = first;
  await expect(circle.county.ask('previewImport', { ticket })).rejects.toMatchObject({ fields: [{ field: 'passphrase' }] });
  await expect(circle.county.ask('previewImport', { ticket, passphrase: '0000-0000-0000' })).rejects.toMatchObject({ message: expect.stringContaining('口令不对') });
  const typed = (first.passphrase ?? '').replaceAll('-', ' ');
  expect((await circle.county.ask('previewImport', { ticket, passphrase: typed })).signer.state).toBe('known');
  await alone.end();
});

it('a replaced machine is opened anew and goes on; the lost one is stopped, in the whole network', async () => {
  const { county, township, site } = circle;
  const fresh = await openTownship(county, '云溪乡');
  const rows = await fresh.ask('listRecords', { entity: 'site' });
  expect(rows.total).toBeGreaterThan(1);
  await county.ask('revokePeer', { site });
  const up = await carry(township, county);
  await expect(county.ask('previewImport', up)).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('已经停用') });
  await expect(county.ask('exportBundle', { to: site })).rejects.toMatchObject({ code: 'refused' });
  const { office } = await fresh.ask('getSession', {});
  await fresh.ask('applyImport', await carry(county, fresh, office?.site ?? ''));
  const from = await carry(township, fresh).catch(() => null);
  if (from) await expect(fresh.ask('previewImport', from)).rejects.toMatchObject({ code: 'file' });
  expect((await fresh.ask('getRecord', { entity: 'site', id: site })).row['revokedOn']).toBe('2026-09-01');
  await fresh.end();
});
