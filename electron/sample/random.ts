/** Chance with a seed: the same seed gives the same county, on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** `count` different items, fewer when there are fewer. */
  some<T>(items: readonly T[], count: number): T[];
  shuffle<T>(items: readonly T[]): T[];
  /** Whole parts of a whole total, each at least `least`, uneven as in life; they add up to the total exactly. */
  split(total: number, parts: number, least: number): number[];
}

/** mulberry32: 32 bits of state, enough for a sample and a dozen lines long. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

export function makeRandom(seed: number): Random {
  const draw = mulberry32(seed);
  const next = () => draw() / 0x1_0000_0000;
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const all = [...items];
    for (let i = all.length - 1; i > 0; i -= 1) {
      const j = int(0, i);
      const held = all[i] as T; // both indices are inside
      all[i] = all[j] as T;
      all[j] = held;
    }
    return all;
  };
  const split = (total: number, parts: number, least: number): number[] => {
    const weights = Array.from({ length: parts }, () => 0.4 + next());
    const sum = weights.reduce((a, b) => a + b, 0);
    const spare = total - least * parts;
    if (spare < 0) throw new RangeError(`${total} cannot be split into ${parts} parts of ${least}`);
    const shares = weights.map((weight) => least + Math.floor((spare * weight) / sum));
    let rest = total - shares.reduce((a, b) => a + b, 0);
    for (let i = 0; rest > 0; i = (i + 1) % parts, rest -= 1) shares[i] = (shares[i] ?? 0) + 1;
    return shares;
  };
  return { next, int, pick, shuffle, split, chance: (p) => next() < p, some: (items, count) => shuffle(items).slice(0, count) };
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ids of 20 characters (100 bits) from their own stream, so that a changed text moves no id. */
export function makeIds(seed: number): () => string {
  const draw = mulberry32(seed ^ 0x5eed1d5);
  return () => {
    let id = '';
    for (let word = 0; word < 4; word += 1) {
      const bits = draw();
      for (let i = 0; i < 5; i += 1) id += alphabet[(bits >>> (i * 5)) & 31];
    }
    return id;
  };
}
