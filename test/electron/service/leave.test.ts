import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { readSettings } from '#shared/defaults/settings.ts';
import { countLeaves } from '#shared/rules/people/leave.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

const year = 2026;
let office: TestOffice;
let village = '';
let [li, zhao] = ['', ''];

beforeAll(async () => {
  office = await openOffice({ today: '2026-10-20' });
  await office.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会', person: '李干事' });
  village = await make(office, 'place', { name: '柳湾村', kind: 'placeKind.village', parent: (await office.ask('getSession', {})).office?.place ?? '' });
  li = await make(office, 'member', { name: '李秀英', state: 'memberState.serving', standing: true, term: 'term.t10', joinedOn: '2021-12-01' });
  zhao = await make(office, 'member', { name: '赵小军', state: 'memberState.serving', joinedOn: '2026-07-01' });
  await office.ask('adoptDutyRules', { year, example: 'points' });
  await office.ask('adoptDutyRules', { year, example: 'list22111' });
});
afterAll(async () => office.end());

const set = (entity: 'leave' | 'attendance', id: string, values: Record<string, string | null>) => office.ask('saveRecords', { writes: [{ entity, id, set: values }] });
async function pointsOf(member: string): Promise<Record<string, number>> {
  const view = await office.ask('getMemberDuty', { year, member });
  return Object.fromEntries(view.lines.filter((line) => line.count > 0).map((line) => [line.name, line.points]));
}
async function missed(heldOn: string, title: string): Promise<{ meeting: string; attendance: string }> {
  const meeting = await make(office, 'meeting', { title, heldOn, place: village, form: 'meetingForm.conference', level: 'level.village' });
  return { meeting, attendance: await make(office, 'attendance', { meeting, order: 'a', member: li, name: '李秀英', role: 'attendanceRole.member', state: 'attendanceState.absent' }) };
}

test('a leave goes from request to answer, and the points follow each step and go back with it', async () => {
  const { meeting } = await missed('2026-03-10', '水渠协商');
  // Nobody asked: an absence, which weighs more for a standing member.
  expect(await pointsOf(li)).toEqual({ 无故缺席: -5, 常委无故缺席另扣: -3 });
  const leave = await make(office, 'leave', { member: li, meeting, kind: 'leaveKind.personal', reason: '外出', event: '水渠协商', since: '2026-03-10', askedOn: '2026-03-09' });
  // Asked and not answered yet: no longer an absence, and not yet anything else.
  expect(await pointsOf(li)).toEqual({});
  await expect(set('leave', leave, { verdict: 'leaveVerdict.granted' })).rejects.toThrow(Failure);
  await set('leave', leave, { verdict: 'leaveVerdict.granted', approver: '秘书长', verdictOn: '2026-03-09' });
  expect(await pointsOf(li)).toEqual({ 常委请假: -1 });
  await set('leave', leave, { verdict: 'leaveVerdict.refused' });
  expect(await pointsOf(li)).toEqual({ 请假未获同意: -2 });
  await office.ask('deleteRecords', { entity: 'leave', ids: [leave] });
  expect(await pointsOf(li)).toEqual({ 无故缺席: -5, 常委无故缺席另扣: -3 });
  await office.ask('restoreRecords', { entity: 'leave', ids: [leave] });
  expect(await pointsOf(li)).toEqual({ 请假未获同意: -2 });
});

test('leaves and absences of the term are counted towards the reminder by the rule of the settings', async () => {
  await missed('2026-04-10', '道路协商');
  const rows = async (entity: 'leave' | 'attendance' | 'meeting' | 'setting') => (await office.ask('listRecords', { entity })).rows;
  const held = new Map((await rows('meeting')).map((row) => [row.id, String(row['heldOn'])]));
  const absences = (await rows('attendance')).filter((row) => row['state'] === 'attendanceState.absent').map((row) => ({ member: String(row['member']), meeting: String(row['meeting']), on: held.get(String(row['meeting'])) ?? '' }));
  const { leaveDays, leaveLimit } = readSettings((await rows('setting')).map((row) => ({ key: String(row['key']), value: String(row['value']) })));
  const [count] = countLeaves([{ id: li, since: '2021-12-01' }], await rows('leave'), absences, { noticeDays: leaveDays, limit: leaveLimit });
  expect(count).toMatchObject({ granted: 0, refused: 1, absent: 1, late: 1, counted: 2, reminded: true });
});

test('who joined in mid-year owes half, and a grade that asks for the whole checklist waits for it', async () => {
  const view = await office.ask('getMemberDuty', { year, member: zhao });
  expect([view.months, view.boxLines.map((box) => box.minimum)]).toEqual([6, [1, 1, 1, 1, 1]]);
  await make(office, 'dutyEntry', { member: zhao, on: '2026-09-01', title: '特别贡献', points: 90, basis: '表彰决定' });
  const before = await office.ask('getMemberDuty', { year, member: zhao });
  expect([before.total, before.grade]).toEqual([90, '称职']);
  await make(office, 'log', { heldOn: '2026-08-01', kind: 'logKind.visit', title: '走访', members: [zhao] });
  await make(office, 'opinion', { title: '路灯', reportedOn: '2026-08-02', place: village, text: '情况', member: zhao });
  await make(office, 'proposal', { title: '提案', submittedOn: '2026-08-03', reason: '情况', request: '建议', proposerKind: 'proposerKind.individual', member: zhao });
  const meeting = await make(office, 'meeting', { title: '再议', heldOn: '2026-08-04', place: village, form: 'meetingForm.conference', level: 'level.village' });
  await make(office, 'attendance', { meeting, order: 'a', member: zhao, name: '赵小军', role: 'attendanceRole.member', state: 'attendanceState.present' });
  const problem = await make(office, 'problem', { title: '修灯', kind: 'problemKind.livelihood', registeredOn: '2026-08-05', place: village, member: zhao, holder: 'level.county' });
  const organisation = await make(office, 'organisation', { name: '供电所' });
  for (const step of [{ step: 'problemStep.assign', on: '2026-08-05', organisation, deadlineOn: '2026-09-05' }, { step: 'problemStep.finish', on: '2026-08-20', text: '修好了', resultClass: 'resultClass.a', noOutcome: '无' }]) {
    await office.ask('saveRecords', { writes: [{ entity: 'progress', id: null, set: { problem, ...step } }] });
  }
  expect((await office.ask('getMemberDuty', { year, member: zhao })).grade).toBe('优秀');
});

test('a closed year keeps what it said when a record is reopened afterwards, and lists it as withdrawn', async () => {
  await office.ask('closeDutyYear', { year });
  const closed = await office.ask('getMemberDuty', { year, member: zhao });
  const { rows } = await office.ask('listRecords', { entity: 'problem' });
  const problem = rows[0]?.id ?? '';
  for (const step of [{ step: 'problemStep.feedback', on: '2026-09-19', satisfaction: 'satisfaction.dissatisfied', respondent: '村民赵某' }, { step: 'problemStep.reopen', on: '2026-09-20', text: '又坏了' }]) {
    await office.ask('saveRecords', { writes: [{ entity: 'progress', id: null, set: { problem, ...step } }] });
  }
  expect(await office.ask('getMemberDuty', { year, member: zhao })).toMatchObject({ total: closed.total, grade: '优秀' });
  const { changes } = await office.ask('getDutyChanges', { year });
  const withdrawn = changes.find((one) => one.member === zhao)?.lines.flatMap((line) => line.withdrawn.map((one) => one.record)) ?? [];
  expect(withdrawn).toContain(problem);
  await office.ask('reopenDutyYear', { year, reason: '事项重办' });
  expect((await office.ask('getMemberDuty', { year, member: zhao })).grade).toBe('称职');
});
