import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromSerial, daysBetween, formatDay, isDay, todayInShanghai, weekday } from '#shared/rules/day.ts';
import { parseAmount } from '#shared/rules/parseAmount.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { parseTime } from '#shared/rules/parseTime.ts';

const today = '2026-11-21'; // a Saturday
const anyDay = fc.integer({ min: 0, max: 100_000 }).map((n) => addDays('1920-01-01', n));

describe('days', () => {
  test.each([
    ['20261001', '2026-10-01'],
    ['2026.10.1', '2026-10-01'],
    ['2026-10-1', '2026-10-01'],
    ['2026/10/1', '2026-10-01'],
    ['2026年10月1日', '2026-10-01'],
    ['2026年10月1号', '2026-10-01'],
    ['２０２６年１０月１日', '2026-10-01'],
    ['２０２６．１０．１', '2026-10-01'],
    [' 2026 年 10 月 1 日 ', '2026-10-01'],
    ['10-1', '2026-10-01'],
    ['10.1', '2026-10-01'],
    ['10月1日', '2026-10-01'],
    ['8月17', '2026-08-17'],
    ['今天', '2026-11-21'],
    ['明天', '2026-11-22'],
    ['昨天', '2026-11-20'],
    ['后天', '2026-11-23'],
    ['周五', '2026-11-20'],
    ['本周日', '2026-11-22'],
    ['下周一', '2026-11-23'],
    ['上周五', '2026-11-13'],
    ['星期天', '2026-11-22'],
    ['二〇二六年十月一日', '2026-10-01'],
    ['二○二六年十二月三十一日', '2026-12-31'],
    ['十月廿八日', '2026-10-28'],
    ['24.8.17', '2024-08-17'],
    ['24年8月17日', '2024-08-17'],
    ['58.3.2', '1958-03-02'],
    ['2026年10月1日（星期四）', '2026-10-01'],
    ['2026-10-01 周四', '2026-10-01'],
    ['2026-10-01 09:30:00', '2026-10-01'],
    ['2026-10-01T00:00:00.000Z', '2026-10-01'],
    ['13/4/2024', '2024-04-13'],
    ['4/13/2024', '2024-04-13'],
    ['4/4/2024', '2024-04-04'],
    ['8/17/24', '2024-08-17'],
    ['24/8/17', '2024-08-17'],
    ['2024.2.29', '2024-02-29'],
  ])('%s is read as %s', (text, day) => {
    expect(parseDay(text, today)).toEqual({ day });
  });

  test.each([
    ['2024.2.30', '2024年2月没有30日'],
    ['2025-2-29', '2025年2月没有29日'],
    ['2026-13-1', '没有13月'],
    ['3/4/2024', '可能是2024年3月4日，也可能是2024年4月3日'],
    ['3/4/24', '可能是'],
    ['10/11/12', '可能是2010年11月12日，也可能是2012年10月11日，请写成'],
    ['2026年10月', '没有写明是哪一天'],
    ['202610', '没有写明是哪一天'],
    ['2026年10月1日星期五', '2026年10月1日是星期四'],
    ['', '没有写日期'],
    ['八月十五', '看不懂'],
    ['尽快', '看不懂'],
    ['2026-10-1-2', '看不懂'],
    ['1234-1-1', '只能写1900年到2200年'],
  ])('%s is refused with a sentence', (text, words) => {
    const parsed = parseDay(text, today);
    expect('error' in parsed ? parsed.error : parsed.day).toContain(words);
  });

  test('what is printed is read back, and every way of writing a day agrees', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [y = '', m = '', d = ''] = day.split('-').map((part) => String(Number(part)));
        for (const text of [formatDay(day), day, `${y}.${m}.${d}`, `${y}/${m}/${d}`, day.replaceAll('-', ''), `${y}-${m}-${d}`]) {
          expect(parseDay(text, today)).toEqual({ day });
        }
      }),
    );
  });

  test('any text answers a day that exists or a sentence', () => {
    const noise = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789年月日./-二〇十周上下 '), maxLength: 12 }));
    fc.assert(
      fc.property(noise, (text) => {
        const parsed = parseDay(text, today);
        expect('day' in parsed ? isDay(parsed.day) : parsed.error.length > 5).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('adding days and counting between them are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(weekday(addDays(day, 7))).toBe(weekday(day));
      }),
    );
  });

  test('the day changes at midnight in Shanghai, wherever the machine stands', () => {
    expect(todayInShanghai(Date.parse('2026-09-30T15:59:59Z'))).toBe('2026-09-30');
    expect(todayInShanghai(Date.parse('2026-09-30T16:00:00Z'))).toBe('2026-10-01');
  });

  test('serial numbers of a sheet become days', () => {
    expect(dayFromSerial(46_296)).toBe('2026-10-01');
    expect(dayFromSerial(46_296.75)).toBe('2026-10-01');
    expect(dayFromSerial(61)).toBe('1900-03-01');
    expect(dayFromSerial(5)).toBeNull();
    expect(dayFromSerial(20_261_001)).toBeNull();
  });
});

test.each([
  ['9:30', '09:30'], ['9：30', '09:30'], ['0930', '09:30'], ['930', '09:30'], ['9点', '09:00'], ['9点半', '09:30'],
  ['下午3点', '15:00'], ['下午3:20', '15:20'], ['15时30分', '15:30'], ['上午九点一刻', '09:15'], ['十点二十', '10:20'],
  ['中午12点', '12:00'], ['晚上8点', '20:00'], ['１４：３０', '14:30'], ['9:30:00', '09:30'],
])('the time %s is read as %s', (text, time) => {
  expect(parseTime(text)).toEqual({ time });
});

test.each(['25:00', '9:75', '', '下班前', '9点99分'])('the time %s is refused', (text) => {
  expect(parseTime(text)).toHaveProperty('error');
});

test.each([
  ['1,346', 1346, false, ''], ['1，346件', 1346, false, '件'], ['1.2万', 12_000, false, ''], ['1.1万元', 11_000, false, '元'],
  ['3亿', 300_000_000, false, ''], ['150余件', 150, true, '件'], ['12万余元', 120_000, true, '元'], ['约20人', 20, true, '人'],
  ['３５', 35, false, ''], ['三十', 30, false, ''], ['两万', 20_000, false, ''], ['20人左右', 20, true, '人'], ['100多人次', 100, true, '人次'],
  ['0.12万亩', 1200, false, '亩'], ['共5件', 5, false, '件'], ['-3', -3, false, ''], ['0.29万', 2900, false, ''], ['二十余件', 20, true, '件'],
])('the figure %s is %d', (text, value, approx, unit) => {
  expect(parseAmount(text)).toEqual({ value, approx, unit });
});

test.each(['1,34', '', '若干', '1.2.3', '12万3456', '99999999999999999999'])('the figure %s is refused', (text) => {
  expect(parseAmount(text)).toHaveProperty('error');
});

test('any text is read as a time or a figure, or refused with a sentence', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789,.约余多万亿千百十三点半分时:下午 -'), maxLength: 10 }));
  fc.assert(
    fc.property(text, (written) => {
      const time = parseTime(written);
      expect('time' in time ? /^([01]\d|2[0-3]):[0-5]\d$/.test(time.time) : time.error.length > 5).toBe(true);
      const amount = parseAmount(written);
      expect('value' in amount ? Number.isFinite(amount.value) : amount.error.length > 5).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('万 is exact for every figure of up to four decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (n) => {
      expect(parseAmount(`${(n / 10_000).toFixed(4)}万`)).toMatchObject({ value: n });
    }),
  );
});
