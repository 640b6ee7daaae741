import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { checkProgress } from '#shared/rules/checks/progress.ts';
import { checkOpinionStepRow, checkProposalStepRow, checkTopicStepRow } from '#shared/rules/checks/steps.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';

/** What a rule may look at: the record as it was and as it will be, and other records, all as they stand. */
export interface CheckContext {
  before: Row | null;
  after: Readonly<Record<string, FieldValue>>;
  level: OfficeLevel;
  today: string;
  read(entity: EntityName, id: string): Row | null;
  parts(entity: EntityName, field: string, id: string): Row[];
  levelOf(site: string): OfficeLevel | null;
}

/** The law of an entity beyond its fields. Run by the form as a courtesy and by the service before every save. */
export const checks: Partial<Record<EntityName, (context: CheckContext) => FieldProblem[]>> = {
  progress: checkProgress,
  topicStep: checkTopicStepRow,
  opinionStep: checkOpinionStepRow,
  proposalStep: checkProposalStepRow,
};

/** Records that say what happened: they are added and never changed; a mistake is put right by a further one. */
export const onlyAdded: readonly EntityName[] = ['topicStep', 'progress', 'opinionStep', 'proposalStep', 'review'];

/** Of a signed version only its voiding may be written. */
export const frozen: Partial<Record<EntityName, readonly string[]>> = {
  minutesVersion: ['voidedOn', 'voidReason'],
  issue: ['voidedOn', 'voidReason'],
};
