import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compareVersions, packUpdate } from '#electron/documents/updatePackage.ts';
import { type DataFolder, dataFolder } from '#test/electron/service/dataFolder.ts';

const ours = generateKeyPairSync('ed25519').privateKey;
const theirs = generateKeyPairSync('ed25519').privateKey;
const publicHalf = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? '';
const installer = Buffer.from('the installer of a new version');
type Changes = Partial<Parameters<typeof packUpdate>[0]>;
const update = (changes: Changes = {}, key = ours): Uint8Array =>
  packUpdate({ app: 'xieshang', version: '1.2.0', platform: process.platform === 'win32' ? 'win32' : 'linux', arch: process.arch === 'arm64' ? 'arm64' : 'x64', kind: 'deb', builtAt: '2026-11-01T00:00:00Z', notes: '', name: 'new.deb', ...changes }, installer, key);

let here: DataFolder;
beforeEach(async () => {
  here = dataFolder();
  await here.open({ version: '1.1.9', releaseKeys: [publicHalf(ours)] });
  await here.begin('第一件');
});
afterEach(() => here.end());
const preview = (bytes: Uint8Array) => here.ask('previewUpdate', { ticket: here.put(bytes, '新版.xsupdate') });

it('a signed newer version is told of', async () => {
  expect(await preview(update({ notes: '修了几处' }))).toEqual({ version: '1.2.0', builtAt: '2026-11-01T00:00:00Z', notes: '修了几处', bytes: installer.length });
});

it('is refused in words when it is older, the same, foreign, unsigned, damaged, or for another machine', async () => {
  await expect(preview(update({ version: '1.1.8' }))).rejects.toThrow('比现在用的1.1.9版旧');
  await expect(preview(update({ version: '1.1.9' }))).rejects.toThrow('不用升级');
  await expect(preview(Buffer.from('PK\u0003\u0004 something else'))).rejects.toThrow('不是本程序的升级文件');
  await expect(preview(update({}, theirs))).rejects.toThrow('没有发布单位的签名');
  await expect(preview(update({ arch: process.arch === 'arm64' ? 'x64' : 'arm64' }))).rejects.toThrow('另一种电脑');
  await expect(preview(update({ kind: 'portable' }))).rejects.toThrow('另一种电脑');
});

it('is refused wherever one byte of it was changed or cut off', async () => {
  const good = update();
  for (let at = 0; at < good.length; at += 11) {
    const bad = Uint8Array.from(good);
    bad[at] = (bad[at] ?? 0) ^ 1;
    await expect(preview(bad), `byte ${at}`).rejects.toThrow('现有程序和数据没有变化');
  }
  await expect(preview(good.subarray(0, good.length - 1))).rejects.toThrow('不完整或已损坏');
});

it('is refused by a version that knows no release key', async () => {
  await here.close();
  await here.open({ version: '1.1.9', releaseKeys: [] });
  await expect(preview(update())).rejects.toThrow('没有放发布钥匙');
});

it('is laid beside the data only after a backup', async () => {
  await here.close();
  await here.open({ version: '1.1.9', releaseKeys: [publicHalf(ours)], launchInstaller: () => Promise.resolve(true) });
  await here.note('又一件');
  expect((await here.ask('listBackups', {})).changedSince).toBe(true);
  const done = await here.ask('applyUpdate', { ticket: here.put(update(), '新版.xsupdate') });
  expect(done).toMatchObject({ started: true, portable: false });
  expect(existsSync(done.path) && readFileSync(done.path).equals(installer)).toBe(true);
  const { backups, changedSince } = await here.ask('listBackups', {});
  expect([backups[0]?.reason, changedSince]).toEqual(['beforeMigration', false]);
});

it('orders versions by their numbers', () => {
  expect(['1.10.0', '1.9.9', '2.0.0', '1.9.10'].toSorted(compareVersions)).toEqual(['1.9.9', '1.9.10', '1.10.0', '2.0.0']);
});
