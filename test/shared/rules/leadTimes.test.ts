import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCalendar } from '#shared/calendar/shipped.ts';
import { shippedSettings } from '#shared/defaults/settings.ts';
import { addDays } from '#shared/rules/day.ts';
import { lateSides, leadTimes } from '#shared/rules/leadTimes.ts';
import { addWorkingDays, lastStartFor } from '#shared/rules/workingDays.ts';

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-02-01', n));

test('the last start is in time and the day after it is not', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (on, n) => {
      const start = lastStartFor(on, n, shippedCalendar);
      expect(addWorkingDays(start, n, shippedCalendar).day <= on).toBe(true);
      expect(addWorkingDays(addDays(start, 1), n, shippedCalendar).day > on).toBe(true);
    }),
  );
});

test('what the desk counts as late is what the meeting’s own page says is late, for every pair of days', () => {
  fc.assert(
    fc.property(day, day, fc.record({ noticeDays: fc.integer({ min: 1, max: 30 }), materialsDays: fc.integer({ min: 1, max: 30 }), minutesDays: fc.integer({ min: 1, max: 30 }) }), (today, heldOn, days) => {
      const times = leadTimes(heldOn, days, shippedCalendar);
      const sides = lateSides(today, days, shippedCalendar);
      expect(heldOn <= (sides.notice ?? '')).toBe(today > (times.notice?.by ?? ''));
      expect(heldOn <= (sides.materials ?? '')).toBe(today > (times.materials?.by ?? ''));
      expect(heldOn <= (sides.minutes ?? '')).toBe(today > (times.minutes?.by ?? ''));
    }),
  );
});

test('a day in a year without a table warns', () => {
  expect(leadTimes('2027-01-08', shippedSettings, shippedCalendar).warning).toMatch('2027');
});
