import type { Row } from '#shared/contract/records.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Fold } from '#shared/rules/fold.ts';
import { lastVerdict } from '#shared/rules/folds/review.ts';
import { choiceId, handlingBase, keyOf, stepBase, textOf } from '#shared/rules/folds/step.ts';
import type { HolderLevel, OfficeLevel } from '#shared/rules/life.ts';
import { foldProblem } from '#shared/rules/problemLife.ts';
import type { FoldedProblem } from '#shared/rules/problemSteps.ts';
import type { ProblemBase, ProblemStep, ProblemStepKey } from '#shared/rules/problemSteps.ts';

/** A row of `progress` as the life reads it. */
export function problemStepOf(row: Readonly<Record<string, FieldValue>>, authorLevel: OfficeLevel | null): ProblemStep {
  return {
    ...stepBase(row, authorLevel),
    ...handlingBase(row),
    step: keyOf(row['step']) as ProblemStepKey, // a key that is none is a finding of the fold
    person: textOf(row['person']),
    reviewOn: textOf(row['reviewOn']),
    allowedBy: textOf(row['allowedBy']),
    resultClass: textOf(row['resultClass']),
    noOutcome: textOf(row['noOutcome']),
    noCallback: textOf(row['noCallback']),
    letter: textOf(row['letter']),
    leader: textOf(row['leader']),
  };
}

export function problemBaseOf(row: Readonly<Record<string, FieldValue>>): ProblemBase {
  const holder = keyOf(row['holder']);
  return {
    registeredOn: textOf(row['registeredOn']) ?? '',
    holder: holder === 'county' || holder === 'city' || holder === 'village' ? (holder satisfies HolderLevel) : 'township',
    archived: row['archived'] === true,
  };
}

/** A problem with its progress, folded. Rows are those of the problem and of its steps that are not deleted. */
export function foldProblemRows(row: Readonly<Record<string, FieldValue>>, steps: readonly Row[], levelOf: (site: string) => OfficeLevel | null): FoldedProblem {
  return foldProblem(problemBaseOf(row), steps.map((step) => problemStepOf(step, levelOf(step.site))));
}

export const problemFold: Fold = {
  parts: [
    { entity: 'progress', field: 'problem' },
    { entity: 'supervision', field: 'problem' },
    { entity: 'review', field: 'subject' },
  ],
  compute(row, [steps = [], supervisions = [], reviews = []], levelOf) {
    const folded = foldProblemRows(row, steps, levelOf);
    const review = lastVerdict(reviews);
    const leading = supervisions.filter((one) => !one['until']).at(-1);
    return {
      state: choiceId('problemState', folded.state),
      // What was voided waits for nobody any more, wherever it stood.
      open: folded.open && review !== 'reviewState.voided',
      organisation: folded.organisation,
      coOrganisations: folded.coOrganisations,
      person: folded.person,
      deadlineOn: folded.state === 'suspended' ? folded.reviewOn : folded.deadlineOn,
      firstDeadlineOn: folded.firstDeadlineOn,
      extended: folded.extended,
      reopened: folded.reopened,
      resultClass: folded.resultClass,
      satisfaction: folded.satisfaction,
      reviewOn: folded.reviewOn,
      finishedOn: folded.finishedOn,
      closedOn: folded.closedOn,
      lastStepOn: folded.lastStepOn,
      leader: textOf(leading?.['leader']) ?? folded.leader,
      askedLevel: folded.askedLevel === null ? null : choiceId('level', folded.askedLevel),
      review,
    };
  },
};
