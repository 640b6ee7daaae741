// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { lightOf, shippedLights } from '#shared/rules/light.ts';
import { statesOf } from '#shared/rules/life.ts';
import { allowedProblemSteps, foldProblem } from '#shared/rules/problemLife.ts';
import { type FoldedProblem, openStates, problemLife } from '#shared/rules/problemSteps.ts';
import { raisedProblem, raisedTopic } from '#shared/rules/raise.ts';
import { sortChosen } from '#renderer/pages/problems/bulkSteps.ts';
import { problemTabs, shownTabs } from '#renderer/pages/problems/problemTabs.ts';
import { nextStep, otherSteps } from '#renderer/pages/problems/stepForms.ts';
import { row } from '#test/renderer/pages/fakeService.ts';

const fresh = foldProblem({ registeredOn: '2026-09-01', holder: 'township', archived: false }, []);
const at = (state: FoldedProblem['state'], more: Partial<FoldedProblem> = {}): FoldedProblem => ({ ...fresh, state, open: openStates.includes(state), deadlineOn: '2026-10-01', ...more });

describe('the steps offered on the page of a problem', () => {
  it('are never other than the rules allow, and the next one is never offered twice', () => {
    for (const state of statesOf(problemLife)) {
      for (const level of ['township', 'county', 'city'] as const) {
        const folded = at(state);
        const allowed = allowedProblemSteps(folded, { level });
        const next = nextStep(folded, allowed);
        const others = otherSteps(allowed, next);
        expect(next === null || allowed.includes(next)).toBe(true);
        expect(others.every((step) => allowed.includes(step))).toBe(true);
        expect(others).not.toContain(next);
      }
    }
  });

  it('lead the township from registration to closing', () => {
    const next = (state: FoldedProblem['state'], more: Partial<FoldedProblem> = {}) => nextStep(at(state, more), allowedProblemSteps(at(state, more), { level: 'township' }));
    expect((['registered', 'assigned', 'working', 'finished', 'assessed', 'closed'] as const).map((state) => next(state))).toEqual(['assign', 'signFor', 'progress', 'feedback', 'close', null]);
    expect(next('assessed', { satisfaction: 'satisfaction.dissatisfied' })).toBe('reopen');
  });

  it('let the county put a leader in charge of an open problem that the township holds, and nothing that is the township’s', () => {
    const folded = at('working');
    const allowed = allowedProblemSteps(folded, { level: 'county' });
    expect(nextStep(folded, allowed)).toBe('supervise');
    expect(allowed).not.toContain('finish');
    expect(nextStep({ ...folded, askedLevel: 'county' }, allowedProblemSteps({ ...folded, askedLevel: 'county' }, { level: 'county' }))).toBe('takeOver');
  });
});

describe('a step for several problems', () => {
  it('is sorted into those where it is legal and those that it leaves alone', () => {
    const problems = [row('a', { title: '甲', registeredOn: '2026-09-01', holder: 'level.township' }), row('b', { title: '乙', registeredOn: '2026-09-01', holder: 'level.township' })];
    const steps = [row('x', { problem: 'b', step: 'problemStep.assign', on: '2026-09-02', organisation: 'o', deadlineOn: '2026-10-01' })];
    expect(sortChosen(problems, steps, [], 'extend', 'township').map(({ id, legal }) => [id, legal])).toEqual([['a', false], ['b', true]]);
    expect(sortChosen([row('c', { title: '丙', registeredOn: '2026-09-01', holder: 'level.county' })], [], [], 'assign', 'township').map(({ legal, stands }) => [legal, stands])).toEqual([[false, '由县政协办理']]);
  });
});

describe('the list of problems', () => {
  const days = { today: '2026-10-13', dueSoonUntil: '2026-10-19', quietDays: 30, lights: shippedLights };

  it('says in the row what the tab counts: overdue from the day after, due soon up to the last day of the threshold', () => {
    const light = (deadlineOn: string | null, open = true) => lightOf(deadlineOn, open, days.today, days.dueSoonUntil, shippedLights).word;
    expect([light('2026-10-12'), light('2026-10-13'), light('2026-10-19'), light('2026-10-20'), light(null), light('2026-10-01', false)]).toEqual(['逾期1天', '临期', '临期', '正常', '未定期限', '已办结']);
    const ends = problemTabs(days).filter((tab) => ['dueSoon', 'overdue'].includes(tab.key)).map((tab) => tab.where.at(-1)?.value);
    expect(ends).toEqual(['2026-10-19', '2026-10-12']);
  });

  it('shows the seven usual tabs, and one more only while the desk has opened it', () => {
    expect(shownTabs(problemTabs(days), null).map((tab) => tab.label)).toEqual(['全部', '待办', '临期', '逾期', '待反馈', '待销号', '已销号']);
    expect(shownTabs(problemTabs(days), 'quiet').map((tab) => tab.key)).toContain('quiet');
  });
});

describe('what is raised from another record', () => {
  it('keeps the link, the place, the words and what was confidential', () => {
    const log = row('l1', { title: '接待日', content: '反映水渠淤堵', answered: null, place: 'p1', privacy: 'privacy.hidden', studio: 's9' });
    expect(raisedProblem('log', log)).toEqual({ log: 'l1', origin: 'problemOrigin.log', title: '接待日', content: '反映水渠淤堵', place: 'p1', privacy: 'privacy.hidden', studio: 's9' });
  });

  it('takes the first sentence of a jotting as the title, no longer than the title may be', () => {
    expect(raisedTopic('jotting', row('j', { text: '二组路灯坏了。晚上没法走', who: '张大爷' }))).toMatchObject({ title: '二组路灯坏了', proposer: '张大爷' });
    expect([...String(raisedProblem('jotting', row('j', { text: '路'.repeat(300) }))['title'])]).toHaveLength(160);
  });
});
