import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.end());

describe('the main job in the service', () => {
  it('runs from a topic to a closed problem and keeps every change', async () => {
    const { village, water, roads } = await furnish(office);
    const topic = await make(office, 'topic', {
      title: '柳湾村安全饮水', collectedOn: '2026-09-01', channel: 'channel.raised', place: village, field: 'workField.livelihood',
    });
    await make(office, 'topicStep', { topic, step: 'topicStep.adopt', on: '2026-09-01', by: '李干事' });
    const meeting = await make(office, 'meeting', {
      title: '柳湾村安全饮水协商会', heldOn: '2026-09-01', place: village, form: 'meetingForm.conference', level: 'level.village', topics: [topic],
    });
    for (const [name, state] of [['王建国', 'present'], ['赵秀英', 'present'], ['孙大海', 'excused']]) {
      await make(office, 'attendance', { meeting, order: 'a', name: name ?? '', role: 'attendanceRole.member', state: `attendanceState.${state}` });
    }
    await make(office, 'decision', { meeting, order: 'a', text: '更换主管道', organisation: water, deadlineDays: 10, deadlineKind: 'deadlineKind.working' });
    await make(office, 'decision', { meeting, order: 'b', text: '修补入户道路', organisation: roads, deadlineOn: '2026-09-20' });
    const detail = await office.ask('getRecord', { entity: 'meeting', id: meeting });
    expect(detail.row).toMatchObject({ due: 3, present: 2, excused: 1, absent: 0 });

    const { minutes } = await office.ask('draftMinutes', { meeting });
    const signed = await office.ask('signMinutes', { minutes, signer: '周组长', signedOn: '2026-09-01' });
    expect(signed.number).toBe('〔2026〕1号');
    expect(signed.problems).toHaveLength(2);
    expect((await office.ask('getRecord', { entity: 'meeting', id: meeting })).row['minutesNumber']).toBe('〔2026〕1号');

    const [first = ''] = signed.problems;
    const problem = async () => (await office.ask('getRecord', { entity: 'problem', id: first })).row;
    expect(await problem()).toMatchObject({ state: 'problemState.assigned', organisation: water, deadlineOn: '2026-09-15', open: true });
    await make(office, 'progress', { problem: first, step: 'problemStep.progress', on: '2026-09-01', text: '管材到场', by: '李干事' });
    await make(office, 'outcome', { problem: first, kind: 'outcomeKind.livelihood', quantity: 1, unit: 'unit.piece', on: '2026-09-01' });
    await make(office, 'progress', { problem: first, step: 'problemStep.finish', on: '2026-09-01', text: '已通水', resultClass: 'resultClass.a' });
    await make(office, 'progress', { problem: first, step: 'problemStep.feedback', on: '2026-09-01', satisfaction: 'satisfaction.satisfied', respondent: '赵秀英' });
    await make(office, 'progress', { problem: first, step: 'problemStep.close', on: '2026-09-01' });
    expect(await problem()).toMatchObject({ state: 'problemState.closed', open: false, satisfaction: 'satisfaction.satisfied' });

    await office.reopen();
    expect(await problem()).toMatchObject({ state: 'problemState.closed', number: '云溪办2026-001' });
    const { changes } = await office.ask('getHistory', { entity: 'meeting', id: meeting });
    expect(changes.map((change) => change.label)).toContain('会议名称');
  });
});
