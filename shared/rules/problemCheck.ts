import type { FieldProblem } from '#shared/failure.ts';
import { formatDay, isDay } from '#shared/rules/day.ts';
import { checkStepDay, compareLevels, filled, problem } from '#shared/rules/life.ts';
import { isHandler } from '#shared/rules/problemApply.ts';
import { allowedProblemSteps } from '#shared/rules/problemLife.ts';
import { type FoldedProblem, type ProblemContext, problemLife, type ProblemStep, type ProblemStepKey, stepsOfOtherLevel } from '#shared/rules/problemSteps.ts';
import { addWorkingDays, type Calendar, type Deadline, naturalDeadline, type Postpone } from '#shared/rules/workingDays.ts';

/** Steps that say what happened beside the life, so that they may be dated before its last change. */
const besides: readonly ProblemStepKey[] = ['progress', 'instruct', 'supervise', 'correct'];

/** Fields that a step needs, and the words when they are missing (county practice). */
const needs: Partial<Record<ProblemStepKey, readonly (readonly [keyof ProblemStep, string])[]>> = {
  assign: [['organisation', '请选责任单位。']],
  progress: [['text', '请写办理进展。']],
  extend: [['deadlineOn', '请填新的办理时限。'], ['text', '请写延期原因。'], ['allowedBy', '请填批准延期的人。']],
  return: [['text', '请写退回原因。']],
  refuse: [['text', '请写拒办原因。'], ['letter', '请填部门来函的文号；没有文号的，写来函的题目和日期。']],
  decline: [['text', '请写退单原因。']],
  suspend: [['text', '请写暂缓原因。'], ['reviewOn', '请填下次研究日期。']],
  finish: [['resultClass', '请选办理结果。'], ['text', '请写办理结果的情况。']],
  reopen: [['text', '请写重办原因。']],
  stop: [['text', '请写终止原因。']],
  supervise: [['leader', '请填督办领导。']],
  instruct: [['leader', '请填批示领导。'], ['text', '请写批示内容。']],
  escalate: [['text', '请写提请理由。']],
  notTaken: [['text', '请写不予承办的理由。']],
  correct: [['corrects', '请选要更正的是哪一条。'], ['text', '请写更正内容。']],
};

/**
 * What is missing or wrong with a step that is about to be added, by field; empty: it may be saved. Run by the form as a
 * courtesy and by the service as law. An old record (历史补录) needs its day only.
 */
export function checkProblemStep(folded: FoldedProblem, step: ProblemStep, context: ProblemContext): FieldProblem[] {
  const days = { today: context.today, since: folded.archived ? null : folded.registeredOn, lastMoveOn: null };
  if (!allowedProblemSteps(folded, context).includes(step.step)) {
    const now = `这件事现在是“${problemLife.states[folded.state]}”`;
    const label = Object.hasOwn(problemLife.steps, step.step) ? problemLife.steps[step.step] : step.step;
    const difference = compareLevels(folded.holder, context.level);
    if (stepsOfOtherLevel(difference)?.includes(step.step) === false) {
      const who = difference > 0 ? '这件事由上级政协办理，本单位只登记签收、进展和反馈' : '这件事由下级单位办理，本单位承办以后才能办理，现在可以督办、批示';
      return [problem('step', `${who}，不能做“${label}”这一步。`)];
    }
    return [problem('step', `${now}，本单位不能做“${label}”这一步。请先看看上一步是否已经记上。`)];
  }
  const found = checkStepDay(step.on, { ...days, lastMoveOn: folded.archived || besides.includes(step.step) ? null : folded.lastMoveOn });
  if (folded.archived) return found;
  for (const [field, message] of needs[step.step] ?? []) if (!filled(valueOf(step, field))) found.push(problem(field, message));
  found.push(...special(folded, step, context));
  return found;
}

function valueOf(step: ProblemStep, field: keyof ProblemStep): string | number | readonly string[] | null | undefined {
  return step[field];
}

function special(folded: FoldedProblem, step: ProblemStep, context: ProblemContext): FieldProblem[] {
  const found: FieldProblem[] = [];
  const day = step.deadlineOn ?? '';
  if (day !== '' && !isDay(day)) found.push(problem('deadlineOn', `没有“${day}”这一天，请核对时限。`));
  switch (step.step) {
    case 'assign':
      if (day === '') found.push(problem('deadlineOn', '请填办理时限：写某一天，或几个工作日。'));
      else if (day < step.on) found.push(problem('deadlineOn', '办理时限在交办日期之前，请核对。'));
      break;
    case 'dispatch':
    case 'accept':
      if (!filled(step.person) && !filled(step.organisation)) found.push(problem('person', step.step === 'accept' ? '请填接单的人。' : '请填派给谁。'));
      break;
    case 'extend':
      if (day !== '' && folded.deadlineOn !== null && day <= folded.deadlineOn) {
        found.push(problem('deadlineOn', `新的时限要在现在的时限（${formatDay(folded.deadlineOn)}）之后。`));
      }
      break;
    case 'suspend':
      if (filled(step.reviewOn) && (step.reviewOn ?? '') <= step.on) found.push(problem('reviewOn', '下次研究日期要在暂缓日期之后。'));
      break;
    case 'finish':
      if ((context.outcomes ?? 0) === 0 && !filled(step.noOutcome)) {
        found.push(problem('noOutcome', '请先登记一项成果；确实没有可计数的成果，请在这里写明。'));
      }
      break;
    case 'feedback':
      if (!filled(step.satisfaction) && !filled(step.noCallback)) {
        found.push(problem('satisfaction', '请选满意度；联系不上的，请写无法回访的原因。'));
      } else if (filled(step.satisfaction) && !filled(step.respondent)) found.push(problem('respondent', '请填是谁评价的。'));
      else if (isHandler(folded, step.respondent)) found.push(problem('respondent', '评价人不能是承办人本人，请填反映人或受益群众。'));
      break;
    case 'close': {
      const bad = context.dissatisfied ?? ['dissatisfied', 'satisfaction.dissatisfied'];
      if (folded.satisfaction !== null && bad.includes(folded.satisfaction) && !filled(step.text)) {
        found.push(problem('text', '群众评价是不满意：请重办；确实不再办的，请写明销号理由。'));
      }
      break;
    }
    case 'correct':
      if (filled(step.corrects) && !folded.stepIds.includes(step.corrects ?? '')) found.push(problem('corrects', '要更正的那一条不在这件事里。'));
      break;
    default:
  }
  return found;
}

/** The day that N days from a day make, with its arithmetic: what the form shows and the saved step keeps as `deadlineOn`. */
export function deadlineAfter(from: string, n: number, kind: 'working' | 'natural', calendar: Calendar, postpone: Postpone = 'holidays'): Deadline {
  return kind === 'working' ? addWorkingDays(from, n, calendar) : naturalDeadline(from, n, calendar, { postpone });
}
