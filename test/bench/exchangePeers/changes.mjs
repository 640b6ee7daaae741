import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

// The work that every peer does: 100,000 field changes on 20,000 rows, a second writer over the first, and a durable end.

export const columns = ['amount', 'notes', 'date', 'acct', 'financial_id'];

/** The value that a writer gives to change `n`. */
export function valueOf(n, writer) {
  const kinds = [n, `会议记录整改落实${n}`, 20260101 + (n % 28), `a${n % 9}`, `f${n}`];
  const value = kinds[n % columns.length];
  return writer === 0 ? value : typeof value === 'string' ? `${value}@${writer}` : value + writer;
}

export const rowOf = (n) => `row-${Math.trunc(n / columns.length)}`;
export const columnOf = (n) => columns[n % columns.length];

/** How long the work takes, in milliseconds. */
export async function time(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Writes bytes and waits until the disk has them. */
export function keep(path, bytes) {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The one line that the benchmark reads. Ends the process: a peer may hold timers. */
export function tell(figures) {
  process.stdout.write(`\n@@${JSON.stringify({ ...figures, memory: process.resourceUsage().maxRSS / 1024 })}\n`, () => process.exit(0));
}

/** The numbers below `count` in another order, the same at each run. */
export function shuffled(count) {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = 2026;
  for (let i = count - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
