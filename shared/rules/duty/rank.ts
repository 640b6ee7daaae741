/** What ranking needs to know of a score. */
export interface Ranked {
  member: string;
  total: number | null;
  /** Boxes of the checklist that are met. */
  met: number;
}

/** Places from 1 by points, then by boxes met; equal ones share a place and the next is left out (1, 2, 2, 4). */
export function ranksOf(scores: readonly Ranked[]): Map<string, number> {
  const value = (a: Ranked, b: Ranked): number => (b.total ?? 0) - (a.total ?? 0) || b.met - a.met;
  const sorted = scores.toSorted((a, b) => value(a, b) || (a.member < b.member ? -1 : 1));
  const ranks = new Map<string, number>();
  let rank = 0;
  sorted.forEach((score, i) => {
    const before = sorted[i - 1];
    if (!before || value(before, score) !== 0) rank = i + 1;
    ranks.set(score.member, rank);
  });
  return ranks;
}
