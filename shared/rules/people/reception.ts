import { addDays, type Day, makeDay, monthLength, weekday } from '#shared/rules/day.ts';
import { type Calendar, isWorkingDay } from '#shared/rules/workingDays.ts';

/** When a studio receives, as its rule in words says: on these days of a month, on these weekdays, or every week. */
export interface ReceptionRule {
  /** 1 to 31; 0 means the last day of the month. A month without the day takes its last. */
  days: readonly number[];
  /** The n-th weekday of a month; -1 is the last. Weekdays from 1 (Monday) to 7. */
  nth: readonly { nth: number; weekday: number }[];
  weekly: readonly number[];
  /** What becomes of a day that is off. */
  off: 'later' | 'earlier' | 'stay';
}

const numerals = '一二三四五六七八九十';
/** 3, 三, 十, 十五, 二十, 二十五, 三十一. */
function numberOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const [, tens, ten, ones] = /^([二三]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? [];
  if (text === '' || tens === undefined) return null;
  if (ten === '') return tens !== '' && ones !== '' ? null : numerals.indexOf(tens + (ones ?? '')) + 1;
  return (tens === '' ? 1 : numerals.indexOf(tens) + 1) * 10 + (ones ? numerals.indexOf(ones) + 1 : 0);
}
const weekdayOf = (text: string): number => (text === '日' || text === '天' ? 7 : /\d/.test(text) ? Number(text) : numerals.indexOf(text) + 1);

/**
 * Reads 每月10日、20日；遇节假日顺延, 每月第一个星期二, 每月最后一个周五, 每周三, 每月月底. Null where it says no such day: then
 * nothing is reckoned, and nothing guessed.
 */
export function readReception(text: string): ReceptionRule | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const days: number[] = [];
  const nth: { nth: number; weekday: number }[] = [];
  const weekly: number[] = [];
  // 第一、三个星期二 and 第一个星期二、第三个星期四.
  let rest = plain.replace(/(?:每个?月)?的?((?:第?[一二三四五1-5][个]?[、和及,])*(?:第[一二三四五1-5]|最后一)个?)(?:星期|周|礼拜)((?:[一二三四五六日天1-7][、和及,]?)+)/g, (_, which: string, on: string) => {
    const counts = which.startsWith('最后') ? [-1] : [...which.matchAll(/[一二三四五1-5]/g)].map(([one]) => numberOf(one) ?? 0);
    for (const count of counts) for (const [one] of on.matchAll(/[一二三四五六日天1-7]/g)) nth.push({ nth: count, weekday: weekdayOf(one) });
    return '；';
  });
  rest = rest.replace(/每个?(?:星期|周|礼拜)的?(?:星期|周)?((?:[一二三四五六日天1-7][、和及,]?)+)/g, (_, on: string) => {
    for (const [one] of on.matchAll(/[一二三四五六日天1-7]/g)) weekly.push(weekdayOf(one));
    return '；';
  });
  for (const [, list = ''] of rest.matchAll(/每个?月的?((?:(?:\d{1,2}|[一二三十四五六七八九]{1,3})[日号]?[、和及,]?)+)[日号]/g)) {
    for (const [one] of list.matchAll(/\d{1,2}|[一二三四五六七八九十]{1,3}/g)) {
      const day = numberOf(one);
      if (day !== null && day >= 1 && day <= 31) days.push(day);
    }
  }
  if (/每个?月的?(?:最后一天|月底|月末)/.test(rest)) days.push(0);
  if (days.length + nth.length + weekly.length === 0) return null;
  const off = /不顺延|照常|不变/.test(plain) ? 'stay' : /提前/.test(plain) ? 'earlier' : 'later';
  return { days: [...new Set(days)], nth, weekly: [...new Set(weekly)], off };
}

function daysOfMonth(rule: ReceptionRule, year: number, month: number): Day[] {
  const length = monthLength(year, month);
  const at = (date: number): Day => makeDay(year, month, date) ?? '';
  const all = Array.from({ length }, (_, i) => at(i + 1));
  return [
    ...rule.days.map((day) => at(day === 0 ? length : Math.min(day, length))),
    ...rule.nth.flatMap(({ nth, weekday: wanted }) => {
      const fits = all.filter((day) => weekday(day) === wanted);
      return (nth === -1 ? fits.at(-1) : fits[nth - 1]) ?? [];
    }),
    ...all.filter((day) => rule.weekly.includes(weekday(day))),
  ];
}

export interface ReceptionDay {
  on: Day;
  /** The day that the rule names, where holidays moved it; else null. */
  movedFrom: Day | null;
}

/**
 * The reception days from a day to a day, both inclusive, in order, each once. A day of the month that is off moves to the next
 * (or the last) working day; a weekday that the rule itself names (星期六) is off only on a published holiday.
 */
export function receptionDays(rule: ReceptionRule, from: Day, to: Day, calendar: Calendar): ReceptionDay[] {
  const found = new Map<Day, ReceptionDay>();
  // A day may be moved over the border of the span: a month before and after are looked at.
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1];
  const last = addDays(to, 31);
  for (;;) {
    if (month === 0) [year, month] = [year - 1, 12];
    else if (month === 13) [year, month] = [year + 1, 1];
    if ((makeDay(year, month, 1) ?? last) > last) break;
    const byDate = new Set(rule.days.length === 0 ? [] : daysOfMonth({ ...rule, nth: [], weekly: [] }, year, month));
    for (const named of daysOfMonth(rule, year, month)) {
      const isOff = (day: Day): boolean => (byDate.has(named) ? !isWorkingDay(day, calendar) : calendar.off[day] !== undefined);
      let on = named;
      if (rule.off !== 'stay' && isOff(named)) while (!isWorkingDay(on, calendar)) on = addDays(on, rule.off === 'later' ? 1 : -1);
      if (on >= from && on <= to && !found.has(on)) found.set(on, { on, movedFrom: on === named ? null : named });
    }
    month += 1;
  }
  return [...found.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}
