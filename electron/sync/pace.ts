import { Failure } from '#shared/failure.ts';

/** Lets other work of the thread through during a long job, tells how far it is, and ends it when the person wants. */
export interface Pace {
  /** Waits for the next turn when this one has lasted long enough. Throws when the job was cancelled. */
  breathe(): Promise<void>;
  tell(done: number, total: number, note: string): void;
}

const sliceMs = 25;

export function makePace(tell: Pace['tell'] = () => undefined, isCancelled: () => boolean = () => false): Pace {
  let since = performance.now();
  return {
    async breathe() {
      if (performance.now() - since >= sliceMs) {
        await new Promise((resolve) => setImmediate(resolve));
        since = performance.now();
      }
      if (isCancelled()) throw new Failure('refused', '已取消，这个文件没有接收，现有数据没有变化。');
    },
    tell,
  };
}
