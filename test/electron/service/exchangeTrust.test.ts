import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeRecords } from '#electron/storage/write.ts';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { behindTheBack, carry, enrol as enrolAt, handOver, openCounty } from '#test/exchange/circle.ts';

let township: TestOffice;
let county: TestOffice;
const opened: TestOffice[] = [];
const another = async (): Promise<TestOffice> => {
  const office = await openOffice();
  opened.push(office);
  return office;
};

beforeEach(async () => {
  township = await another();
  county = await openCounty();
  opened.push(county);
});
afterEach(async () => {
  for (const office of opened.splice(0)) await office.end();
});

const peerAt = async (office: TestOffice, name: string) => (await office.ask('listPeers', {})).peers.find((one) => one.name.includes(name));

/** The county opens a township by file. */
const enrol = (place = '云溪乡', office = township): Promise<void> => enrolAt(county, office, place);

describe('enrolment by file', () => {
  it('names a new office, brings the reference data, and needs no passphrase or question afterwards', async () => {
    const member = await make(county, 'member', { name: '王建国', state: 'memberState.serving' });
    await enrol();
    const { office, user } = await township.ask('getSession', {});
    expect(office).toMatchObject({ name: '政协安和县云溪乡工作联络组', level: 'township', placeName: '云溪乡', county: '安和县' });
    expect(user).toBe('李干事');
    expect((await township.ask('getRecord', { entity: 'member', id: member })).row['name']).toBe('王建国');
    expect((await township.ask('listPeers', {})).enrolled).toBe(true);

    const up = await carry(township, county);
    expect(up.passphrase).toBeNull();
    expect((await county.ask('previewImport', up)).signer.state).toBe('known');
    await county.ask('applyImport', up);
    expect((await county.ask('listPeers', {})).invites).toEqual([]);
    const peer = await peerAt(county, '云溪乡');
    expect(peer?.enrolled).toBe(true);
    const down = await carry(county, township, peer?.site ?? '');
    expect(down.passphrase).toBeNull();
    await township.ask('applyImport', down);
    const back = await peerAt(township, '安和县');
    expect(back?.confirmed).toBeGreaterThan(0);
  });

  it('lets an office that began alone join later with its data', async () => {
    const { village } = await furnish(township);
    const jotting = await make(township, 'jotting', { text: '修路', on: '2026-09-01', place: village });
    await enrol();
    await county.ask('applyImport', await carry(township, county));
    expect((await county.ask('getRecord', { entity: 'jotting', id: jotting })).row['text']).toBe('修路');
    expect((await county.ask('listRecords', { entity: 'place', where: [{ field: 'name', op: 'is', value: '云溪乡' }] })).total).toBe(1);
  });

  it('asks the county before a second machine uses the same file', async () => {
    const made = await county.ask('enrolOffice', { place: '云溪乡', office: '政协安和县云溪乡工作联络组' });
    const bytes = county.service.get(made.ticket)?.bytes ?? new Uint8Array();
    const second = await another();
    for (const office of [township, second]) await office.ask('applyImport', { ticket: handOver(office, bytes), passphrase: made.passphrase });
    await county.ask('applyImport', await carry(township, county));
    const up = await carry(second, county);
    const { signer } = await county.ask('previewImport', up);
    expect(signer).toMatchObject({ state: 'unknown', words: expect.stringContaining('另一台电脑') });
    expect(signer.code).toBe((await second.ask('listPeers', {})).code);
    await expect(county.ask('applyImport', up)).rejects.toMatchObject({ fields: [{ field: 'trust' }] });
    await county.ask('applyImport', { ...up, trust: true });
    expect((await county.ask('listPeers', {})).peers).toHaveLength(2);
  });

  it('keeps the keys in a file that only its owner reads', () => {
    expect(statSync(join(township.folder, 'keys.json')).mode & 0o777).toBe(0o600);
  });
});

describe('trust', () => {
  it('opens a first file with its passphrase only, and an answer of whoever was told it without a question', async () => {
    await furnish(township);
    const up = await carry(township, county);
    await expect(county.ask('previewImport', { ticket: up.ticket })).rejects.toMatchObject({ fields: [{ field: 'passphrase' }] });
    await expect(county.ask('previewImport', { ticket: up.ticket, passphrase: '0000-0000-0000' })).rejects.toMatchObject({ message: expect.stringContaining('口令不对') });
    const typed = (up.passphrase ?? '').replaceAll('-', '');
    expect((await county.ask('previewImport', { ticket: up.ticket, passphrase: typed })).signer.state).toBe('known');
    await county.ask('applyImport', { ticket: up.ticket, passphrase: typed });
    const down = await carry(county, township, (await peerAt(county, '云溪乡'))?.site ?? '');
    expect((await township.ask('previewImport', down)).signer).toMatchObject({ state: 'known', words: expect.stringContaining('口令') });
  });

  it('takes nothing more from a machine that was taken out of use', async () => {
    await enrol();
    await county.ask('applyImport', await carry(township, county));
    await county.ask('revokePeer', { site: (await peerAt(county, '云溪乡'))?.site ?? '' });
    await expect(county.ask('applyImport', await carry(township, county))).rejects.toMatchObject({ message: expect.stringContaining('停用') });
  });

  it('refuses a file for another office, and a changed byte', async () => {
    await enrol();
    const other = await another();
    await enrol('石桥镇', other);
    await county.ask('applyImport', await carry(township, county));
    await county.ask('applyImport', await carry(other, county));
    const { ticket } = await carry(county, other, (await peerAt(county, '云溪乡'))?.site ?? '');
    await expect(other.ask('previewImport', { ticket })).rejects.toMatchObject({ message: expect.stringContaining('不是发给本单位的') });
    const bytes = Uint8Array.from(other.service.get(ticket)?.bytes ?? []);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    await expect(township.ask('previewImport', { ticket: handOver(township, bytes) })).rejects.toMatchObject({ message: expect.stringContaining('损坏') });
  });

  it('never tells one township of another, by members or records', async () => {
    await enrol();
    const other = await another();
    await enrol('石桥镇', other);
    const village = await make(township, 'place', { name: '柳湾村', kind: 'placeKind.village', parent: (await township.ask('getSession', {})).office?.place ?? '' });
    const jotting = await make(township, 'jotting', { text: '修路', on: '2026-09-01', place: village });
    await county.ask('applyImport', await carry(township, county));
    await county.ask('applyImport', await carry(other, county));
    await other.ask('applyImport', await carry(county, other, (await peerAt(county, '石桥镇'))?.site ?? ''));
    await expect(other.ask('getRecord', { entity: 'jotting', id: jotting })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('keeps what a township had no right to change, shows it, and does not apply it', async () => {
    await enrol();
    await county.ask('applyImport', await carry(township, county));
    const holiday = await make(county, 'holiday', { on: '2026-10-01', kind: 'holidayKind.off', name: '国庆节' });
    await township.ask('applyImport', await carry(county, township, (await peerAt(county, '云溪乡'))?.site ?? ''));
    // The window refuses this; a changed program would not.
    await behindTheBack(township, (store) => writeRecords(store, [{ entity: 'holiday', id: holiday, set: { name: '改过的节' } }], { user: '某人' }));
    const up = await carry(township, county);
    expect((await county.ask('previewImport', up)).warnings).toContainEqual(expect.stringContaining('超出对方的权限'));
    await county.ask('applyImport', up);
    expect((await county.ask('getRecord', { entity: 'holiday', id: holiday })).row['name']).toBe('国庆节');
    expect((await county.ask('listTwoSided', {})).kept).toMatchObject([{ entity: 'holiday', who: '某人', fields: '名称' }]);
  });
});

describe('lost files, restored backups', () => {
  it('name a file that did not come, and heal with the next', async () => {
    await enrol();
    await county.ask('applyImport', await carry(township, county));
    const place = (await township.ask('getSession', {})).office?.place ?? '';
    const first = await make(township, 'place', { name: '柳湾村', kind: 'placeKind.village', parent: place });
    await carry(township, county); // lost on the way
    const second = await make(township, 'place', { name: '石桥村', kind: 'placeKind.village', parent: place });
    const up = await carry(township, county);
    expect((await county.ask('previewImport', up)).warnings).toContainEqual(expect.stringContaining('第2号文件还没有接收过'));
    await county.ask('applyImport', up);
    for (const id of [first, second]) expect((await county.ask('getRecord', { entity: 'place', id })).row.id).toBe(id);
    expect((await peerAt(county, '云溪乡'))?.missing).toEqual([2]);
  });

  it('bring back what a restored machine lost, and lose nothing that it wrote since', async () => {
    await enrol();
    const place = (await township.ask('getSession', {})).office?.place ?? '';
    const village = (name: string) => make(township, 'place', { name, kind: 'placeKind.village', parent: place });
    await county.ask('applyImport', await carry(township, county));
    const database = join(township.folder, 'xieshang.db');
    let saved: Buffer | null = null;
    await township.reopen(async () => {
      saved = readFileSync(database);
    });
    const lost = await village('柳湾村');
    await county.ask('applyImport', await carry(township, county));
    await township.reopen(async () => {
      writeFileSync(database, saved ?? '');
      rmSync(`${database}-wal`, { force: true });
    });
    const fresh = await village('石桥村');
    const site = (await peerAt(county, '云溪乡'))?.site ?? '';
    await township.ask('applyImport', await carry(county, township, site));
    const up = await carry(township, county);
    await county.ask('applyImport', up).catch(async (error: Error) => {
      // The restored machine counted its files anew: the county refuses the number that it knows, and takes the next.
      expect(error.message).toContain('恢复过备份');
      await county.ask('applyImport', await carry(township, county));
    });
    await township.ask('applyImport', await carry(county, township, site));
    for (const office of [township, county]) {
      for (const id of [lost, fresh]) expect((await office.ask('getRecord', { entity: 'place', id })).row.id).toBe(id);
    }
  });

  it('recognise the same file before anything of it is read, and refuse another under its name', async () => {
    await enrol();
    const up = await carry(township, county);
    await county.ask('applyImport', up);
    expect((await county.ask('previewImport', up)).same).toBe(true);
    expect((await county.ask('applyImport', up)).same).toBe(true);
  });
});
