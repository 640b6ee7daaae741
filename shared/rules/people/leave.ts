import type { Row } from '#shared/contract/records.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { CheckContext } from '#shared/rules/checkContext.ts';
import { type Day, daysBetween } from '#shared/rules/day.ts';
import { textOf } from '#shared/rules/folds/step.ts';

/** The law of a leave: days in order, and a verdict says whose it is. Asking late is noted and never refused. */
export function checkLeave({ after }: Pick<CheckContext, 'after'>): FieldProblem[] {
  const found: FieldProblem[] = [];
  const [since, until, asked, ruled] = [textOf(after['since']), textOf(after['until']), textOf(after['askedOn']), textOf(after['verdictOn'])];
  if (since !== null && until !== null && until < since) found.push({ field: 'until', message: '结束日期在开始日期之前，请核对。' });
  if (textOf(after['verdict']) !== null && textOf(after['approver']) === null) found.push({ field: 'approver', message: '有审批结果的，请填审批人。' });
  if (asked !== null && ruled !== null && ruled < asked) found.push({ field: 'verdictOn', message: '审批日期在申请日期之前，请核对。' });
  return found;
}

/** How many days short of the notice period the leave was asked for; 0 in time. A sick leave needs no notice. */
export function daysLate(row: Readonly<Record<string, unknown>>, noticeDays: number): number {
  const { since, askedOn, kind } = row;
  if (typeof since !== 'string' || typeof askedOn !== 'string' || kind === 'leaveKind.sick') return 0;
  return Math.max(0, noticeDays - daysBetween(askedOn, since));
}

export interface LeaveCounts {
  member: string;
  /** Leaves granted, by kind of leave. */
  granted: number;
  byKind: Readonly<Record<string, number>>;
  refused: number;
  waiting: number;
  late: number;
  /** Meetings missed without asking. */
  absent: number;
  /** What is counted towards the reminder: leaves on own account and absences. Official leave is not. */
  counted: number;
  reminded: boolean;
}

/** Leaves and absences of each member since the first day of his term. `since`: null counts all. */
export function countLeaves(
  members: readonly { id: string; since: Day | null }[],
  leaves: readonly Row[],
  absences: readonly { member: string; meeting: string; on: Day }[],
  rule: { noticeDays: number; limit: number },
): LeaveCounts[] {
  const byMember = Map.groupBy(leaves, (row) => String(row['member']));
  const asked = new Set(leaves.map((row) => `${String(row['member'])} ${String(row['meeting'] ?? '')}`));
  const missed = Map.groupBy(absences.filter((one) => !asked.has(`${one.member} ${one.meeting}`)), (one) => one.member);
  return members.map(({ id, since }) => {
    const inTerm = (on: unknown): boolean => since === null || String(on ?? '') >= since;
    const own = (byMember.get(id) ?? []).filter((row) => inTerm(row['since']));
    const granted = own.filter((row) => row['verdict'] === 'leaveVerdict.granted');
    const refused = own.filter((row) => row['verdict'] === 'leaveVerdict.refused').length;
    const absent = (missed.get(id) ?? []).filter((one) => inTerm(one.on)).length;
    const byKind = Object.fromEntries([...Map.groupBy(granted, (row) => String(row['kind']))].map(([kind, some]) => [kind, some.length]));
    const counted = granted.length - (byKind['leaveKind.official'] ?? 0) + refused + absent;
    return {
      member: id, granted: granted.length, byKind, refused, waiting: own.filter((row) => textOf(row['verdict']) === null).length, late: own.filter((row) => daysLate(row, rule.noticeDays) > 0).length, absent, counted,
      reminded: rule.limit > 0 && counted >= rule.limit,
    };
  });
}
