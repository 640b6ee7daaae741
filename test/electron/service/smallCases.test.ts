import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedChoices } from '#shared/defaults/choices.ts';
import { pastedCells } from '#renderer/ui/pastedCells.ts';
import { type GridPreset, gridColumns, gridWords, gridWrites, readGrid } from '#renderer/pages/problems/gridRows.ts';
import { orderSteps, orderTabs } from '#renderer/pages/problems/orderTabs.ts';
import { orderEnd, orderWrites } from '#renderer/pages/problems/orderWrites.ts';
import type { Lookup } from '#shared/rules/readCell.ts';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

const today = '2026-10-13';
let office: TestOffice;
let village: string;
let lookup: Lookup;
const preset: GridPreset = { kind: 'problemKind.errand', holder: 'level.township', resultClass: 'resultClass.a', user: '李干事' };

beforeEach(async () => {
  office = await openOffice({ today });
  ({ village } = await furnish(office));
  const choices = shippedChoices.map((one) => ({ id: one.id, list: one.list, label: one.label, rank: 0, colour: null, retired: one.retired === true, countsAs: null }));
  lookup = { today, refs: { place: new Map([['柳湾村', [village]]]) }, choices: (list) => choices.filter((one) => one.list === list) };
});
afterEach(() => office.end());

const states = async () => {
  const { rows } = await office.ask('listRecords', { entity: 'problem', limit: 1000 });
  return Map.groupBy(rows, (row) => String(row['state']));
};

describe('the grid of small cases', () => {
  it('takes 471 rows of a sheet in one go, each with its steps, and gives them back whole', async () => {
    const lines = Array.from({ length: 471 }, (_, i) => `2026.${(i % 9) + 1}.${(i % 28) + 1}\t柳湾村\t村民${i}\t路灯不亮第${i}件。晚上出门不方便\t换了灯泡\t${i % 50 === 0 ? '不满意' : '满意'}`);
    const { cases, problems } = readGrid(pastedCells(lines.join('\r\n')), lookup);
    expect(problems).toEqual([]);
    expect(gridWords(cases)).toBe('共471条：办结销号461条，不满意，待重办10条。');
    const { tx } = await office.ask('saveRecords', { writes: cases.flatMap((one) => gridWrites(one, preset, () => crypto.randomUUID())) });
    const found = await states();
    expect(found.get('problemState.closed')).toHaveLength(461);
    expect(found.get('problemState.assessed')).toHaveLength(10);
    const closed = found.get('problemState.closed')?.[0];
    expect(closed).toMatchObject({ resultClass: 'resultClass.a', satisfaction: 'satisfaction.satisfied', open: false, closedOn: closed?.['registeredOn'] });
    await office.ask('undo', { tx });
    expect(await states()).toEqual(new Map());
    expect((await office.ask('listRecords', { entity: 'progress' })).total).toBe(0);
  });

  it('names each cell that it can not read, and saves nothing of it', () => {
    const rows = [
      ['2026.2.30', '柳湾村', '张三', '水管漏水', '', ''],
      ['10月20日', '王家坪', '', '', '', '很好'],
      ['10月1日', '柳湾村', '', '路灯不亮', '', '满意'],
      ['', '', '', '', '', ''],
    ];
    const { cases, problems } = readGrid(rows, lookup);
    expect(cases).toHaveLength(3);
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual(['0 on', '1 place', '1 what', '1 satisfaction', '1 on', '2 done', '2 who']);
    expect(gridColumns.map(({ title }) => title)).toEqual(['日期', '村', '谁', '什么事', '怎么办的', '满意度']);
  });

  it('leaves what was not said undone: no handling is to do, no answer is to ask, and who could not be reached is closed with the reason', async () => {
    const { cases } = readGrid([
      ['10-1', '柳湾村', '甲', '修渠', '', ''],
      ['10-1', '柳湾村', '乙', '修路', '修好了', ''],
      ['10-1', '柳湾村', '丙', '修桥', '修好了', '外出务工，电话不通'],
    ], lookup);
    await office.ask('saveRecords', { writes: cases.flatMap((one) => gridWrites(one, preset, () => crypto.randomUUID())) });
    expect([...(await states())].map(([state, rows]) => `${state} ${rows[0]?.['title']}`).toSorted()).toEqual(['problemState.closed 修桥', 'problemState.finished 修路', 'problemState.registered 修渠']);
  });
});

describe('an order', () => {
  const start = { today, user: '李干事', level: 'township' };
  const row = async (id: string) => (await office.ask('getRecord', { entity: 'problem', id })).row;
  const step = (id: string, key: string, more: Record<string, string> = {}) => ({ entity: 'progress' as const, id: null, set: { problem: id, step: `problemStep.${key}`, on: today, ...more } });

  it('goes from one line to a member and to its end, each state with its own buttons', async () => {
    const order = { place: village, who: '赵大娘', what: '想要一副助听器', kind: 'problemKind.wish' };
    await office.ask('saveRecords', { writes: orderWrites(order, start, 'order-1') });
    expect(await row('order-1')).toMatchObject({ state: 'problemState.ordered', raisedBy: '赵大娘', origin: 'problemOrigin.order' });
    expect(orderSteps(await row('order-1'), 'township')).toEqual(['dispatch']);
    expect(orderSteps(await row('order-1'), 'county')).toEqual([]);
    await office.ask('saveRecords', { writes: [step('order-1', 'dispatch', { person: '王建国' })] });
    expect(orderSteps(await row('order-1'), 'township')).toEqual(['accept', 'decline']);
    await office.ask('saveRecords', { writes: [step('order-1', 'decline', { text: '人在外地' })] });
    expect(await row('order-1')).toMatchObject({ state: 'problemState.ordered' });
    await office.ask('saveRecords', { writes: [step('order-1', 'dispatch', { person: '王建国' }), step('order-1', 'accept', { person: '王建国' })] });
    expect(orderSteps(await row('order-1'), 'township')).toEqual(['finish']);
    const finish = step('order-1', 'finish', { text: '已经送到', resultClass: 'resultClass.a', noOutcome: '无' });
    await office.ask('saveRecords', { writes: orderEnd(finish, { satisfaction: 'satisfaction.satisfied', respondent: '赵大娘' }) });
    expect(await row('order-1')).toMatchObject({ state: 'problemState.closed', satisfaction: 'satisfaction.satisfied', person: '王建国' });
  });

  it('stays open for another try when the person is dissatisfied, and waits when nobody asked', () => {
    const finish = step('x', 'finish');
    expect(orderEnd(finish, { satisfaction: 'satisfaction.dissatisfied', respondent: '赵' }).map((one) => one.set['step'])).toEqual(['problemStep.finish', 'problemStep.feedback']);
    expect(orderEnd(finish, null)).toEqual([finish]);
  });
});

it('the table of orders has each order under what it waits for, also one that came of a log, as the desk counts it', async () => {
  const problem = (title: string, origin: string) => make(office, 'problem', { title, kind: 'problemKind.wish', registeredOn: today, place: village, holder: 'level.township', origin });
  const fromLog = await problem('想要一辆轮椅', 'problemOrigin.log');
  const unordered = await problem('登记了没有点单的', 'problemOrigin.log');
  const typed = await problem('填表登记的点单', 'problemOrigin.order');
  await make(office, 'progress', { problem: fromLog, step: 'problemStep.order', on: today });
  const under = async (key: string) => {
    const tab = orderTabs.find((one) => one.key === key);
    return (await office.ask('listRecords', { entity: 'problem', where: [...(tab?.where ?? [])] })).rows.map((row) => row.id);
  };
  expect([await under('toDispatch'), await under('unassigned'), await under('toAccept')]).toEqual([[fromLog], [typed], []]);
  expect((await office.ask('getDesk', {})).items.find((one) => one.key === 'toDispatch')?.count).toBe(1);
  await make(office, 'progress', { problem: fromLog, step: 'problemStep.dispatch', on: today, person: '马玉梅' });
  expect([await under('toDispatch'), await under('toAccept')]).toEqual([[], [fromLog]]);
  // Taken, done and closed it stays in the table, though it came of a log; what was never given out as an order does not enter it.
  const kept: [string, string, Record<string, string>][] = [
    ['accept', 'working', { person: '马玉梅' }], ['finish', 'toConfirm', { text: '送到了', resultClass: 'resultClass.a', noOutcome: '无' }],
    ['feedback', 'done', { satisfaction: 'satisfaction.satisfied', respondent: '赵大娘' }], ['close', 'done', {}],
  ];
  for (const [key, tab, more] of kept) {
    await make(office, 'progress', { problem: fromLog, step: `problemStep.${key}`, on: today, ...more });
    expect([key, (await under(tab)).includes(fromLog)]).toEqual([key, true]);
  }
  const all = await under('all');
  expect(all).toContain(fromLog);
  expect(all).not.toContain(unordered);
  const parts = await Promise.all(orderTabs.filter(({ key }) => key !== 'all').map(({ key }) => under(key)));
  expect(parts.flat().toSorted()).toEqual(all.toSorted());
});
