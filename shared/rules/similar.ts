export interface Candidate {
  id: string;
  title: string;
  place: string | null;
}
export interface Ranked<C extends Candidate> {
  candidate: C;
  score: number;
}

/** Words that every topic has, so that sharing them says nothing. */
const empty = /关于|进一步|加强|解决|推进|推动|的|问题|建议|事项|工作|情况|有关|请求|要求/g;

function bigrams(text: string): Map<string, number> {
  const kept = text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const stripped = kept.replace(empty, '');
  const chars = [...(stripped.length >= 2 ? stripped : kept)];
  const grams = new Map<string, number>();
  const count = (gram: string) => grams.set(gram, (grams.get(gram) ?? 0) + 1);
  if (chars.length === 1) count(chars[0] ?? '');
  for (let i = 0; i + 1 < chars.length; i += 1) count(`${chars[i] ?? ''}${chars[i + 1] ?? ''}`);
  return grams;
}

/**
 * How alike two titles are, 0 to 1: the share of common pairs of characters (Dice's coefficient), without words that every
 * topic has. The same whichever comes first. Our own measure; the county's practice is to look at the list and decide.
 */
export function similarity(a: string, b: string): number {
  const left = bigrams(a);
  const right = bigrams(b);
  let shared = 0;
  let all = 0;
  for (const [gram, n] of left) {
    shared += Math.min(n, right.get(gram) ?? 0);
    all += n;
  }
  for (const n of right.values()) all += n;
  return all === 0 ? 0 : (2 * shared) / all;
}

/** The candidates of the same place that are alike, best first; `least` score, `most` of them. */
export function rank<C extends Candidate>(
  title: string,
  place: string | null,
  candidates: readonly C[],
  { least = 0.35, most = 8 }: { least?: number; most?: number } = {},
): Ranked<C>[] {
  return candidates
    .filter((candidate) => place === null || candidate.place === place)
    .map((candidate) => ({ candidate, score: similarity(title, candidate.title) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, most);
}
