import type { Random } from '#electron/sample/random.ts';
import { shippedCalendar } from '#shared/calendar/shipped.ts';
import { addDays, type Day, daysBetween } from '#shared/rules/day.ts';
import { addWorkingDays, isWorkingDay } from '#shared/rules/workingDays.ts';

/** The working day at or after a day; when that lies after `limit`, the last one before it, or `limit` itself. */
export function officeDay(day: Day, limit: Day): Day {
  let at = day;
  while (at < limit && !isWorkingDay(at, shippedCalendar)) at = addDays(at, 1);
  if (at <= limit && isWorkingDay(at, shippedCalendar)) return at;
  return day <= limit ? day : limit;
}

/** A working day `low` to `high` natural days after another, and never after `limit`. */
export function later(random: Random, from: Day, low: number, high: number, limit: Day): Day {
  const wished = addDays(from, random.int(low, high));
  if (wished > limit) return from > limit ? limit : from < limit ? officeDay(addDays(from, random.int(0, daysBetween(from, limit))), limit) : from;
  return officeDay(wished, limit);
}

/** A working day between two days. */
export function dayIn(random: Random, first: Day, last: Day): Day {
  return officeDay(addDays(first, random.int(0, Math.max(0, daysBetween(first, last)))), last);
}

/** The day that N working days after another make, by the shipped calendar. */
export function dueAfter(from: Day, days: number): Day {
  return addWorkingDays(from, days, shippedCalendar).day;
}

/** A deadline that is a working day. */
export function workingDeadline(on: Day): Day {
  return officeDay(on, addDays(on, 12));
}
