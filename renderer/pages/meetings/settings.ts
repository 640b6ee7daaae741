import { readSettings, type Settings } from '#shared/defaults/settings.ts';
import { addDays, type Day } from '#shared/rules/day.ts';
import { ask } from '#renderer/bridge.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { type Asked, useAsked } from '#renderer/state/asked.ts';
import { useList } from '#renderer/state/records.ts';

export function useSettings(): Settings {
  const list = useList({ entity: 'setting', limit: 1000 });
  return readSettings((list.value?.rows ?? []).map((row) => ({ key: textOf(row, 'key'), value: textOf(row, 'value') || null })));
}

async function workingDaysAfter(from: Day, days: number): Promise<Day> {
  return (await ask('countDeadline', { from, days, kind: 'working' })).deadline;
}

/** The last day from which `days` working days end on `day` or before: a notice sent then is in time. */
async function lastDayBefore(day: Day, days: number): Promise<Day> {
  let at = addDays(day, -(days + 2 * Math.floor(days / 5)));
  while ((await workingDaysAfter(at, days)) > day) at = addDays(at, -1);
  while ((await workingDaysAfter(addDays(at, 1), days)) <= day) at = addDays(at, 1);
  return at;
}

export interface LeadTimes {
  notice: Day;
  materials: Day;
  minutes: Day;
}

/** By when notice and materials go out, and the minutes are reported, for a meeting held on this day. */
export function useLeadTimes(heldOn: string, settings: Settings): Asked<LeadTimes> {
  const { noticeDays, materialsDays, minutesDays } = settings;
  const known = /^\d{4}-\d\d-\d\d$/.test(heldOn) && noticeDays > 0 && materialsDays > 0 && minutesDays > 0;
  return useAsked(known ? `leadTimes ${heldOn} ${noticeDays} ${materialsDays} ${minutesDays}` : null, ['holiday', 'setting'], async () => ({
    notice: await lastDayBefore(heldOn, noticeDays),
    materials: await lastDayBefore(heldOn, materialsDays),
    minutes: await workingDaysAfter(heldOn, minutesDays),
  }));
}
