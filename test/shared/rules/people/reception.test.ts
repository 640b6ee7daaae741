import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCalendarRows } from '#shared/calendar/shipped.ts';
import { weekday } from '#shared/rules/day.ts';
import { readReception, receptionDays } from '#shared/rules/people/reception.ts';
import { calendarOf, isWorkingDay } from '#shared/rules/workingDays.ts';

const calendar = calendarOf([...new Set(shippedCalendarRows.map((row) => Number(row.on.slice(0, 4))))], shippedCalendarRows);
const daysOf = (text: string, from: string, to: string) => {
  const rule = readReception(text);
  return rule === null ? null : receptionDays(rule, from, to, calendar).map((day) => (day.movedFrom ? `${day.on}<${day.movedFrom}` : day.on));
};

describe('reception days', () => {
  test('the N-th of a month moves past holidays and weekends to the first working day, also a weekend that is worked', () => {
    // 10 October 2026 is a Saturday that is worked; 10 May a Sunday; 20 September a Sunday that is worked.
    expect(daysOf('每月10日、20日，节假日顺延', '2026-09-01', '2026-10-31')).toEqual(['2026-09-10', '2026-09-20', '2026-10-10', '2026-10-20']);
    expect(daysOf('每月10日', '2026-05-01', '2026-05-31')).toEqual(['2026-05-11<2026-05-10']);
    expect(daysOf('每月1号；遇节假日顺延', '2026-10-01', '2026-10-31')).toEqual(['2026-10-08<2026-10-01']);
    expect(daysOf('每月1日，遇节假日提前', '2026-09-25', '2026-10-31')).toEqual(['2026-09-30<2026-10-01', '2026-10-30<2026-11-01']);
    expect(daysOf('每月1日，不顺延', '2026-10-01', '2026-10-31')).toEqual(['2026-10-01']);
    expect(daysOf('每月月底', '2026-02-10', '2026-02-28')).toEqual(['2026-02-28']);
  });

  test('the k-th weekday, the last, several of them, and every week', () => {
    expect(daysOf('每月第一个星期二', '2026-09-01', '2026-10-31')).toEqual(['2026-09-01', '2026-10-08<2026-10-06']);
    expect(daysOf('每月第二、第四个周五', '2026-11-01', '2026-11-30')).toEqual(['2026-11-13', '2026-11-27']);
    expect(daysOf('每月最后一个星期五', '2026-11-01', '2026-12-31')).toEqual(['2026-11-27', '2026-12-25']);
    expect(daysOf('每周三', '2026-11-01', '2026-11-15')).toEqual(['2026-11-04', '2026-11-11']);
    // A Saturday that the rule itself names is no day to move.
    expect(daysOf('每月第一个星期六', '2026-11-01', '2026-11-30')).toEqual(['2026-11-07']);
    expect(daysOf('每月十五日、二十五日', '2026-12-01', '2026-12-31')).toEqual(['2026-12-15', '2026-12-25']);
  });

  test('what names no day is not guessed at', () => {
    for (const text of ['', '随时接待', '按通知', '工作日上午9点']) expect(readReception(text)).toBeNull();
  });

  test('any rule gives days in order, each once, within the span, none of them off where days move', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }), fc.array(fc.record({ nth: fc.constantFrom(1, 2, 3, 4, -1), weekday: fc.integer({ min: 1, max: 5 }) }), { maxLength: 2 }), fc.constantFrom('later' as const, 'earlier' as const), (days, nth, off) => {
        const found = receptionDays({ days, nth, weekly: [], off }, '2026-01-01', '2026-12-31', calendar).map((day) => day.on);
        expect(found).toEqual([...new Set(found)].toSorted((a, b) => (a < b ? -1 : 1)));
        for (const day of found) {
          expect(day >= '2026-01-01' && day <= '2026-12-31').toBe(true);
          expect(isWorkingDay(day, calendar)).toBe(true);
        }
        const plain = receptionDays({ days: [], nth, weekly: [], off: 'stay' }, '2026-01-01', '2026-12-31', calendar);
        for (const { on } of plain) expect(nth.some((one) => one.weekday === weekday(on))).toBe(true);
      }),
    );
  });
});
