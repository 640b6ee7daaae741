import type { FieldProblem } from '#shared/failure.ts';
import { topicStepOf } from '#shared/rules/folds/topic.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import { checkTopicStep } from '#shared/rules/topicLife.ts';
import type { FoldedTopic, TopicStepKey } from '#shared/rules/topicSteps.ts';
import type { Values } from '#renderer/record/fieldText.ts';
import type { StepField, StepForm } from '#renderer/record/StepDialog.tsx';

const on: StepField = { name: 'on' };
const by: StepField = { name: 'by' };
const reason = (label: string, required = true): StepField => ({ name: 'reason', label, required });

const forms: Readonly<Record<TopicStepKey, StepForm>> = {
  screen: { verb: '记录筛选意见', fields: [on, { name: 'round' }, { name: 'score' }, reason('意见', false), by] },
  adopt: { verb: '采纳', fields: [on, { name: 'round' }, { name: 'score' }, reason('意见', false), by] },
  merge: { verb: '合并', fields: [on, { name: 'into', required: true }, reason('说明', false), by] },
  handOver: { verb: '转办', fields: [on, reason('转办意见', false), by] },
  reserve: { verb: '列为备选', fields: [on, reason('意见', false), by] },
  decline: { verb: '不采纳', fields: [on, { ...reason('不采纳理由'), hint: '答复提出人时要用' }, by], danger: true },
  approve: { verb: '审定', fields: [{ ...on, label: '审定日期' }, { name: 'body', required: true }, { name: 'number' }, reason('意见', false), by] },
  plan: { verb: '列入计划', fields: [on, { name: 'plan', hint: '可以不选；选了就和年度、月度计划里的那一项连起来' }, reason('说明', false), by] },
  reply: { verb: '答复提出人', fields: [on, reason('答复内容', false), by] },
  reopen: { verb: '重新筛选', fields: [on, reason('重新筛选的理由'), by], danger: true },
  correct: { verb: '更正', fields: [on, reason('更正为'), by] },
};

export function stepForm(step: TopicStepKey): StepForm {
  return forms[step];
}

const usual: Readonly<Record<FoldedTopic['state'], TopicStepKey | null>> = {
  open: 'adopt',
  reserved: 'adopt',
  adopted: 'approve',
  approved: 'plan',
  planned: null,
  merged: null,
  handedOver: null,
  declined: null,
};

/** The one thing to do next: on to the plan, and at the end the answer to who proposed it. */
export function nextStep(folded: FoldedTopic, allowed: readonly TopicStepKey[]): TopicStepKey | null {
  const next = usual[folded.state] ?? (folded.replyDue ? 'reply' : null);
  return next !== null && allowed.includes(next) ? next : null;
}

/** The other steps, verdicts first. 更正 stands beside the step that it corrects; 答复 once is enough. */
export function otherSteps(folded: FoldedTopic, allowed: readonly TopicStepKey[], next: TopicStepKey | null): TopicStepKey[] {
  const order: readonly TopicStepKey[] = ['decline', 'merge', 'handOver', 'reserve', 'reply', 'plan', 'screen', 'reopen'];
  return order.filter((step) => step !== next && allowed.includes(step) && !(step === 'reply' && folded.replied));
}

/** The service's own law, run by the form. */
export function stepProblems(folded: FoldedTopic, values: Values, context: { level: OfficeLevel; today: string }): FieldProblem[] {
  const row = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]));
  const step = topicStepOf({ ...row, id: '' }, context.level);
  return checkTopicStep(folded, step, context).filter(({ field }) => field !== 'on' || step.on !== '');
}

/** Beginnings of the values of a step. */
export function stepStart(topic: string, step: TopicStepKey, today: string, user: string): Record<string, string | null> {
  return { topic, step: `topicStep.${step}`, on: today, by: user === '' ? null : user };
}
