const digits = '零一二三四五六七八九';

/** Chinese numeral of a whole number 0–9999: `二十八`, `一百零三`. Throws outside that range. */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) throw new RangeError(`no numeral for ${n}`);
  if (n === 0) return '零';
  let text = '';
  let gap = false;
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(n / unit) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${digits.charAt(digit)}${name}`;
      gap = false;
    }
  }
  return n >= 10 && n < 20 ? text.slice(1) : text;
}

const values: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  十: 10, 廿: 20, 卅: 30, 百: 100, 千: 1000,
};

/** The characters that Chinese numerals are made of, for use inside a character class. */
export const numeralChars = '零〇○一二两三四五六七八九十廿卅百千';

/** The number of a Chinese numeral below ten thousand: digit by digit (`二〇二六`) or with units (`二十八`); null if neither. */
export function parseChineseNumber(text: string): number | null {
  const parts = [...text].map((char) => values[char]);
  if (parts.length === 0 || parts.includes(undefined)) return null;
  if (parts.length > 1 && parts.every((part) => part !== undefined && part < 10)) return Number(parts.join(''));
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  for (const part of parts) {
    if (part === undefined) return null;
    if (part < 10) {
      // Two digits side by side among units ("二三十") name no number.
      if (digit !== null && digit !== 0) return null;
      digit = part;
      continue;
    }
    const unit = part === 20 || part === 30 ? 10 : part;
    if (unit >= lastUnit) return null;
    total += part === unit ? (digit === null || digit === 0 ? 1 : digit) * unit : part;
    digit = null;
    lastUnit = unit;
  }
  return total + (digit ?? 0);
}

/** Numbering of a paper's headings by level: 一、 → （一） → 1. → （1） (GB/T 9704-2012, 7.3.3). */
export function headingNumber(level: 1 | 2 | 3 | 4, n: number): string {
  switch (level) {
    case 1:
      return `${chineseNumber(n)}、`;
    case 2:
      return `（${chineseNumber(n)}）`;
    case 3:
      return `${n}.`;
    case 4:
      return `（${n}）`;
  }
}

/**
 * `58.7%`: one decimal, half up, computed from the two counts (field guide, 6.3). A dash where there is nothing to divide
 * by. Exact for whole numbers below 10^12.
 */
export function percent(n: number, d: number): string {
  if (d <= 0) return '—';
  const tenths = Math.floor((n * 2000 + d) / (2 * d));
  return `${(tenths / 10).toFixed(1)}%`;
}
