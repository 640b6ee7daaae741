import type { FieldProblem } from '#shared/failure.ts';
import { type Day, isDay } from '#shared/rules/day.ts';
import { checkStepDay, filled, problem } from '#shared/rules/life.ts';
import { allowedProposalSteps } from '#shared/rules/proposalLife.ts';
import { type FoldedProposal, proposalLife, type ProposalStep, type ProposalStepKey } from '#shared/rules/proposalSteps.ts';

export interface ProposalContext {
  today: Day;
  /** Satisfactions that mean 不满意. */
  dissatisfied?: readonly string[];
}

const needs: Partial<Record<ProposalStepKey, readonly (readonly [keyof ProposalStep, string])[]>> = {
  sendBack: [['text', '请写退回修改的理由。']],
  combine: [['into', '请选并入哪件提案。']],
  convert: [['text', '请写转为什么、转给谁。']],
  reject: [['text', '请写不予立案的理由。']],
  withdraw: [['text', '请写撤案的理由。']],
  reopen: [['text', '请写重新审查的理由。']],
  assign: [['organisation', '请选主办单位。'], ['deadlineOn', '请填办理时限。']],
  return: [['text', '请写退回改办的理由。']],
  contact: [['contactWay', '请选沟通方式。']],
  progress: [['text', '请写办理进展。']],
  extend: [['deadlineOn', '请填新的办理时限。'], ['text', '请写延期原因。']],
  reply: [['replyClass', '请选答复类别。'], ['text', '请写答复要点。']],
  assess: [['attitude', '请选对办理态度是否满意；没有表态的选“未表态”。'], ['satisfaction', '请选对办理结果是否满意；没有表态的选“未表态”。'], ['respondent', '请填是哪位委员评价的。']],
  rework: [['text', '请写重新办理的理由。']],
  correct: [['corrects', '请选要更正的是哪一条。']],
};

/** What is missing or wrong with a step that is about to be added, by field; empty: it may be saved. */
export function checkProposalStep(folded: FoldedProposal, step: ProposalStep, context: ProposalContext): FieldProblem[] {
  const { today, dissatisfied = ['dissatisfied', 'satisfaction.dissatisfied'] } = context;
  if (!allowedProposalSteps(folded).includes(step.step)) {
    return [problem('step', `这件提案现在是“${proposalLife.states[folded.state]}”，不能做“${proposalLife.steps[step.step]}”这一步。`)];
  }
  const moves = proposalLife.moves[step.step].to !== null;
  const found = checkStepDay(step.on, { today, since: folded.submittedOn, lastMoveOn: moves ? folded.lastMoveOn : null });
  for (const [field, message] of needs[step.step] ?? []) {
    const value = step[field];
    if (!filled(value)) found.push(problem(field, message));
  }
  const due = step.deadlineOn ?? '';
  if (due !== '' && !isDay(due)) found.push(problem('deadlineOn', `没有“${due}”这一天，请核对时限。`));
  else if (due !== '' && due <= (step.step === 'extend' ? (folded.deadlineOn ?? '') : step.on)) found.push(problem('deadlineOn', '新的时限要在原来的日期之后。'));
  if (step.step === 'combine' && step.into === folded.id) found.push(problem('into', '提案不能并入它自己。'));
  if (step.step === 'finish' && folded.satisfaction !== null && dissatisfied.includes(folded.satisfaction) && !filled(step.text)) {
    found.push(problem('text', '委员评价是不满意：请重新办理；确实办结的，请写明理由。'));
  }
  return found;
}
