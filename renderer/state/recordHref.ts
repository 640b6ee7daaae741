import type { EntityName } from '#shared/entities/index.ts';
import { isEntityName } from '#shared/entities/index.ts';
import { hrefOf } from '#renderer/state/route.ts';

/** Where the records of an entity have a page of their own; the others are shown by the general record page. */
const paths: Partial<Record<EntityName, readonly string[]>> = {
  topic: ['topics'],
  meeting: ['meetings'],
  problem: ['problems'],
  studio: ['studios'],
  log: ['studios', 'log'],
  member: ['members'],
  opinion: ['opinions'],
  proposal: ['proposals'],
  transfer: ['proposals', 'conversion'],
  planItem: ['plans'],
  jotting: ['jottings'],
  place: ['settings', 'place'],
  organisation: ['settings', 'organisation'],
  council: ['settings', 'council'],
  leave: ['members', 'leave'],
  dutyRule: ['members', 'rules'],
  dutyEntry: ['members', 'entries'],
};

/** The list that an entity's records stand in. */
export function listHref(entity: EntityName): string {
  return hrefOf(paths[entity] ?? ['records', entity]);
}

/** The page of one record; null for an entity that this version doesn't know. */
export function recordHref(entity: string, id: string): string | null {
  return isEntityName(entity) ? hrefOf([...(paths[entity] ?? ['records', entity]), id]) : null;
}
