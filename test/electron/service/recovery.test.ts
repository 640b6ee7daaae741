import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answer } from '#shared/contract.ts';
import { openProgram } from '#electron/service/program.ts';
import type { Service } from '#electron/service/service.ts';
import { newRecoveryCode, readRecoveryCode } from '#electron/sync/recovery.ts';
import { furnish, make, openOffice, type TestOffice, tickingEffects, wasmFolder } from '#test/electron/service/office.ts';
import { handOver } from '#test/exchange/circle.ts';

let township: TestOffice;
let county: TestOffice;
let stick: string;
let fresh: string;

beforeEach(async () => {
  township = await openOffice();
  county = await openOffice();
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '' });
  stick = mkdtempSync(join(tmpdir(), 'stick-'));
  fresh = mkdtempSync(join(tmpdir(), 'fresh-'));
});

afterEach(async () => {
  await township.end();
  await county.end();
  for (const folder of [stick, fresh]) rmSync(folder, { recursive: true, force: true });
});

async function send(from: TestOffice, to: TestOffice, peer: string | null): Promise<void> {
  const { ticket, passphrase } = await from.ask('exportBundle', { to: peer });
  await to.ask('applyImport', { ticket: handOver(to, from.service.get(ticket)?.bytes ?? new Uint8Array()), passphrase, trust: true });
}

/** The two know each other, and the township has a code, a backup on the stick, and then a file from the county, sealed for it. */
async function prepare(): Promise<{ code: string; backup: string; receipt: Uint8Array }> {
  const { village } = await furnish(township);
  await make(township, 'jotting', { text: '修路', on: '2026-09-01', place: village });
  await send(township, county, null);
  const site = (await county.ask('listPeers', {})).peers[0]?.site ?? '';
  await send(county, township, site);
  const { code } = await township.ask('makeRecoveryCode', {});
  await township.ask('setSecondPlace', { path: stick });
  const { id } = await township.ask('makeBackup', {});
  const { ticket } = await county.ask('exportBundle', { to: site });
  return { code, backup: join(stick, '协商工作台备份', id), receipt: county.service.get(ticket)?.bytes ?? new Uint8Array() };
}

const valueOf = (answer: Answer): Record<string, unknown> => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value as Record<string, unknown>; // of the contract
};

/** A new computer on which the backup is restored. */
async function restored(backup: string): Promise<Service> {
  const program = await openProgram({ data: fresh, practice: false, today: null, host: 'browser', version: 'test', wasm: wasmFolder, effects: tickingEffects('2026-09-10T01:00:00Z') });
  const { ticket } = valueOf(program.put(readFileSync(backup), 'a.xsbackup')) as { ticket: string };
  valueOf(await program.dispatch('restoreBackup', { source: { ticket } }));
  return program;
}

const receive = async (program: Service, bytes: Uint8Array): Promise<Answer> =>
  program.dispatch('applyImport', { ticket: (valueOf(program.put(new Uint8Array(bytes), 'a.xsb')) as { ticket: string }).ticket, passphrase: null, trust: true });

it('a new computer restores from the stick, and with the code opens what was sealed for the old one, and its files are taken', async () => {
  const { code, backup, receipt } = await prepare();
  const program = await restored(backup);
  try {
    expect(valueOf(await program.dispatch('getRecovery', {}))).toMatchObject({ state: 'missing' });
    expect(JSON.stringify(valueOf(await program.dispatch('getNotices', {})))).toContain('恢复码');
    expect(await receive(program, receipt)).toMatchObject({ ok: false, message: expect.stringContaining('不是发给本单位的') as unknown });
    expect(await program.dispatch('useRecoveryCode', { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })).toMatchObject({ ok: true });
    expect(valueOf(await program.dispatch('getRecovery', {}))).toMatchObject({ state: 'kept' });
    expect(await receive(program, receipt)).toMatchObject({ ok: true });
    await program.dispatch('saveRecords', { writes: [{ entity: 'jotting', id: null, set: { text: '新电脑上记的', on: '2026-09-10' } }] });
    const made = valueOf(await program.dispatch('exportBundle', { to: null })) as { ticket: string; passphrase: string | null };
    const bytes = program.get(made.ticket);
    const taken = await county.ask('applyImport', { ticket: handOver(county, bytes?.bytes ?? new Uint8Array()), passphrase: made.passphrase });
    expect(taken.signer.state).toBe('known');
    expect((await county.ask('listRecords', { entity: 'jotting' })).rows.map((row) => row['text'])).toContain('新电脑上记的');
  } finally {
    await program.close();
  }
});

it('what the county seals for the new computer before the code is found opens afterwards too', async () => {
  const { code, backup } = await prepare();
  const program = await restored(backup);
  try {
    const before = JSON.parse(readFileSync(join(fresh, 'keys.json'), 'utf8')) as { age: { identity: string } };
    await program.dispatch('useRecoveryCode', { code });
    const after = JSON.parse(readFileSync(join(fresh, 'keys.json'), 'utf8')) as { age: { identity: string }; spare: string[] };
    expect(after.age.identity).not.toBe(before.age.identity);
    expect(after.spare).toContain(before.age.identity);
  } finally {
    await program.close();
  }
});

it('a mistyped code, another code and data without sealed keys are refused in words, and the keys stay as they are', async () => {
  const { code, backup } = await prepare();
  await expect(county.ask('useRecoveryCode', { code })).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('没有用恢复码封存') as unknown });
  const program = await restored(backup);
  try {
    const keys = readFileSync(join(fresh, 'keys.json'), 'utf8');
    const wrong = async (typed: string): Promise<Answer> => program.dispatch('useRecoveryCode', { code: typed });
    const swapped = `${code[1]}${code[0]}${code.slice(2)}`;
    if (swapped !== code) expect(await wrong(swapped)).toMatchObject({ ok: false, fields: [{ field: 'code' }] });
    expect(await wrong(code.slice(0, 10))).toMatchObject({ ok: false, code: 'invalid' });
    expect(await wrong(`${code.slice(0, -1)}0`)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await wrong(newRecoveryCode())).toMatchObject({ ok: false, code: 'refused', message: expect.stringContaining('不是这份备份的') as unknown });
    expect(readFileSync(join(fresh, 'keys.json'), 'utf8')).toBe(keys);
  } finally {
    await program.close();
  }
});

it('neither the code nor any secret key lies readable in the data folder or on the stick', async () => {
  const { code } = await prepare();
  const { age, root } = JSON.parse(readFileSync(join(township.folder, 'keys.json'), 'utf8')) as { age: { identity: string }; root: { secret: string } };
  await township.reopen();
  const read = (folder: string): Buffer[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'keys.json').map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  for (const bytes of [...read(township.folder), ...read(stick)]) {
    for (const secret of [code, code.replaceAll('-', ''), age.identity, root.secret]) expect(bytes.includes(secret)).toBe(false);
  }
  copyFileSync(join(township.folder, 'xieshang.db'), join(fresh, 'copy.db'));
  for (const secret of [age.identity, root.secret]) expect(readFileSync(join(fresh, 'copy.db')).includes(secret)).toBe(false);
});

it('keys that came after the code was printed are in the next backup too', async () => {
  const { code } = await prepare();
  // A restore on the same machine begins a new life, which signs with a key of its own.
  const { backups } = await township.ask('listBackups', {});
  let newest = '';
  await township.reopen(async () => {
    const program = await openProgram({ data: township.folder, practice: false, today: null, host: 'browser', version: 'test', wasm: wasmFolder, effects: tickingEffects('2026-09-12T01:00:00Z') });
    try {
      valueOf(await program.dispatch('restoreBackup', { source: { where: 'here', id: backups[0]?.id ?? '' } }));
      valueOf(await program.dispatch('exportBundle', { to: null }));
      newest = String(valueOf(await program.dispatch('makeBackup', {}))['id']);
    } finally {
      await program.close();
    }
  });
  const keysIn = (folder: string): string[] => Object.keys((JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as { signing: object }).signing);
  const other = await restored(join(stick, '协商工作台备份', newest));
  valueOf(await other.dispatch('useRecoveryCode', { code }));
  await other.close();
  expect(keysIn(township.folder).length).toBeGreaterThan(1);
  expect(keysIn(fresh)).toEqual(expect.arrayContaining(keysIn(township.folder)));
});

it('a code is read as people type it', () => {
  for (let i = 0; i < 200; i += 1) {
    const code = newRecoveryCode();
    expect(readRecoveryCode(code.toLowerCase().replaceAll('-', i % 2 ? '' : '　'))).toBe(code);
    expect(code).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){4}[2-9A-HJKMNP-TV-Z]{4}$/);
  }
});
