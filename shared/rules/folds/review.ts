import type { Row } from '#shared/contract/records.ts';

/** The review state that stands: the last word said about the record. */
export function lastVerdict(reviews: readonly Row[]): string | null {
  const last = reviews.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)).at(-1);
  return typeof last?.['verdict'] === 'string' ? last['verdict'] : null;
}
