import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { openBallast } from '#electron/storage/ballast.ts';
import { databaseName } from '#electron/storage/store.ts';
import { openProgram } from '#electron/service/program.ts';
import { type DataFolder, dataFolder } from '#test/electron/service/dataFolder.ts';
import { tickingEffects, wasmFolder } from '#test/electron/service/office.ts';

const small = mkdtempSync(join(tmpdir(), 'small-disk-'));
const isMounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', small]).status === 0;
if (!isMounted) console.log('skipped: no right to mount a small disk here; a simulated one is tried in startAnswers.test.ts');

describe.runIf(isMounted)('on a small disk that fills up', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(small, 'data');
    mkdirSync(folder);
    openBallast(folder, () => undefined);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(small, 'junk'), { force: true });
  });

  const fillUp = (): void => {
    const { bavail, bsize } = statfsSync(small);
    writeFileSync(join(small, 'junk'), Buffer.alloc(Math.max(0, bavail * bsize - 64 * 1024), 7));
  };

  it('saves go on with the space that was set aside, the person is told, and a refusal loses nothing that was saved', async () => {
    const program = await openProgram({ data: folder, practice: false, today: null, host: 'browser', version: 'test', wasm: wasmFolder, effects: tickingEffects('2026-09-01T01:00:00Z') });
    const ask = async (operation: string, input: object): Promise<Record<string, unknown>> => {
      const answer = await program.dispatch(operation, input);
      if (!answer.ok) throw new Failure(answer.code, answer.message, answer.fix);
      return answer.value as Record<string, unknown>; // of the contract
    };
    const note = (text: string) => ask('saveRecords', { writes: [{ entity: 'jotting', id: null, set: { text, on: '2026-09-01' } }] });
    const saved: string[] = [];
    let refusal: unknown = null;
    try {
      await ask('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李干事' });
      fillUp();
      let toldAt = -1;
      for (let n = 0; n < 4000 && refusal === null; n += 1) {
        const text = `第${n}件${'村口道路破损'.repeat(330)}`;
        try {
          await note(text);
          saved.push(text);
        } catch (error) {
          refusal = error;
        }
        if (toldAt < 0 && JSON.stringify(await ask('getNotices', {})).includes('磁盘满了')) toldAt = saved.length;
      }
      expect(toldAt).toBeGreaterThan(0);
      expect(saved.length).toBeGreaterThan(toldAt);
      expect(refusal).toMatchObject({ code: 'storage', message: expect.stringMatching(/磁盘/) as unknown });
      rmSync(join(small, 'junk'));
      await note('腾出空间以后');
      expect(await ask('countRecords', { entity: 'jotting', wheres: [[]] })).toEqual({ counts: [saved.length + 1] });
    } finally {
      // As a power cut finds it: what lies on the disk, not what closing would put there.
      const copy = mkdtempSync(join(tmpdir(), 'copy-'));
      cpSync(folder, copy, { recursive: true });
      const db = new DatabaseSync(join(copy, databaseName));
      expect({ ...db.prepare('PRAGMA integrity_check').get() }).toEqual({ integrity_check: 'ok' });
      expect(db.prepare("SELECT count(*) AS n FROM jotting WHERE text LIKE '第%'").get()).toEqual({ n: saved.length });
      db.close();
      rmSync(copy, { recursive: true });
      await program.close();
    }
  });
});

describe('the second place', () => {
  let here: DataFolder;
  let stick: string;
  beforeEach(async () => {
    here = dataFolder();
    stick = mkdtempSync(join(tmpdir(), 'stick-'));
    await here.open();
    await here.begin('柳湾村饮水');
  });
  afterEach(async () => {
    await here.end();
    rmSync(stick, { recursive: true, force: true });
  });

  it('that can no longer be written while a backup is copied leaves the backup here whole, and the failure in words', async () => {
    await here.ask('setSecondPlace', { path: stick });
    // What stands where the program's folder on the stick should be is what a stick looks like that broke off while writing.
    rmSync(join(stick, '协商工作台备份'), { recursive: true, force: true });
    writeFileSync(join(stick, '协商工作台备份'), 'half a directory');
    const made = await here.ask('makeBackup', {});
    expect(made.second).toBe('failed');
    expect(made.message).not.toBe('');
    const { backups } = await here.ask('listBackups', {});
    expect(backups.map(({ id }) => id)).toContain(made.id);
    rmSync(join(stick, '协商工作台备份'));
    expect((await here.ask('makeBackup', {})).second).toBe('copied');
  });
});

describe('a data folder with a stranger in it', () => {
  it.each([
    ['a text file', Buffer.from('这不是数据库'.repeat(2000))],
    ['zeros', Buffer.alloc(40_960)],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s under the database’s name in words, offers backups, and leaves it as it is', async (_, bytes) => {
    const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
    const path = join(folder, databaseName);
    writeFileSync(path, bytes);
    chmodSync(path, 0o600);
    const program = await openProgram({ data: folder, practice: false, today: null, host: 'browser', version: 'test', wasm: wasmFolder });
    const session = await program.dispatch('getSession', {});
    const lists = await program.dispatch('listBackups', {});
    const save = await program.dispatch('saveRecords', { writes: [{ entity: 'jotting', id: null, set: { text: '一', on: '2026-09-01' } }] });
    await program.close();
    expect(session).toMatchObject({ ok: true, value: { damaged: { message: expect.stringContaining(databaseName) as unknown } } });
    expect(lists).toMatchObject({ ok: true });
    expect(save).toMatchObject({ ok: false, code: 'refused' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});

process.on('exit', () => {
  if (isMounted) spawnSync('umount', [small]);
  rmSync(small, { recursive: true, force: true });
});
