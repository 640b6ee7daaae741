import { addDays, type Day, formatDay, monthLength } from '#shared/rules/day.ts';

/** What a person chooses: the calendar year, the statistics year that the county has set, the term that the year lies in, or any two days. */
export interface PeriodChoice {
  kind: 'year' | 'statistics' | 'term' | 'dates';
  year: number;
  from: Day | null;
  to: Day | null;
}

/** Both days belong to it. */
export interface Period {
  from: Day;
  to: Day;
  label: string;
}

/** How the county divides time. */
export interface PeriodRules {
  /** `MM-DD`. */
  yearStart: string;
  /** First day of any term. */
  termStart: Day;
  termYears: number;
}

/** The term that the middle of a year lies in. */
function termOf(year: number, { termStart, termYears }: PeriodRules): Period {
  const terms = Math.floor((year - Number(termStart.slice(0, 4)) - (`${year}-06-30` < `${year}${termStart.slice(4)}` ? 1 : 0)) / termYears);
  const from = sameDay(termStart, terms * termYears);
  const to = addDays(sameDay(from, termYears), -1);
  return { from, to, label: `${from.slice(0, 4)}—${to.slice(0, 4)}年本届` };
}

/**
 * The days that a choice means. The statistics year of Y begins on `yearStart` (`MM-DD`): in Y itself when that lies in the
 * first half of a year, else in the year before (12-01: from December of the year before). Days the wrong way round are
 * turned; a missing day is the calendar year's.
 */
export function resolvePeriod(choice: PeriodChoice, rules: PeriodRules): Period {
  const { kind, year } = choice;
  const { yearStart } = rules;
  if (kind === 'term') return termOf(year, rules);
  if (kind === 'dates') {
    const from = choice.from ?? `${year}-01-01`;
    const to = choice.to ?? `${year}-12-31`;
    const [first, last] = from <= to ? [from, to] : [to, from];
    return { from: first, to: last, label: `${formatDay(first)}至${formatDay(last)}` };
  }
  if (kind === 'year' || yearStart === '01-01') return { from: `${year}-01-01`, to: `${year}-12-31`, label: `${year}年` };
  const first = yearStart < '07-01' ? year : year - 1;
  const from = sameDay(`${first}-${yearStart}`, 0);
  return { from, to: addDays(sameDay(from, 1), -1), label: `${year}统计年度` };
}

/** The same day so many years on; 29 February becomes the 28th where there is none. */
export function sameDay(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years;
  const month = Number(day.slice(5, 7));
  const date = Math.min(Number(day.slice(8)), monthLength(year, month));
  return `${String(year).padStart(4, '0')}-${day.slice(5, 7)}-${String(date).padStart(2, '0')}`;
}

/** The part of a period that has been: what lies after today has not happened. A period in the future stays as it is. */
export function elapsed(period: Period, today: Day): Period {
  return today >= period.from && today < period.to ? { ...period, to: today } : period;
}

/** The same days a year before (去年同期). The last day of a month stays the last day of that month. */
export function yearBefore(period: Period): Period {
  const last = Number(period.to.slice(8)) === monthLength(Number(period.to.slice(0, 4)), Number(period.to.slice(5, 7)));
  const to = sameDay(period.to, -1);
  const end = last ? `${to.slice(0, 8)}${String(monthLength(Number(to.slice(0, 4)), Number(to.slice(5, 7)))).padStart(2, '0')}` : to;
  return { from: sameDay(period.from, -1), to: end, label: '去年同期' };
}

/** The months of a period, the first and the last cut to its days. At most 120: a longer span shows its last ten years. */
export function monthsOf(period: Period): { key: string; label: string; from: Day; to: Day }[] {
  const months: { key: string; label: string; from: Day; to: Day }[] = [];
  const oneYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  let [year, month] = [Number(period.from.slice(0, 4)), Number(period.from.slice(5, 7))];
  for (;;) {
    const key = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (key > period.to.slice(0, 7)) break;
    const first = `${key}-01`;
    const last = `${key}-${monthLength(year, month)}`;
    months.push({ key, label: oneYear ? `${month}月` : `${year}年${month}月`, from: first < period.from ? period.from : first, to: last > period.to ? period.to : last });
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months.slice(-120);
}
