import { addDays, type Day, daysBetween, formatDay, makeDay, monthLength, yearOf } from '#shared/rules/day.ts';
import { parseChineseNumber } from '#shared/rules/numerals.ts';
import { parseDay } from '#shared/rules/parseDay.ts';

/** A time limit: the last day, or a number of days from the meeting. */
export type TimeLimit = { on: Day } | { days: number; kind: 'working' | 'natural' };

/** A time limit in a sentence: its words and where they begin; what they mean, or in a few words why that is open. */
export type FoundLimit = { words: string; at: number } & ({ limit: TimeLimit } | { doubt: string });

type Read = TimeLimit | { doubt: string };
type Groups = Readonly<Record<string, string | undefined>>;

const count = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (parseChineseNumber(text) ?? 0));

const yearsAhead: Readonly<Record<string, number>> = { 今: 0, 本: 0, 当: 0, 明: 1, 次: 1, 来: 1 };
/** More days than these before the meeting, and the next year's is meant; fewer, and somebody may have miswritten. */
const slip = 31;

/** The year that the words name, null where they name none. */
function namedYear({ year, near }: Groups, from: Day): number | null {
  if (year !== undefined) return Number(year);
  return near === undefined ? null : yearOf(from) + (yearsAhead[near] ?? 0);
}

/** The day that `ofYear` makes: in the year that is named, else in the meeting's, or the next when it is long past then. */
function coming(groups: Groups, from: Day, ofYear: (year: number) => Day | null): Read {
  const named = namedYear(groups, from);
  const day = ofYear(named ?? yearOf(from));
  if (day === null) return { doubt: '没有这一天' };
  if (day >= from) return { on: day };
  if (named !== null || daysBetween(day, from) <= slip) return { doubt: `${formatDay(day)}在会议之前` };
  const next = ofYear(yearOf(from) + 1);
  return next === null ? { doubt: '没有这一天' } : { on: next };
}

const monthEnd = (year: number, month: number): Day | null => (month < 1 || month > 12 ? null : makeDay(year, month, monthLength(year, month)));

/** The same date so many months later; where that month has none such, its last day (民法典 art. 202). */
function monthsLater(from: Day, n: number): Day | null {
  const months = yearOf(from) * 12 + Number(from.slice(5, 7)) - 1 + n;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return makeDay(year, month, Math.min(Number(from.slice(8)), monthLength(year, month)));
}

/** The last day of the month so many after the meeting's. */
function endOfMonthAfter(from: Day, n: number): Read {
  const later = monthsLater(from, n);
  const on = later === null ? null : monthEnd(yearOf(later), Number(later.slice(5, 7)));
  return on === null ? { doubt: '没有这一天' } : { on };
}

const feasts: readonly { names: RegExp; month: number; date: number }[] = [
  { names: /^元旦/, month: 1, date: 1 },
  { names: /^(?:五一|劳动节)/, month: 5, date: 1 },
  { names: /^(?:七一|建党节)/, month: 7, date: 1 },
  { names: /^(?:八一|建军节)/, month: 8, date: 1 },
  { names: /^(?:十一|国庆)/, month: 10, date: 1 },
];

// Pieces of the patterns. `done`: words behind a limit that has no 前.
const n = '(?<n>\\d{1,3}|[一二两三四五六七八九十百]{1,4})';
const year = '(?:(?<year>\\d{4})年|(?<near>[今本当明次来])年)';
const month = '(?<![\\d./-])(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})月';
const done = '(?=(?:全部|全面|基本)?(?:完成|完工|办结|建成|竣工|交付|到位|落实)(?!了))';
const before = `(?:之前|以前|前(?!期)|${done})`;
const within = '(?:以内|之内|内)';

const patterns: readonly { pattern: string; read: (groups: Groups, from: Day) => Read }[] = [
  // What comes again and again has no one day.
  { pattern: `每(?:个)?(?:年|半年|季度|月|周|星期)[^，。；,;]{0,6}?(?:${before}|${within})`, read: () => ({ doubt: '每期都要办，没有一个最后的日子' }) },
  { pattern: `于?${year}?${month}(?<date>\\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?:之前|以前|前)`, read: (found, from) => coming(found, from, (y) => makeDay(y, count(found['month'] ?? ''), count(found['date'] ?? ''))) },
  { pattern: `于?${year}?${month}份?[底末]${before}`, read: (found, from) => coming(found, from, (y) => monthEnd(y, count(found['month'] ?? ''))) },
  { pattern: `于?${year}?(?<![\\d./-])(?<month>\\d{1,2})月份?${within}`, read: (found, from) => coming(found, from, (y) => monthEnd(y, count(found['month'] ?? ''))) },
  { pattern: `于?${year}?(?:${month}|[本当下次]个?月)份?(?<part>[上中下])旬(?:${before}|${within})`, read: ({ part }) => ({ doubt: `${part === '上' ? '上旬是1日至10日' : part === '中' ? '中旬是11日至20日' : '下旬是21日至月底'}，没有写明哪一天` }) },
  { pattern: `于?${year}?(?:${month}|[本当下次]个?月)份?初(?:${before}|${within})`, read: () => ({ doubt: '月初没有写明哪一天' }) },
  { pattern: `于?${year}?${month}份?(?:之前|以前|前)`, read: () => ({ doubt: '不知道包不包括这个月' }) },
  { pattern: `(?<which>[本当下次])个?月(?:[底末]${before}|份?${within})`, read: ({ which }, from) => endOfMonthAfter(from, which === '下' || which === '次' ? 1 : 0) },
  { pattern: `(?<![\\d一二两三四五六七八九十百个几数])月[底末](?:之前|以前|前)`, read: (_, from) => endOfMonthAfter(from, 0) },
  { pattern: `于?${year}?第?(?<n>[1-4一二三四])季度(?:[底末]${before}|${within})`, read: (found, from) => coming(found, from, (y) => monthEnd(y, count(found['n'] ?? '') * 3)) },
  { pattern: `于?${year}?(?<half>[上下])半年(?:[底末]${before}|${within})`, read: (found, from) => coming(found, from, (y) => monthEnd(y, found['half'] === '上' ? 6 : 12)) },
  { pattern: `于?${year}?(?:第?[1-4一二三四]季度|[上下]半年)(?:之前|以前|前)`, read: () => ({ doubt: '不知道包不包括这一段' }) },
  { pattern: `于?(?:${year}年?[底末终]|(?<![\\d一二两三四五六七八九十每半])年[底末终])${before}`, read: (found, from) => coming(found, from, (y) => monthEnd(y, 12)) },
  { pattern: `(?:${year}度?|(?<![\\d一二两三四五六七八九十几数半])年度?)${within}`, read: (found, from) => coming(found, from, (y) => monthEnd(y, 12)) },
  {
    pattern: `于?${year}?(?<feast>元旦|五一劳动节|五一|劳动节|七一|建党节|八一|建军节|(?<![二三])十一|国庆)节?(?:假期)?(?:之前|以前|前)`,
    read: (found, from) => {
      const feast = feasts.find(({ names }) => names.test(found['feast'] ?? ''));
      return coming(found, from, (y) => {
        const day = feast ? makeDay(y, feast.month, feast.date) : null;
        return day === null ? null : addDays(day, -1);
      });
    },
  },
  { pattern: `于?${year}?(?:春节|除夕|元宵节?|清明节?|端午节?|中秋节?)(?:假期)?(?:之前|以前|前)`, read: () => ({ doubt: '这个节日的日子每年不同' }) },
  { pattern: `${n}个?(?:周|星期|礼拜)${within}`, read: (found) => ({ days: count(found['n'] ?? '') * 7, kind: 'natural' }) },
  { pattern: `(?<which>本|这|下下|下)?个?(?:周|星期|礼拜)(?<day>[一二三四五六日天])(?:之前|以前|前)`, read: (found, from) => ofWeek(`${found['which'] ?? '本'}周${found['day'] ?? ''}`, from) },
  { pattern: `[本下]个?(?:周|星期|礼拜)(?:末(?:之前|以前|前)|${within})`, read: () => ({ doubt: '没有写明是星期几' }) },
  { pattern: `半个?月${within}`, read: () => ({ days: 15, kind: 'natural' }) },
  { pattern: `半年${within}`, read: (_, from) => orNone(monthsLater(from, 6)) },
  { pattern: `${n}个月${within}`, read: (found, from) => orNone(monthsLater(from, count(found['n'] ?? ''))) },
  { pattern: `[一二三四五六七八九十]{1,2}月份?${within}`, read: () => ({ doubt: '不知道是几个月，还是几月份' }) },
  { pattern: `${n}年${within}`, read: (found, from) => orNone(monthsLater(from, count(found['n'] ?? '') * 12)) },
  { pattern: `${n}个?(?<kind>工作日|自然日|日|天)${within}`, read: (found) => ({ days: count(found['n'] ?? ''), kind: found['kind'] === '工作日' ? 'working' : 'natural' }) },
];

function orNone(on: Day | null): Read {
  return on === null ? { doubt: '没有这一天' } : { on };
}

function ofWeek(words: string, from: Day): Read {
  const read = parseDay(words, from);
  if ('error' in read) return { doubt: '没有这一天' };
  return read.day < from ? { doubt: `${formatDay(read.day)}在会议之前` } : { on: read.day };
}

/** “收到通知后”, “自签发之日起”: the days do not begin with the meeting. */
const otherStart = /(?:(?<!(?:会|会议|结束)(?:以|之)?)后|(?<!即|今|会议之)日起)[的，,]?[^，。；,;]{0,4}$/;

/**
 * The time limits in a line of minutes, in their order, with no two of the same words. `from`: the day of the meeting; a limit
 * without a year is of its year, or of the next when that is long past (county practice). What can be meant in two ways is
 * left open, and `doubt` says why. `words` of a line are half-width (`halfWidth`).
 */
export function findLimits(line: string, from: Day): FoundLimit[] {
  const found: FoundLimit[] = [];
  let rest = line;
  for (const { pattern, read } of patterns) {
    for (const match of rest.matchAll(new RegExp(`${pattern}(?!已)`, 'g'))) {
      const words = match[0];
      const got = read(match.groups ?? {}, from);
      const late = 'days' in got && otherStart.test(line.slice(0, match.index));
      const limit: Read = late ? { doubt: '不是从会议那天起算' } : 'days' in got && (got.days < 1 || got.days > 1000) ? { doubt: '天数不对' } : got;
      found.push({ words, at: match.index, ...('doubt' in limit ? limit : { limit }) });
      rest = rest.slice(0, match.index) + '\0'.repeat(words.length) + rest.slice(match.index + words.length);
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}

/** The one limit of a line: none, that which all its words mean, or a doubt where they mean different ones. */
export function limitOfLine(line: string, from: Day): FoundLimit | null {
  const [first, ...others] = findLimits(line, from);
  if (!first) return null;
  const meaning = (one: FoundLimit) => JSON.stringify('limit' in one ? one.limit : one.doubt);
  if (others.every((other) => meaning(other) === meaning(first))) return first;
  return { words: [first, ...others].map(({ words }) => words).join('、'), at: first.at, doubt: '写了几个不同的时限' };
}
