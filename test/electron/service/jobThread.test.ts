import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { runInThread } from '#electron/service/jobThread.ts';
import { databaseName } from '#electron/storage/store.ts';
import { type DataFolder, dataFolder } from '#test/electron/service/dataFolder.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

const run = runInThread(new URL('jobWorker.ts', import.meta.url));
let here: DataFolder;

beforeEach(async () => {
  here = dataFolder();
  await here.open({ runJob: run });
  await here.begin('柳湾村饮水', '红星村道路');
});

afterEach(async () => {
  await here.end();
});

const check = { kind: 'check', wasm: join(wasmFolder, 'sql-wasm.wasm'), logBytes: 0, seal: null } as const;

it('a backup and a check are done in a thread of their own, while saves go on', async () => {
  const [made, , found] = await Promise.all([here.ask('makeBackup', {}), here.note('备份时记下的'), here.ask('checkIntegrity', {})]);
  expect(made.fileBytes).toBeGreaterThan(0);
  expect(found.database).toEqual([]);
  expect((await here.ask('listBackups', {})).backups.map(({ id }) => id)).toContain(made.id);
  expect(await here.notes()).toContain('备份时记下的');
});

it('a failure in words crosses the thread as it is', async () => {
  await here.close();
  const path = join(here.folder, databaseName);
  truncateSync(path, 4096);
  const failure: unknown = await run({ ...check, folder: here.folder }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ message: expect.stringContaining('不完整') as unknown });
  writeFileSync(path, 'not a database');
  await expect(run({ ...check, folder: here.folder })).rejects.toThrow();
});

it('a thread that ends without an answer ends the job with an error, not with silence', async () => {
  const dying = { kind: 'die' } as unknown as Parameters<typeof run>[0]; // no job of ours
  await expect(run(dying)).rejects.toThrow('ended before it answered');
});
