import type { Step } from '#electron/storage/engine/engine.ts';

/** Long work that can be put down at each `yield`, for the thread's other work. */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** Milliseconds that a slice takes: an answer, or a key in a form, never waits for more than one. */
const sliceMs = 12;

/** Does sliced work in one go. */
export function runThrough<T>(work: Sliced<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Does sliced work, each slice inside `step`, with `breathe` between; what `breathe` throws ends it. */
export async function runInSlices<T>(work: Sliced<T>, breathe: () => Promise<void>, step: Step = (piece) => piece()): Promise<T> {
  const slice = (): IteratorResult<undefined, T> => {
    const until = performance.now() + sliceMs;
    for (;;) {
      const next = work.next();
      if (next.done === true || performance.now() >= until) return next;
    }
  };
  for (;;) {
    const next = step(slice);
    if (next.done === true) return next.value;
    await breathe();
  }
}
