import { afterEach, beforeEach, expect, it } from 'vitest';
import { make } from '#test/electron/service/office.ts';
import { type Circle, openCircle } from '#test/exchange/circle.ts';

let circle: Circle;
beforeEach(async () => {
  circle = await openCircle();
});
afterEach(() => circle.end());

const on = '2026-09-01';
const count = async (office: Circle['county'], key: string) => (await office.ask('getDesk', {})).items.find((one) => one.key === key)?.count;

it('a problem is asked up, taken over, refused by a department with its letter, assigned to another, done, and answered by the township, all by file', async () => {
  const { township, county, place } = circle;
  const water = await make(county, 'organisation', { name: '安和县水务局' });
  const roads = await make(county, 'organisation', { name: '安和县交通运输局' });
  await circle.down();
  const problem = await make(township, 'problem', { title: '跨村水渠清淤', kind: 'problemKind.livelihood', registeredOn: on, place, holder: 'level.township' });
  const step = (office: Circle['county'], key: string, more = {}) => make(office, 'progress', { problem, step: `problemStep.${key}`, on, by: '经办人', ...more });
  const both = async () => [(await township.ask('getRecord', { entity: 'problem', id: problem })).row, (await county.ask('getRecord', { entity: 'problem', id: problem })).row];

  await expect(step(township, 'escalate')).rejects.toMatchObject({ code: 'invalid' });
  await step(township, 'escalate', { text: '涉及两个乡，乡里没有资金' });
  expect([await count(township, 'asked'), await count(county, 'asked')]).toEqual([1, 0]);
  await circle.up();
  expect(await count(county, 'asked')).toBe(1);
  await expect(step(county, 'assign', { organisation: water, deadlineOn: '2026-12-01' })).rejects.toMatchObject({ code: 'invalid' });

  await step(county, 'notTaken', { text: '请先补充两村的书面意见' });
  await circle.down();
  expect((await both()).map((row) => [row['holder'], row['askedLevel']])).toEqual([['level.township', null], ['level.township', null]]);
  await step(township, 'escalate', { text: '两村书面意见已附' });
  await circle.up();
  await step(county, 'takeOver');
  await step(county, 'assign', { organisation: water, deadlineOn: '2026-12-01' });
  await expect(step(county, 'refuse', { text: '不属本局职责' })).rejects.toMatchObject({ code: 'invalid' });
  await step(county, 'refuse', { text: '不属本局职责', letter: '安水函〔2026〕12号' });
  await step(county, 'assign', { organisation: roads, deadlineOn: '2026-12-15' });
  await circle.down();
  for (const row of await both()) expect(row).toMatchObject({ state: 'problemState.assigned', organisation: roads, deadlineOn: '2026-12-15' });
  const told = (await township.ask('listRecords', { entity: 'progress', where: [{ field: 'problem', op: 'is', value: problem }, { field: 'letter', op: 'filled', value: null }] })).rows;
  expect(told.map((row) => row['letter'])).toEqual(['安水函〔2026〕12号']);

  await expect(step(township, 'finish', { text: '修好了', resultClass: 'resultClass.a' })).rejects.toMatchObject({ code: 'invalid' });
  const wrong = await step(township, 'progress', { text: '已清淤8公里' });
  await step(township, 'correct', { corrects: wrong, text: '应为0.8公里' });
  await circle.up();
  expect((await county.ask('getRecord', { entity: 'progress', id: wrong })).row['text']).toBe('已清淤8公里');
  const done = { entity: 'outcome' as const, id: null, set: { problem, kind: 'outcomeKind.livelihood', quantity: 1, unit: 'unit.piece', on } };
  await county.ask('saveRecords', { writes: [done, { entity: 'progress', id: null, set: { problem, step: 'problemStep.finish', on, by: '县办', text: '清淤完成', resultClass: 'resultClass.a' } }] });
  await circle.down();
  // The township's clock is behind: its step still stands after the one that it answers.
  township.effects.set('2026-09-01T00:10:00Z');
  await step(township, 'feedback', { satisfaction: 'satisfaction.satisfied', respondent: '马文' });
  await expect(step(township, 'close')).rejects.toMatchObject({ code: 'invalid' });
  await circle.up();
  await step(county, 'close');
  await circle.down();
  for (const row of await both()) expect(row).toMatchObject({ state: 'problemState.closed', satisfaction: 'satisfaction.satisfied', firstDeadlineOn: '2026-12-01', review: null });
});
