import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { inputs, type OperationName } from '#shared/contract.ts';
import { readSettings } from '#shared/defaults/settings.ts';
import { entityNames } from '#shared/entities/index.ts';
import { seriesFindings } from '#shared/rules/numbering.ts';
import { openProgram } from '#electron/service/program.ts';
import type { Service } from '#electron/service/service.ts';
import { carry, type Circle, openCircle } from '#test/exchange/circle.ts';
import { randomFrom } from '#test/exchange/mutate.ts';
import { hostileInputs, type Loot } from '#test/electron/service/hostileInputs.ts';
import { plunder, standOf, wrongWith } from '#test/electron/service/hostileLaws.ts';
import { make, tickingEffects, wasmFolder } from '#test/electron/service/office.ts';

/** They leave the folder, close the door for all that follows, or take seconds; hostile input reaches them, fitting input doesn't. */
const notMeant = new Set<OperationName>(['switchPractice', 'restoreBackup', 'unlockData', 'setDataPassword', 'dropDataPassword', 'lockScreen', 'applyUpdate']);
/** What they answer names a folder, because it is about one. */
const aboutFolders = new Set<OperationName>(['getSession', 'foundOffice', 'setUser', 'setDesktopNotes', 'signIn', 'lockScreen', 'listBackups', 'setSecondPlace', 'getStorageUse', 'listFolders', 'getExchangeFolder', 'setExchangeFolder', 'depositBundle', 'openDataFolder', 'exportArchive', 'makeInspection', 'openFolder', 'withReason']);

describe('a hostile caller', () => {
  const root = mkdtempSync(join(tmpdir(), 'hostile-'));
  const data = join(root, 'data');
  const chosen = join(root, 'chosen');
  const path = process.env['PATH'];
  let service: Service;
  beforeAll(async () => {
    process.env['PATH'] = ''; // nothing of the system is started: no window of a file manager
    mkdirSync(chosen);
    service = await openProgram({ data, practice: false, today: '2026-10-20', host: 'browser', version: 'test', wasm: wasmFolder, effects: tickingEffects('2026-09-01T01:00:00Z'), machine: null });
  });
  afterAll(async () => {
    await service.close();
    process.env['PATH'] = path;
    rmSync(root, { recursive: true, force: true });
  });

  it('gets an answer in words from every operation, changes nothing by what is refused, and hurts no data', async () => {
    const below = randomFrom(20261122);
    const loot: Loot = { ids: new Map(), choices: new Map(), tickets: [], texts: [] };
    const hostile = hostileInputs(below, loot, { paths: [chosen, join(chosen, 'none'), '.', '..', '/dev/null'] });
    const names = Object.keys(inputs) as OperationName[]; // Object.keys widens; the table is closed
    const here = readdirSync('.').toSorted();
    const wrong: string[] = [];
    let calls = 0;

    async function logBytes(): Promise<number> {
      const answer = await service.dispatch('getStorageUse', {});
      return answer.ok ? (answer.value as { log: number }).log : 0; // the contract of getStorageUse
    }
    async function call(operation: OperationName, input: unknown): Promise<void> {
      const asked = JSON.stringify(input) ?? 'null';
      const sent: unknown = JSON.parse(asked);
      const [before, log] = [standOf(data), await logBytes()];
      const answer = await service.dispatch(operation, sent).catch((error: unknown) => ({ thrown: String(error) }));
      calls += 1;
      const carried: unknown = JSON.parse(JSON.stringify(answer));
      // A commit makes the log longer; a quiet moment's checkpoint only shorter.
      const changed = 'ok' in answer && !answer.ok && (standOf(data) !== before || (await logBytes()) > log) ? 'it was refused and changed something' : null;
      const found = wrongWith(carried, asked, aboutFolders.has(operation) ? [] : [data]) ?? changed;
      if (found !== null) wrong.push(`${operation} ${asked.slice(0, 300)}: ${found}; ${JSON.stringify(answer).slice(0, 300)}`);
      if ('ok' in answer && answer.ok) plunder(loot, operation, sent, answer.value);
    }

    for (const name of names) if (name !== 'foundOffice' && !notMeant.has(name)) await call(name, hostile.of(name, 5));
    await call('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '陈主任' });
    for (const [name, text] of [['a.xlsx', 'PK\u0003\u0004'], ['../../evil.txt', 'x'], ['a.csv', '姓名,单位\n王建国,水利站\n']] as const) {
      const put = service.put(new TextEncoder().encode(text), name);
      if (put.ok) loot.tickets.push((put.value as { ticket: string }).ticket); // the contract of put
    }
    for (let round = 0; round < 6; round += 1) {
      for (const entity of entityNames) if (round % 3 === 0) await call('listRecords', { entity, limit: 60, deleted: round > 0 });
      await call('getChoices', {});
      for (const name of [...names, ...Array.from({ length: 15 }, () => 'saveRecords' as const)]) {
        const wild = notMeant.has(name) ? 40 : ([0, 3, 10, 25][below(4)] ?? 0);
        if (name !== 'switchPractice' && name !== 'setDataPassword' && name !== 'lockScreen') await call(name, hostile.of(name, wild));
      }
    }
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(1000);
    const checked = await service.dispatch('checkIntegrity', {});
    expect(checked).toMatchObject({ ok: true, value: { database: [], refs: { findings: [] }, folds: { findings: [] }, attachments: { missing: [], damaged: [] } } });
    expect(readdirSync('.').toSorted()).toEqual(here);
    expect(readdirSync(root).toSorted()).toEqual(['chosen', 'data']);
    expect(existsSync(join(data, 'logs', 'program.log'))).toBe(false);
  }, 300_000);
});

let circle: Circle;
let service: Service;
beforeAll(async () => {
  circle = await openCircle();
  ({ service } = circle.county);
});
afterAll(() => circle.end());

describe('what broke it once', () => {
  test('reasons within reasons, and a depth that no recursion follows, are refused', async () => {
    let nested: unknown = { operation: 'getSession', input: {}, reason: '错' };
    for (let i = 0; i < 3000; i += 1) nested = { operation: 'withReason', input: nested, reason: '错' };
    expect(await service.dispatch('withReason', nested)).toMatchObject({ ok: false, code: 'invalid' });
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(await service.dispatch('saveRecords', { writes: deep })).toMatchObject({ ok: false, code: 'invalid' });
  });

  test.each(['0000-01-01', '9999-12-31', '2026-02-30'])('the day %s is refused before anybody reckons with it', async (heldOn) => {
    expect(await service.dispatch('getLeadTimes', { heldOn })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await service.dispatch('countDeadline', { from: heldOn, days: 5, kind: 'working' })).toMatchObject({ ok: false, code: 'invalid' });
  });

  test.each(['toString', 'constructor', 'valueOf'])('%s, which every object answers to, is no field', async (field) => {
    expect(await service.dispatch('getListSheet', { entity: 'topic', title: '表', columns: [field] })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await service.dispatch('listRecords', { entity: 'topic', where: [{ field: `place.${field}`, op: 'is', value: '' }] })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await service.dispatch('listRecords', { entity: 'topic', sort: [{ field }] })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await service.dispatch('dismissNotice', { key: field })).toMatchObject({ ok: true, value: { dismissed: false } });
  });

  test.each(['in', 'has', 'isNot'])('a condition with twenty thousand values (%s) finds what it names', async (op) => {
    const value = Array.from({ length: 20_000 }, (_, i) => `x${i}`);
    expect(await service.dispatch('listRecords', { entity: 'problem', where: [{ field: 'title', op, value }, { field: 'state', op: 'in', value }] })).toMatchObject({ ok: true, value: { total: 0 } });
    expect(await service.dispatch('listRecords', { entity: 'site', where: [{ field: 'level', op: 'in', value: [...value, 'level.county'] }] })).toMatchObject({ ok: true, value: { total: 1 } });
  });

  test('a text of a megabyte is looked for like any other', async () => {
    const search = '长'.repeat(350_000);
    expect(await service.dispatch('listRecords', { entity: 'topic', search })).toMatchObject({ ok: true, value: { total: 0 } });
    expect(await service.dispatch('pickRecords', { entity: 'topic', search: '%'.repeat(60_000) })).toMatchObject({ ok: true, value: { total: 0 } });
  });

  test('ten thousand conditions and orders are refused', async () => {
    const where = Array.from({ length: 10_000 }, () => ({ field: 'title', op: 'is', value: '甲' }));
    expect(await service.dispatch('listRecords', { entity: 'topic', where })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await service.dispatch('countRecords', { entity: 'topic', wheres: where.map((one) => [one]) })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await service.dispatch('listRecords', { entity: 'topic', sort: where.map(() => ({ field: 'title' })) })).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('a backup named by dots is not there', async () => {
    expect(await service.dispatch('takeBackup', { where: 'here', id: '.' })).toMatchObject({ ok: false, code: 'notFound' });
  });

  test('a file is put into a folder that is named whole only, under a name without folders', async () => {
    const put = service.put(new Uint8Array([1]), '../\uD800外.xsb');
    const { ticket } = (put.ok ? put.value : {}) as { ticket: string }; // the contract of put
    expect(await service.dispatch('depositBundle', { ticket, folder: '.' })).toMatchObject({ ok: false, code: 'storage' });
    expect(encodeURIComponent(service.get(ticket)?.name ?? '/')).not.toMatch(/%2F|%5C/);
  });

  test('a refused attachment and a refused backup leave no file behind', async () => {
    const put = service.put(new TextEncoder().encode('没有人要的附件'), 'a.txt');
    const { ticket } = (put.ok ? put.value : {}) as { ticket: string }; // as above
    const subject = (await service.dispatch('listRecords', { entity: 'site' })) as { value: { rows: { id: string }[] } }; // the contract of listRecords
    const before = standOf(circle.county.folder);
    expect(await service.dispatch('attachFile', { subject: subject.value.rows[0]?.id, ticket, phase: 'nothing' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await service.dispatch('previewRestore', { source: { ticket } })).toMatchObject({ ok: false, code: 'file' });
    expect(standOf(circle.county.folder)).toBe(before);
  });

  test('what operations of their own keep in a record is not written past them', async () => {
    const set = { year: 2025, from: '2025-01-01', to: '2025-12-31', lockedOn: '2026-01-01', lockedBy: '甲', reach: '不是' };
    expect(await service.dispatch('saveRecords', { writes: [{ entity: 'yearLock', id: null, set }] })).toMatchObject({ ok: false, code: 'refused' });
    expect(await service.dispatch('saveRecords', { writes: [{ entity: 'attachment', id: null, set: { subject: 'nothing', name: 'a.txt', digest: 'a'.repeat(64), size: 3, type: 'text/plain' } }] })).toMatchObject({ ok: false, code: 'invalid' });
  });
});

describe('what would stop all files to the other offices', () => {
  test.each(['bad id', 'a\u0000b', '../../x', '\uD800', 'a/b', ''])('a record named %j is refused', async (id) => {
    const set = { text: '修路', on: '2026-09-01', place: circle.place };
    expect(await circle.township.service.dispatch('saveRecords', { writes: [{ entity: 'jotting', id, set }] })).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('a text longer than a line of such a file, and a choice of too many, are refused by name of the field', async () => {
    const body = 'x'.repeat(9_000_000);
    const meeting = await make(circle.township, 'meeting', { title: '协商会', heldOn: '2026-09-01', place: circle.place, kind: 'meetingKind.council' }).catch(() => 'meeting');
    const long = await circle.township.service.dispatch('saveRecords', { writes: [{ entity: 'minutes', id: null, set: { meeting, title: '纪要', body } }] });
    expect(long).toMatchObject({ ok: false, code: 'invalid', fields: expect.arrayContaining([expect.objectContaining({ field: 'body' })]) as unknown });
  });

  test('a name with what no text holds is kept without it, and the file is taken', async () => {
    await circle.township.ask('setUser', { name: '\uD800李\u0000干\u0007事' });
    expect((await circle.township.ask('getSession', {})).user).toBe('李干事');
    await make(circle.township, 'jotting', { text: '修路', on: '2026-09-01', place: circle.place });
    await circle.county.ask('applyImport', await carry(circle.township, circle.county));
    const alone = await circle.township.service.dispatch('foundOffice', { level: 'township', place: '甲乡', county: '乙县', office: '丙', person: '长'.repeat(300) });
    expect(alone).toMatchObject({ ok: false, code: 'invalid' });
  });
});

test('a slip of the hand in a setting or a number keeps nobody waiting', () => {
  expect(readSettings([{ key: 'noticeDays', value: '1000000000' }, { key: 'yellowDays', value: '0.5' }])).toMatchObject({ noticeDays: 15, yellowDays: 5 });
  expect(seriesFindings({ start: 1, issued: [1, 2_000_000_000] }).missing).toHaveLength(500);
});
