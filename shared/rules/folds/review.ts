import type { Row } from '#shared/contract/records.ts';

const answers = (row: Row): string[] => (typeof row['after'] === 'string' ? row['after'].split(' ') : []);
const byClock = (a: Row, b: Row): number => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);

/** Words in the order in which they were said: none before one that it answers, whatever the clocks; else by the clock. */
export function verdictsInOrder<T extends Row>(reviews: readonly T[]): T[] {
  const waiting = reviews.toSorted(byClock);
  const ordered: T[] = [];
  while (waiting.length > 0) {
    const here = new Set(waiting.map((row) => row.id));
    const at = Math.max(0, waiting.findIndex((row) => !answers(row).some((id) => here.has(id)))); // a circle is none of ours
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}

/** The words that no later one answers: more than one where two offices spoke without hearing each other. */
export function openVerdicts(reviews: readonly Row[]): Row[] {
  const answered = new Set(reviews.flatMap(answers));
  return verdictsInOrder(reviews).filter((row) => !answered.has(row.id));
}

/** The review state that stands: the last word said about the record. */
export function lastVerdict(reviews: readonly Row[]): string | null {
  const last = verdictsInOrder(reviews).at(-1);
  return typeof last?.['verdict'] === 'string' ? last['verdict'] : null;
}
