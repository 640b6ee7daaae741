import type { FieldProblem } from '#shared/failure.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { checkCorrection } from '#shared/rules/checks/correction.ts';
import { proposalStepsOfTownship } from '#shared/rules/checks/level.ts';
import { foldOpinionRows, opinionStepOf } from '#shared/rules/folds/opinion.ts';
import { foldProposalRows, proposalStepOf } from '#shared/rules/folds/proposal.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { foldTopicRows, topicStepOf } from '#shared/rules/folds/topic.ts';
import { checkOpinionStep } from '#shared/rules/opinionLife.ts';
import { checkProposalStep } from '#shared/rules/proposalCheck.ts';
import { checkTopicStep } from '#shared/rules/topicLife.ts';

const lost = (field: string, label: string): FieldProblem[] => [{ field, message: `找不到这件${label}，可能已被删除。` }];

/** A step must be possible where the topic stands, with what the step needs. */
export function checkTopicStepRow(context: CheckContext): FieldProblem[] {
  const { after, level, today, read, parts, levelOf } = context;
  const id = textOf(after['topic']) ?? '';
  const topic = read('topic', id);
  if (!topic) return lost('topic', '议题');
  const mergedInto = (other: string): string | null => textOf(read('topic', other)?.['mergedInto']);
  const steps = parts('topicStep', 'topic', id);
  return [...checkTopicStep(foldTopicRows(topic, steps, levelOf), topicStepOf(after, level), { level, today, mergedInto }), ...checkCorrection(context, steps)];
}

export function checkOpinionStepRow(context: CheckContext): FieldProblem[] {
  const { after, level, today, read, parts, levelOf } = context;
  const id = textOf(after['opinion']) ?? '';
  const opinion = read('opinion', id);
  if (!opinion) return lost('opinion', '社情民意信息');
  const steps = parts('opinionStep', 'opinion', id);
  return [...checkOpinionStep(foldOpinionRows(opinion, steps, levelOf), opinionStepOf(after, level), { today }), ...checkCorrection(context, steps)];
}

export function checkProposalStepRow(context: CheckContext): FieldProblem[] {
  const { after, level, today, read, parts, levelOf } = context;
  const id = textOf(after['proposal']) ?? '';
  const proposal = read('proposal', id);
  if (!proposal) return lost('proposal', '提案');
  const step = proposalStepOf(after, level);
  if (level === 'township' && !proposalStepsOfTownship.includes(step.step)) {
    return [{ field: 'step', message: '提案的审查、交办和答复由县政协登记，本单位只登记提案、补正后重新提交。' }];
  }
  const steps = parts('proposalStep', 'proposal', id);
  return [...checkProposalStep(foldProposalRows(proposal, steps, levelOf), step, { today }), ...checkCorrection(context, steps)];
}
