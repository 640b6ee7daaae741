import type { Row } from '#shared/contract/records.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Fold } from '#shared/rules/fold.ts';
import { lastVerdict } from '#shared/rules/folds/review.ts';
import { choiceId, handlingBase, keyOf, stepBase, textOf } from '#shared/rules/folds/step.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import { foldProposal } from '#shared/rules/proposalLife.ts';
import type { FoldedProposal, ProposalStep, ProposalStepKey } from '#shared/rules/proposalSteps.ts';

/** A row of `proposalStep` as the life reads it. */
export function proposalStepOf(row: Readonly<Record<string, FieldValue>>, authorLevel: OfficeLevel | null): ProposalStep {
  return {
    ...stepBase(row, authorLevel),
    ...handlingBase(row),
    step: keyOf(row['step']) as ProposalStepKey, // a key that is none is a finding of the fold
    into: textOf(row['into']),
    contactWay: textOf(row['contactWay']),
    letter: textOf(row['letter']),
    replyClass: textOf(row['replyClass']),
    attitude: textOf(row['attitude']),
  };
}

export function foldProposalRows(row: Readonly<Record<string, FieldValue>>, steps: readonly Row[], levelOf: (site: string) => OfficeLevel | null): FoldedProposal {
  const base = { id: textOf(row['id']) ?? '', submittedOn: textOf(row['submittedOn']) ?? '' };
  return foldProposal(base, steps.map((step) => proposalStepOf(step, levelOf(step.site))));
}

export const proposalFold: Fold = {
  parts: [
    { entity: 'proposalStep', field: 'proposal' },
    { entity: 'review', field: 'subject' },
  ],
  compute(row, [steps = [], reviews = []], levelOf) {
    const folded = foldProposalRows(row, steps, levelOf);
    return {
      state: choiceId('proposalState', folded.state),
      firstProposer: textOf(row['body']),
      organisation: folded.organisation,
      deadlineOn: folded.deadlineOn,
      replyClass: folded.replyClass,
      repliedOn: folded.repliedOn,
      attitude: folded.attitude,
      satisfaction: folded.satisfaction,
      mergedInto: folded.mergedInto,
      review: lastVerdict(reviews),
    };
  },
};
