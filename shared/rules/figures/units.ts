import type { UnitFactor } from '#shared/defaults/settings.ts';

/** Rounds away what binary fractions leave behind: 0.1 + 0.2 is 0.3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** How many of `base` one `unit` is: 1亩 = 0.0001万亩. Null when no setting says. Works both ways, and over one unit between. */
export function factorOf(unit: string, base: string, factors: readonly UnitFactor[]): number | null {
  if (unit === base) return 1;
  const direct = (from: string, to: string): number | null => {
    const there = factors.find((one) => one.unit === from && one.base === to);
    if (there) return there.factor;
    const back = factors.find((one) => one.unit === to && one.base === from);
    return back && back.factor !== 0 ? 1 / back.factor : null;
  };
  const known = direct(unit, base);
  if (known !== null) return known;
  for (const { unit: a, base: b } of factors) {
    for (const between of [a, b]) {
      const [first, second] = [direct(unit, between), direct(between, base)];
      if (first !== null && second !== null) return first * second;
    }
  }
  return null;
}

export interface Amount {
  unit: string;
  quantity: number;
  /** Records that the quantity comes from. */
  rows: number;
}

/** Amounts added up in the base unit (300亩 + 0.12万亩 = 0.15万亩); what can't be converted stands apart, by unit. */
export function addUp(amounts: readonly Amount[], base: string, factors: readonly UnitFactor[]): Amount[] {
  const sums = new Map<string, Amount>();
  for (const { unit, quantity, rows } of amounts) {
    const factor = factorOf(unit, base, factors);
    const shown = factor === null ? unit : base;
    const sum = sums.get(shown) ?? { unit: shown, quantity: 0, rows: 0 };
    sums.set(shown, { unit: shown, quantity: tidy(sum.quantity + quantity * (factor ?? 1)), rows: sum.rows + rows });
  }
  return [...sums.values()].toSorted((a, b) => Number(b.unit === base) - Number(a.unit === base));
}

/** A figure as papers print it: no thousands mark below ten thousand, at most four decimals. */
export function figureText(value: number): string {
  return String(Number(value.toFixed(4)));
}
