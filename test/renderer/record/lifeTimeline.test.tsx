// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { entityOf } from '#shared/entities/index.ts';
import { LifeTimeline } from '#renderer/record/LifeTimeline.tsx';
import { fakeService, row } from '#test/renderer/pages/fakeService.ts';
import { show } from '#test/renderer/ui/stage.tsx';

function need(element: HTMLElement | undefined): HTMLElement {
  if (!element) throw new Error('a step is missing');
  return element;
}

it('offers 更正 beside the steps that this office wrote, and shows nobody the marks by which steps are put in order', async () => {
  fakeService({
    progress: [
      { ...row('p1s1', { problem: 'p1', step: 'problemStep.escalate', on: '2026-09-01', text: '乡里没有资金' }), site: 'another' },
      row('s2', { problem: 'p1', step: 'problemStep.takeOver', on: '2026-09-02', text: '由县里办', after: 'p1s1' }),
    ],
  });
  const correct = vi.fn();
  show(<LifeTimeline entity={entityOf('progress')} parent={{ field: 'problem', id: 'p1' }} folded={{ findings: [], corrections: {} }} empty="" onCorrect={correct} />);
  await screen.findByText('由县里办', { exact: false });
  const [theirs, ours] = screen.getAllByRole('listitem');
  expect(within(need(theirs)).queryByRole('button', { name: '更正' })).toBeNull();
  await userEvent.click(within(need(ours)).getByRole('button', { name: '更正' }));
  expect(correct).toHaveBeenCalledWith(expect.objectContaining({ id: 's2' }));
  expect(document.body.textContent).not.toMatch(/接着|p1s1/);
});
