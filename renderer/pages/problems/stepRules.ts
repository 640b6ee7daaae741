import type { FieldProblem } from '#shared/failure.ts';
import { problemStepOf } from '#shared/rules/folds/problem.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import { checkProblemStep } from '#shared/rules/problemCheck.ts';
import type { FoldedProblem } from '#shared/rules/problemSteps.ts';
import type { Values } from '#renderer/record/fieldText.ts';

export const dissatisfied: readonly string[] = ['satisfaction.dissatisfied'];

export interface StepContext {
  level: OfficeLevel;
  today: string;
  /** Counted outcomes, with those that this very save adds. */
  outcomes: number;
}

/** The service's own law, run by the form. What the form says of required fields is not said twice. */
export function stepProblems(folded: FoldedProblem, values: Values, context: StepContext): FieldProblem[] {
  const row = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]));
  const step = problemStepOf({ ...row, id: '' }, context.level);
  return checkProblemStep(folded, step, { ...context, dissatisfied }).filter(({ field }) => field !== 'on' || step.on !== '');
}

/** Beginnings of the values of a step: its problem, its day, who takes it. */
export function stepStart(problem: string, step: string, today: string, user: string): Record<string, string | null> {
  return { problem, step: `problemStep.${step}`, on: today, by: user === '' ? null : user };
}
