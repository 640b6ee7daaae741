import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DutyYearView } from '#shared/contract/duty.ts';
import { Failure } from '#shared/failure.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
let village = '';
let [wang, li] = ['', ''];
const year = 2026;

beforeAll(async () => {
  office = await openOffice({ today: '2026-10-20' });
  await office.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会', person: '李干事' });
  const { office: own } = await office.ask('getSession', {});
  village = await make(office, 'place', { name: '柳湾村', kind: 'placeKind.village', parent: own?.place ?? '' });
  wang = await make(office, 'member', { name: '王建国', state: 'memberState.serving', sector: 'sector.agriculture' });
  li = await make(office, 'member', { name: '李秀英', state: 'memberState.serving', joinedOn: '2026-07-01' });
});
afterAll(async () => office.end());

const of = async (member: string) => {
  const view = await office.ask('getDuty', { year });
  const row = view.rows.find((one) => one.member === member);
  if (!row) throw new Error('no such member');
  return row;
};
const box = async (member: string, n: number) => (await of(member)).boxes[n]?.done;
const save = (entity: 'meeting' | 'log' | 'attendance', id: string, set: Record<string, string | null>) => office.ask('saveRecords', { writes: [{ entity, id, set }] });
async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'done', (error: unknown) => (error instanceof Failure ? error.message : Promise.reject(error)));
}

describe('duty from the records', () => {
  test('without rules of its own the year shows the shipped example, and says so', async () => {
    const view = await office.ask('getDuty', { year });
    expect(view).toMatchObject({ example: true, hasPoints: false, partial: false, closing: null });
    expect(view.rows.map((row) => [row.name, row.months, row.boxes.map((one) => one.minimum)])).toEqual([['李秀英', 6, [1, 1, 1, 1, 1]], ['王建国', 12, [2, 2, 1, 1, 1]]]);
  });

  test('a held meeting posts for who was present, and is withdrawn when it is cancelled', async () => {
    const meeting = await make(office, 'meeting', { title: '水渠协商', heldOn: '2026-05-06', place: village, form: 'meetingForm.conference', level: 'level.village' });
    const attendance = await make(office, 'attendance', { meeting, order: 'a', member: wang, name: '王建国', role: 'attendanceRole.member', state: 'attendanceState.present' });
    expect(await box(wang, 3)).toBe(1);
    await save('meeting', meeting, { cancelledOn: '2026-05-07' });
    expect(await box(wang, 3)).toBe(0);
    await save('meeting', meeting, { cancelledOn: null });
    await save('attendance', attendance, { state: 'attendanceState.absent' });
    expect(await box(wang, 3)).toBe(0);
    await save('attendance', attendance, { state: 'attendanceState.present' });
    expect(await box(wang, 3)).toBe(1);
    const future = await make(office, 'meeting', { title: '明年再议', heldOn: '2026-12-06', place: village, form: 'meetingForm.conference', level: 'level.village' });
    await make(office, 'attendance', { meeting: future, order: 'a', member: wang, name: '王建国', role: 'attendanceRole.member', state: 'attendanceState.present' });
    expect(await box(wang, 3)).toBe(1);
  });

  test('a problem posts when it is finished and is withdrawn when it is reopened', async () => {
    const problem = await make(office, 'problem', { title: '修渠', kind: 'problemKind.livelihood', registeredOn: '2026-06-01', place: village, member: wang, holder: 'level.county' });
    const step = (set: Record<string, string | boolean | null>) => office.ask('saveRecords', { writes: [{ entity: 'progress', id: null, set: { problem, ...set } }] });
    const organisation = await make(office, 'organisation', { name: '水务局' });
    await step({ step: 'problemStep.assign', on: '2026-06-02', organisation, deadlineOn: '2026-07-01' });
    const finish = await refusal(step({ step: 'problemStep.finish', on: '2026-06-20', resultClass: 'resultClass.a', text: '已修好', noOutcome: '无' }));
    expect(finish).toBe('done');
    expect(await box(wang, 4)).toBe(1);
    await step({ step: 'problemStep.feedback', on: '2026-06-24', satisfaction: 'satisfaction.dissatisfied', respondent: '村民赵某' });
    await step({ step: 'problemStep.reopen', on: '2026-06-25', text: '又漏水' });
    expect(await box(wang, 4)).toBe(0);
  });

  test('logs, opinions and proposals count for each of their members, co-authors too', async () => {
    await make(office, 'log', { heldOn: '2026-08-03', kind: 'logKind.reception', title: '接待日', members: [wang, li] });
    await make(office, 'opinion', { title: '关于灌溉', reportedOn: '2026-08-10', place: village, text: '情况', member: wang, coauthors: [li] });
    await make(office, 'proposal', { title: '关于公路', submittedOn: '2026-08-12', reason: '情况', request: '建议', proposerKind: 'proposerKind.joint', member: wang, jointly: [li] });
    expect((await of(wang)).boxes.map((one) => one.done)).toEqual([1, 1, 1, 1, 0]);
    expect((await of(li)).boxes.map((one) => one.done)).toEqual([1, 1, 1, 0, 0]);
  });

  test('every figure of a member opens its records', async () => {
    const view = await office.ask('getMemberDuty', { year, member: wang });
    for (const line of view.boxLines) expect(line.evidence.length).toBe(line.done);
    expect(view.boxLines[0]?.evidence[0]).toMatchObject({ entity: 'log', title: '接待日', on: '2026-08-03' });
  });
});

describe('a rule set', () => {
  test('is taken from an example, marked as one, and gives points, factors and leave', async () => {
    expect((await office.ask('adoptDutyRules', { year, example: 'list22111' })).added).toBe(5);
    expect((await office.ask('adoptDutyRules', { year, example: 'points' })).added).toBeGreaterThan(15);
    expect(await refusal(office.ask('adoptDutyRules', { year, example: 'points' }))).toContain('没有可以采用的规则');
    const { rules, adopted } = await office.ask('getDutyRules', { year });
    expect(adopted && rules.every((rule) => rule.example)).toBe(true);
    await make(office, 'leave', { member: wang, kind: 'leaveKind.personal', reason: '出差', event: '全会', since: '2026-03-01', askedOn: '2026-02-20', verdict: 'leaveVerdict.refused', approver: '秘书长' });
    await make(office, 'dutyEntry', { member: wang, on: '2026-09-01', title: '捐资助学', points: 6, basis: '捐赠收据' });
    const view = await office.ask('getMemberDuty', { year, member: wang });
    const points = Object.fromEntries(view.lines.filter((line) => line.count > 0).map((line) => [line.name, line.points]));
    expect(points).toEqual({ 参加协商活动: 10, 基层履职实践活动: 5, 反映社情民意: 5, 请假未获同意: -2, 其他加减分: 6 });
    expect(view.total).toBe(24);
    expect((await of(li)).total).toBe(7.5);
  });

  test('goes over to another year', async () => {
    expect((await office.ask('adoptDutyRules', { year: 2027, from: year })).added).toBeGreaterThan(20);
  });
});

describe('the papers', () => {
  test('one page of the file for each member, and the ranking as a sheet', async () => {
    const { files } = await office.ask('getMemberFiles', { year });
    expect(new Set(files.map((file) => file.facts[0]?.text))).toEqual(new Set(['李秀英', '王建国']));
    expect((await office.ask('makeMemberFiles', { year, members: [wang, li] })).pages).toBe(2);
    const told: number[] = [];
    const end = office.service.onEvent((event) => {
      if (event.type !== 'progress') return;
      told.push(event.done);
      if (event.job === 'stop') void office.ask('cancelJob', { job: 'stop' });
    });
    expect((await office.ask('makeMemberFiles', { year, members: [wang, li], job: 'whole' })).pages).toBe(2);
    expect(told).toEqual([1, 2]);
    expect(await refusal(office.ask('makeMemberFiles', { year, members: [wang, li], job: 'stop' }))).toContain('已停止');
    end();
    expect(await office.ask('makeDutySheet', { year })).toMatchObject({ rows: 2, name: '2026年度委员履职情况统计表.xlsx' });
  });
});

describe('a closed year', () => {
  test('stands, lists what came later, and can be taken back with a reason', async () => {
    const before: DutyYearView = await office.ask('getDuty', { year });
    expect((await office.ask('closeDutyYear', { year })).members).toBe(2);
    expect(await refusal(office.ask('closeDutyYear', { year }))).toContain('已于2026-10-20由李干事结算');
    expect((await office.ask('getDutyChanges', { year })).changes).toEqual([]);
    const log = await make(office, 'log', { heldOn: '2026-09-03', kind: 'logKind.visit', title: '补记走访', members: [wang] });
    const closed = await office.ask('getDuty', { year });
    expect(closed.rows).toEqual(before.rows);
    expect(await office.ask('getMemberDuty', { year, member: wang })).toMatchObject({ total: 24, boxes: [{ done: 1 }, {}, {}, {}, {}] });
    expect((await office.ask('getMemberFiles', { year, members: [wang] })).files[0]?.lines.find((line) => line.name === '基层履职实践活动')?.basis).toBe('8月3日');
    const { changes } = await office.ask('getDutyChanges', { year });
    expect(changes).toMatchObject([{ name: '王建国', totalBefore: 24, totalAfter: 29 }]);
    expect(changes[0]?.lines[0]?.added).toEqual([{ entity: 'log', record: log, on: '2026-09-03', title: '补记走访' }]);
    await office.ask('reopenDutyYear', { year, reason: '补报遗漏' });
    expect((await of(wang)).total).toBe(29);
    expect((await office.ask('getDuty', { year })).closing).toBeNull();
  });
});

test('a township sees its own members, can not edit rules and can not close', async () => {
  const township = await openOffice({ today: '2026-10-20' });
  try {
    await township.ask('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '云溪乡工作联络组', person: '干事' });
    const { office: own } = await township.ask('getSession', {});
    const elsewhere = await make(township, 'place', { name: '别的乡', kind: 'placeKind.township' });
    await make(township, 'member', { name: '本乡委员', state: 'memberState.serving', township: own?.place ?? '' });
    await make(township, 'member', { name: '外乡委员', state: 'memberState.serving', township: elsewhere });
    const view = await township.ask('getDuty', { year });
    expect(view.partial).toBe(true);
    expect(view.rows.map((row) => row.name)).toEqual(['本乡委员']);
    expect((await township.ask('getDutyRules', { year })).mayEdit).toBe(false);
    expect(await refusal(township.ask('adoptDutyRules', { year, example: 'list22111' }))).toContain('由县政协维护');
    expect(await refusal(township.ask('closeDutyYear', { year }))).toContain('由县政协结算');
  } finally {
    await township.end();
  }
});
