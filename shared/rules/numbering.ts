/**
 * The number of a paper from the series' pattern, `〔{年}〕{号}号`: full year in 〔〕, no leading zero, no 第 (GB/T 9704-2012,
 * 7.2.5); the issue of a periodical is 第{号}期. The pattern is the county's data.
 */
export function paperNumber(pattern: string, year: number, n: number): string {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`no paper number ${n}`);
  return pattern.replaceAll('{年}', String(year)).replaceAll('{号}', String(n));
}

/** What is wrong with a pattern, or null. */
export function patternProblem(pattern: string): string | null {
  if (!pattern.includes('{号}')) return '格式里要有“{号}”，例如“〔{年}〕{号}号”。';
  if (/[[(（【]\{年\}[\])）】]/.test(pattern)) return '年份要用六角括号“〔〕”，例如“〔{年}〕{号}号”。';
  if (/第\{号\}(?!期)/.test(pattern)) return '文号的序号前不加“第”，例如“〔{年}〕{号}号”。';
  return null;
}

export interface NumberSeries {
  /** The first number of the series: 1, or what the office begins with in mid-year. */
  start: number;
  /** Every number ever given, voided ones too. */
  issued: readonly number[];
}

/**
 * The next number: one above the highest ever given, never below `start`. Used and voided numbers never come back (office
 * practice; a voided number stays visible).
 */
export function nextNumber({ start, issued }: NumberSeries): number {
  return issued.reduce((next, n) => Math.max(next, n + 1), Math.max(1, start));
}

/** A slip of the hand may have given the number 2026001: no list of two million is made of it. */
const mostMissing = 500;

/** Numbers that a series lacks between its start and its highest, the first 500, and numbers given twice (two machines): findings. */
export function seriesFindings({ start, issued }: NumberSeries): { missing: number[]; twice: number[] } {
  const times = new Map<number, number>();
  for (const n of issued) times.set(n, (times.get(n) ?? 0) + 1);
  const missing: number[] = [];
  const end = nextNumber({ start, issued });
  for (let n = Math.max(1, start); n < end && missing.length < mostMissing; n += 1) if (!times.has(n)) missing.push(n);
  const twice = [...times].filter(([, count]) => count > 1).map(([n]) => n);
  return { missing, twice: twice.sort((a, b) => a - b) };
}

/** The number of an issue written out, 第12期 or 〔2026〕12期; null for a text that names none. */
export function issueNumber(text: string): number | null {
  const found = /(\d{1,6})\s*期/.exec(text.normalize('NFKC'));
  const number = Number(found?.[1] ?? 0);
  return number > 0 ? number : null;
}

export interface FoundNumber {
  index: number;
  text: string;
  year: number;
  number: number;
  /** As the standard writes it; equal to `text` when nothing is wrong. */
  correct: string;
}

/** Every paper number in a text, rightly written or not: [2026]12号, （2026）第012号. A year of two digits is of this century. */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const m of text.matchAll(/[〔［[(（【〈]\s*(\d{4}|\d\d)\s*年?\s*[〕］\])）】〉]\s*第?\s*(\d{1,6})\s*号/g)) {
    const year = Number(m[1]) < 100 ? 2000 + Number(m[1]) : Number(m[1]);
    const number = Number(m[2]);
    if (number < 1) continue;
    found.push({ index: m.index, text: m[0], year, number, correct: `〔${year}〕${number}号` });
  }
  return found;
}

/** Year and number of one paper number, or null. */
export function parseNumber(text: string): { year: number; number: number } | null {
  const [only, other] = findNumbers(text.normalize('NFKC'));
  return only && !other ? { year: only.year, number: only.number } : null;
}
