import { expect, test } from 'vitest';
import { shippedCalendar } from '#shared/calendar/shipped.ts';
import { isDay, isWeekend, yearOf } from '#shared/rules/day.ts';

test('the shipped tables hold the days of their years, weekends are worked and never workdays', () => {
  for (const day of [...Object.keys(shippedCalendar.off), ...Object.keys(shippedCalendar.work)]) {
    expect(isDay(day)).toBe(true);
    expect(shippedCalendar.years).toContain(yearOf(day));
  }
  for (const day of Object.keys(shippedCalendar.work)) {
    expect(isWeekend(day)).toBe(true);
    expect(shippedCalendar.off[day]).toBeUndefined();
  }
});

test('each year gives as many extra days off on workdays as the law grants, less those worked instead', () => {
  // 11 statutory days until 2024, 13 from 2025 (National Holidays Measures, amended 2024-11-10); those that fall on a
  // weekend are made up for, so days off on Monday to Friday less weekend days worked is the grant.
  for (const [year, granted] of [[2024, 11], [2025, 13], [2026, 13]] as const) {
    const own = (days: object) => Object.keys(days).filter((day) => yearOf(day) === year);
    const free = own(shippedCalendar.off).filter((day) => !isWeekend(day)).length;
    expect({ year, granted: free - own(shippedCalendar.work).length }).toEqual({ year, granted });
  }
});
