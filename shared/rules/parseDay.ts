import { addDays, type Day, formatDay, makeDay, monthLength, weekday, weekdayName, yearOf } from '#shared/rules/day.ts';
import { numeralChars, parseChineseNumber } from '#shared/rules/numerals.ts';

export type ParsedDay = { day: Day } | { error: string };

const nearDays: Readonly<Record<string, number>> = {
  今天: 0, 今日: 0, 当天: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3, 昨天: -1, 昨日: -1, 前天: -2, 大前天: -3,
};
const example = '请写成“2026-10-1”或“2026年10月1日”的样子。';

/**
 * Reads a day as clerks write it (county practice): 20261001, 2026.10.1, 2026-10-1, 2026/10/1, 2026年10月1日, 10-1 (the
 * year of `today`), 今天, 周五 (of this week, Monday to Sunday), full-width digits, 二〇二六年十月一日, a year of two digits
 * (24.8.17; up to twenty years ahead, else the 1900s), a weekday or a time of day behind it. What has two readings is
 * refused and both are named; `error` is a sentence for the person.
 */
export function parseDay(text: string, today: Day): ParsedDay {
  const shown = text.trim();
  const plain = shown.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, ' ');
  if (plain === '') return { error: `没有写日期，${example}` };
  const near = Object.hasOwn(nearDays, plain) ? nearDays[plain] : undefined;
  if (near !== undefined) return { day: addDays(today, near) };
  const named = /^(上上|上|本|这|下|下下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(plain);
  if (named) return { day: dayOfWeek(named[1] ?? '本', named[2] ?? '', today) };
  const stated = /(?:[( ]*(?:周|星期|礼拜)([一二三四五六日天])[) ]*)/.exec(plain)?.[1];
  const bare = plain
    .replace(/[( ]*(?:周|星期|礼拜)[一二三四五六日天][) ]*/, ' ')
    .replace(/[ T]\d{1,2}:\d\d(:\d\d(\.\d+)?)?Z?$/, '')
    .trim();
  const parsed = readNumbers(toArabic(bare.replace(/\s+/g, '')), shown, today);
  if (stated === undefined || 'error' in parsed) return parsed;
  const said = '一二三四五六日'.indexOf(stated === '天' ? '日' : stated) + 1;
  if (weekday(parsed.day) === said) return parsed;
  return { error: `${formatDay(parsed.day)}是${weekdayName(parsed.day)}，不是星期${stated}，请核对日期。` };
}

function dayOfWeek(which: string, name: string, today: Day): Day {
  const weeks = { 上上: -2, 上: -1, 下: 1, 下下: 2 }[which] ?? 0;
  const target = '一二三四五六日'.indexOf(name === '天' ? '日' : name) + 1;
  return addDays(today, target - weekday(today) + weeks * 7);
}

function toArabic(text: string): string {
  return text.replace(new RegExp(`[${numeralChars}]+(?=[年月日号])`, 'g'), (run) => String(parseChineseNumber(run) ?? run));
}

function readNumbers(text: string, shown: string, today: Day): ParsedDay {
  const eight = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (eight) return fromParts(Number(eight[1]), Number(eight[2]), Number(eight[3]));
  const worded = /^(?:(\d{4}|\d\d)年)?(\d{1,2})月(\d{1,2})[日号]?$/.exec(text);
  if (worded) return fromParts(fullYear(worded[1], today), Number(worded[2]), Number(worded[3]));
  const two = /^(\d{1,2})[-./、—–](\d{1,2})$/.exec(text);
  if (two) return fromParts(yearOf(today), Number(two[1]), Number(two[2]));
  const three = /^(\d{1,4})([-./、—–年])(\d{1,2})[-./、—–月](\d{1,4})[日号]?$/.exec(text);
  if (three) return readThree(three[1] ?? '', three[2] ?? '', three[3] ?? '', three[4] ?? '', shown, today);
  if (/^(\d{4}[-./年])?\d{1,2}月$|^\d{4}[-./年]\d{1,2}月?$|^\d{6}$/.test(text)) {
    return { error: `“${shown}”没有写明是哪一天，${example}` };
  }
  return { error: `看不懂日期“${shown}”，${example}` };
}

function readThree(a: string, mark: string, b: string, c: string, shown: string, today: Day): ParsedDay {
  if (a.length === 4) return c.length <= 2 ? fromParts(Number(a), Number(b), Number(c)) : { error: `看不懂日期“${shown}”，${example}` };
  if (a.length === 3 || c.length === 3) return { error: `看不懂日期“${shown}”：年份请写四位，${example}` };
  // A year of two digits comes first, except between slashes, where Excel writes month/day/year.
  const yearFirst = a.length === 2 && c.length <= 2 ? makeDay(fullYear(a, today), Number(b), Number(c)) : null;
  if (yearFirst !== null && mark !== '/') return { day: yearFirst };
  const lastYear = c.length >= 2 && (c.length === 4 || mark === '/') ? fullYear(c, today) : null;
  const monthFirst = lastYear === null ? null : makeDay(lastYear, Number(a), Number(b));
  // Nobody here writes day/month/year with two digits for both; 24/8/17 is August 2024.
  const dayFirst = lastYear === null || (a.length === 2 && c.length === 2) ? null : makeDay(lastYear, Number(b), Number(a));
  const readings = [...new Set([yearFirst, monthFirst, dayFirst].filter((day) => day !== null))];
  const [only, other] = readings;
  if (only === undefined) {
    return a.length === 2 && c.length <= 2
      ? fromParts(fullYear(a, today), Number(b), Number(c))
      : { error: `看不懂日期“${shown}”，${example}` };
  }
  if (other === undefined) return { day: only };
  return { error: `“${shown}”可能是${readings.map(formatDay).join('，也可能是')}，请写成“${only}”这样年在前的样子。` };
}

/** Two digits stand for the year within twenty years ahead of today, else for one of the 1900s; none: today's year. */
function fullYear(text: string | undefined, today: Day): number {
  if (text === undefined) return yearOf(today);
  if (text.length === 4) return Number(text);
  const near = Math.floor(yearOf(today) / 100) * 100 + Number(text);
  return near > yearOf(today) + 20 ? near - 100 : near;
}

function fromParts(year: number, month: number, date: number): ParsedDay {
  if (year < 1900 || year > 2200) return { error: `年份${year}不对，只能写1900年到2200年。` };
  if (month < 1 || month > 12) return { error: `没有${month}月，请核对日期。` };
  const day = makeDay(year, month, date);
  if (day !== null) return { day };
  return { error: `${year}年${month}月没有${date}日（这个月有${monthLength(year, month)}天），请核对日期。` };
}
