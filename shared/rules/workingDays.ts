import { addDays, type Day, formatDay, formatMonthDay, isWeekend, weekdayName, yearOf } from '#shared/rules/day.ts';

/**
 * The holiday calendar as data (State Council's yearly notice). `off`: days off by name of the holiday; `work`: weekend days
 * worked instead (调休), by name of the holiday they make up for. A year that is not in `years` has no table yet: only
 * weekends are known there, and every answer that touches it carries a warning.
 */
export interface Calendar {
  years: readonly number[];
  off: Readonly<Record<Day, string>>;
  work: Readonly<Record<Day, string>>;
}

/** A calendar from rows, as the county keeps them. A later row on the same day replaces an earlier one. */
export function calendarOf(
  years: readonly number[],
  rows: readonly { on: Day; kind: 'off' | 'work'; name: string }[],
): Calendar {
  const off: Record<Day, string> = {};
  const work: Record<Day, string> = {};
  for (const { on, kind, name } of rows) {
    delete off[on];
    delete work[on];
    (kind === 'off' ? off : work)[on] = name;
  }
  return { years: [...new Set(years)].sort((a, b) => a - b), off, work };
}

/** Weekends are off, holidays are off, make-up weekends are worked (State Council's yearly notice). */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  if (calendar.work[day] !== undefined) return true;
  return calendar.off[day] === undefined && !isWeekend(day);
}

export interface Deadline {
  day: Day;
  /** The arithmetic in sentences, for the person to check. */
  steps: string[];
  /** Set when a year in between has no table: the day may be wrong. */
  warning: string | null;
}

/**
 * The `n`th working day after `from`, which itself is not counted (Civil Code 201; working days by the State Council's
 * notice). `n` is a whole number; 0 or less answers `from` itself.
 */
export function addWorkingDays(from: Day, n: number, calendar: Calendar): Deadline {
  const steps = [`${formatMonthDay(from)}当天不计`];
  let day = from;
  let counted = 0;
  let run: Run | null = null;
  while (counted < n) {
    day = addDays(day, 1);
    const why = reason(day, calendar);
    if (run === null || run.why !== why) {
      if (run) steps.push(sentence(run, counted));
      run = { why, first: day, last: day, days: 0 };
    }
    run.last = day;
    run.days += 1;
    if (why === '' || why === 'work') counted += 1;
  }
  if (run) steps.push(sentence(run, counted));
  steps.push(`${Math.max(0, n)}个工作日到${formatDay(day)}（${weekdayName(day)}）`);
  return { day, steps, warning: missingTable(from, day, calendar) };
}

/** The last day from which `n` working days end on `day` or before: what is due `n` working days ahead, done then, is in time. */
export function lastStartFor(day: Day, n: number, calendar: Calendar): Day {
  let at = addDays(day, -n);
  while (addWorkingDays(at, n, calendar).day > day) at = addDays(at, -1);
  while (addWorkingDays(addDays(at, 1), n, calendar).day <= day) at = addDays(at, 1);
  return at;
}

export type Postpone = 'none' | 'holidays' | 'holidaysAndWeekends';

/**
 * The `n`th natural day after `from`, which is not counted (Civil Code 201). When the last day is off, it moves to the next
 * day that is not (Civil Code 203; civil law, a convention in office work): `holidays` moves over days of the holiday table
 * only, `holidaysAndWeekends` over every day that is not worked.
 */
export function naturalDeadline(from: Day, n: number, calendar: Calendar, { postpone }: { postpone: Postpone }): Deadline {
  const last = addDays(from, Math.max(0, n));
  const steps = [`${formatMonthDay(from)}当天不计，${Math.max(0, n)}天到${formatDay(last)}（${weekdayName(last)}）`];
  let day = last;
  const moves = (on: Day) =>
    postpone === 'holidays' ? calendar.off[on] !== undefined : postpone !== 'none' && !isWorkingDay(on, calendar);
  while (moves(day)) day = addDays(day, 1);
  if (day !== last) steps.push(`${formatMonthDay(last)}${restName(last, calendar)}，顺延到${formatDay(day)}（${weekdayName(day)}）`);
  return { day, steps, warning: postpone === 'none' ? null : missingTable(last, day, calendar, 'natural') };
}

/** Working days after `from` up to and with `to`: the `n` that leads from one to the other; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let n = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) n += 1;
  return n;
}

/** A sentence when one of the years from `from` to `to` has no table, else null. In natural days only the last day can be wrong. */
export function missingTable(from: Day, to: Day, calendar: Calendar, kind: 'working' | 'natural' = 'working'): string | null {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    if (!calendar.years.includes(year)) {
      const effect = kind === 'natural' ? '最后一天要是放假，没有顺延' : '这一年只除去了周末';
      return `还没有${year}年的放假安排，${effect}，日期可能不准。国务院办公厅公布后请在“设置—放假调休”里录入。`;
    }
  }
  return null;
}

interface Run {
  why: string;
  first: Day;
  last: Day;
  days: number;
}

function offWords(name: string): string {
  return name.endsWith('放假') ? name : `${name}放假`;
}

function restName(day: Day, calendar: Calendar): string {
  const holiday = calendar.off[day];
  return holiday === undefined ? '是周末' : offWords(holiday);
}

function reason(day: Day, calendar: Calendar): string {
  if (calendar.work[day] !== undefined) return 'work';
  const holiday = calendar.off[day];
  if (holiday !== undefined) return offWords(holiday);
  return isWeekend(day) ? '周末' : '';
}

function sentence({ why, first, last, days }: Run, counted: number): string {
  const span = first === last ? formatMonthDay(first) : `${formatMonthDay(first)}—${formatMonthDay(last)}`;
  if (why === '') return `${span} 计${days}天，累计${counted}天`;
  if (why === 'work') return `${span} 调休上班，计${days}天，累计${counted}天`;
  return `${span} ${why}，不计`;
}
