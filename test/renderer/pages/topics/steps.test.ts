import { describe, expect, it } from 'vitest';
import { statesOf } from '#shared/rules/life.ts';
import { allowedTopicSteps, foldTopic } from '#shared/rules/topicLife.ts';
import { topicLife, type TopicState } from '#shared/rules/topicSteps.ts';
import { nextStep, otherSteps } from '#renderer/pages/topics/topicSteps.ts';
import { funnelParts, topicTabs } from '#renderer/pages/topics/topicTabs.ts';

const fresh = foldTopic({ id: 't', collectedOn: '2026-09-01' }, []);
const at = (state: TopicState, replyDue = false) => ({ ...fresh, state, replyDue });

describe('a topic on its page', () => {
  it('is offered one next action and only steps that the rules allow', () => {
    for (const state of statesOf(topicLife)) {
      const folded = at(state, true);
      const allowed = allowedTopicSteps(folded);
      const next = nextStep(folded, allowed);
      expect(next === null || allowed.includes(next)).toBe(true);
      expect(otherSteps(folded, allowed, next).every((step) => allowed.includes(step) && step !== next)).toBe(true);
    }
    expect((['open', 'adopted', 'approved'] as const).map((state) => nextStep(at(state), allowedTopicSteps(at(state))))).toEqual(['adopt', 'approve', 'plan']);
    expect(nextStep(at('declined', true), allowedTopicSteps(at('declined', true)))).toBe('reply');
  });
});

describe('the figures above the list', () => {
  it('are parts that hold each state once, so that they always add up to what was collected', () => {
    const states = funnelParts.flatMap((part) => part.where.flatMap(({ value }) => (Array.isArray(value) ? (value as string[]) : [String(value)])));
    expect(states.toSorted()).toEqual(statesOf(topicLife).map((state) => `topicState.${state}`).toSorted());
    expect(topicTabs).toHaveLength(states.length + 1);
  });
});
