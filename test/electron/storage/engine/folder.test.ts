import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileAtomic } from '#electron/storage/atomicFile.ts';
import { openBallast } from '#electron/storage/ballast.ts';
import { fileSystemOf, lockFolder } from '#electron/storage/lock.ts';
import { simulateDisk } from '#test/faults/simulatedDisk.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'xieshang-folder-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const inUse = expect.objectContaining({ code: 'refused', message: expect.stringContaining('已经在另一个窗口打开了') });

test('a file is replaced whole, and nothing is left beside it', () => {
  const path = join(folder, '纪要.docx');
  writeFileAtomic(path, text('旧'));
  writeFileAtomic(path, text('新的'));
  expect(readFileSync(path, 'utf8')).toBe('新的');
  expect(readdirSync(folder)).toEqual(['纪要.docx']);
});

test('a disk that takes a little at a time gets the whole file', () => {
  const disk = simulateDisk();
  disk.fault = (what) => (what === 'write' ? 'short' : undefined);
  writeFileAtomic('/a', text('一二三四五六七八'), disk);
  expect(disk.files.get('/a')).toEqual(text('一二三四五六七八'));
});

test.each([['open', 'EACCES'], ['write', 'ENOSPC'], ['write', 'EIO'], ['fsync', 'EIO'], ['rename', 'EIO']] as const)('when %s answers %s the old file stays, and the words say so', (call, code) => {
  const disk = simulateDisk(new Map([['/a', text('旧')]]));
  disk.fault = (what) => (what === call ? code : undefined);
  expect(() => writeFileAtomic('/a', text('新'), disk)).toThrow(expect.objectContaining({ code: 'storage', message: expect.stringContaining('原来的文件没有变化') }));
  expect([...disk.files]).toEqual([['/a', text('旧')]]);
});

test('a full disk never replaces a good file with a part of the new one', () => {
  const disk = simulateDisk(new Map([['/a', text('旧')]]));
  for (let capacity = 0; capacity < 400; capacity += 7) {
    disk.capacity = capacity;
    expect(() => writeFileAtomic('/a', new Uint8Array(400), disk)).toThrow('磁盘满了');
    expect([...disk.files]).toEqual([['/a', text('旧')]]);
  }
});

test('the ballast makes room once, tells the person, and is taken again when there is space', () => {
  const disk = simulateDisk();
  const told: string[] = [];
  const ballast = openBallast('/data', ({ kind }) => told.push(kind), disk, 100_000);
  expect([ballast.held, disk.files.get('/data/.ballast')?.length]).toEqual([true, 100_000]);
  disk.capacity = 100_010;
  writeFileAtomic('/data/a', new Uint8Array(50_000), disk, ballast.release);
  expect([disk.files.get('/data/a')?.length, told, ballast.release(), ballast.refill()]).toEqual([50_000, ['diskFull'], false, false]);
  expect(disk.files.has('/data/.ballast')).toBe(false);
  disk.capacity = Infinity;
  expect(ballast.refill()).toBe(true);
});

test('a folder is held by one at a time, and free again after release', () => {
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(inUse);
  lock.release();
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('another process finds the folder held; when the holder has died, the lock is taken over', () => {
  const code = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, '../../../../electron/storage/lock.ts'))};
    try { lockFolder(${JSON.stringify(folder)}); console.log('held'); } catch (error) { console.log(error.code); }`;
  const elsewhere = (): string => spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', code], { encoding: 'utf8', cwd: join(import.meta.dirname, '../../../..') }).stdout.trim();
  expect(elsewhere()).toBe('held'); // and dies with it
  expect(readdirSync(folder)).toEqual(['xieshang.lock']);
  const lock = lockFolder(folder);
  expect(elsewhere()).toBe('refused');
  lock.release();
});

test.each([
  ['our own number from another life of the machine', { boot: 'another', started: '1' }],
  ['our own number with another beginning', { started: '1' }],
  ['a machine that the folder came from', { host: 'another-machine' }],
])('a lock is stale when it names %s', (_what, other) => {
  lockFolder(folder);
  const path = join(folder, 'xieshang.lock');
  const mine = JSON.parse(readFileSync(path, 'utf8')) as object; // as: our own file
  writeFileSync(path, JSON.stringify({ ...mine, ...other }));
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('half a lock (a power cut) is taken over', () => {
  writeFileSync(join(folder, 'xieshang.lock'), '{"id":"a","pi');
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a release after somebody else has taken over leaves the new lock alone', () => {
  const old = lockFolder(folder);
  rmSync(join(folder, 'xieshang.lock'));
  const lock = lockFolder(folder);
  old.release();
  expect(statSync(join(folder, 'xieshang.lock')).isFile()).toBe(true);
  lock.release();
});

test('a network share is refused with a reason, and mount points are told apart', () => {
  expect(() => lockFolder(folder, () => true)).toThrow(expect.objectContaining({ code: 'refused', message: expect.stringContaining('网络共享盘') }));
  expect(readdirSync(folder)).toEqual([]);
  const mounts = 'a / ext4 rw 0 0\nb /mnt/my\\040share cifs rw 0 0\nc /media/stick fuseblk rw 0 0\n';
  expect(['/home/a', '/mnt/my share/x', '/mnt/my sharex', '/media/stick'].map((path) => fileSystemOf(path, mounts))).toEqual(['ext4', 'cifs', 'ext4', 'fuseblk']);
});

test('a folder that can not be written is refused in words', () => {
  expect(() => lockFolder(join(folder, 'nowhere'))).toThrow(expect.objectContaining({ code: 'storage', message: expect.stringContaining('没有打开') }));
});
