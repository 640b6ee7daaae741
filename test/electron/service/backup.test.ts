import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupsName, listFolder, secondName } from '#electron/storage/backupFolder.ts';
import { readIdentity } from '#electron/storage/identity.ts';
import { type DataFolder, dataFolder } from '#test/electron/service/dataFolder.ts';

let here: DataFolder;
const others: DataFolder[] = [];
let stick: string;
beforeEach(async () => {
  here = dataFolder();
  stick = join(mkdtempSync(join(tmpdir(), 'stick-')), 'E');
  await here.open();
  await here.begin('柳湾村饮水', '红星村道路');
});
afterEach(async () => {
  for (const one of [here, ...others.splice(0)]) await one.end();
  rmSync(join(stick, '..'), { recursive: true, force: true });
});
const other = (machine: string): DataFolder => {
  const made = dataFolder('data', machine);
  others.push(made);
  return made;
};
const backupFile = (folder: string, id: string): string => join(folder, backupsName, id);

describe('a backup', () => {
  it('is made, proved and listed with what is in it', async () => {
    const made = await here.ask('makeBackup', {});
    const { backups, changedSince } = await here.ask('listBackups', {});
    expect(backups).toHaveLength(1);
    expect(backups[0]).toMatchObject({ where: 'here', id: made.id, reason: 'manual', office: '政协安和县云溪乡工作联络组' });
    expect(backups[0]?.operations).toBeGreaterThan(3);
    expect(made.id).toMatch(/^备份-云溪乡-2026-09-01-\d{6}\.xsbackup$/);
    expect(changedSince).toBe(false);
    expect((await here.ask('getSession', {})).lastBackupAt).toBe(backups[0]?.madeAt);
    expect(readdirSync(join(here.folder, backupsName))).toEqual([made.id]);
  });

  it('is made at quit when something came in since, and only then', async () => {
    await here.close();
    expect((await listFolder(join(here.folder, backupsName))).map(({ manifest }) => manifest.reason)).toEqual(['quit']);
    await here.open();
    await here.close();
    expect(await listFolder(join(here.folder, backupsName))).toHaveLength(1);
  });

  it('holds what was committed before it while saves go on', async () => {
    const before = (await here.ask('listBackups', {})).backups.length;
    const [made] = await Promise.all([here.ask('makeBackup', {}), here.note('中间记的一件'), here.note('又一件')]);
    expect((await here.ask('listBackups', {})).backups).toHaveLength(before + 1);
    expect(await here.notes()).toHaveLength(4);
    expect((await here.ask('previewRestore', { source: { where: 'here', id: made.id } })).records).toBeGreaterThan(0);
  });

  it('leaves nothing half made and says so when the database is not sound', async () => {
    await here.close();
    const path = join(here.folder, 'xieshang.db');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 30, 4096 * 34);
    writeFileSync(path, bytes);
    await here.open().catch(() => undefined);
    await expect(here.ask('makeBackup', {})).rejects.toThrow(/损坏|没有做成|打不开/);
    expect(readdirSync(join(here.folder, backupsName)).filter((name) => !name.endsWith('.xsbackup'))).toEqual([]);
  });
});

describe('the second place', () => {
  it('gets every backup and the new attachments once, and tells how old its copy is', async () => {
    mkdirSync(stick);
    const subject = await here.note('带附件');
    await here.ask('attachFile', { subject, ticket: here.put(Buffer.from('%PDF-1.4 会议材料'), '材料.pdf') });
    await here.ask('setSecondPlace', { path: stick });
    const made = await here.ask('makeBackup', {});
    expect(made.second).toBe('copied');
    expect((await listFolder(join(stick, secondName))).map(({ id }) => id)).toEqual([made.id]);
    expect(readdirSync(join(stick, secondName, 'attachments'), { recursive: true })).toHaveLength(2);
    const { second } = await here.ask('listBackups', {});
    expect(second).toMatchObject({ path: stick, present: true });
    expect(second?.lastAt).not.toBeNull();
  });

  it('is passed over in silence while it is away, and told of after two weeks', async () => {
    mkdirSync(stick);
    await here.ask('setSecondPlace', { path: stick });
    rmSync(stick, { recursive: true });
    expect((await here.ask('makeBackup', {})).second).toBe('absent');
    expect((await here.ask('getNotices', {})).notices).toEqual([]);
    here.effects.set('2026-09-20T01:00:00Z');
    const { notices } = await here.ask('getNotices', {});
    expect(notices.map(({ key }) => key)).toEqual(['secondOld']);
    expect(existsSync(stick)).toBe(false);
  });

  it('gives back an attachment that is missing here', async () => {
    mkdirSync(stick);
    const subject = await here.note('带附件');
    const { id } = await here.ask('attachFile', { subject, ticket: here.put(Buffer.from('%PDF-1.4 会议材料'), '材料.pdf') });
    await here.ask('setSecondPlace', { path: stick });
    await here.ask('makeBackup', {});
    rmSync(join(here.folder, 'attachments'), { recursive: true });
    await expect(here.ask('openAttachment', { id })).rejects.toThrow('不在本机上');
    const found = await here.ask('checkIntegrity', {});
    expect(found.attachments.missing.map((one) => one.title)).toEqual(['材料.pdf']);
    await here.ask('makeBackup', {});
    expect((await here.ask('checkIntegrity', {})).attachments.missing).toEqual([]);
    expect(Buffer.from(here.get((await here.ask('openAttachment', { id })).ticket)).toString()).toContain('会议材料');
  });

  it('is refused inside the data folder, or where nothing can be written', async () => {
    await expect(here.ask('setSecondPlace', { path: join(here.folder, 'backups') })).rejects.toThrow('不能放在数据文件夹里面');
    await expect(here.ask('setSecondPlace', { path: '备份' })).rejects.toThrow('完整');
    await expect(here.ask('setSecondPlace', { path: '/proc/nothing' })).rejects.toThrow('不能写入');
  });
});

describe('a restore', () => {
  it('says in numbers what is lost, backs that up, and can be taken back', async () => {
    const { id } = await here.ask('makeBackup', {});
    await here.note('备份以后的事');
    const preview = await here.ask('previewRestore', { source: { where: 'here', id } });
    expect(preview).toMatchObject({ otherSite: false, lost: { operations: 1, records: 1 } });
    await here.ask('restoreBackup', { source: { where: 'here', id } });
    expect(await here.notes()).toEqual(['柳湾村饮水', '红星村道路'].toSorted());
    const { backups } = await here.ask('listBackups', {});
    expect(backups.map(({ reason }) => reason)).toEqual(['beforeRestore', 'manual']);
    expect((await here.ask('getNotices', {})).notices.map(({ key }) => key)).toEqual(['life', 'numbers']);
    await here.ask('restoreBackup', { source: { where: 'here', id: backups[0]?.id ?? '' } });
    expect(await here.notes()).toContain('备份以后的事');
  });

  it('begins a new life whose first operation says what it goes on from', async () => {
    const { id } = await here.ask('makeBackup', {});
    await here.note('备份以后的事');
    await here.close();
    const left = readIdentity(here.folder);
    await here.open();
    await here.ask('restoreBackup', { source: { where: 'here', id } });
    const { office } = await here.ask('getSession', {});
    const { row } = await here.ask('getRecord', { entity: 'site', id: office?.site ?? '' });
    expect(row['continues']).toBe(`${left?.inc}.${left?.seq} restored`);
    await here.note('恢复以后的事');
    await here.close();
    const now = readIdentity(here.folder);
    expect(now?.site).toBe(left?.site);
    expect(now?.inc).not.toBe(left?.inc);
    expect(now?.seq).toBe(2);
    await here.open();
    expect(readIdentity(here.folder)?.inc).toBe(now?.inc);
  });

  it('works on a new computer from a file alone, and brings the office with it', async () => {
    const { id } = await here.ask('makeBackup', {});
    const { ticket } = await here.ask('takeBackup', { where: 'here', id });
    const bytes = here.get(ticket);
    const fresh = other('machine-b');
    await fresh.open();
    const source = { ticket: fresh.put(bytes, '备份.xsbackup') };
    expect(await fresh.ask('previewRestore', { source })).toMatchObject({ office: '政协安和县云溪乡工作联络组', otherSite: true, lost: { operations: 0 } });
    await fresh.ask('restoreBackup', { source });
    expect(await fresh.notes()).toEqual(['柳湾村饮水', '红星村道路'].toSorted());
    expect((await fresh.ask('getSession', {})).office?.placeName).toBe('云溪乡');
    await fresh.close();
    expect(readIdentity(fresh.folder)?.site).toBe(readIdentity(here.folder)?.site);
    expect(readIdentity(fresh.folder)?.inc).not.toBe(readIdentity(here.folder)?.inc);
  });

  it('refuses what is no backup, is damaged, or is of the practice area, and changes nothing', async () => {
    const { id } = await here.ask('makeBackup', {});
    const bytes = readFileSync(backupFile(here.folder, id));
    const refused = async (content: Uint8Array): Promise<string> => {
      const source = { ticket: here.put(content, '备份.xsbackup') };
      return here.ask('restoreBackup', { source }).then(() => 'restored', (error: unknown) => String(error));
    };
    expect(await refused(Buffer.from('PK\u0003\u0004'))).toContain('不是本程序的备份');
    expect(await refused(bytes.subarray(0, bytes.length - 100))).toContain('损坏');
    const flipped = Uint8Array.from(bytes);
    flipped[bytes.length - 2000] = (flipped[bytes.length - 2000] ?? 0) ^ 0xff;
    expect(await refused(flipped)).toContain('损坏');
    expect(await refused(Buffer.from(bytes.toString('latin1').replace('"practice":false', '"practice":true'), 'latin1'))).toContain('练习区');
    expect(await here.notes()).toHaveLength(2);
  });
});

describe('a damaged database', () => {
  it('opens as far as offering its backups, and comes back from one with the damaged file kept', async () => {
    await here.close();
    truncateSync(join(here.folder, 'xieshang.db'), 5000);
    await here.open();
    const session = await here.ask('getSession', {});
    expect(session.office).toBeNull();
    expect(session.damaged?.message).toContain('无法打开');
    await expect(here.notes()).rejects.toThrow('先从备份恢复');
    const { backups } = await here.ask('listBackups', {});
    await here.ask('restoreBackup', { source: { where: 'here', id: backups[0]?.id ?? '' } });
    expect(await here.notes()).toHaveLength(2);
    expect(readdirSync(here.folder).some((name) => name.startsWith('xieshang.db.damaged-'))).toBe(true);
  });

  it('that was removed is not taken for a new beginning', async () => {
    await here.close();
    rmSync(join(here.folder, 'xieshang.db'));
    await here.open();
    const { damaged } = await here.ask('getSession', {});
    expect(damaged?.message).toMatch(/找不到数据文件.*没有改动/);
    expect(damaged?.message).not.toContain('附属文件'); // there is none
    expect(await here.ask('getView', { key: 'any' })).toEqual({ content: null }); // the page asks for it before it knows
    expect(existsSync(join(here.folder, 'xieshang.db'))).toBe(false);
  });
});

describe('the three nets', () => {
  it('a folder copied to another machine lives on there under a life of its own, and says so once', async () => {
    await here.close();
    const copy = other('machine-b');
    cpSync(here.folder, copy.folder, { recursive: true });
    await copy.open();
    await here.open();
    const { notices } = await copy.ask('getNotices', {});
    expect(notices.map(({ key, text }) => [key, text.slice(0, 17)])).toEqual([['life', '这个数据文件夹是从另一台电脑拷来的']]);
    expect((await here.ask('getNotices', {})).notices).toEqual([]);
    await copy.ask('dismissNotice', { key: 'life' });
    expect((await copy.ask('getNotices', {})).notices).toEqual([]);
    await copy.note('在新电脑上');
    await here.note('在老电脑上');
    await Promise.all([copy.close(), here.close()]);
    expect(readIdentity(copy.folder)?.inc).not.toBe(readIdentity(here.folder)?.inc);
  });

  it('a stick goes from machine to machine under one life', async () => {
    const carried = dataFolder('data', null);
    others.push(carried);
    await carried.open();
    await carried.begin('在U盘上');
    await carried.close();
    const before = readIdentity(carried.folder);
    await carried.open();
    await carried.close();
    expect(readIdentity(carried.folder)?.inc).toBe(before?.inc);
  });

  it('an older database put back by hand begins a new life, and the numbers are asked for', async () => {
    await here.close();
    const path = join(here.folder, 'xieshang.db');
    copyFileSync(path, `${path}.old`);
    await here.open();
    await here.note('后来的事');
    await here.close();
    const before = readIdentity(here.folder);
    copyFileSync(`${path}.old`, path);
    await here.open();
    expect((await here.ask('getNotices', {})).notices.map(({ key }) => key)).toEqual(['life', 'numbers']);
    await here.note('接着做的事');
    await here.close();
    expect(readIdentity(here.folder)?.inc).not.toBe(before?.inc);
  });
});

describe('a clock that jumped back ten years', () => {
  it('does not stop the backups, nor lose them to thinning', async () => {
    await here.ask('makeBackup', {});
    here.effects.set('2016-09-01T01:00:00Z');
    await here.note('时钟错了以后');
    const made = await here.ask('makeBackup', {});
    const { backups } = await here.ask('listBackups', {});
    expect(backups[0]?.id).toBe(made.id);
    expect(backups).toHaveLength(2);
    await here.ask('restoreBackup', { source: { where: 'here', id: made.id } });
    expect(await here.notes()).toContain('时钟错了以后');
  });

  it('is told of at the start, with what to do, and not once the clock is right', async () => {
    await here.note('时钟还对的时候');
    await here.close();
    here.effects.set('2016-09-01T01:00:00Z');
    await here.open();
    const told = async () => (await here.ask('getNotices', {})).notices.map(({ text }) => text).filter((text) => text.includes('电脑的日期'));
    expect(await told()).toEqual([expect.stringMatching(/2016年9月1日.*数据没有受影响.*调准/)]);
    await here.close();
    here.effects.set('2026-09-20T01:00:00Z');
    await here.open();
    expect(await told()).toEqual([]);
  });
});
