import type { Row } from '#shared/contract/records.ts';
import type { DutyClosing } from '#shared/contract/duty.ts';
import { rulesOfQuotas } from '#shared/defaults/duty.ts';
import type { Day } from '#shared/rules/day.ts';
import { type DutyMember, type DutyRule, type DutySource, ruleOfRow } from '#shared/rules/duty/rule.ts';
import { type MemberScore, scoreMember } from '#shared/rules/duty/score.ts';
import { ranksOf } from '#shared/rules/duty/rank.ts';
import { compareNames } from '#shared/rules/duty/rosterOrder.ts';
import { resolvePeriod } from '#shared/rules/figures/period.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf, settingsNow } from '#electron/service/office.ts';
import { dutySources } from '#electron/storage/duty.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { listRecords } from '#electron/storage/records.ts';

const all = { search: '', sort: [], offset: 0, limit: 100_000, deleted: false } as const;

/** What all answers about one year share. */
export interface DutyFrame {
  year: number;
  /** The twelve months of the year. */
  from: Day;
  to: Day;
  /** Nothing that lies in the future has happened. */
  until: Day;
  rules: DutyRule[];
  /** All lines are examples: the shipped checklist, which stands in for a year without lines of its own, or an adopted set. */
  example: boolean;
  adopted: boolean;
  closing: DutyClosing | null;
  partial: boolean;
  /** Members of this office: all of them, or a township's own. */
  members: Row[];
  names: Record<string, string>;
}

export function dutyRuleRows(context: Context, year: number): Row[] {
  return listRecords(context.store.engine, { entity: 'dutyRule', where: [{ field: 'year', op: 'is', value: year }], ...all }).rows;
}

/** The closing of a year that stands; one that was taken back does not. */
export function closingOf(context: Context, year: number): DutyClosing | null {
  const { rows } = listRecords(context.store.engine, { entity: 'dutyYear', where: [{ field: 'year', op: 'is', value: year }, { field: 'reopenedOn', op: 'is', value: null }], ...all });
  const [last] = rows.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return last ? { id: last.id, closedOn: String(last['closedOn']), closedBy: String(last['closedBy']) } : null;
}

export function dutyFrame(context: Context, year: number): DutyFrame {
  const { engine } = context.store;
  const office = officeOf(context);
  const settings = settingsNow(context);
  const { from, to } = resolvePeriod({ kind: 'statistics', year, from: null, to: null }, settings);
  const today = context.today();
  const own = dutyRuleRows(context, year).filter((row) => row['active'] === true).map(ruleOfRow).filter((rule) => rule !== null);
  const township = office?.level === 'township' ? [{ field: 'township', op: 'within' as const, value: office.place }] : [];
  const { rows } = listRecords(engine, { entity: 'member', where: township, ...all });
  return {
    year, from, to, until: to < today ? to : today,
    rules: own.length > 0 ? own : rulesOfQuotas(settings.dutyQuotas),
    example: own.every((rule) => rule.example),
    adopted: own.length > 0,
    closing: closingOf(context, year),
    partial: office?.level === 'township',
    members: rows.filter((row) => served(row, from, to)).toSorted((a, b) => compareNames('pinyin', String(a['name']), String(b['name']))),
    names: titlesOf(engine, referredIn(engine, 'member', rows)),
  };
}

/** Who did not serve on any day of the year has no file for it. */
function served(row: Row, from: Day, to: Day): boolean {
  const joined = textOf(row['joinedOn']);
  const left = textOf(row['leftOn']);
  return (joined === null || joined <= to) && (left === null ? row['state'] !== 'memberState.left' : left >= from);
}

function dutyMemberOf(row: Row): DutyMember {
  return { id: row.id, standing: row['standing'] === true, joinedOn: textOf(row['joinedOn']), leftOn: textOf(row['leftOn']) };
}

function sourcesByMember(context: Context, frame: DutyFrame): Map<string, DutySource[]> {
  return Map.groupBy(dutySources(context.store.engine, { from: frame.from, to: frame.until }), (source) => source.member);
}

/** Every member's score as the records stand now, and the places of those who serve. */
export function scoresNow(context: Context, frame: DutyFrame): { scores: Map<string, MemberScore>; ranks: Map<string, number> } {
  const sources = sourcesByMember(context, frame);
  const scores = new Map(frame.members.map((row) => [row.id, scoreMember(frame.rules, sources.get(row.id) ?? [], dutyMemberOf(row), frame)]));
  const ranked = frame.members.filter((row) => row['state'] === 'memberState.serving').flatMap((row) => scores.get(row.id) ?? []);
  return { scores, ranks: ranksOf(ranked.map(({ member, total, boxes }) => ({ member, total, met: boxes.filter((box) => box.met).length }))) };
}
