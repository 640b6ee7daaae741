// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Bridge } from '#shared/contract.ts';
import { foldProblem } from '#shared/rules/problemLife.ts';
import { DispatchDialog } from '#renderer/pages/problems/DispatchDialog.tsx';
import { GridPage } from '#renderer/pages/problems/GridPage.tsx';
import { NewOrder } from '#renderer/pages/problems/NewOrder.tsx';
import { ProblemStepDialog } from '#renderer/pages/problems/ProblemStepDialog.tsx';
import { fakeService, row } from '#test/renderer/pages/fakeService.ts';
import { holdBack } from '#test/renderer/heldBack.ts';
import { show } from '#test/renderer/ui/stage.tsx';

const folded = foldProblem({ registeredOn: '2026-09-01', holder: 'township', archived: false }, [
  { id: 'x1', step: 'assign', on: '2026-09-02', at: '1', organisation: 'o1', deadlineOn: '2026-10-01', person: '赵明' },
  { id: 'x2', step: 'signFor', on: '2026-09-03', at: '2' },
]);

it('a step that is saved right after its working days were typed waits for the day that comes of them', async () => {
  const service = fakeService({});
  const counting = holdBack(service.bridge, 'countDeadline');
  show(<ProblemStepDialog step="extend" problem="p1" title="水渠清淤" folded={folded} outcomes={0} onClose={() => {}} onDone={() => {}} />);
  await userEvent.type(await screen.findByLabelText(/延期原因/), '雨水多');
  await userEvent.type(screen.getByLabelText(/批准人/), '李乡长');
  await userEvent.click(screen.getByText('几个工作日'));
  await userEvent.type(screen.getByLabelText('新的时限的天数'), '10');
  await userEvent.click(screen.getByRole('button', { name: '延期' }));
  await waitFor(() => expect(counting.waiting()).toBe(1));
  expect(service.saves).toEqual([]);
  await act(async () => counting.release());
  await waitFor(() => expect(service.saves).toHaveLength(1));
  expect(service.saves[0]?.[0]?.set).toMatchObject({ deadlineOn: '2026-10-27', deadlineDays: 10 });
});

it('a name written while the chosen member is still being read stands', async () => {
  const order = row('p1', { title: '换一盏灯', state: 'problemState.registered', registeredOn: '2026-10-12', holder: 'level.township', kind: 'problemKind.wish' });
  const site = row('s1', { level: 'level.township' });
  const service = fakeService({ problem: [order], progress: [], outcome: [], site: [site], member: [row('m1', { title: '王建军', name: '王建军' })] });
  const reading = holdBack(service.bridge, 'getRecord');
  show(<DispatchDialog row={order} onClose={() => {}} onDone={() => {}} />);
  const member = await screen.findByLabelText('派给委员');
  await userEvent.click(member);
  await userEvent.click(await screen.findByText('王建军', { selector: '.ui-choice span' }));
  await waitFor(() => expect(reading.waiting()).toBe(1));
  const person = screen.getByLabelText(/^派给：/);
  await userEvent.type(person, '他的儿子');
  await act(async () => reading.release());
  await waitFor(() => expect(reading.waiting()).toBe(0));
  expect(person).toHaveProperty('value', '他的儿子');
});

it('what is typed after Enter is the next order, not the end of the one that is being stored', async () => {
  const service = fakeService({ place: [row('v1', { title: '柳林村', name: '柳林村' })] });
  const saving = holdBack(service.bridge, 'saveRecords');
  show(<NewOrder />);
  await userEvent.click(screen.getByLabelText('哪个村'));
  await userEvent.click(await screen.findByText('柳林村', { selector: '.ui-choice span' }));
  const [who, what] = [screen.getByLabelText('谁点的'), screen.getByLabelText('要办什么事')];
  await userEvent.type(who, '李婶');
  await userEvent.type(what, '换一盏灯{Enter}');
  await waitFor(() => expect(saving.waiting()).toBe(1));
  await userEvent.keyboard('王叔');
  expect(what).toHaveProperty('value', '');
  await act(async () => saving.release());
  await waitFor(() => expect(service.saves).toHaveLength(1));
  expect(service.saves[0]?.[0]?.set).toMatchObject({ raisedBy: '李婶', title: '换一盏灯' });
  await screen.findByText(/已登记点单/);
  expect(who).toHaveProperty('value', '王叔');
  fireEvent.change(what, { target: { value: '修水管' } });
  fireEvent.keyDown(what, { key: 'Enter' });
  await waitFor(() => expect(service.saves).toHaveLength(2));
  expect(service.saves[1]?.[0]?.set).toMatchObject({ raisedBy: '王叔', title: '修水管' });
});

it('the grid of small matters shows what was not saved last time before anything can be typed over it', async () => {
  const { bridge } = fakeService({});
  const draft = { content: JSON.stringify([['10月1日', '柳林村', '李婶', '换灯', '', '']]), savedAt: '2026-10-08T01:32:00.000Z' };
  const kept: Bridge = { ...bridge, ask: (operation, input) => (operation === 'getDraft' ? Promise.resolve({ ok: true, value: { draft } }) : bridge.ask(operation, input)) };
  const reading = holdBack(kept, 'getDraft');
  show(<GridPage />);
  await waitFor(() => expect(reading.waiting()).toBe(1));
  expect(screen.queryByRole('table')).toBeNull();
  await act(async () => reading.release());
  expect(await screen.findByDisplayValue('换灯')).toBeTruthy();
});
