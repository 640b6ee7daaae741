import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { RecordingPage } from '#renderer/pages/meetings/RecordingPage.tsx';
import { make } from '#test/electron/service/office.ts';
import { chooseByLetters, endOffice, startOffice } from '#test/renderer/pages/meetings/realOffice.ts';
import { show } from '#test/renderer/ui/stage.tsx';

afterEach(endOffice);

describe('recording while the meeting speaks', () => {
  it('takes speeches by the keyboard alone, in the order in which they were made', async () => {
    const office = await startOffice();
    await make(office, 'attendance', { meeting: office.meeting, order: 'a', name: '李强', duty: '村主任', party: 'party.people', role: 'attendanceRole.member', state: 'attendanceState.present' });
    await make(office, 'attendance', { meeting: office.meeting, order: 'b', name: '王芳', role: 'attendanceRole.member', state: 'attendanceState.present' });
    show(<RecordingPage id={office.meeting} tab="speech" />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('combobox', { name: /发言人/ }));
    await chooseByLetters(user, 'lq', '李强');
    await user.keyboard('村东路去年就坏了{Control>}{Enter}{/Control}');
    // Straight on, without waiting for the disk.
    await chooseByLetters(user, 'wf', '王芳');
    await user.keyboard('先修最窄的一段{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await office.rowsOf('speech')).toHaveLength(2));
    expect(await office.rowsOf('speech')).toMatchObject([
      { speaker: '李强', duty: '村主任', party: 'party.people', gist: '村东路去年就坏了' },
      { speaker: '王芳', gist: '先修最窄的一段' },
    ]);
    await waitFor(async () => expect((await office.ask('listDrafts', {})).drafts).toHaveLength(0));
  });

  it('names what is missing and stores nothing', async () => {
    const office = await startOffice();
    show(<RecordingPage id={office.meeting} tab="speech" />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('combobox', { name: /发言人/ }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('请填写发言人');
    expect(await office.rowsOf('speech')).toHaveLength(0);
  });

  it('brings back what was typed when the window closed', async () => {
    const office = await startOffice();
    const first = show(<RecordingPage id={office.meeting} tab="speech" />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('textbox', { name: /发言要点/ }));
    await user.keyboard('说到一半');
    first.unmount();
    await waitFor(async () => expect((await office.ask('listDrafts', {})).drafts).toHaveLength(1));
    show(<RecordingPage id={office.meeting} tab="speech" />);
    await screen.findByText('已恢复上次没有存上的内容');
    expect(await screen.findByDisplayValue('说到一半')).toBeTruthy();
  });

  it('counts a limit in working days from the meeting, and keeps the day that comes of it', async () => {
    const office = await startOffice();
    show(<RecordingPage id={office.meeting} tab="decision" />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('textbox', { name: /内容/ }));
    await user.keyboard('装十二盏路灯');
    await user.click(screen.getByRole('textbox', { name: /办理时限/ }));
    await user.keyboard('10{Tab}');
    await screen.findByText(/即2026年10月16日/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await office.rowsOf('decision')).toMatchObject([{ text: '装十二盏路灯', deadlineDays: 10, deadlineKind: 'deadlineKind.working', deadlineOn: '2026-10-16' }]));
  });
});
