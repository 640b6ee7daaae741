import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { NewMeeting } from '#renderer/pages/meetings/MeetingForm.tsx';
import { make } from '#test/electron/service/office.ts';
import { endOffice, startOffice } from '#test/renderer/pages/meetings/realOffice.ts';
import { show } from '#test/renderer/ui/stage.tsx';

afterEach(endOffice);

describe('the next meeting like the last', () => {
  it('is saved with its agenda and its list in one transaction, nobody signed in yet', async () => {
    const office = await startOffice();
    await make(office, 'agenda', { meeting: office.meeting, order: 'a', title: '通报上次事项', speaker: '李强' });
    await make(office, 'attendance', { meeting: office.meeting, order: 'a', name: '李强', role: 'attendanceRole.member', state: 'attendanceState.present' });
    await make(office, 'attendance', { meeting: office.meeting, order: 'b', name: '过路客', role: 'attendanceRole.guest', state: 'attendanceState.present' });
    show(<NewMeeting query={{ copy: office.meeting }} />);
    await userEvent.setup().click(await screen.findByRole('button', { name: '保存' }));
    const all = async (entity: 'meeting' | 'agenda' | 'attendance') => (await office.ask('listRecords', { entity })).rows;
    await waitFor(async () => expect(await all('meeting')).toHaveLength(2));
    const next = (await all('meeting')).find((row) => row.id !== office.meeting);
    expect(next).toMatchObject({ previous: office.meeting, due: 1, present: 0 });
    const of = async (entity: 'agenda' | 'attendance') => (await all(entity)).filter((row) => row['meeting'] === next?.id);
    expect(await of('agenda')).toMatchObject([{ title: '通报上次事项', speaker: '李强' }]);
    expect(await of('attendance')).toMatchObject([{ name: '李强', state: 'attendanceState.expected' }]);
    // One save: one undo takes the meeting back with all that came with it.
    const made = new Set([...(await of('agenda')), ...(await of('attendance')), ...(next ? [next] : [])].map((row) => row.createdAt));
    expect(made.size).toBe(1);
  });
});
