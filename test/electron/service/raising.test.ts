import { afterEach, describe, expect, it } from 'vitest';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.end();
  office = null;
});

async function meetingWith(level: 'township' | 'county', texts: readonly string[]) {
  office = await openOffice({ today: '2026-09-28' });
  const session = await office.ask('foundOffice', { level, place: '云溪乡', county: '安和县', office: '政协云溪乡工作联络组', person: '周敏' });
  const place = session.office?.place ?? '';
  const organisation = await make(office, 'organisation', { name: '县交通局' });
  const meeting = await make(office, 'meeting', { title: '关于村东路的协商会', heldOn: '2026-09-28', place, form: 'meetingForm.conference', level: 'level.township' });
  const decisions = [];
  for (const [i, text] of texts.entries()) {
    decisions.push(await make(office, 'decision', { meeting, order: `a${i}`, text, organisation, deadlineDays: 10, deadlineKind: 'deadlineKind.working' }));
  }
  return { office, meeting, decisions, organisation };
}

describe('problems raised from decisions at once', () => {
  it('makes one of the decision that was named, assigned with the working day that comes of its limit', async () => {
    const { office, meeting, decisions, organisation } = await meetingWith('township', ['修通村东路', '装路灯']);
    const { problems } = await office.ask('raiseProblems', { meeting, decisions: [decisions[0] ?? ''] });
    expect(problems).toHaveLength(1);
    const { row } = await office.ask('getRecord', { entity: 'problem', id: problems[0] ?? '' });
    expect(row).toMatchObject({ title: '修通村东路', meeting, decision: decisions[0], organisation, deadlineOn: '2026-10-16', state: 'problemState.assigned' });
    expect((await office.ask('getRecord', { entity: 'decision', id: decisions[0] ?? '' })).row['problem']).toBe(problems[0]);
    expect((await office.ask('getRecord', { entity: 'decision', id: decisions[1] ?? '' })).row['problem']).toBeNull();
  });

  it('makes no second one, says so, and is taken back as one', async () => {
    const { office, meeting, decisions } = await meetingWith('township', ['修通村东路', '装路灯']);
    const { problems, tx } = await office.ask('raiseProblems', { meeting });
    expect(problems).toHaveLength(2);
    await expect(office.ask('raiseProblems', { meeting })).rejects.toThrow('都已经转为办理事项');
    await office.ask('undo', { tx });
    expect((await office.ask('getRecord', { entity: 'decision', id: decisions[0] ?? '' })).row['problem']).toBeNull();
    expect((await office.ask('listRecords', { entity: 'problem' })).total).toBe(0);
  });

  it('assigns from the day of the meeting where the limit has passed when the minutes come', async () => {
    const { office, meeting, decisions } = await meetingWith('township', ['修通村东路']);
    await office.ask('saveRecords', { writes: [
      { entity: 'meeting', id: meeting, set: { heldOn: '2026-09-01' } },
      { entity: 'decision', id: decisions[0] ?? '', set: { deadlineOn: '2026-09-20', deadlineDays: null } },
    ] });
    const { problems } = await office.ask('raiseProblems', { meeting });
    expect((await office.ask('getRecord', { entity: 'problem', id: problems[0] ?? '' })).row).toMatchObject({ deadlineOn: '2026-09-20', state: 'problemState.assigned' });
  });

  it('lets a county assign what its own meeting decided', async () => {
    const { office, meeting } = await meetingWith('county', ['全县统筹维修']);
    const { problems } = await office.ask('raiseProblems', { meeting });
    expect((await office.ask('getRecord', { entity: 'problem', id: problems[0] ?? '' })).row).toMatchObject({ holder: 'level.county', state: 'problemState.assigned' });
  });
});

describe('the number of minutes', () => {
  async function minutesOf() {
    const made = await meetingWith('township', ['修通村东路']);
    await make(made.office, 'attendance', { meeting: made.meeting, order: 'a', name: '李强', role: 'attendanceRole.member', state: 'attendanceState.present' });
    const { minutes } = await made.office.ask('draftMinutes', { meeting: made.meeting });
    return { ...made, minutes };
  }

  it('is told before it is given, and kept by a correction', async () => {
    const { office, minutes } = await minutesOf();
    expect(await office.ask('peekSigning', { minutes, signedOn: '2026-09-28' })).toMatchObject({ number: '〔2026〕1号', next: 1, problems: 1 });
    const first = await office.ask('signMinutes', { minutes, signer: '周组长', signedOn: '2026-09-28' });
    expect(first.number).toBe('〔2026〕1号');
    expect(await office.ask('peekSigning', { minutes, signedOn: '2026-09-28' })).toMatchObject({ number: '〔2026〕1号', next: null, problems: 0 });
    expect((await office.ask('signMinutes', { minutes, signer: '周组长', signedOn: '2026-09-28' })).number).toBe('〔2026〕1号');
  });

  it('goes on from the number that an office names, and never gives one twice', async () => {
    const { office, meeting, minutes } = await minutesOf();
    expect((await office.ask('signMinutes', { minutes, signer: '周组长', signedOn: '2026-09-28', next: 13 })).number).toBe('〔2026〕13号');
    const other = await make(office, 'minutes', { meeting, mark: '纪要', title: '另一份', body: '{"version":1,"blocks":[{"type":"paragraph","runs":[{"text":"正文"}]}]}' });
    expect(await office.ask('peekSigning', { minutes: other, signedOn: '2026-09-28' })).toMatchObject({ next: 14 });
    await expect(office.ask('signMinutes', { minutes: other, signer: '周组长', signedOn: '2026-09-28', next: 13 })).rejects.toThrow('13号已经用过');
  });

  it('is voided with the last version that bears it, stays in its series, and is not given again', async () => {
    const { office, minutes } = await minutesOf();
    const sign = () => office.ask('signMinutes', { minutes, signer: '周组长', signedOn: '2026-09-28' });
    const issues = async () => (await office.ask('listRecords', { entity: 'issue' })).rows.map((row) => [row['text'], row['voidedOn'], row['voidReason']]);
    const voiding = (id: string, more: Record<string, string | null> = {}) =>
      office.ask('saveRecords', { writes: [{ entity: 'minutesVersion', id, set: { voidedOn: '2026-09-28', voidReason: '印错抬头', ...more } }] });
    const first = await sign();
    const second = await sign();
    await voiding(second.version);
    expect(await issues()).toEqual([['〔2026〕1号', null, null]]);
    await expect(voiding(first.version, { voidReason: null })).rejects.toThrow('还有1处需要补正');
    await expect(voiding(first.version, { voidedOn: '2026-09-27' })).rejects.toThrow('还有1处需要补正');
    const { tx } = await voiding(first.version);
    expect(await issues()).toEqual([['〔2026〕1号', '2026-09-28', '印错抬头']]);
    await expect(voiding(first.version, { voidedOn: null })).rejects.toThrow('还有1处需要补正');
    // One save: undone, both stand again.
    await office.ask('undo', { tx });
    expect(await issues()).toEqual([['〔2026〕1号', null, null]]);
    await voiding(first.version);
    expect((await sign()).number).toBe('〔2026〕2号');
  });
});
