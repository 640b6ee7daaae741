// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { entityOf } from '#shared/entities/index.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

const topic = entityOf('topic');
const filled = {
  title: '村道路灯不亮',
  collectedOn: '2026-10-01',
  channel: 'channel.visit',
  place: 'p1',
  field: 'workField.road',
  content: '南湾组有六盏灯不亮',
};
const titleField = () => screen.findByLabelText(/题目：/);

describe('the form of a record', () => {
  it('keeps what is typed as a draft without a save, and offers it again with a notice', async () => {
    const fake = await startFake();
    const first = showPage(<RecordForm entity={topic} onSaved={vi.fn()} />);
    await userEvent.type(await titleField(), '修一座桥');
    await waitFor(() => expect(fake.drafts.get('topic/new')?.content).toContain('修一座桥'));
    expect(fake.saved).toEqual([]);
    first.unmount();

    showPage(<RecordForm entity={topic} onSaved={vi.fn()} />);
    expect(await screen.findByText(/已恢复上次没有保存的内容/)).toBeTruthy();
    expect(await titleField()).toHaveProperty('value', '修一座桥');
    await userEvent.click(screen.getByRole('button', { name: '放弃' }));
    await waitFor(() => expect(fake.drafts.size).toBe(0));
    await waitFor(async () => expect(await titleField()).toHaveProperty('value', ''));
  });

  it('writes the draft at once when the window closes', async () => {
    const fake = await startFake();
    showPage(<RecordForm entity={topic} onSaved={vi.fn()} />);
    fireEvent.change(await titleField(), { target: { value: '修一座桥' } });
    fireEvent(window, new Event('beforeunload'));
    // In the same turn: a window that closes waits for no timer.
    await act(() => Promise.resolve());
    expect(fake.drafts.get('topic/new')?.content).toContain('修一座桥');
  });

  it('sends only the touched fields, with the heads that were loaded', async () => {
    const fake = await startFake();
    fake.put('topic', 't1', filled);
    const onSaved = vi.fn();
    showPage(<RecordForm entity={topic} id="t1" onSaved={onSaved} />);
    const title = await titleField();
    await userEvent.clear(title);
    await userEvent.type(title, '路灯不亮');
    const heads = fake.rows.get('t1')?.heads['title'];
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledWith('t1', expect.objectContaining({ again: false })));
    expect(fake.saved).toEqual([[{ entity: 'topic', id: 't1', set: { title: '路灯不亮' }, heads: { title: heads } }]]);
    expect(fake.drafts.size).toBe(0);
  });

  it('names every required field that is empty, at the top and under the field, and sends nothing', async () => {
    const fake = await startFake();
    showPage(<RecordForm entity={topic} initial={{ collectedOn: '2026-10-08' }} onSaved={vi.fn()} />);
    await titleField();
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    const list = await screen.findByRole('alert');
    expect(within(list).getByText('请填写题目')).toBeTruthy();
    expect(within(list).getByText('请填写征集渠道')).toBeTruthy();
    expect(screen.getAllByText('请填写题目')).toHaveLength(2);
    expect(document.activeElement).toBe(await titleField());
    expect(fake.saved).toEqual([]);
  });

  it('says what is wrong with a field when it is left', async () => {
    await startFake();
    showPage(<RecordForm entity={topic} onSaved={vi.fn()} />);
    await userEvent.click(await titleField());
    await userEvent.tab();
    expect(await screen.findByText('请填写题目')).toBeTruthy();
  });

  it('refuses a date that does not exist visibly, leaves it as typed, and does not save past it', async () => {
    const fake = await startFake();
    fake.put('topic', 't1', filled);
    showPage(<RecordForm entity={topic} id="t1" onSaved={vi.fn()} />);
    const day = await screen.findByLabelText(/征集日期：/);
    await userEvent.clear(day);
    await userEvent.type(day, '2026-2-30');
    await userEvent.tab();
    expect(day).toHaveProperty('value', '2026-2-30');
    expect(await screen.findByText(/2026年2月没有30日/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect((await screen.findAllByText(/2026年2月没有30日/)).length).toBe(2);
    expect(fake.saved).toEqual([]);
  });

  it('stores a date typed in any way', async () => {
    const fake = await startFake();
    fake.put('topic', 't1', filled);
    showPage(<RecordForm entity={topic} id="t1" onSaved={vi.fn()} />);
    const day = await screen.findByLabelText(/征集日期：/);
    await userEvent.clear(day);
    await userEvent.type(day, '10-3');
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(fake.saved[0]?.[0]?.set).toEqual({ collectedOn: '2026-10-03' }));
  });

  it('does not submit or lose letters while the input method composes', async () => {
    const fake = await startFake();
    showPage(<RecordForm entity={topic} onSaved={vi.fn()} />);
    const title = await titleField();
    title.focus();
    fireEvent.compositionStart(title);
    fireEvent.change(title, { target: { value: 'lu deng' } });
    fireEvent.keyDown(title, { key: 'Enter', keyCode: 229, isComposing: true });
    fireEvent.keyDown(title, { key: 'Enter', ctrlKey: true, keyCode: 229, isComposing: true });
    expect(document.activeElement).toBe(title);
    expect(title).toHaveProperty('value', 'lu deng');
    fireEvent.change(title, { target: { value: '路灯' } });
    fireEvent.compositionEnd(title);
    expect(title).toHaveProperty('value', '路灯');
    expect(fake.saved).toEqual([]);
    expect(screen.queryByText(/还有.*处需要修改/)).toBeNull();
  });

  it('shows both values when somebody was faster, and saves the one that is chosen', async () => {
    const fake = await startFake();
    fake.put('topic', 't1', filled);
    const onSaved = vi.fn();
    showPage(<RecordForm entity={topic} id="t1" onSaved={onSaved} />);
    const title = await titleField();
    await userEvent.clear(title);
    await userEvent.type(title, '我写的题目');
    fake.changeElsewhere('t1', { title: '别人写的题目', content: '别人补的内容' }, '王芳');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText(/题目已被王芳修改/)).toBeTruthy();
    expect(screen.getByText(/别人写的题目/)).toBeTruthy();
    expect(title).toHaveProperty('value', '我写的题目');
    expect(fake.saved).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: '题目用我填的' }));
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(fake.saved[0]?.[0]?.set).toEqual({ title: '我写的题目' });
    expect(fake.rows.get('t1')?.row['content']).toBe('别人补的内容');
  });

  it('takes the other value into the field when that one is chosen', async () => {
    const fake = await startFake();
    fake.put('topic', 't1', filled);
    showPage(<RecordForm entity={topic} id="t1" onSaved={vi.fn()} />);
    const title = await titleField();
    await userEvent.type(title, '！');
    fake.changeElsewhere('t1', { title: '别人写的题目' }, '王芳');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await userEvent.click(await screen.findByRole('button', { name: '题目用对方的' }));
    expect(title).toHaveProperty('value', '别人写的题目');
    expect(screen.queryByText(/已被王芳修改/)).toBeNull();
  });

  it('shows a rule of the service under the field that it names, and keeps what was typed', async () => {
    const fake = await startFake();
    fake.put('topic', 't1', filled);
    showPage(<RecordForm entity={topic} id="t1" onSaved={vi.fn()} />);
    await userEvent.type(await titleField(), '了');
    fake.refuseNext({ ok: false, code: 'invalid', message: '还有1处需要补正', fix: '', fields: [{ field: 'title', message: '题目与另一条重复' }] });
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect((await screen.findAllByText('题目与另一条重复')).length).toBe(2);
    expect(await titleField()).toHaveProperty('value', '村道路灯不亮了');
    await waitFor(() => expect(fake.drafts.get('topic/t1')?.content).toContain('村道路灯不亮了'));
  });

  it('finds a village by the initials of its pinyin, and a retired choice is not offered', async () => {
    const fake = await startFake();
    const onSaved = vi.fn();
    showPage(<RecordForm entity={topic} initial={{ collectedOn: '2026-10-08', field: 'workField.road' }} onSaved={onSaved} />);
    await userEvent.type(await titleField(), '路灯');
    const place = screen.getByLabelText(`${topic.fields['place']?.label}：`, { exact: false });
    await userEvent.click(place);
    await userEvent.type(place, 'xg');
    await userEvent.click(await screen.findByText('小沟村', { selector: '.ui-choice span' }));
    await userEvent.click(screen.getByLabelText(/征集渠道：/));
    expect(await screen.findByText('座谈会', { selector: '.ui-choice span' })).toBeTruthy();
    expect(screen.queryByText('来信', { selector: '.ui-choice span' })).toBeNull();
    await userEvent.click(screen.getByText('座谈会', { selector: '.ui-choice span' }));
    await userEvent.click(screen.getByRole('button', { name: '保存并新建' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledWith('new1', expect.objectContaining({ again: true })));
    expect(fake.saved[0]?.[0]).toEqual({
      entity: 'topic',
      id: null,
      set: { title: '路灯', collectedOn: '2026-10-08', channel: 'channel.meeting', place: 'p2', field: 'workField.road' },
      heads: {},
    });
    expect(await titleField()).toHaveProperty('value', '');
  });
});
