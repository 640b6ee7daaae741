import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/rules/day.ts';
import { lifeTable, stepsOf } from '#shared/rules/life.ts';
import { attendanceCount, impliedSteps, meetingStanding, shippedMeetingSteps } from '#shared/rules/meetingSteps.ts';
import { allowedTopicSteps, checkTopicStep, finalTopic, foldTopic, topicFunnel } from '#shared/rules/topicLife.ts';
import { topicLife, type TopicStep, type TopicStepKey } from '#shared/rules/topicSteps.ts';

const base = { id: 't1', collectedOn: '2026-03-01' };
const context = { level: 'township', today: '2026-11-21' } as const;

function take(step: TopicStepKey, n: number, more: Partial<TopicStep> = {}): TopicStep {
  return { id: `s${n}`, step, on: addDays('2026-03-01', n), at: String(n).padStart(6, '0'), ...more };
}

describe('the life of a topic', () => {
  test('runs from collecting to the plan, with who approved it and under what number', () => {
    const steps = [
      take('screen', 1, { score: 80 }), take('screen', 2, { score: 85 }), take('adopt', 3),
      take('approve', 4, { body: '云溪乡党委会', number: '横党纪〔2026〕3号' }), take('plan', 5, { plan: 'p1' }), take('reply', 6),
    ];
    expect(foldTopic(base, steps)).toMatchObject({
      state: 'planned', stateLabel: '已列入计划', outcome: 'adopted', decidedOn: '2026-03-04', approvedOn: '2026-03-05', approvedBy: '云溪乡党委会',
      approvalNumber: '横党纪〔2026〕3号', plan: 'p1', score: 82.5, replied: true, replyDue: false, findings: [],
    });
  });

  test('merging into itself, or into nothing, is a finding and leaves the topic open', () => {
    const folded = foldTopic(base, [take('merge', 1, { into: 't1' }), take('merge', 2)]);
    expect(folded).toMatchObject({ state: 'open', mergedInto: null });
    expect(folded.findings).toEqual(['2026年3月2日“合并”：议题不能并入它自己。', '2026年3月3日“合并”：没有写并入哪个议题。']);
  });

  test('reopening takes back what was decided', () => {
    const folded = foldTopic(base, [take('decline', 1, { reason: '不属协商范围' }), take('reply', 2), take('reopen', 3, { reason: '情况有变' })]);
    expect(folded).toMatchObject({ state: 'open', outcome: 'open', decidedOn: null, replied: false, replyDue: false, reopened: 1 });
  });

  test('a step says what it lacks, and a ring of merged topics is refused', () => {
    const open = foldTopic(base, []);
    const fieldsOf = (step: TopicStep, more = {}) => checkTopicStep(open, step, { ...context, ...more }).map((found) => found.field);
    expect(fieldsOf(take('decline', 1))).toEqual(['reason']);
    expect(fieldsOf(take('merge', 1))).toEqual(['into']);
    expect(fieldsOf(take('approve', 1))).toEqual(['step']);
    expect(fieldsOf(take('adopt', -1))).toEqual(['on']);
    expect(fieldsOf(take('merge', 1, { into: 't3' }), { mergedInto: (id: string) => ({ t3: 't2', t2: 't1' })[id] ?? null })).toEqual(['into']);
    expect(fieldsOf(take('merge', 1, { into: 't3' }), { mergedInto: (id: string) => ({ t3: 't2', t2: 't3' })[id] ?? null })).toEqual([]);
    expect(finalTopic('t3', (id) => ({ t3: 't2', t2: 't1' })[id] ?? null)).toBe('t1');
    expect(finalTopic('a', (id) => ({ a: 'b', b: 'a' })[id] ?? null)).toBe('b');
  });
});

describe('laws of the funnel', () => {
  const anySteps = fc.array(fc.record({ step: fc.constantFrom(...stepsOf(topicLife)), day: fc.nat(20), into: fc.constantFrom(null, 't1', 't2') }), { maxLength: 15 })
    .map((list) => list.map(({ step, day, into }, i): TopicStep => ({ ...take(step, day, { into }), id: `s${i}` })));

  test('collected is the sum of its outcomes, for any steps whatever', () => {
    fc.assert(
      fc.property(fc.array(anySteps, { maxLength: 20 }), (topics) => {
        const f = topicFunnel(topics.map((steps) => foldTopic(base, steps)));
        expect(f.collected).toBe(f.adopted + f.merged + f.handedOver + f.declined + f.open);
        expect(f.collected).toBe(topics.length);
        expect(f.planned <= f.adopted && f.approved <= f.adopted).toBe(true);
      }),
    );
  });

  test('the fold does not depend on the order of the array', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        expect(foldTopic(base, steps.toReversed())).toEqual(foldTopic(base, steps));
      }),
    );
  });

  test('every allowed step takes effect, and a merged topic always names another', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 20 }), (picks) => {
        const done: TopicStep[] = [];
        picks.forEach((pick, i) => {
          const allowed = allowedTopicSteps(foldTopic(base, done));
          done.push(take(allowed[pick % allowed.length] ?? 'screen', i, { into: 't2', reason: '理由', body: '党委会' }));
        });
        const folded = foldTopic(base, done);
        expect(folded.findings).toEqual([]);
        expect(folded.state === 'merged').toBe(folded.mergedInto !== null);
        expect(folded.decidedOn !== null || folded.outcome === 'open').toBe(true);
      }),
    );
  });

  test('the table names every step', () => {
    expect(lifeTable(topicLife)).toContain('| 审定 | 已确定 | 已审定 |');
  });
});

describe('a meeting', () => {
  test('stands at the furthest step taken, names what was passed over and what is next', () => {
    const standing = meetingStanding([{ step: 'raise', on: '2026-03-01' }, { step: 'consult', on: '2026-04-01' }, { step: 'handle', on: '2027-01-01' }], '2026-05-01');
    expect(standing).toMatchObject({ at: 'consult', next: 'handle', skipped: ['settle', 'survey'], findings: [] });
    expect(meetingStanding([], '2026-05-01')).toMatchObject({ at: null, next: 'raise', skipped: [] });
    expect(meetingStanding(shippedMeetingSteps.map(({ key }) => ({ step: key, on: '2026-03-01' })), '2026-05-01')).toMatchObject({ at: 'feedback', next: null });
  });

  test('points at days out of order and at steps that the county does not have', () => {
    const { findings } = meetingStanding([{ step: 'survey', on: '2026-04-02' }, { step: 'consult', on: '2026-04-01' }, { step: 'x', on: '2026-04-01' }], '2026-05-01');
    expect(findings).toEqual(['“开展协商”的日期在“调研”之前，请核对。', '有一个步骤“x”不在本县的步骤清单里。']);
  });

  test('knows its steps from its own papers, and a cancelled one was not held', () => {
    const facts = { topicCollectedOn: '2026-03-01', topicApprovedOn: null, surveyedOn: null, heldOn: '2026-04-01', cancelled: false, firstAssignedOn: null, feedbackOn: null };
    expect(impliedSteps(facts)).toEqual([{ step: 'raise', on: '2026-03-01' }, { step: 'consult', on: '2026-04-01' }]);
    expect(impliedSteps({ ...facts, cancelled: true })).toHaveLength(1);
  });

  test('due is present and excused and absent, whoever else comes', () => {
    const row = fc.record({ role: fc.constantFrom('member', 'observer', 'guest', 'other'), state: fc.constantFrom('present', 'excused', 'absent', 'expected', 'late', '') });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { due, present, excused, absent, observers, guests } = attendanceCount(rows);
        expect(due).toBe(present + excused + absent);
        expect(due + observers + guests).toBeLessThanOrEqual(rows.length);
        expect(due).toBe(rows.filter(({ role }) => role !== 'observer' && role !== 'guest').length);
      }),
    );
  });
});
