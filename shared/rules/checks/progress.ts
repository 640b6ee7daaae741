import type { FieldProblem } from '#shared/failure.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { checkCorrection } from '#shared/rules/checks/correction.ts';
import { foldProblemRows, problemStepOf } from '#shared/rules/folds/problem.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { checkProblemStep } from '#shared/rules/problemCheck.ts';

/** A step must be possible where the problem stands, by an office of this level, with what the step needs. */
export function checkProgress(context: CheckContext): FieldProblem[] {
  const { after, level, today, read, parts, levelOf } = context;
  const id = textOf(after['problem']) ?? '';
  const problem = read('problem', id);
  if (!problem) return [{ field: 'problem', message: '找不到这件办理事项，可能已被删除。' }];
  const steps = parts('progress', 'problem', id);
  const found = checkProblemStep(foldProblemRows(problem, steps, levelOf), problemStepOf(after, level), {
    level,
    today,
    outcomes: parts('outcome', 'problem', id).length,
    dissatisfied: ['satisfaction.dissatisfied'],
  });
  return [...found, ...checkCorrection(context, steps)];
}
