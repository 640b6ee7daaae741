/** One measured goal of the papers: printed in a table, and in the JSON of the last line. */
export interface Figure {
  what: string;
  value: number | string;
  goal: string;
  met: boolean;
}

export interface Report {
  figures: Figure[];
  /** What could not be measured here, and why. */
  left: string[];
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

export function exactly(what: string, value: number | string, goal: number | string): Figure {
  return { what, value, goal: `= ${goal}`, met: value === goal };
}

export function atMost(what: string, value: number, goal: number, digits = 2): Figure {
  return { what, value: round(value, digits), goal: `<= ${goal}`, met: value <= goal };
}

export function near(what: string, value: number, goal: number, tolerance: number): Figure {
  return { what, value: round(value), goal: `${goal} ± ${tolerance}`, met: Math.abs(value - goal) <= tolerance };
}
