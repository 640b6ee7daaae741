// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Choice } from '#shared/contract/session.ts';
import { foldTopic } from '#shared/rules/topicLife.ts';
import { TopicStepDialog } from '#renderer/pages/topics/TopicStepDialog.tsx';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { type FakeService, fakeService, row } from '#test/renderer/pages/fakeService.ts';
import { show } from '#test/renderer/ui/stage.tsx';

const folded = { ...foldTopic({ id: 't1', collectedOn: '2026-09-01' }, []), state: 'approved' as const, approvedBy: '中共云溪乡委员会', approvedOn: '2026-09-03' };
const kind: Choice = { id: 'planKind.year', list: 'planKind', label: '年度协商计划', rank: 1, colour: null, countsAs: null, retired: false };

async function open(planItem: ReturnType<typeof row>[]): Promise<FakeService> {
  const service = fakeService({ planItem, topicStep: [] });
  useChoiceStore.setState({ byList: new Map([['planKind', [kind]]]) });
  show(<TopicStepDialog step="plan" topic={{ id: 't1', title: '道路维修', place: 'p1' }} folded={folded} onClose={() => undefined} onDone={() => undefined} />);
  await screen.findByRole('button', { name: '列入计划' });
  return service;
}
const finish = async (service: FakeService) => {
  await userEvent.click(screen.getByRole('button', { name: '列入计划' }));
  await waitFor(() => expect(service.saves).toHaveLength(1));
  return service.saves[0] ?? [];
};

it('puts an approved topic into the plan of the year in the same save, and the step names the item', async () => {
  const service = await open([]);
  await screen.findByRole('checkbox', { name: /同时写进2026年的年度协商计划/ });
  const [item, step] = await finish(service);
  expect(item).toMatchObject({ entity: 'planItem', set: { title: '道路维修', kind: 'planKind.year', year: 2026, place: 'p1', topic: 't1', approvedBy: '中共云溪乡委员会', approvedOn: '2026-09-03' } });
  expect(step).toMatchObject({ entity: 'topicStep', set: { step: 'topicStep.plan', plan: item?.id } });
});

it('writes no item where it is not wanted, or where one of the topic stands', async () => {
  const service = await open([]);
  await userEvent.click(await screen.findByRole('checkbox'));
  expect((await finish(service)).map((one) => one.entity)).toEqual(['topicStep']);
});

it('does not offer a second item of the same topic', async () => {
  const service = await open([row('i1', { topic: 't1', title: '道路维修' })]);
  const writes = await finish(service);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(writes.map((one) => one.entity)).toEqual(['topicStep']);
});
