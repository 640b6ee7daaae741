import { numeralChars, parseChineseNumber } from '#shared/rules/numerals.ts';

/** `approx`: the paper says 约, 余, 近, 多, 左右. `unit`: the words behind the figure, as written. */
export type ParsedAmount = { value: number; approx: boolean; unit: string } | { error: string };

const zeros: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 };

/**
 * Reads a figure as papers write it (county practice): 1,346 · 1.2万 · 3亿元 · 150余件 · 约20人 · ３５ · 三十 · 两万. The value is
 * exact: the decimal point is moved as text, so 1.1万 is 11000 and not 11000.000000000002.
 */
export function parseAmount(text: string): ParsedAmount {
  const shown = text.trim();
  const error = { error: `看不懂数字“${shown}”，请写成“1346”或“1.2万”的样子。` };
  const plain = shown.normalize('NFKC').replace(/\s+/g, '').replace(/^(共计|共|合计|计)/, '');
  const m = new RegExp(
    `^(约|大约|近|将近|超过|超|逾|不足)?([-+]?[\\d,.]+|[${numeralChars}]+)(余|多)?(万亿|千万|百万|十万|亿|万|千|百|十)?(余|多)?([^\\d.,]*)$`,
  ).exec(plain);
  if (!m) return error;
  const around = /(左右|上下|以上)$/.exec(m[6] ?? '');
  const figure = toDigits(m[2] ?? '');
  if (figure === null) return error;
  const value = Number(shift(figure, zeros[m[4] ?? ''] ?? 0));
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return error;
  return {
    value,
    approx: Boolean(m[1] ?? m[3] ?? m[5] ?? around),
    unit: (m[6] ?? '').replace(/(左右|上下|以上)$/, ''),
  };
}

function toDigits(text: string): string | null {
  if (new RegExp(`^[${numeralChars}]`).test(text)) {
    const n = parseChineseNumber(text);
    return n === null ? null : String(n);
  }
  const bare = text.replace(/^\+/, '');
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(bare) ? bare : null;
}

/** Moves the decimal point `places` to the right. */
function shift(figure: string, places: number): string {
  const [whole = '', part = ''] = figure.split('.');
  const moved = part.padEnd(places, '0');
  return `${whole}${moved.slice(0, places)}.${moved.slice(places)}0`;
}
