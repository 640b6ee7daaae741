import type { Row } from '#shared/contract/records.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { officeWords } from '#shared/rules/checks/level.ts';
import { textOf } from '#shared/rules/folds/step.ts';

/** A step is put right by the office that wrote it; another one annotates, or returns the record for correction (county practice). */
export function checkCorrection({ after, level, levelOf }: CheckContext, steps: readonly Row[]): FieldProblem[] {
  const corrected = steps.find((one) => one.id === textOf(after['corrects']));
  const author = corrected ? levelOf(corrected.site) : null;
  if (author === null || author === level) return [];
  return [{ field: 'corrects', message: `这一步是${officeWords[author]}记的，由他们更正；您可以批注，或者退回修改。` }];
}
