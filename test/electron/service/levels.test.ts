import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '#shared/contract/records.ts';
import type { Failure } from '#shared/failure.ts';
import { openService } from '#electron/service/service.ts';
import { fillStore } from '#electron/storage/fill.ts';
import { openStore } from '#electron/storage/store.ts';
import { make, openOffice, type TestOffice, wasmFolder } from '#test/electron/service/office.ts';

const today = '2026-11-21';
const town = 'site-of-a-township';
let office: TestOffice;
const ask: TestOffice['ask'] = (operation, input) => office.ask(operation, input);

const refusal = async (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => error as Failure, // ask throws nothing else
  );

/** The problem that a township reported and still holds, in a state of work. */
async function reported(state: string): Promise<Row> {
  const { rows } = await ask('listRecords', { entity: 'problem', where: [{ field: 'state', op: 'is', value: state }] });
  const [row] = rows;
  if (!row) throw new Error(`there is no ${state}`);
  return row;
}

const step = (problem: string, key: string, more: Record<string, string> = {}) => ({ entity: 'progress' as const, id: null, set: { problem, step: `problemStep.${key}`, on: today, by: '县办', ...more } });

/** A county's office into which the file of a township was taken. */
beforeAll(async () => {
  office = await openOffice({ today, start: '2026-11-20T01:00:00Z' });
  await ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '县办' });
  const county = (await ask('getSession', {})).office?.place ?? '';
  const place = await make(office, 'place', { name: '云溪乡', kind: 'placeKind.township', parent: county });
  for (const name of ['县水务局', '县交通局']) await make(office, 'organisation', { name });
  await office.service.close();
  const store = await openStore({ folder: office.folder, wasm: wasmFolder, effects: office.effects });
  const problem = (id: string) => ({ entity: 'problem' as const, id, set: { title: `${id}的水渠`, kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place, holder: 'level.township' } });
  const past = (id: string, of: string, key: string, more: Record<string, string> = {}) => ({ entity: 'progress' as const, id, set: { problem: of, step: `problemStep.${key}`, on: '2026-09-02', ...more } });
  fillStore(store, [
    { at: '2026-09-01T00:00:00Z', user: '乡办', site: town, writes: [{ entity: 'site', id: town, set: { name: '云溪乡', office: '云溪乡联络组', level: 'level.township', place, county: '安和县' } }] },
    { at: '2026-09-02T00:00:00Z', user: '乡办', site: town, writes: [problem('open-one'), past('a1', 'open-one', 'assign', { deadlineOn: '2026-12-01', person: '甲' }), past('a2', 'open-one', 'signFor')] },
    {
      at: '2026-09-03T00:00:00Z', user: '乡办', site: town,
      writes: [
        problem('done-one'), past('b1', 'done-one', 'finish', { resultClass: 'resultClass.a', text: '修好' }), past('b2', 'done-one', 'feedback', { satisfaction: 'satisfaction.satisfied', respondent: '乙' }),
        past('b3', 'done-one', 'close'),
      ],
    },
  ]);
  store.engine.close();
  office.service = await openService({ data: office.folder, practice: false, today, host: 'browser', version: 'test', wasm: wasmFolder, effects: office.effects });
});
afterAll(() => office.end());

describe('the county, before a problem that a township holds', () => {
  it('supervises it, and assigns nothing before it took it over', async () => {
    const { id } = await reported('problemState.working');
    const refused = await refusal(ask('saveRecords', { writes: [step(id, 'assign', { organisation: 'x', deadlineOn: '2026-12-20' })] }));
    expect(refused.code).toBe('invalid');
    await ask('saveRecords', { writes: [step(id, 'supervise', { leader: '张主席', text: '抓紧办' })] });
    expect((await refusal(ask('saveRecords', { writes: [step(id, 'notTaken', { text: '不属县级' })] }))).code).toBe('invalid');
    const { rows } = await ask('listRecords', { entity: 'organisation', limit: 2 });
    await ask('saveRecords', { writes: [step(id, 'takeOver')] });
    expect((await ask('getRecord', { entity: 'problem', id })).row['state']).toBe('problemState.registered');
    await ask('saveRecords', { writes: [step(id, 'assign', { organisation: rows[0]?.id ?? '', deadlineOn: '2026-12-20' })] });
    await ask('saveRecords', { writes: [step(id, 'refuse', { text: '不属本局职责', letter: '县交函〔2026〕3号' })] });
    await ask('saveRecords', { writes: [step(id, 'assign', { organisation: rows[1]?.id ?? '', deadlineOn: '2026-12-31' })] });
    expect((await ask('getRecord', { entity: 'problem', id })).row).toMatchObject({ state: 'problemState.assigned', organisation: rows[1]?.id, deadlineOn: '2026-12-31' });
  });

  it('returns what is wrong instead of changing or deleting it, and accepts it after it was reported again', async () => {
    const { id } = await reported('problemState.closed');
    expect((await refusal(ask('saveRecords', { writes: [{ entity: 'problem', id, set: { title: '改了' } }] }))).message).toContain('没有保存');
    expect((await refusal(ask('deleteRecords', { entity: 'problem', ids: [id] }))).fix).toContain('退回修改');
    await ask('saveRecords', { writes: [{ entity: 'problem', id, set: { keyItem: true, note: '请补户数' } }] });
    const say = (verdict: string, more: Record<string, string> = {}) => ask('saveRecords', { writes: [{ entity: 'review', id: null, set: { subject: id, verdict: `reviewState.${verdict}`, on: today, ...more } }] });
    expect((await refusal(say('returned'))).fields[0]?.field).toBe('reason');
    await say('returned', { field: 'households', reason: '缺受益户数', dueOn: '2026-12-01' });
    expect((await ask('getRecord', { entity: 'problem', id })).row['review']).toBe('reviewState.returned');
    expect((await refusal(say('reported'))).code).toBe('invalid');
    await say('accepted');
    expect((await ask('getRecord', { entity: 'problem', id })).row['review']).toBe('reviewState.accepted');
  });

  it('tells no results of what a township reported and holds, and tells those of a matter that it took over', async () => {
    const result = (problem: string) => ask('saveRecords', { writes: [{ entity: 'outcome', id: null, set: { problem, kind: 'outcomeKind.canal', quantity: 2, unit: 'unit.kilometre', on: today } }] });
    const { id } = await reported('problemState.closed');
    const refused = await refusal(result(id));
    expect(refused.code).toBe('invalid');
    expect(refused.fields).toMatchObject([{ field: 'problem', message: expect.stringContaining('退回修改') }]);
    const taken = (await ask('listRecords', { entity: 'problem', where: [{ field: 'id', op: 'is', value: 'open-one' }] })).rows[0];
    expect(taken?.['state']).toBe('problemState.assigned');
    const { ids } = await result('open-one');
    expect((await refusal(ask('saveRecords', { writes: [{ entity: 'outcome', id: ids[0] ?? '', set: { problem: id } }] }))).code).toBe('invalid');
  });

  it('deletes and changes what it registered itself', async () => {
    const place = (await ask('getSession', {})).office?.place ?? '';
    const { ids } = await ask('saveRecords', { writes: [{ entity: 'problem', id: null, set: { title: '县里自己登记的', kind: 'problemKind.livelihood', registeredOn: today, place, holder: 'level.county' } }] });
    await ask('saveRecords', { writes: [{ entity: 'problem', id: ids[0] ?? '', set: { title: '县里改的' } }] });
    await ask('deleteRecords', { entity: 'problem', ids });
    expect((await ask('getRecord', { entity: 'problem', id: ids[0] ?? '' })).row.deleted).toBe(true);
  });
});
