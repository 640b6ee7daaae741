import { runsText, type RichText } from '#shared/richText.ts';
import type { RevisedParagraph } from '#shared/contract/papers.ts';

/** Lines of a text for comparing: without numbers, so that a heading put in between doesn't change all that follow it. */
export function comparableLines(text: RichText): string[] {
  return text.blocks
    .flatMap((block): string[] => {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
          return [runsText(block.runs)];
        case 'list':
          return block.items.map(runsText);
        case 'table':
          return block.rows.map((row) => row.map(runsText).join('\t'));
      }
    })
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function pairsOf(text: string): Map<string, number> {
  const bare = `\u0002${text.replace(/\s+/g, '')}\u0003`;
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < bare.length; i += 1) pairs.set(bare.slice(i, i + 2), (pairs.get(bare.slice(i, i + 2)) ?? 0) + 1);
  return pairs;
}

function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [pair, n] of a) {
    shared += Math.min(n, b.get(pair) ?? 0);
    total += n;
  }
  for (const n of b.values()) total += n;
  return total === 0 ? 1 : (2 * shared) / total;
}

/** How much two texts have in common, 0 to 1, by pairs of neighbouring characters (Dice). */
export function similarity(a: string, b: string): number {
  return a === b ? 1 : likeness(pairsOf(a), pairsOf(b));
}

/** Below this, a line was replaced by another one rather than changed. */
const sameLine = 0.35;

/**
 * Lines side by side, in order: equal or alike ones in pairs, the others alone. The pairs are those that together are most
 * alike.
 */
export function alignLines(before: readonly string[], after: readonly string[]): RevisedParagraph[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const aPairs = a.map(pairsOf);
  const bPairs = b.map(pairsOf);
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const like = new Float64Array(a.length * b.length);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const one = a[i] === b[j] ? 1.5 : likeness(aPairs[i] ?? new Map(), bPairs[j] ?? new Map());
      like[i * b.length + j] = one;
      const paired = one >= sameLine ? one + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const middle: RevisedParagraph[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const here = best[i * width + j] ?? 0;
    const one = i < a.length && j < b.length ? (like[i * b.length + j] ?? 0) : 0;
    if (one >= sameLine && Math.abs(here - one - (best[(i + 1) * width + j + 1] ?? 0)) < 1e-9) {
      middle.push({ before: a[i] ?? null, after: b[j] ?? null });
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || (best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0))) {
      middle.push({ before: a[i] ?? null, after: null });
      i += 1;
    } else {
      middle.push({ before: null, after: b[j] ?? null });
      j += 1;
    }
  }
  const same = (lines: readonly string[]) => lines.map((line) => ({ before: line, after: line }));
  return [...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))];
}
