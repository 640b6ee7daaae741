// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { MeetingsPage } from '#renderer/pages/meetings/MeetingsPage.tsx';
import { useRevealed } from '#renderer/record/reveal.ts';
import { make } from '#test/electron/service/office.ts';
import { type County, endCounty, startCounty } from '#test/renderer/pages/members/realCounty.ts';
import { show } from '#test/renderer/ui/stage.tsx';

afterEach(async () => {
  useRevealed.setState({ ids: new Set() });
  await endCounty();
});
const words = () => document.body.textContent ?? '';

async function meeting(county: County, privacy: string | null): Promise<string> {
  const id = await make(county, 'meeting', { title: '邻里纠纷协商', heldOn: '2026-11-20', place: county.place, form: 'meetingForm.conference', level: 'level.village', chair: '周为民', privacy });
  await make(county, 'attendance', { meeting: id, order: 'V', name: '刘大山', role: 'attendanceRole.member', state: 'attendanceState.expected' });
  await make(county, 'speech', { meeting: id, order: 'V', speaker: '孙小明', gist: '院墙挡了路。' });
  return id;
}

it.each([['记录', 'record', 'signIn'], ['参会人员', undefined, 'people'], ['发言', undefined, 'speech'], ['修改记录', undefined, 'history'], ['纪要', 'minutes', undefined]])('of a private meeting %s shows no name until somebody says why he looks', async (_, page, tab) => {
  const county = await startCounty();
  const id = await meeting(county, 'privacy.hidden');
  show(<MeetingsPage parts={page ? [id, page] : [id]} query={tab ? { tab } : {}} />);
  expect(await screen.findByText(/姓名和电话没有显示/)).toBeTruthy();
  if (!page) expect(await screen.findByText(/显示姓名以后才能看/)).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: '签到' })).toBeNull();
  for (const name of ['刘大山', '孙小明', '周为民']) expect(words()).not.toContain(name);
});

it('opens its sign-in after the reason, which is kept', async () => {
  const county = await startCounty();
  const id = await meeting(county, 'privacy.hidden');
  show(<MeetingsPage parts={[id, 'record']} query={{ tab: 'signIn' }} />);
  await userEvent.click(await screen.findByRole('button', { name: '显示姓名' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByRole('textbox', { name: '查看理由' }), { target: { value: '现场签到' } });
  await userEvent.click(within(dialog).getByRole('button', { name: '显示姓名' }));
  expect(await screen.findByRole('combobox', { name: '签到' })).toBeTruthy();
  expect((await county.ask('listReveals', { id })).looks).toMatchObject([{ reason: '现场签到' }]);
});

it('of an open meeting asks nothing', async () => {
  const county = await startCounty();
  const id = await meeting(county, null);
  show(<MeetingsPage parts={[id]} query={{ tab: 'people' }} />);
  await waitFor(() => expect(words()).toContain('刘大山'));
});
