// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { entityOf } from '#shared/entities/index.ts';
import { PasteDialog } from '#renderer/record/PasteDialog.tsx';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { holdBack } from '#test/renderer/heldBack.ts';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

const topic = entityOf('topic');
const filled = { title: '村道路灯不亮', collectedOn: '2026-10-01', channel: 'channel.visit', place: 'p1', field: 'workField.road', content: '南湾组有六盏灯不亮' };

describe('a person who is faster than the program', () => {
  it('types on while a form that stays open is being saved, and keeps it, and the next save takes it', async () => {
    const fake = await startFake();
    fake.put('topic', 't1', filled);
    const saving = holdBack(fake.bridge, 'saveRecords');
    const onSaved = vi.fn();
    showPage(<RecordForm entity={topic} id="t1" single onSaved={onSaved} />);
    const title = await screen.findByLabelText(/题目：/);
    await userEvent.type(title, '了');
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(saving.waiting()).toBe(1));
    await userEvent.type(title, '很久');
    await act(async () => saving.release());
    await waitFor(() => expect(onSaved).toHaveBeenCalledTimes(1));
    expect(fake.saved[0]?.[0]?.set).toEqual({ title: '村道路灯不亮了' });
    expect(title).toHaveProperty('value', '村道路灯不亮了很久');
    expect(document.activeElement).toBe(title);
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(onSaved).toHaveBeenCalledTimes(2));
    expect(fake.saved[1]?.[0]?.set).toEqual({ title: '村道路灯不亮了很久' });
    expect(screen.queryByText(/别人改过/)).toBeNull();
  });

  it('opens a dialog and types as soon as its fields are there', async () => {
    const fake = await startFake();
    const reading = holdBack(fake.bridge, 'getDraft');
    showPage(<RecordDialog entity={topic} onClose={vi.fn()} />);
    await waitFor(() => expect(reading.waiting()).toBe(1));
    // Longer than the opening lasts: what takes the cursor when it is over has done so.
    await waitFor(() => expect(document.querySelector('.ant-zoom-appear, .ant-zoom-enter')).toBeNull());
    expect(document.activeElement?.tagName).not.toBe('BUTTON');
    await act(async () => reading.release());
    expect(document.activeElement).toBe(await screen.findByLabelText(/题目：/));
  });

  it('is shown the rows that were not saved last time before anything can be typed over them', async () => {
    const fake = await startFake();
    fake.drafts.set('topic/paste', { key: 'topic/paste', entity: 'topic', id: null, content: JSON.stringify([['修一座桥', '']]), savedAt: '2026-10-08T01:32:00.000Z' });
    const reading = holdBack(fake.bridge, 'getDraft');
    showPage(<PasteDialog entity={topic} fields={['title', 'collectedOn']} onClose={vi.fn()} />);
    await waitFor(() => expect(reading.waiting()).toBe(1));
    expect(screen.queryByLabelText('第1行题目')).toBeNull();
    await act(async () => reading.release());
    expect(await screen.findByLabelText('第1行题目')).toHaveProperty('value', '修一座桥');
  });
});
