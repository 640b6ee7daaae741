import type { Row } from '#shared/contract/records.ts';
import { answersIn, inAnsweredOrder } from '#shared/rules/answered.ts';

const answers = (row: Row): readonly string[] => answersIn(row['after']);
const byClock = (a: Row, b: Row): number => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);

/** Words in the order in which they were said: none before one that it answers, whatever the clocks; else by the clock. */
export function verdictsInOrder<T extends Row>(reviews: readonly T[]): T[] {
  return inAnsweredOrder(reviews.toSorted(byClock), answers);
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
