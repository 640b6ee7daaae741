import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdSeal, readSeal, writeSeal } from '#electron/storage/folderSeal.ts';
import { type DataFolder, dataFolder } from '#test/electron/service/dataFolder.ts';

const secret = '柳湾村饮水工程';
const password = '春江花月夜1234';
let here: DataFolder;
const others: DataFolder[] = [];
beforeEach(async () => {
  here = dataFolder();
  await here.open();
  await here.begin(secret);
});
afterEach(async () => {
  for (const one of [here, ...others.splice(0)]) await one.end();
});

/** A new process knows no key: what was held for the folder is forgotten. */
async function restart(one: DataFolder): Promise<void> {
  await one.close();
  holdSeal(one.folder, null);
  await one.open();
}

function filesWith(folder: string, text: string): string[] {
  const bytes = Buffer.from(text);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile() && readFileSync(join(folder, name)).includes(bytes));
}

describe('the password of a data folder', () => {
  it('leaves no word of the records readable on disk: database, log, attachments, keys, backups', async () => {
    const subject = await here.note('带附件');
    await here.ask('attachFile', { subject, ticket: here.put(Buffer.from(`%PDF-1.4 ${secret}`), '材料.pdf') });
    await here.ask('makeBackup', {});
    expect(filesWith(here.folder, secret).length).toBeGreaterThan(1);
    await here.ask('setDataPassword', { current: null, password });
    await here.note(`又一件${secret}`);
    await here.ask('makeBackup', {});
    expect(filesWith(here.folder, secret)).toEqual([]);
    expect(readFileSync(join(here.folder, 'keys.json')).includes('identity')).toBe(false);
    expect(readdirSync(join(here.folder, 'backups')).filter((name) => name.endsWith('.xsbackup'))).toHaveLength(2);
    expect(await here.notes()).toHaveLength(3);
    const check = await here.ask('checkIntegrity', {});
    expect([check.database, check.attachments.damaged, check.attachments.missing]).toEqual([[], [], []]);
  });

  it('answers nothing after a restart until it is given, and opens with the recovery code as well', async () => {
    const { recovery } = await here.ask('setDataPassword', { current: null, password });
    expect(recovery).toMatch(/^([2-9A-Z]{4}-){5}[2-9A-Z]{4}$/);
    await restart(here);
    expect(await here.ask('getSession', {})).toMatchObject({ locked: 'data', sealed: true, office: null });
    await expect(here.ask('listRecords', { entity: 'jotting' })).rejects.toThrow('还没有打开');
    await expect(here.ask('unlockData', { secret: '猜一个密码' })).rejects.toThrow('密码不对');
    await here.ask('unlockData', { secret: password });
    expect(await here.notes()).toEqual([secret]);
    await restart(here);
    await here.ask('unlockData', { secret: String(recovery).toLowerCase().replaceAll('-', ' ') });
    expect(await here.notes()).toEqual([secret]);
  });

  it('changes only for who knows the present one, and the old one is no good afterwards', async () => {
    await here.ask('setDataPassword', { current: null, password });
    await expect(here.ask('setDataPassword', { current: '不是这个', password: '另外一个新密码9' })).rejects.toThrow('现在的密码不对');
    expect(await here.ask('setDataPassword', { current: password, password: '另外一个新密码9' })).toEqual({ recovery: null });
    await restart(here);
    await expect(here.ask('unlockData', { secret: password })).rejects.toThrow('密码不对');
    await here.ask('unlockData', { secret: '另外一个新密码9' });
    expect(await here.notes()).toEqual([secret]);
  });

  it('is taken off everything again', async () => {
    await here.ask('makeBackup', {});
    await here.ask('setDataPassword', { current: null, password });
    await expect(here.ask('dropDataPassword', { current: '不是这个' })).rejects.toThrow('现在的密码不对');
    await here.ask('dropDataPassword', { current: password });
    await restart(here);
    expect(existsSync(join(here.folder, 'seal.json'))).toBe(false);
    expect(await here.notes()).toEqual([secret]);
    const [backup] = (await here.ask('listBackups', {})).backups;
    await here.ask('restoreBackup', { source: { where: 'here', id: String(backup?.id) } });
    expect(await here.notes()).toEqual([secret]);
  });

  it('goes on changing over at the next start when it was cut off half way', async () => {
    await here.ask('makeBackup', {});
    const whole = join(here.folder, '..', 'plain');
    await here.close();
    cpSync(here.folder, whole, { recursive: true });
    await here.open();
    await here.ask('setDataPassword', { current: null, password });
    await here.close();
    // As it is when the power goes after the password was written and before the last file was: some plain, some sealed.
    const seal = readSeal(here.folder);
    if (!seal) throw new Error('no seal was written');
    writeSeal(here.folder, { ...seal, state: 'sealing' });
    for (const name of ['keys.json']) writeFileSync(join(here.folder, name), readFileSync(join(whole, name)));
    for (const name of readdirSync(join(whole, 'backups'))) cpSync(join(whole, 'backups', name), join(here.folder, 'backups', name), { recursive: true });
    await restart(here);
    await here.ask('unlockData', { secret: password });
    expect(await here.notes()).toEqual([secret]);
    expect(readSeal(here.folder)?.state).toBe('sealed');
    expect(filesWith(here.folder, 'AGE-SECRET-KEY')).toEqual([]);
    expect((await here.ask('listBackups', {})).backups.length).toBeGreaterThan(0);
  });

  it('comes with its backup to a new computer, with the same password or the recovery code', async () => {
    const { recovery } = await here.ask('setDataPassword', { current: null, password });
    const made = await here.ask('makeBackup', {});
    const bytes = readFileSync(join(here.folder, 'backups', made.id));
    expect(bytes.includes(Buffer.from(secret))).toBe(false);
    const there = dataFolder('data', 'machine-b');
    others.push(there);
    await there.open();
    const source = () => ({ ticket: there.put(bytes, made.id) });
    expect(await there.ask('previewRestore', { source: source() })).toMatchObject({ needsPassword: true });
    await expect(there.ask('restoreBackup', { source: source() })).rejects.toThrow('加了密码');
    await expect(there.ask('restoreBackup', { source: source(), password: '猜一个密码' })).rejects.toThrow('都不对');
    await there.ask('restoreBackup', { source: source(), password: String(recovery) });
    expect(await there.notes()).toEqual([secret]);
    await restart(there);
    expect((await there.ask('getSession', {})).locked).toBe('data');
    await there.ask('unlockData', { secret: password });
    expect(await there.notes()).toEqual([secret]);
    expect(filesWith(there.folder, secret)).toEqual([]);
  });

  it('lost with its file still opens from a backup', async () => {
    await here.ask('setDataPassword', { current: null, password });
    const made = await here.ask('makeBackup', {});
    const bytes = readFileSync(join(here.folder, 'backups', made.id));
    await here.close();
    holdSeal(here.folder, null);
    writeFileSync(join(here.folder, 'seal.json'), '{');
    await expect(here.open()).rejects.toThrow('密码文件');
    rmSync(join(here.folder, 'seal.json'));
    const there = dataFolder('data', 'machine-a');
    others.push(there);
    await there.open();
    await there.ask('restoreBackup', { source: { ticket: there.put(bytes, made.id) }, password });
    expect(await there.notes()).toEqual([secret]);
  });
});
