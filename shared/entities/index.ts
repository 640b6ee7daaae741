import type { Entity } from '#shared/entity.ts';
import { archiveItem, archiveVolume } from '#shared/entities/archive.ts';
import { bareTotal, issuedTable, lateReason, yearLock } from '#shared/entities/closing.ts';
import { council, seat } from '#shared/entities/council.ts';
import { agenda, attendance, consensus, decision, meetingStep, speech } from '#shared/entities/meetingParts.ts';
import { issue, minutes, minutesVersion, series } from '#shared/entities/minutes.ts';
import { dutyEntry, dutyResult, dutyRule, dutyYear } from '#shared/entities/duty.ts';
import { erasure, objection } from '#shared/entities/exchange.ts';
import { log, studio } from '#shared/entities/studio.ts';
import { meeting } from '#shared/entities/meeting.ts';
import { member, tenure } from '#shared/entities/member.ts';
import { attachment, choice, holiday, jotting, review, setting, site } from '#shared/entities/office.ts';
import { opinion, opinionStep } from '#shared/entities/opinion.ts';
import { organisation } from '#shared/entities/organisation.ts';
import { place } from '#shared/entities/place.ts';
import { outcome, problem, progress, supervision } from '#shared/entities/problem.ts';
import { proposal, proposalStep } from '#shared/entities/proposal.ts';
import { drive, topic, topicStep } from '#shared/entities/topic.ts';
import { transfer } from '#shared/entities/transfer.ts';
import { leave, planItem, training } from '#shared/entities/work.ts';

/** Every noun of the program, by name. */
export const entities = {
  site, choice, setting, holiday, place, organisation, member, tenure, council, studio, seat, log, drive, topic, topicStep,
  meeting, agenda, attendance, speech, consensus, decision, meetingStep, minutes, minutesVersion, series, issue,
  problem, progress, outcome, supervision, opinion, opinionStep, proposal, proposalStep, transfer,
  planItem, training, leave, dutyRule, dutyEntry, dutyYear, dutyResult, attachment, review, jotting, erasure, objection,
  yearLock, lateReason, bareTotal, issuedTable, archiveVolume, archiveItem,
} as const;

export type EntityName = keyof typeof entities;

export const entityNames = Object.keys(entities) as EntityName[]; // Object.keys widens to string; the registry is closed

/** The definition by name, with the wide type that interpreters read. */
export function entityOf(name: EntityName): Entity {
  return entities[name];
}

export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(entities, name);
}
