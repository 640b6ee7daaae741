import { ask } from '#renderer/bridge.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { whileSaving } from '#renderer/state/saving.ts';

/** Makes problems of decisions now, without waiting for the minutes. */
export function raise(meeting: string, decisions: readonly string[]): Promise<void> {
  return attempt(async () => {
    const { problems, tx } = await whileSaving(ask('raiseProblems', { meeting, decisions: [...decisions] }));
    doneWithUndo(`已转为办理事项${problems.length}件`, tx);
  }).then(() => undefined);
}
