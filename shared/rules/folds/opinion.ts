import type { Row } from '#shared/contract/records.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Fold } from '#shared/rules/fold.ts';
import { lastVerdict } from '#shared/rules/folds/review.ts';
import { choiceId, keyOf, stepBase, textOf } from '#shared/rules/folds/step.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import { foldOpinion } from '#shared/rules/opinionLife.ts';
import type { FoldedOpinion, OpinionStep, OpinionStepKey } from '#shared/rules/opinionSteps.ts';

/** A row of `opinionStep` as the life reads it. */
export function opinionStepOf(row: Readonly<Record<string, FieldValue>>, authorLevel: OfficeLevel | null): OpinionStep {
  return {
    ...stepBase(row, authorLevel),
    step: keyOf(row['step']) as OpinionStepKey, // a key that is none is a finding of the fold
    level: textOf(row['level']),
    carrier: textOf(row['carrier']),
    issue: textOf(row['issue']),
    leader: textOf(row['leader']),
    organisation: textOf(row['organisation']),
  };
}

export function foldOpinionRows(row: Readonly<Record<string, FieldValue>>, steps: readonly Row[], levelOf: (site: string) => OfficeLevel | null): FoldedOpinion {
  return foldOpinion({ reportedOn: textOf(row['reportedOn']) ?? '' }, steps.map((step) => opinionStepOf(step, levelOf(step.site))));
}

export const opinionFold: Fold = {
  parts: [
    { entity: 'opinionStep', field: 'opinion' },
    { entity: 'review', field: 'subject' },
  ],
  compute(row, [steps = [], reviews = []], levelOf) {
    const folded = foldOpinionRows(row, steps, levelOf);
    return { state: choiceId('opinionState', folded.state), adopted: folded.adopted, issue: folded.issue, review: lastVerdict(reviews) };
  },
};
