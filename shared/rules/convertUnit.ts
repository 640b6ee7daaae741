/** What one of a unit is in its simplest unit. */
const factors: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  亿元: ['元', 100_000_000], 万元: ['元', 10_000], 千元: ['元', 1000], 百元: ['元', 100], 万亩: ['亩', 10_000], 公里: ['米', 1000], 千米: ['米', 1000],
  万人: ['人', 10_000], 万户: ['户', 10_000], 万人次: ['人', 10_000], 小时: ['分钟', 60],
};

/** Counting words that say the same. */
const same: Readonly<Record<string, string>> = { 人次: '人', 名: '人', 位: '人', 个: '件', 起: '件', 条: '件', 项: '件', 宗: '件', 次: '次', 块: '元', 圆: '元', 家: '户' };

const simplest = (unit: string): readonly [string, number] => {
  const [base, factor] = factors[unit] ?? [unit, 1];
  return [same[base] ?? base, factor];
};

/** A figure in another unit, exact to twelve digits; null where one is not the other's multiple. */
export function convertUnit(value: number, from: string, to: string): number | null {
  if (from === to) return value;
  const [a, x] = simplest(from);
  const [b, y] = simplest(to);
  return a === b ? Number(((value * x) / y).toPrecision(12)) : null;
}
