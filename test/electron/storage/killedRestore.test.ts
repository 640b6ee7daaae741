import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backupsName } from '#electron/storage/backupFolder.ts';
import { type DataFolder, dataFolder } from '#test/electron/service/dataFolder.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

let original: DataFolder;
let backup: string;
beforeAll(async () => {
  original = dataFolder();
  await original.open();
  await original.begin('旧的一件');
  const { id } = await original.ask('makeBackup', {});
  backup = join(original.folder, backupsName, id);
  await original.note('新的一件');
  await original.close();
});
afterAll(() => original.end());

/** Restores in a process that is killed, opens what is left and answers what is noted there. */
async function notesAfter(delay: number): Promise<{ notes: string[]; keys: string[] }> {
  const copy = dataFolder();
  try {
    cpSync(original.folder, copy.folder, { recursive: true });
    spawnSync(process.execPath, ['--no-warnings', join(import.meta.dirname, 'restoreChild.ts'), copy.folder, wasmFolder, backup, String(delay)], { stdio: 'ignore' });
    await copy.open();
    return { notes: await copy.notes(), keys: (await copy.ask('getNotices', {})).notices.map(({ key }) => key) };
  } finally {
    await copy.end();
  }
}

const old = ['新的一件', '旧的一件'].toSorted();

it('a restore that is killed before the swap leaves the data as they were, without a word', async () => {
  expect(await notesAfter(-1)).toEqual({ notes: old, keys: [] });
});

it('a restore that is killed right after the swap has happened, under a life that is known', async () => {
  expect(await notesAfter(-2)).toEqual({ notes: ['旧的一件'], keys: ['life', 'numbers'] });
});

it('a restore that is killed at any other moment leaves the one or the other', async () => {
  for (const delay of [5, 80, 160, 240, 320]) {
    const { notes, keys } = await notesAfter(delay);
    expect([old.join(), '旧的一件']).toContain(notes.join());
    expect(keys).toEqual(notes.length === 1 ? ['life', 'numbers'] : []);
  }
});
