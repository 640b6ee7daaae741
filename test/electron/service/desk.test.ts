import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Filter } from '#shared/contract/records.ts';
import { isEntityName } from '#shared/entities/index.ts';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
let village: string;
beforeEach(async () => {
  office = await openOffice({ today: '2026-10-13' });
  ({ village } = await furnish(office));
});
afterEach(() => office.end());

it('counts what leaders should check, orders that wait and answers that are owed, and each count opens exactly its rows', async () => {
  const problem = { kind: 'problemKind.wish', registeredOn: '2026-10-01', place: village, holder: 'level.township' };
  const order = await make(office, 'problem', { ...problem, title: '想要一辆轮椅' });
  await make(office, 'progress', { problem: order, step: 'problemStep.order', on: '2026-10-01' });
  const pressed = await make(office, 'problem', { ...problem, title: '水渠清淤' });
  await make(office, 'supervision', { problem: pressed, leader: '张主席', since: '2026-10-01', nextOn: '2026-10-13' });
  await make(office, 'supervision', { problem: pressed, leader: '李主席', since: '2026-10-01', nextOn: '2026-10-14' });
  const topic = await make(office, 'topic', { title: '修路', collectedOn: '2026-10-01', channel: 'channel.raised', place: village, field: 'workField.livelihood' });
  await make(office, 'topicStep', { topic, step: 'topicStep.decline', on: '2026-10-02', reason: '已列入别的项目' });
  await make(office, 'progress', { problem: pressed, step: 'problemStep.escalate', on: '2026-10-02', text: '要县里的项目资金' });
  const { items } = await office.ask('getDesk', {});
  const count = (key: string) => items.find((one) => one.key === key)?.count;
  expect([count('toCheck'), count('toDispatch'), count('toAccept'), count('toReply'), count('returned'), count('asked')]).toEqual([1, 1, 0, 1, 0, 1]);
  for (const item of items) {
    if (!isEntityName(item.entity)) continue;
    expect((await office.ask('listRecords', { entity: item.entity, where: item.where as Filter[] })).total, item.label).toBe(item.count);
  }
});

it('counts meetings whose notice, materials or minutes are late by working days, and no light record, cancelled or old one', async () => {
  const meeting = (heldOn: string, more = {}) => make(office, 'meeting', { title: `会${heldOn}`, heldOn, place: village, form: 'meetingForm.conference', level: 'level.village', ...more });
  // Today is 2026-10-13. 15 working days on: 3 November; 10: 27 October. 7 working days ending before today began on 28 September.
  await meeting('2026-11-03');
  await meeting('2026-11-02');
  await meeting('2026-10-26', { noticeOn: '2026-10-01' });
  await meeting('2026-10-27', { noticeOn: '2026-10-01' });
  await meeting('2026-10-20', { cancelledOn: '2026-10-10' });
  await meeting('2026-10-20', { light: true });
  const { items: before } = await office.ask('getDesk', {});
  const count = (items: typeof before, key: string) => items.find((one) => one.key === key)?.count;
  expect([count(before, 'noticeLate'), count(before, 'materialsLate'), count(before, 'minutesLate')]).toEqual([1, 1, 0]);
  await meeting('2026-09-24');
  await meeting('2026-10-12');
  await meeting('2024-05-06');
  const { items } = await office.ask('getDesk', {});
  expect(count(items, 'minutesLate')).toBe(1);
  const late = items.find((one) => one.key === 'minutesLate');
  expect((await office.ask('listRecords', { entity: 'meeting', where: late?.where as Filter[] })).rows.map((row) => row['heldOn'])).toEqual(['2026-09-24']);
  expect(await office.ask('getLeadTimes', { heldOn: '2026-11-03' })).toEqual({ notice: { days: 15, by: '2026-10-13' }, materials: { days: 10, by: '2026-10-20' }, minutes: { days: 7, by: '2026-11-12' }, warning: null });
  await make(office, 'setting', { key: 'noticeDays', value: '0' });
  expect(await office.ask('getLeadTimes', { heldOn: '2026-11-03' })).toMatchObject({ notice: null });
  expect(count((await office.ask('getDesk', {})).items, 'noticeLate')).toBeUndefined();
});

it('the month shows the reception days that the rules of the studios give, moved past holidays', async () => {
  const studio = await make(office, 'studio', { name: '柳湾工作室', kind: 'studioKind.studio', place: village, state: 'bodyState.running', receptionRule: '每月1日、20日，遇节假日顺延' });
  await make(office, 'studio', { name: '停了的', kind: 'studioKind.studio', place: village, state: 'bodyState.stopped', receptionRule: '每月5日' });
  const { month } = await office.ask('getDesk', {});
  expect(month.map((one) => [one.day, one.title, one.id])).toEqual([['2026-10-08', '接待日：柳湾工作室', studio], ['2026-10-20', '接待日：柳湾工作室', studio]]);
});

it('an office that has nothing yet is told where to begin, until its first record', async () => {
  const fresh = await openOffice({ today: '2026-10-13' });
  try {
    expect((await fresh.ask('getDesk', {})).begun).toBe(false);
    const { village: place } = await furnish(fresh);
    await make(fresh, 'jotting', { text: '路灯不亮', on: '2026-10-13', place });
    expect((await fresh.ask('getDesk', {})).begun).toBe(true);
  } finally {
    await fresh.end();
  }
});
