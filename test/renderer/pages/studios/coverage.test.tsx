// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '#shared/rules/coverage.ts';
import { StudiosPage } from '#renderer/pages/studios/StudiosPage.tsx';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

const seat = (council: string, member: string | null, since: string | null = null, until: string | null = null) => ({ council, member, since, until });

describe('1+2+N', () => {
  it('counts each member once, and neither seats that have ended or not begun, nor members who have left', () => {
    const seats = [seat('a', 'm1'), seat('a', 'm1'), seat('a', 'gone'), seat('a', null), seat('b', 'm2', null, '2026-10-07'), seat('b', 'm3', '2026-10-09'), seat('b', 'm1', null, '2026-10-08')];
    const found = coverageOf(['a', 'b'], seats, ['m1', 'm2', 'm3'], '2026-10-08', 2);
    expect(found.councils.map(({ council, members }) => [council, members])).toEqual([['a', ['m1']], ['b', ['m1']]]);
    expect(found.covered).toBe(0);
    expect(found.without).toEqual(['m2', 'm3']);
  });

  it('shows those that lack members first, the share that is covered, and the members with none', async () => {
    const fake = await startFake();
    for (const [id, name] of [['m1', '王建国'], ['m2', '李秀兰'], ['m3', '赵大山']] as const) fake.put('member', id, { name, state: 'memberState.serving' });
    fake.put('council', 'c1', { name: '大沟村议事室', level: 'level.village', place: 'p1', state: 'bodyState.running' });
    fake.put('council', 'c2', { name: '小沟村议事室', level: 'level.village', place: 'p2', state: 'bodyState.running' });
    fake.put('seat', 'x1', { council: 'c1', member: 'm1' });
    fake.put('seat', 'x2', { council: 'c1', member: 'm2' });
    fake.put('seat', 'x3', { council: 'c2', member: 'm1' });
    showPage(<StudiosPage parts={['coverage']} query={{}} />);
    expect(await screen.findByText(/已达标1个，共2个，覆盖率50.0%/)).toBeTruthy();
    const line = (await screen.findByRole('link', { name: '小沟村议事室' })).closest('tr');
    expect(line && within(line).getByText('差1人')).toBeTruthy();
    expect(screen.queryByRole('link', { name: '大沟村议事室' })).toBeNull();
    await userEvent.click(screen.getByRole('tab', { name: '还没有下沉的委员 1' }));
    expect((await screen.findByRole('link', { name: '赵大山' })).getAttribute('href')).toBe('#/members/m3');
  });
});
