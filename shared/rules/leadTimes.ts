import type { LeadTimes } from '#shared/contract/session.ts';
import type { Settings } from '#shared/defaults/settings.ts';
import { addDays, type Day } from '#shared/rules/day.ts';
import { addWorkingDays, type Calendar, lastStartFor, missingTable } from '#shared/rules/workingDays.ts';

type Days = Pick<Settings, 'noticeDays' | 'materialsDays' | 'minutesDays'>;

/** By when notice, materials and minutes are due for a meeting held on a day; 0 days: the county does not ask for it. */
export function leadTimes(heldOn: Day, { noticeDays, materialsDays, minutesDays }: Days, calendar: Calendar): LeadTimes {
  const before = (days: number) => (days === 0 ? null : { days, by: lastStartFor(heldOn, days, calendar) });
  const notice = before(noticeDays);
  const materials = before(materialsDays);
  const minutes = minutesDays === 0 ? null : { days: minutesDays, by: addWorkingDays(heldOn, minutesDays, calendar).day };
  const first = [heldOn, notice?.by ?? heldOn, materials?.by ?? heldOn].toSorted()[0] ?? heldOn;
  return { notice, materials, minutes, warning: missingTable(first, minutes?.by ?? heldOn, calendar) };
}

/**
 * The same seen from today: meetings held before `notice` and not before today are late with their notice when none is
 * registered, likewise `materials`; those held up to `minutes` are late with their minutes. Null where nothing is asked.
 */
export function lateSides(today: Day, { noticeDays, materialsDays, minutesDays }: Days, calendar: Calendar): Record<'notice' | 'materials' | 'minutes', Day | null> {
  const ahead = (days: number) => (days === 0 ? null : addDays(addWorkingDays(today, days, calendar).day, -1));
  return { notice: ahead(noticeDays), materials: ahead(materialsDays), minutes: minutesDays === 0 ? null : lastStartFor(addDays(today, -1), minutesDays, calendar) };
}
