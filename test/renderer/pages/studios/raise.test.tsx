// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { OpinionsPage } from '#renderer/pages/opinions/OpinionsPage.tsx';
import { ProposalsPage } from '#renderer/pages/proposals/ProposalsPage.tsx';
import { StudiosPage } from '#renderer/pages/studios/StudiosPage.tsx';
import { parseRoute } from '#renderer/state/route.ts';
import type { FakeService } from '#test/renderer/record/fakeBridge.ts';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

function addLog(fake: FakeService) {
  fake.put('studio', 's1', { name: '云溪委员工作室', kind: 'studioKind.studio', place: 'p1', state: 'bodyState.running' });
  fake.put('member', 'm1', { name: '王建国', state: 'memberState.serving' });
  fake.put('log', 'l1', { studio: 's1', heldOn: '2026-10-05', kind: 'logKind.reception', title: '群众反映路灯不亮', place: 'p1', members: ['m1'], people: 12, matters: 1, content: '三组路灯坏了两个月。' });
}

beforeEach(() => {
  window.location.hash = '';
});

describe('what is heard at a studio', () => {
  for (const [button, page] of [
    ['转为议题', 'topics'],
    ['转为办理事项', 'problems'],
    ['转为社情民意', 'opinions'],
    ['转为提案', 'proposals'],
  ] as const) {
    it(`goes by “${button}” to a new form that knows the log`, async () => {
      addLog(await startFake());
      showPage(<StudiosPage parts={['log', 'l1']} query={{}} />);
      await userEvent.click(await screen.findByRole('button', { name: button }));
      const { parts, query } = parseRoute(window.location.hash);
      expect(parts).toEqual([page, 'new']);
      expect(query).toEqual({ log: 'l1' });
    });
  }

  it('becomes a report with title, text, member and link of the log, and nothing typed again', async () => {
    const fake = await startFake();
    addLog(fake);
    showPage(<OpinionsPage parts={['new']} query={{ log: 'l1' }} />);
    await screen.findByDisplayValue('群众反映路灯不亮');
    await userEvent.click(screen.getByRole('button', { name: /^保存$/ }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.[0]).toMatchObject({ entity: 'opinion', id: null, set: { log: 'l1', studio: 's1', title: '群众反映路灯不亮', text: '三组路灯坏了两个月。', member: 'm1', place: 'p0' } });
  });

  it('becomes a proposal that keeps the log it comes from', async () => {
    const fake = await startFake();
    addLog(fake);
    showPage(<ProposalsPage parts={['new']} query={{ log: 'l1' }} />);
    await screen.findByDisplayValue('群众反映路灯不亮');
    await userEvent.type(screen.getByLabelText(/具体建议/), '修好路灯。');
    await userEvent.click(screen.getByRole('button', { name: /^保存$/ }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.[0]).toMatchObject({ entity: 'proposal', set: { fromLog: 'l1', member: 'm1', reason: '三组路灯坏了两个月。', request: '修好路灯。' } });
  });

  it('is shown at the log as what came of it', async () => {
    const fake = await startFake();
    addLog(fake);
    fake.put('problem', 'b1', { title: '修复三组路灯', log: 'l1', registeredOn: '2026-10-06' });
    showPage(<StudiosPage parts={['log', 'l1']} query={{}} />);
    expect((await screen.findByRole('link', { name: '修复三组路灯' })).getAttribute('href')).toBe('#/problems/b1');
  });
});

describe('the logs of a studio', () => {
  it('add up to people, matters and money, and a new one begins with the studio', async () => {
    const fake = await startFake();
    addLog(fake);
    fake.put('log', 'l2', { studio: 's1', heldOn: '2026-10-06', kind: 'logKind.help', title: '慰问', people: 8, matters: 2, money: 1500 });
    showPage(<StudiosPage parts={['s1']} query={{}} />);
    const [year] = await screen.findAllByRole('status', { name: '合计' });
    await waitFor(() => expect(year?.textContent).toContain('活动2次'));
    expect(year?.textContent).toContain('参与群众20人次');
    expect(year?.textContent).toContain('帮扶资金1,500元');
    const [add] = screen.getAllByRole('button', { name: '记日志' });
    if (add) await userEvent.click(add);
    expect(parseRoute(window.location.hash)).toMatchObject({ parts: ['studios', 'log', 'new'], query: { studio: 's1' } });
  });
});
