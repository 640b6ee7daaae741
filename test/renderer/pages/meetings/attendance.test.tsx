import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { AttendancePanel } from '#renderer/pages/meetings/AttendancePanel.tsx';
import { useRecord } from '#renderer/state/records.ts';
import { make } from '#test/electron/service/office.ts';
import { chooseByLetters, endOffice, type MeetingOffice, startOffice } from '#test/renderer/pages/meetings/realOffice.ts';
import { show } from '#test/renderer/ui/stage.tsx';

afterEach(endOffice);

function Panel({ id }: { id: string }) {
  const record = useRecord('meeting', id);
  return record.value ? <AttendancePanel meeting={record.value.row} /> : null;
}

async function withPeople(): Promise<MeetingOffice> {
  const office = await startOffice();
  const names = ['李强', '王芳', '赵海', '孙梅'];
  for (const [i, name] of names.entries()) {
    const role = name === '孙梅' ? 'attendanceRole.observer' : 'attendanceRole.member';
    await make(office, 'attendance', { meeting: office.meeting, order: `a${i}`, name, role, state: 'attendanceState.expected' });
  }
  show(<Panel id={office.meeting} />);
  await screen.findByText('李强');
  return office;
}

const totals = () => screen.getByRole('status', { name: '到会人数' }).textContent?.replace(/\s/g, '') ?? '';

describe('the attendance list', () => {
  it('shows a count that adds up at every mark, with observers apart', async () => {
    await withPeople();
    const user = userEvent.setup();
    expect(totals()).toContain('应到3人＝实到0人＋请假0人＋缺席3人');
    const mark = (name: string, word: string) => user.click(within(screen.getByRole('radiogroup', { name: `${name}的出席情况` })).getByText(word));
    await mark('李强', '实到');
    await waitFor(() => expect(totals()).toContain('应到3人＝实到1人＋请假0人＋缺席2人'));
    await mark('王芳', '请假');
    await waitFor(() => expect(totals()).toContain('应到3人＝实到1人＋请假1人＋缺席1人'));
    await mark('孙梅', '实到');
    await waitFor(() => expect(totals()).toContain('列席1人'));
    expect(totals()).toContain('应到3人＝实到1人＋请假1人＋缺席1人');
    await mark('李强', '实到');
    await waitFor(() => expect(totals()).toContain('应到3人＝实到0人＋请假1人＋缺席2人'));
  });

  it('marks by initials and Enter, with the clock on the day of the meeting', async () => {
    const office = await withPeople();
    const user = userEvent.setup();
    await user.click(screen.getByRole('combobox', { name: '签到' }));
    await chooseByLetters(user, 'zh', '赵海');
    await waitFor(() => expect(totals()).toContain('实到1人'));
    const rows = await office.rowsOf('attendance');
    expect(rows.map((row) => row['state'])).toEqual(['expected', 'expected', 'present', 'expected'].map((state) => `attendanceState.${state}`));
    expect(rows[2]?.['arrivedAt']).toMatch(/^\d\d:\d\d$/);
  });

  it('takes who signs in without standing on the list as a guest, never into 应到', async () => {
    await withPeople();
    const user = userEvent.setup();
    await user.click(screen.getByRole('combobox', { name: '签到' }));
    await chooseByLetters(user, '路过的人', '新增');
    await waitFor(() => expect(totals()).toContain('临时参加1人'));
    expect(totals()).toContain('应到3人＝实到0人＋请假0人＋缺席3人');
  });

  it('keeps reason and approver of who is excused', async () => {
    const office = await withPeople();
    const user = userEvent.setup();
    await user.click(within(screen.getByRole('radiogroup', { name: '王芳的出席情况' })).getByText('请假'));
    await user.type(await screen.findByRole('textbox', { name: '王芳请假事由' }), '住院');
    await user.type(screen.getByRole('textbox', { name: '王芳请假批准人' }), '周敏');
    await user.tab();
    await waitFor(async () => expect((await office.rowsOf('attendance'))[1]).toMatchObject({ excuse: '住院', excuseBy: '周敏' }));
  });

  it('takes a pasted list: members are recognised, those listed already are left out', async () => {
    const office = await withPeople();
    const member = await make(office, 'member', { name: '周海涛', employer: '县二中', duty: '教师', state: 'memberState.serving' });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: '粘贴名单' }));
    const box = await screen.findByRole('textbox', { name: '姓名' });
    await user.click(box);
    await user.paste('李强、周海涛，钱 多\n周海涛');
    await screen.findByText(/共3人：委员1人，其他1人，已在名单里1人/);
    await user.click(screen.getByRole('button', { name: '添加2人' }));
    await waitFor(async () => expect(await office.rowsOf('attendance')).toHaveLength(6));
    const rows = await office.rowsOf('attendance');
    expect(rows.at(4)).toMatchObject({ name: '周海涛', member, duty: '县二中教师', capacity: 'capacity.member' });
    expect(rows.at(5)).toMatchObject({ name: '钱多', member: null });
  });
});
