import type { Day } from '#shared/rules/day.ts';
import type { DutyMember } from '#shared/rules/duty/rule.ts';

/** The part of a year in which a member served: what happened on these days counts, minima are by `months` of 12. */
export interface Served {
  from: Day;
  to: Day;
  /** 0 to 12; the month of joining and the month of leaving count whole. */
  months: number;
}

const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** `year` is a year of twelve months. A member who never served in it has 0 months and days that hold nothing. */
export function servedOf(member: DutyMember, year: { from: Day; to: Day }): Served {
  const from = member.joinedOn !== null && member.joinedOn > year.from ? member.joinedOn : year.from;
  const to = member.leftOn !== null && member.leftOn < year.to ? member.leftOn : year.to;
  return { from, to, months: from > to ? 0 : Math.min(12, monthOf(to) - monthOf(from) + 1) };
}
