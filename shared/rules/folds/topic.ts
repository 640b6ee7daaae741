import type { Row } from '#shared/contract/records.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Fold } from '#shared/rules/fold.ts';
import { lastVerdict } from '#shared/rules/folds/review.ts';
import { choiceId, keyOf, stepBase, textOf } from '#shared/rules/folds/step.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import { foldTopic } from '#shared/rules/topicLife.ts';
import type { FoldedTopic, TopicStep, TopicStepKey } from '#shared/rules/topicSteps.ts';

/** A row of `topicStep` as the life reads it. */
export function topicStepOf(row: Readonly<Record<string, FieldValue>>, authorLevel: OfficeLevel | null): TopicStep {
  return {
    ...stepBase(row, authorLevel),
    step: keyOf(row['step']) as TopicStepKey, // a key that is none is a finding of the fold
    reason: textOf(row['reason']),
    round: textOf(row['round']),
    score: typeof row['score'] === 'number' ? row['score'] : null,
    into: textOf(row['into']),
    body: textOf(row['body']),
    number: textOf(row['number']),
    plan: textOf(row['plan']),
  };
}

export function foldTopicRows(row: Readonly<Record<string, FieldValue>>, steps: readonly Row[], levelOf: (site: string) => OfficeLevel | null): FoldedTopic {
  const base = { id: textOf(row['id']) ?? '', collectedOn: textOf(row['collectedOn']) ?? '' };
  return foldTopic(base, steps.map((step) => topicStepOf(step, levelOf(step.site))));
}

export const topicFold: Fold = {
  parts: [
    { entity: 'topicStep', field: 'topic' },
    { entity: 'review', field: 'subject' },
  ],
  compute(row, [steps = [], reviews = []], levelOf) {
    const folded = foldTopicRows(row, steps, levelOf);
    return {
      state: choiceId('topicState', folded.state),
      decidedOn: folded.decidedOn,
      approvedOn: folded.approvedOn,
      mergedInto: folded.mergedInto,
      replied: folded.replied,
      review: lastVerdict(reviews),
    };
  },
};
