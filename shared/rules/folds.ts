import type { EntityName } from '#shared/entities/index.ts';
import type { Fold } from '#shared/rules/fold.ts';
import { meetingFold, minutesFold } from '#shared/rules/folds/meeting.ts';
import { opinionFold } from '#shared/rules/folds/opinion.ts';
import { problemFold } from '#shared/rules/folds/problem.ts';
import { proposalFold } from '#shared/rules/folds/proposal.ts';
import { topicFold } from '#shared/rules/folds/topic.ts';

/** The folds by entity, parts before what they belong to: minutes are folded before their meeting. */
export const folds: Partial<Record<EntityName, Fold>> = {
  minutes: minutesFold,
  meeting: meetingFold,
  problem: problemFold,
  topic: topicFold,
  opinion: opinionFold,
  proposal: proposalFold,
};
