import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, nodeDisk } from '#electron/storage/engine/disk.ts';
import { deposit, readWhole, waitingIn } from '#electron/sync/dropFolder.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { carry, type Circle, openCircle } from '#test/exchange/circle.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stick-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pulled = (): never => {
  throw Object.assign(new Error('i/o error'), { code: 'EIO' });
};
/** A stick that is pulled out after so many calls of one kind. */
function pulledAt(kind: 'read' | 'write' | 'fsync' | 'rename' | 'close', after: number): Disk {
  let calls = 0;
  const disk: Disk = { ...nodeDisk };
  const real = nodeDisk[kind] as (...args: unknown[]) => unknown;
  Object.assign(disk, { [kind]: (...args: unknown[]) => ((calls += 1) > after ? pulled() : real(...args)) });
  return disk;
}

describe('a stick', () => {
  const bytes = Buffer.alloc(9_000_000, 7);

  it.each(['write', 'fsync', 'rename'] as const)('pulled out at %s leaves nothing half written, and the file that was there as it was', (kind) => {
    writeFileSync(join(folder, 'a.xsb'), '旧的');
    expect(() => deposit(folder, 'a.xsb', bytes, pulledAt(kind, 0))).toThrow(/没有写成。原来的文件没有变化/);
    expect(readFileSync(join(folder, 'a.xsb'), 'utf8')).toBe('旧的');
    expect(readdirSync(folder)).toEqual(['a.xsb']);
  });

  it('pulled out before the file was read back, or returning other bytes, is told in words', () => {
    expect(() => deposit(folder, 'a.xsb', bytes, pulledAt('read', 1))).toThrow(/读不回来核对/);
    const lying: Disk = { ...nodeDisk, read: (fd, into, offset, length, position) => { const n = nodeDisk.read(fd, into, offset, length, position); into[offset] = 9; return n; } };
    expect(() => deposit(folder, 'b.xsb', bytes, lying)).toThrow(/读回来不一样/);
    expect(existsSync(join(folder, 'b.xsb'))).toBe(false);
  });

  it('pulled out while a file is read, or a file that grows shorter meanwhile, is told in words', () => {
    const path = deposit(folder, 'a.xsb', bytes);
    expect(() => readWhole(path, pulledAt('read', 1))).toThrow(/没有读完，U盘可能被拔出/);
    const shrinking: Disk = { ...nodeDisk, size: (fd) => { const size = nodeDisk.size(fd); truncateSync(path, 100); return size; } };
    expect(() => readWhole(path, shrinking)).toThrow(/没有读完/);
    rmSync(folder, { recursive: true });
    expect(() => readWhole(path)).toThrow(/没有读完/);
    expect(() => waitingIn(folder)).toThrow(/打不开文件夹/);
  });

  it('a name that climbs stays in the folder, and what is being written is passed over', () => {
    expect(deposit(folder, '../../x.xsb', bytes).startsWith(folder)).toBe(true);
    writeFileSync(join(folder, 'b.xsb.part'), 'x');
    writeFileSync(join(folder, 'c.docx'), 'x');
    expect(waitingIn(folder)).toHaveLength(1);
  });
});

describe('two machines of one office', () => {
  let circle: Circle;
  let second: TestOffice;
  beforeEach(async () => {
    circle = await openCircle();
    const { county, township, site } = circle;
    second = await openOffice();
    const made = await county.ask('enrolOffice', { place: '云溪乡', office: '政协安和县云溪乡工作联络组' });
    const answer = second.service.put(county.service.get(made.ticket)?.bytes ?? new Uint8Array(), 'x.xsb');
    await second.ask('applyImport', { ticket: answer.ok ? (answer.value as { ticket: string }).ticket : '', passphrase: made.passphrase, person: '王干事' }); // the contract of put
    await county.ask('applyImport', await carry(second, county));
    const { office } = await second.ask('getSession', {});
    // The county tells each of the other.
    await township.ask('applyImport', await carry(county, township, site));
    await second.ask('applyImport', await carry(county, second, office?.site ?? ''));
    for (const one of [township, second]) await one.ask('setExchangeFolder', { path: folder });
  });
  afterEach(async () => {
    await second.end();
    await circle.end();
  });

  it('exchange by themselves, both ways, whole records, and come to rest', async () => {
    const { township } = circle;
    const note = (office: TestOffice, text: string) => make(office, 'jotting', { text, on: '2026-09-01', who: '赵小满', place: circle.place });
    const [a, b] = [await note(township, '甲'), await note(second, '乙')];
    for (let round = 0; round < 3; round += 1) for (const one of [township, second]) await one.ask('exchangeByFolder', {});
    for (const one of [township, second]) {
      expect((await one.ask('getRecord', { entity: 'jotting', id: a })).row['who']).toBe('赵小满');
      expect((await one.ask('getRecord', { entity: 'jotting', id: b })).row['text']).toBe('乙');
    }
    for (const one of [township, second]) expect(await one.ask('exchangeByFolder', {})).toEqual({ files: [], deposited: 0 });
    // What the other has confirmed is taken away again.
    expect(readdirSync(folder).length).toBeLessThan(4);
  });

  it('take a file that was copied half the next time, when it is whole', async () => {
    const { township } = circle;
    const id = await make(township, 'jotting', { text: '甲', on: '2026-09-01', place: circle.place });
    await township.ask('exchangeByFolder', {});
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    copyFileSync(path, `${path}.keep`);
    truncateSync(path, 300);
    expect((await second.ask('exchangeByFolder', {})).files).toMatchObject([{ good: false }]);
    renameSync(`${path}.keep`, path);
    expect((await second.ask('exchangeByFolder', {})).files).toMatchObject([{ good: true }]);
    expect((await second.ask('getRecord', { entity: 'jotting', id })).row['text']).toBe('甲');
  });

  it('refuse a folder that is none, and say when it is gone', async () => {
    const { township } = circle;
    await expect(township.ask('setExchangeFolder', { path: join(folder, 'no') })).rejects.toMatchObject({ code: 'invalid' });
    await expect(township.ask('setExchangeFolder', { path: township.folder })).rejects.toMatchObject({ code: 'invalid' });
    rmSync(folder, { recursive: true });
    expect((await township.ask('getExchangeFolder', {})).folder?.present).toBe(false);
    await expect(township.ask('exchangeByFolder', {})).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('打不开文件夹') });
  });
});
