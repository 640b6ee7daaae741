import { Failure } from '#shared/failure.ts';
import { undo } from '#renderer/state/records.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** Does something that the service may refuse; the refusal is told in its own words. Answers undefined then. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    notify.failure(error);
    return undefined;
  }
}

/** Says what was done, and for ten seconds offers to take the transaction back. */
export function doneWithUndo(text: string, tx: string): void {
  notify.done(text, {
    undo: () =>
      void attempt(async () => {
        await undo(tx);
        notify.done('已撤销');
      }),
  });
}
