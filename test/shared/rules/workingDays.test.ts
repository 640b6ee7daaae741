import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCalendar } from '#shared/calendar/shipped.ts';
import { addDays } from '#shared/rules/day.ts';
import { addWorkingDays, calendarOf, isWorkingDay, naturalDeadline, workingDaysBetween } from '#shared/rules/workingDays.ts';

/** 2026 as the notice prints it, written down a second time and read by another way. */
const offIn2026 =
  '1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7';
const workedIn2026 = new Set(['1/4', '2/14', '2/28', '5/9', '9/20', '10/10']);

function worked(ms: number): boolean {
  const date = new Date(ms);
  const label = `${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
  const inYear = date.getUTCFullYear() === 2026;
  if (inYear && workedIn2026.has(label)) return true;
  const at = (text: string) => Date.UTC(2026, Number(text.split('/')[0]) - 1, Number(text.split('/')[1]));
  if (inYear && offIn2026.split(' ').some((span) => ms >= at(span.split('-')[0] ?? '') && ms <= at(span.split('-')[1] ?? ''))) return false;
  return date.getUTCDay() !== 0 && date.getUTCDay() !== 6;
}

describe('working days', () => {
  test('seven from 13 February 2026 end on 2 March, over the Spring Festival and two worked Saturdays', () => {
    const { day, steps, warning } = addWorkingDays('2026-02-13', 7, shippedCalendar);
    expect(day).toBe('2026-03-02');
    expect(warning).toBeNull();
    expect(steps).toEqual([
      '2月13日当天不计',
      '2月14日 调休上班，计1天，累计1天',
      '2月15日—2月23日 春节放假，不计',
      '2月24日—2月27日 计4天，累计5天',
      '2月28日 调休上班，计1天，累计6天',
      '3月1日 周末，不计',
      '3月2日 计1天，累计7天',
      '7个工作日到2026年3月2日（星期一）',
    ]);
  });

  test('ten from 28 September 2026 end on 16 October', () => {
    const { day, steps } = addWorkingDays('2026-09-28', 10, shippedCalendar);
    expect(day).toBe('2026-10-16');
    expect(steps).toContain('10月1日—10月7日 国庆放假，不计');
  });

  test('every start day of 2026 and every count to 120 agree with counting by hand', () => {
    const wrong: string[] = [];
    for (let from = '2026-01-01'; from <= '2026-12-31'; from = addDays(from, 1)) {
      let ms = Date.parse(`${from}T00:00:00Z`);
      for (let n = 1; n <= 120; n += 1) {
        do ms += 86_400_000;
        while (!worked(ms));
        const { day, warning } = addWorkingDays(from, n, shippedCalendar);
        if (day !== new Date(ms).toISOString().slice(0, 10)) wrong.push(`${from} + ${n}: ${day}`);
        if ((warning === null) !== day < '2027') wrong.push(`${from} + ${n}: ${warning}`);
        if (n % 17 === 0 && workingDaysBetween(from, day, shippedCalendar) !== n) wrong.push(`${from} to ${day} is not ${n}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a deadline in a year without a table is computed with weekends only and carries a warning', () => {
    const { day, warning } = addWorkingDays('2026-12-28', 10, shippedCalendar);
    expect(day).toBe('2027-01-11');
    expect(warning).toMatch('还没有2027年的放假安排');
    expect(naturalDeadline('2026-12-28', 10, shippedCalendar, { postpone: 'holidays' }).warning).toMatch('还没有2027年的放假安排，最后一天要是放假，没有顺延');
    expect(naturalDeadline('2026-12-28', 10, shippedCalendar, { postpone: 'none' }).warning).toBeNull();
  });

  test('fifteen natural days from 16 September 2026 move from the holiday to 8 October', () => {
    const at = (postpone: 'none' | 'holidays' | 'holidaysAndWeekends') => naturalDeadline('2026-09-16', 15, shippedCalendar, { postpone });
    expect(at('none').day).toBe('2026-10-01');
    expect(at('holidays').day).toBe('2026-10-08');
    expect(at('holidaysAndWeekends').day).toBe('2026-10-08');
    expect(at('holidays').steps.at(-1)).toBe('10月1日国庆放假，顺延到2026年10月8日（星期四）');
  });

  test('a last day on an ordinary weekend moves only where weekends count, and a worked Saturday stays', () => {
    const at = (n: number, postpone: 'holidays' | 'holidaysAndWeekends') => naturalDeadline('2026-03-02', n, shippedCalendar, { postpone }).day;
    expect(at(5, 'holidays')).toBe('2026-03-07');
    expect(at(5, 'holidaysAndWeekends')).toBe('2026-03-09');
    expect(naturalDeadline('2026-10-05', 5, shippedCalendar, { postpone: 'holidaysAndWeekends' }).day).toBe('2026-10-10');
  });

  test('adding days and counting them are each other’s inverse, and the last day is worked', () => {
    const start = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2024-01-01', n));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 50 }), (from, n, more) => {
        const { day } = addWorkingDays(from, n, shippedCalendar);
        expect(isWorkingDay(day, shippedCalendar)).toBe(true);
        expect(workingDaysBetween(from, day, shippedCalendar)).toBe(n);
        expect(workingDaysBetween(day, from, shippedCalendar)).toBe(-n);
        expect(addWorkingDays(day, more, shippedCalendar).day).toBe(addWorkingDays(from, n + more, shippedCalendar).day);
      }),
    );
  });

  test('a county’s own row replaces the shipped one on the same day', () => {
    const calendar = calendarOf([2026], [
      { on: '2026-03-02', kind: 'work', name: '试' },
      { on: '2026-03-02', kind: 'off', name: '县里放假' },
    ]);
    expect(isWorkingDay('2026-03-02', calendar)).toBe(false);
    expect(addWorkingDays('2026-02-27', 1, calendar).steps).toContain('3月2日 县里放假，不计');
  });
});
