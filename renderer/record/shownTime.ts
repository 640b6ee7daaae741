import { formatMonthDay, todayInShanghai, yearOf } from '#shared/rules/day.ts';

/** An instant (ISO 8601) as a person says it: 10:32 of today, 9月3日 10:32, with the year when it is another one. */
export function shownTime(at: string, today: string): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return '';
  const day = todayInShanghai(ms);
  const clock = new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16);
  if (day === today) return clock;
  return `${yearOf(day) === yearOf(today) ? '' : `${yearOf(day)}年`}${formatMonthDay(day)} ${clock}`;
}
