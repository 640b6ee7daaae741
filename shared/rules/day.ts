/** A day is the text `YYYY-MM-DD`, always of Asia/Shanghai; comparing two days is comparing two texts. */
export type Day = string;

const dayMs = 86_400_000;

/** The number of days of a month (1–12). */
export function monthLength(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True for a day that exists, years 1900 to 2200. */
export function isDay(text: string): boolean {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return m !== null && makeDay(Number(m[1]), Number(m[2]), Number(m[3])) !== null;
}

/** The day of a year, month (1–12) and date, or null where the calendar has none. */
export function makeDay(year: number, month: number, date: number): Day | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function toMs(day: Day): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not a day: ${day}`);
  return ms;
}

/** The day `n` days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  return new Date(toMs(day) + n * dayMs).toISOString().slice(0, 10);
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toMs(to) - toMs(from)) / dayMs);
}

/** 1 for Monday … 7 for Sunday. */
export function weekday(day: Day): number {
  return new Date(toMs(day)).getUTCDay() || 7;
}

/** Saturday or Sunday, whatever the holiday calendar says. */
export function isWeekend(day: Day): boolean {
  return weekday(day) > 5;
}

/** `星期四`. */
export function weekdayName(day: Day): string {
  return `星期${'一二三四五六日'.charAt(weekday(day) - 1)}`;
}

/** `2026年10月1日`: Arabic, full year, no leading zeros (GB/T 9704-2012, 7.3.5). */
export function formatDay(day: Day): string {
  return `${yearOf(day)}年${formatMonthDay(day)}`;
}

/** `10月1日`. */
export function formatMonthDay(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The day it is in Shanghai at an instant (epoch milliseconds). UTC+8 all year: right for every instant after 1991. */
export function todayInShanghai(epochMs: number): Day {
  return new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The day behind a serial number of Excel or WPS (1900 date system), or null where it is none. Whole days only:
 * a fraction is a time of day and is dropped. Serials below 61 are refused: there the two programs disagree.
 */
export function dayFromSerial(serial: number): Day | null {
  if (!Number.isFinite(serial) || serial < 61 || serial > 109_939) return null;
  return addDays('1899-12-30', Math.floor(serial));
}
