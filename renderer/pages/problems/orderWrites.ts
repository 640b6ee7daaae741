import type { Write } from '#shared/contract/records.ts';
import { firstSentence } from '#shared/rules/raise.ts';
import { dissatisfied, stepStart } from '#renderer/pages/problems/stepRules.ts';

export interface Order {
  place: string | null;
  who: string;
  what: string;
  kind: string;
}

/** An order and its first step, in one transaction. */
export function orderWrites(order: Order, start: { today: string; user: string; level: string }, id: string): Write[] {
  const what = order.what.trim();
  const title = firstSentence(what, 60);
  return [
    {
      entity: 'problem', id,
      set: {
        title, kind: order.kind, registeredOn: start.today, place: order.place, origin: 'problemOrigin.order', holder: `level.${start.level}`,
        ...(title === what ? {} : { content: what }), ...(order.who.trim() === '' ? {} : { raisedBy: order.who.trim() }), ...(start.user === '' ? {} : { dispatcher: start.user }),
      },
    },
    { entity: 'progress', id: null, set: { ...stepStart(id, 'order', start.today, start.user), text: what } },
  ];
}

export interface OrderAnswer {
  satisfaction: string | null;
  respondent: string;
}

/** 办结, and what the person said of it where it was asked: answered it is closed, dissatisfied it waits to be done again. */
export function orderEnd(finish: Write, answer: OrderAnswer | null): Write[] {
  if (answer === null || answer.satisfaction === null) return [finish];
  const { problem, on, by } = finish.set;
  const step = (key: string, more: Write['set']): Write => ({ entity: 'progress', id: null, set: { problem: problem ?? null, step: `problemStep.${key}`, on: on ?? null, by: by ?? null, ...more } });
  const said = step('feedback', { satisfaction: answer.satisfaction, respondent: answer.respondent });
  return dissatisfied.includes(answer.satisfaction) ? [finish, said] : [finish, said, step('close', {})];
}
