import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngine } from '#electron/storage/engine/engine.ts';
import { makePageSeal, plainSeal } from '#electron/storage/engine/pageSeal.ts';
import { resealDatabase } from '#electron/storage/reseal.ts';
import { wasmFolder } from '#test/electron/service/office.ts';

const wasm = join(wasmFolder, 'sql-wasm.wasm');
const seal = makePageSeal(new Uint8Array(32).fill(1));
const other = makePageSeal(new Uint8Array(32).fill(2));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reseal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function make(): Promise<string> {
  const path = join(folder, 'x.db');
  const engine = await openEngine({ path, wasm, create: true });
  engine.script('CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT)');
  for (let i = 0; i < 200; i += 1) engine.run('INSERT INTO note(text) VALUES (?)', [`柳湾村 ${i} `.repeat(40)]);
  engine.close();
  return path;
}

it('a database goes under a seal and back, byte for byte the same records', async () => {
  const path = await make();
  const before = readFileSync(path);
  resealDatabase(path, plainSeal, seal);
  expect(readFileSync(path).includes(Buffer.from('柳湾村'))).toBe(false);
  const engine = await openEngine({ path, wasm, create: false, seal });
  expect([engine.get('SELECT count(*) AS n FROM note'), engine.get('PRAGMA integrity_check')]).toEqual([{ n: 200 }, { integrity_check: 'ok' }]);
  engine.close();
  resealDatabase(path, seal, plainSeal);
  expect(readFileSync(path).length).toBe(before.length);
  const native = new DatabaseSync(path, { readOnly: true });
  expect(native.prepare('SELECT count(*) AS n FROM note').get()).toEqual({ n: 200 });
  native.close();
});

it('another key, a page in another place, or a changed byte does not open', async () => {
  const path = await make();
  resealDatabase(path, plainSeal, seal);
  await expect(openEngine({ path, wasm, create: false, seal: other })).rejects.toThrow('不能用这个密码打开');
  const page = readFileSync(path).subarray(4096, 8192);
  expect(() => seal.openPage(Uint8Array.from(page), 3)).toThrow();
  for (const at of [0, 2000, 4063, 4064, 4080]) {
    const changed = Uint8Array.from(page);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => seal.openPage(changed, 2), `byte ${at}`).toThrow();
  }
  expect(() => seal.openPage(Uint8Array.from(page), 2)).not.toThrow();
});

it('a database whose pages have no room for a seal is refused and stays as it is', () => {
  const path = join(folder, 'native.db');
  const native = new DatabaseSync(path);
  native.exec("CREATE TABLE t(a); INSERT INTO t VALUES ('x')");
  native.close();
  const before = readFileSync(path);
  expect(() => resealDatabase(path, plainSeal, seal)).toThrow('加不了密码');
  expect(readFileSync(path).equals(before)).toBe(true);
});
