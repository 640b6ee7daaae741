// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { TriageDesk } from '#renderer/pages/topics/TriageDesk.tsx';
import { type FakeService, fakeService, row } from '#test/renderer/pages/fakeService.ts';
import { show } from '#test/renderer/ui/stage.tsx';

let service: FakeService;
const topic = (id: string, title: string) =>
  row(id, { title, content: `${title}的情况`, place: 'p1', collectedOn: '2026-09-01', state: 'topicState.open', privacy: 'privacy.hidden', field: 'workField.livelihood', proposer: '李秀英' });

beforeEach(() => {
  service = fakeService({ topic: [topic('t1', '道路维修'), topic('t2', '路灯亮化'), topic('t3', '饮水管网')], topicStep: [] });
});

const shown = () => screen.getByLabelText('议题全文').textContent;
const start = async () => {
  show(<TriageDesk />);
  await waitFor(() => expect(screen.getAllByRole('button').some((button) => button.textContent === '1采纳' && !button.hasAttribute('disabled'))).toBe(true));
};
const press = (key: string, more: object = {}) => act(async () => void fireEvent.keyDown(document.body, { key, ...more }));

describe('the triage desk', () => {
  it('moves with the arrows and stops at the ends', async () => {
    await start();
    expect(shown()).toContain('道路维修的情况');
    await press('ArrowUp');
    expect(shown()).toContain('道路维修的情况');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(shown()).toContain('饮水管网的情况');
  });

  it('adopts at 1, offers to take it back, and goes on to the one that follows', async () => {
    await start();
    await press('1');
    await waitFor(() => expect(service.saves).toHaveLength(1));
    expect(service.saves[0]).toEqual([{ entity: 'topicStep', id: null, set: { topic: 't1', step: 'topicStep.adopt', on: '2026-10-13', by: '王建国' } }]);
    expect(await screen.findByRole('button', { name: '撤销' })).toBeTruthy();
    act(() => service.replace('topic', [topic('t2', '路灯亮化'), topic('t3', '饮水管网')]));
    await waitFor(() => expect(shown()).toContain('路灯亮化的情况'));
  });

  it('does nothing at a key that is held down: the next one would be judged unread', async () => {
    await start();
    await press('1', { repeat: true });
    expect(service.saves).toEqual([]);
  });

  it('does not decline without a reason', async () => {
    await start();
    await press('2');
    await userEvent.click(await screen.findByRole('button', { name: '不采纳' }));
    expect(await screen.findAllByText(/请写不采纳的理由/)).not.toHaveLength(0);
    expect(service.saves).toEqual([]);
    await userEvent.type(screen.getByLabelText(/不采纳理由/), '已列入计划12项');
    await userEvent.click(screen.getByRole('button', { name: '不采纳' }));
    await waitFor(() => expect(service.saves).toHaveLength(1));
    // The digits typed into the reason were no verdicts.
    expect(service.saves[0]?.[0]?.set).toMatchObject({ step: 'topicStep.decline', reason: '已列入计划12项' });
  });

  it('hands over at 4: the problem with its link and its privacy, and the step, in one transaction', async () => {
    await start();
    await press('4');
    await userEvent.click(await screen.findByRole('button', { name: '转办' }));
    await waitFor(() => expect(service.saves).toHaveLength(1));
    expect(service.saves[0]?.map((write) => write.entity)).toEqual(['problem', 'topicStep']);
    expect(service.saves[0]?.[0]?.set).toMatchObject({ topic: 't1', title: '道路维修', place: 'p1', privacy: 'privacy.hidden', raisedBy: '李秀英' });
    expect(service.saves[0]?.[1]?.set).toMatchObject({ topic: 't1', step: 'topicStep.handOver' });
  });

  it('keeps the dialog with the topic that it was opened for, though that leaves the list while the reason is typed', async () => {
    await start();
    await press('2');
    await userEvent.type(await screen.findByLabelText(/不采纳理由/), '不属于本乡');
    await act(async () => service.replace('topic', [topic('t2', '路灯亮化'), topic('t3', '饮水管网')]));
    await waitFor(() => expect(screen.getByRole('group', { name: '待筛选议题' }).textContent).not.toContain('道路维修'));
    expect(screen.getByLabelText(/不采纳理由/)).toHaveProperty('value', '不属于本乡');
    await userEvent.click(screen.getByRole('button', { name: '不采纳' }));
    await waitFor(() => expect(service.saves).toHaveLength(1));
    expect(service.saves[0]?.[0]?.set).toMatchObject({ topic: 't1', step: 'topicStep.decline', reason: '不属于本乡' });
  });

  it('judges the next one, not the same again, when a key follows before the list has been read anew', async () => {
    await start();
    await press('1');
    await waitFor(() => expect(service.saves).toHaveLength(1));
    await waitFor(() => expect(shown()).toContain('路灯亮化的情况'));
    await waitFor(() => expect(screen.getByRole('button', { name: /不采纳/ }).hasAttribute('disabled')).toBe(false));
    await press('2');
    await userEvent.type(await screen.findByLabelText(/不采纳理由/), '已列入计划');
    await userEvent.click(screen.getByRole('button', { name: '不采纳' }));
    await waitFor(() => expect(service.saves).toHaveLength(2));
    expect(service.saves[1]?.[0]?.set).toMatchObject({ topic: 't2', step: 'topicStep.decline' });
  });
});
