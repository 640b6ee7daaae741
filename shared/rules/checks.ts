import type { EntityName } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { checkFacts, checkOutcomeRow, checkProblemRow, checkProposalRow, checkSupervisionRow } from '#shared/rules/checks/level.ts';
import { checkLeave } from '#shared/rules/people/leave.ts';
import { checkProgress } from '#shared/rules/checks/progress.ts';
import { checkReviewRow } from '#shared/rules/checks/review.ts';
import { checkOpinionStepRow, checkProposalStepRow, checkTopicStepRow } from '#shared/rules/checks/steps.ts';
import { checkVoiding } from '#shared/rules/checks/voiding.ts';

/** The law of an entity beyond its fields. Run by the form as a courtesy and by the service before every save. */
export const checks: Partial<Record<EntityName, (context: CheckContext) => FieldProblem[]>> = {
  topic: (context) => checkFacts('topic', context),
  problem: checkProblemRow,
  outcome: checkOutcomeRow,
  supervision: checkSupervisionRow,
  proposal: checkProposalRow,
  minutesVersion: (context) => checkVoiding(context, 'signedOn'),
  issue: (context) => checkVoiding(context, 'on'),
  review: checkReviewRow,
  progress: checkProgress,
  leave: checkLeave,
  topicStep: checkTopicStepRow,
  opinionStep: checkOpinionStepRow,
  proposalStep: checkProposalStepRow,
};

/** Records that say what happened: they are added and never changed; a mistake is put right by a further one. */
export const onlyAdded: readonly EntityName[] = ['topicStep', 'progress', 'opinionStep', 'proposalStep', 'review', 'erasure', 'objection', 'lateReason'];

/** Of a signed version only its voiding may be written. */
export const frozen: Partial<Record<EntityName, readonly string[]>> = {
  minutesVersion: ['voidedOn', 'voidReason'],
  issue: ['voidedOn', 'voidReason'],
  dutyYear: ['note', 'reopenedOn', 'reopenedBy', 'reopenReason'],
  dutyResult: [],
  yearLock: ['note', 'unlockedOn', 'unlockedBy', 'unlockReason'],
  issuedTable: ['voidedOn', 'voidReason'],
};
