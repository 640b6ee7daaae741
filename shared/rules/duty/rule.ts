import type { Row } from '#shared/contract/records.ts';
import type { Day } from '#shared/rules/day.ts';
import { keyOf, textOf } from '#shared/rules/folds/step.ts';

/** What can be counted of a member: the keys of choice list `dutyItem`. A county renames them; what they count stays. */
export const dutyItems = [
  'meeting', 'speech', 'activity', 'reception', 'visit', 'help', 'reading', 'training', 'inspection', 'topic',
  'opinion', 'opinionAdopted', 'opinionInstructed', 'proposal', 'proposalFiled', 'proposalKey', 'proposalExcellent',
  'problem', 'problemRaised', 'leave', 'leaveRefused', 'absence', 'entry',
] as const;
export type DutyItem = (typeof dutyItems)[number];

export type DutyRuleKind = 'checklist' | 'points' | 'category' | 'grade';
export type DutyAudience = 'all' | 'members' | 'standing';

/** A line of a rule set, as scoring reads it. Points and caps in points, factors as multipliers. */
export interface DutyRule {
  id: string;
  kind: DutyRuleKind;
  audience: DutyAudience;
  name: string;
  item: DutyItem | null;
  /** Choice id of a level, for adoptions and instructions; null: every level. */
  level: string | null;
  unit: string;
  points: number;
  cap: number | null;
  minimum: number;
  category: string;
  skip: number;
  first: number;
  joint: number;
  combined: number;
  highestOnly: boolean;
  prorate: boolean;
  complete: boolean;
  rank: number;
  example: boolean;
}

export const plainRule: DutyRule = {
  id: '', kind: 'points', audience: 'all', name: '', item: null, level: null, unit: '次', points: 0, cap: null, minimum: 0, category: '', skip: 0,
  first: 1, joint: 0.5, combined: 0.5, highestOnly: false, prorate: true, complete: false, rank: 0, example: false,
};

/** A record that says something about a member's duty in its year. Whoever withdraws it takes its points away: nothing is stored. */
export interface DutySource {
  /** The same for ever: what happened, to whom it belongs. */
  key: string;
  /** The record that a click opens. */
  entity: string;
  record: string;
  member: string;
  item: DutyItem;
  on: Day;
  role: 'only' | 'first' | 'joint';
  combined: boolean;
  level: string | null;
  /** How many times it counts: 1, or the quantity of an entry by hand. */
  amount: number;
  /** Points of an entry by hand that names no rule. */
  points: number | null;
  /** The rule that an entry by hand names. */
  rule: string | null;
}

/** A member as scoring sees him. */
export interface DutyMember {
  id: string;
  standing: boolean;
  joinedOn: Day | null;
  leftOn: Day | null;
}

/** Order of levels, for 同一件只计最高一级. */
const levelKeys = ['village', 'township', 'county', 'city', 'province', 'national'];
export const levelRank = (level: string | null): number => levelKeys.indexOf(keyOf(level));

const numberOf = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** The rule that a row of `dutyRule` holds; null for a kind or an item that this version does not know. */
export function ruleOfRow(row: Row): DutyRule | null {
  const kind = (['checklist', 'points', 'category', 'grade'] as const).find((one) => one === keyOf(row['kind']));
  const audience = (['all', 'members', 'standing'] as const).find((one) => one === keyOf(row['audience']));
  const itemKey = keyOf(row['item']);
  const item = dutyItems.find((one) => one === itemKey) ?? null;
  if (!kind || !audience || ((kind === 'checklist' || kind === 'points') && item === null)) return null;
  return {
    id: row.id, kind, audience, item,
    name: textOf(row['name']) ?? '',
    level: textOf(row['level']),
    unit: textOf(row['unit']) ?? '次',
    points: numberOf(row['points'], 0),
    cap: typeof row['cap'] === 'number' ? row['cap'] : null,
    minimum: numberOf(row['minimum'], 0),
    category: textOf(row['category']) ?? '',
    skip: numberOf(row['skip'], 0),
    first: numberOf(row['firstFactor'], 1),
    joint: numberOf(row['jointFactor'], 0.5),
    combined: numberOf(row['combinedFactor'], 0.5),
    highestOnly: row['highestOnly'] === true,
    prorate: row['prorate'] === true,
    complete: row['complete'] === true,
    rank: numberOf(row['rank'], 0),
    example: row['example'] === true,
  };
}

/** Lines in the order in which papers show them. */
export function inRuleOrder(rules: readonly DutyRule[]): DutyRule[] {
  return rules.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** The lines that hold for a member. */
export function rulesFor(rules: readonly DutyRule[], standing: boolean): DutyRule[] {
  return rules.filter(({ audience }) => audience === 'all' || audience === (standing ? 'standing' : 'members'));
}
