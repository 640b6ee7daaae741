import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { setDatabaseAside } from '#electron/storage/engine/aside.ts';
import { openEngine } from '#electron/storage/engine/engine.ts';
import type { Engine, EngineOptions } from '#electron/storage/engine/engine.ts';
import type { PageSeal } from '#electron/storage/engine/pageSeal.ts';
import { PATH, must, nativeView, optionsOn, wasm } from '#test/faults/judge.ts';
import { simulateDisk } from '#test/faults/simulatedDisk.ts';
import type { SimulatedDisk } from '#test/faults/simulatedDisk.ts';

const LOG = `${PATH}-wal`;
const now = (): Date => new Date(2026, 2, 1, 9, 5, 0);
let disk: SimulatedDisk;
let engine: Engine;

const open = (on: SimulatedDisk, more: Partial<EngineOptions> = {}): Promise<Engine> => openEngine(optionsOn(on, { now, ...more }));
const values = (of: Engine): unknown[] => of.all('SELECT v FROM pair ORDER BY v').map((row) => row['v']);
const put = (of: Engine, v: number): number => of.run('INSERT INTO pair VALUES (?, ?)', [`k${v}`, v]);
const unchanged = (on: SimulatedDisk, files: ReadonlyMap<string, Uint8Array>): void => expect([...on.files]).toEqual([...files]);
const failure = (code: string, words: string): object => expect.objectContaining({ name: 'Failure', code, message: expect.stringContaining(words), fix: expect.stringMatching(/请/) });

beforeEach(async () => {
  disk = simulateDisk();
  engine = await open(disk);
  engine.script('CREATE TABLE pair(k TEXT PRIMARY KEY, v INTEGER NOT NULL) WITHOUT ROWID; CREATE TABLE note(id INTEGER PRIMARY KEY, step INTEGER, body TEXT)');
  for (let v = 1; v <= 3; v += 1) put(engine, v);
});

test('nothing there and not to be made: says that the file is missing', async () => {
  await expect(open(simulateDisk(), { create: false })).rejects.toEqual(failure('storage', '找不到数据文件'));
});

test('a log without its database is refused, even when a new one may be made, and left alone', async () => {
  const files = new Map([[LOG, must(disk.files.get(LOG))]]);
  const alone = simulateDisk(files);
  await expect(open(alone)).rejects.toEqual(failure('storage', '附属文件'));
  unchanged(alone, files);
});

test('an older log beside a newer database is set aside, not replayed', async () => {
  const olderLog = must(disk.files.get(LOG));
  engine.checkpoint();
  put(engine, 4);
  engine.checkpoint();
  const mixed = simulateDisk(new Map([[PATH, must(disk.files.get(PATH))], [LOG, olderLog]]));
  const opened = await open(mixed);
  expect(values(opened)).toEqual([1, 2, 3, 4]);
  expect(opened.notices).toEqual([expect.objectContaining({ kind: 'staleLog', keptAs: `${LOG}.damaged-2026-03-01-090500` })]);
  expect(mixed.files.get(`${LOG}.damaged-2026-03-01-090500`)).toEqual(olderLog);
});

test('a newer log beside an older database (a backup copied over it by hand) is set aside, not replayed', async () => {
  const backup = engine.snapshot();
  for (let v = 4; v <= 9; v += 1) put(engine, v);
  engine.checkpoint();
  put(engine, 10);
  const mixed = simulateDisk(new Map([[PATH, backup], [LOG, must(disk.files.get(LOG))]]));
  const opened = await open(mixed);
  expect(values(opened)).toEqual([1, 2, 3]);
  expect(opened.notices[0]?.kind).toBe('staleLog');
  put(opened, 11);
  expect(nativeView(new Map([...mixed.files].filter(([name]) => !name.includes('damaged')))).check).toBe('ok');
});

test('a restored backup opens without a log, and native SQLite sees what is added to it', async () => {
  const restored = simulateDisk(new Map([[PATH, engine.snapshot()]]));
  const opened = await open(restored, { create: false });
  put(opened, 5);
  const native = nativeView(restored.files);
  expect([native.check, native.state]).toEqual(['ok', expect.stringContaining('pair:4')]);
});

test('a damaged log gives what can be read, tells, and is kept as it was', async () => {
  for (let v = 4; v <= 8; v += 1) put(engine, v);
  const log = Uint8Array.from(must(disk.files.get(LOG)));
  const middle = 32 + 4120 * 6 + 200;
  log[middle] = must(log[middle]) ^ 1;
  const damaged = simulateDisk(new Map([[PATH, must(disk.files.get(PATH))], [LOG, log]]));
  const opened = await open(damaged);
  expect(opened.notices).toEqual([expect.objectContaining({ kind: 'damagedLog' })]);
  expect(damaged.files.get(must(opened.notices[0]?.keptAs))).toEqual(log);
  expect(values(opened).length).toBeLessThan(8);
  expect((await open(simulateDisk(damaged.files))).notices).toEqual([]);
});

test.each([
  ['a text file', new TextEncoder().encode('会议记录'.repeat(900)), '不是本程序的数据文件'],
  ['an empty file', new Uint8Array(0), '是空的'],
  ['a scrap', new Uint8Array(100).fill(7), '只剩下一小段'],
])('%s in the place of the database is refused and left alone', async (_what, bytes, words) => {
  const files = new Map([[PATH, bytes]]);
  const foreign = simulateDisk(files);
  await expect(open(foreign)).rejects.toEqual(failure('file', words));
  unchanged(foreign, files);
});

test('a truncated database is refused and left alone; with the missing pages in its log it opens', async () => {
  for (let i = 0; i < 30; i += 1) engine.run('INSERT INTO note(step, body) VALUES (?, ?)', [i, '道路'.repeat(900)]);
  const before = disk.files;
  engine.checkpoint();
  const whole = must(disk.files.get(PATH));
  const files = new Map([[PATH, whole.slice(0, whole.length - 3 * 4096 - 9)]]);
  const cut = simulateDisk(files);
  await expect(open(cut)).rejects.toEqual(failure('file', '不完整'));
  unchanged(cut, files);
  expect(must(before.get(PATH)).length).toBe(4096); // all the rest is in the log still
  expect(values(await open(simulateDisk(before)))).toEqual([1, 2, 3]);
});

test('a damaged database and its log are put aside together, and nothing is overwritten', async () => {
  const names = setDatabaseAside(PATH, disk, now());
  expect(names).toEqual([`${PATH}.damaged-2026-03-01-090500`, `${LOG}.damaged-2026-03-01-090500`]);
  const fresh = await open(disk);
  fresh.close();
  expect(setDatabaseAside(PATH, disk, now())).toEqual([`${PATH}.damaged-2026-03-01-090500-2`]);
  expect(disk.files.size).toBe(3);
});

test.each([
  ['EROFS', '不允许写入'],
  ['EACCES', '不允许写入'],
  ['ENOSPC', '磁盘满了'],
  ['EIO', '磁盘读写出错'],
])('a disk that answers %s at the start is named in words', async (code, words) => {
  const stuck = simulateDisk(disk.files);
  stuck.fault = (what) => (what === 'write' || what === 'fsync' || (what === 'open' && code !== 'ENOSPC') || what === 'truncate' ? code : undefined);
  await expect(open(stuck)).rejects.toEqual(failure('storage', words));
  unchanged(stuck, disk.files);
  stuck.fault = null;
  expect(values(await open(stuck))).toEqual([1, 2, 3]);
});

const unstoppable = process.platform === 'win32' || process.getuid?.() === 0;
if (unstoppable) console.log('skipped: a real read-only folder does not stop root, nor Windows; the simulated one is tried everywhere');
test.skipIf(unstoppable)('a folder that is read-only is named in words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-readonly-'));
  try {
    chmodSync(folder, 0o500);
    await expect(openEngine({ path: join(folder, 'a.db'), wasm, create: true })).rejects.toEqual(failure('storage', '不允许写入'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a disk that fills up refuses the change in words, keeps what was saved, and goes on when there is space', async () => {
  disk.capacity = [...disk.files.values()].reduce((sum, { length }) => sum + length, 0) + 9000;
  const fill = (): void => engine.transaction(() => {
    for (let i = 0; i < 400; i += 1) engine.run('INSERT INTO note(step, body) VALUES (?, ?)', [i, '水利'.repeat(900)]);
  });
  expect(fill).toThrow(expect.objectContaining({ code: 'storage', message: expect.stringContaining('磁盘满了') }));
  expect(values(engine)).toEqual([1, 2, 3]);
  expect(engine.get('SELECT count(*) AS n FROM note')).toEqual({ n: 0 });
  disk.capacity = Infinity;
  fill();
  expect(values(await open(simulateDisk(disk.files)))).toEqual([1, 2, 3]);
});

test('a full disk is asked for the ballast once, and the change is saved', async () => {
  engine.close();
  let asked = 0;
  engine = await open(disk, { whenFull: () => (asked += 1, (disk.capacity = Infinity), true) });
  disk.capacity = [...disk.files.values()].reduce((sum, { length }) => sum + length, 0);
  put(engine, 4);
  expect(asked).toBe(1);
  expect(values(await open(simulateDisk(disk.files)))).toEqual([1, 2, 3, 4]);
});

test('sealed pages are unreadable on disk, survive checkpoints and growth, and open with their seal only', async () => {
  const key = 0x5a;
  const flip = (page: Uint8Array): void => {
    for (let i = 0; i < 4064; i += 1) page[i] = must(page[i]) ^ key;
  };
  const seal: PageSeal = {
    plain: false,
    sealPage(page, number) {
      flip(page);
      page.fill(number % 251, 4064); // where a nonce and a seal would be
    },
    openPage(page, number) {
      if (page[4095] !== number % 251) throw new Error('not sealed by this');
      flip(page);
    },
  };
  const sealed = simulateDisk();
  const first = await open(sealed, { seal });
  first.script('CREATE TABLE pair(k TEXT PRIMARY KEY, v INTEGER NOT NULL) WITHOUT ROWID; CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT)');
  for (let i = 0; i < 60; i += 1) first.run('INSERT INTO note(body) VALUES (?)', ['secret'.repeat(400)]);
  put(first, 1);
  first.checkpoint();
  first.run('DELETE FROM note WHERE id < 40');
  first.run('VACUUM');
  put(first, 2);
  for (const bytes of sealed.files.values()) expect(Buffer.from(bytes).includes('secret')).toBe(false);
  const again = await open(simulateDisk(sealed.files), { seal });
  expect([values(again), again.get('SELECT count(*) AS n FROM note'), again.get('PRAGMA integrity_check')]).toEqual([[1, 2], { n: 21 }, { integrity_check: 'ok' }]);
  again.close();
  await expect(open(simulateDisk(sealed.files))).rejects.toEqual(failure('file', '不是本程序的数据文件'));
});
