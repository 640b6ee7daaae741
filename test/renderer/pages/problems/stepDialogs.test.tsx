// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { foldProblem } from '#shared/rules/problemLife.ts';
import type { ProblemStepKey } from '#shared/rules/problemSteps.ts';
import { ProblemStepDialog } from '#renderer/pages/problems/ProblemStepDialog.tsx';
import { PushDialog } from '#renderer/pages/problems/PushDialog.tsx';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { type FakeService, fakeService } from '#test/renderer/pages/fakeService.ts';
import { show } from '#test/renderer/ui/stage.tsx';

const folded = foldProblem({ registeredOn: '2026-09-01', holder: 'township', archived: false }, [
  { id: 'x1', step: 'assign', on: '2026-09-02', at: '1', organisation: 'o1', deadlineOn: '2026-10-01', person: '赵明' },
  { id: 'x2', step: 'signFor', on: '2026-09-03', at: '2' },
]);
const finished = foldProblem({ registeredOn: '2026-09-01', holder: 'township', archived: true }, [{ id: 'x1', step: 'finish', on: '2026-09-02', at: '1', person: '赵明', resultClass: 'resultClass.a' }]);

let service: FakeService;
const done = vi.fn<(text: string, tx: string) => void>();

async function open(step: ProblemStepKey, state = folded) {
  done.mockClear();
  show(<ProblemStepDialog step={step} problem="p1" title="水渠清淤" folded={state} outcomes={0} onClose={() => {}} onDone={done} />);
  await screen.findAllByLabelText(/日期/);
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

/** Chooses an entry of a list by its words. */
async function choose(label: string | RegExp, option: string) {
  const field = await screen.findByLabelText(label);
  await userEvent.click(field);
  await userEvent.keyboard(option);
  await waitFor(() => expect(document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active')).not.toBeNull());
  // antd looks at the old keyCode, which user-event leaves out.
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });
}

beforeEach(() => {
  service = fakeService({});
  const choice = (id: string, list: string, label: string) => ({ id, list, label, rank: 0, colour: null, retired: false, countsAs: null });
  const all = [
    choice('resultClass.a', 'resultClass', 'A 已解决'), choice('outcomeKind.canal', 'outcomeKind', '衬砌清淤渠道'), choice('unit.kilometre', 'unit', '公里'),
    choice('satisfaction.satisfied', 'satisfaction', '满意'),
  ];
  useChoiceStore.setState({ byId: new Map(all.map((one) => [one.id, one])), byList: Map.groupBy(all, (one) => one.list) });
});

describe('办结', () => {
  it('is refused without an outcome or a word why there is none', async () => {
    await open('finish');
    await press('办结');
    expect(await screen.findAllByText('请选成果指标。')).not.toHaveLength(0);
    expect(screen.getAllByText('请选办理结果。')).not.toHaveLength(0);
    await userEvent.click(screen.getByLabelText('没有可计数的成果'));
    await press('办结');
    expect(await screen.findAllByText(/确实没有可计数的成果，请在这里写明/)).not.toHaveLength(0);
    expect(service.saves).toEqual([]);
  });

  it('writes the outcome and the step in one transaction, the outcome first', async () => {
    await open('finish');
    await choose(/办理结果/, 'A');
    await userEvent.type(screen.getByLabelText(/办理情况/), '清淤完成');
    await choose(/成果指标/, '清淤');
    await userEvent.type(screen.getByLabelText(/数量/), '1.2');
    await press('办结');
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(service.saves).toHaveLength(1);
    const [outcome, step] = service.saves[0] ?? [];
    expect(outcome).toMatchObject({ entity: 'outcome', set: { problem: 'p1', kind: 'outcomeKind.canal', quantity: 1.2, unit: 'unit.kilometre', on: '2026-10-13' } });
    expect(step).toMatchObject({ entity: 'progress', set: { problem: 'p1', step: 'problemStep.finish', resultClass: 'resultClass.a', text: '清淤完成' } });
  });

  it('is not saved past a quantity that can not be read', async () => {
    await open('finish');
    await choose(/办理结果/, 'A');
    await userEvent.type(screen.getByLabelText(/办理情况/), '清淤完成');
    await choose(/成果指标/, '清淤');
    await userEvent.type(screen.getByLabelText(/数量/), '3{Tab}');
    await userEvent.type(screen.getByLabelText(/数量/), '多');
    await press('办结');
    expect(await screen.findAllByText(/不是数字/)).not.toHaveLength(0);
    expect(service.saves).toEqual([]);
  });
});

describe('the other dialogs', () => {
  it('督办 writes the step and the leader’s charge together', async () => {
    await open('supervise');
    await userEvent.type(await screen.findByLabelText(/督办领导/), '马县长');
    await press('登记督办');
    await waitFor(() => expect(service.saves).toHaveLength(1));
    expect(service.saves[0]?.map((write) => [write.entity, write.set['leader']])).toEqual([['progress', '马县长'], ['supervision', '马县长']]);
  });

  it.each([['2026-11-02', '2026-11-02'], ['2026-10-12', null]])('再督办 keeps a check that is still to come and takes away one that is past: %s', async (stands, kept) => {
    const supervision = { id: 's1', createdAt: '', changedAt: '', changedBy: '', site: 'x', deleted: false, leader: '马县长', nextOn: stands };
    show(<PushDialog problem="p1" title="水渠清淤" folded={folded} outcomes={0} supervision={supervision} onClose={() => {}} onDone={done} />);
    await press('登记督办');
    await waitFor(() => expect(service.saves).toHaveLength(1));
    expect(service.saves[0]?.[1]).toMatchObject({ entity: 'supervision', id: 's1', set: { lastOn: '2026-10-13', nextOn: kept } });
  });

  it('反馈 asks for an answer and who gave it, or why nobody was reached, and not for a handler’s own word', async () => {
    await open('feedback', { ...finished, archived: false });
    await press('登记反馈');
    expect(await screen.findAllByText(/请选满意度/)).not.toHaveLength(0);
    await choose(/满意度/, '满意');
    await userEvent.type(screen.getByLabelText(/评价人/), '赵明');
    await press('登记反馈');
    expect(await screen.findAllByText(/不能是承办人本人/)).not.toHaveLength(0);
    await userEvent.click(screen.getByLabelText('无法回访'));
    await userEvent.type(await screen.findByLabelText(/无法回访原因/), '外出务工');
    await press('登记反馈');
    await waitFor(() => expect(service.saves).toHaveLength(1));
    expect(service.saves[0]?.[0]?.set).toMatchObject({ noCallback: '外出务工' });
    expect(service.saves[0]?.[0]?.set['satisfaction'] ?? null).toBeNull();
  });

  it('延期 reckons working days and keeps the day with how it was reckoned', async () => {
    await open('extend');
    await userEvent.click(await screen.findByText('几个工作日'));
    await userEvent.type(screen.getByLabelText('新的时限的天数'), '10{Tab}');
    expect(await screen.findByText(/到2026年10月27日/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText(/延期原因/), '雨季');
    await userEvent.type(screen.getByLabelText(/批准人/), '李乡长');
    await press('延期');
    await waitFor(() => expect(service.saves).toHaveLength(1));
    expect(service.saves[0]?.[0]?.set).toMatchObject({ deadlineOn: '2026-10-27', deadlineDays: 10, deadlineKind: 'deadlineKind.working' });
  });
});
