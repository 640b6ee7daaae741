import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** Asks, then takes a whole import back. Answers whether it was. */
export async function undoTableImport({ id, words, job = '' }: { id: string; words: string; job?: string }): Promise<boolean> {
  const sentence = '这次新增的移入回收站，更新过的恢复成原来的样子。后来又改过、被别处用到、或者上级已经收到的，保留不动。';
  if (!(await confirmAction({ title: `撤销这次导入（${words}）`, sentence, verb: '撤销导入', danger: true }))) return false;
  const done = await attempt(() => ask('undoTableImport', { id, job }));
  if (done) notify.done(`已撤销${done.undone}条${done.kept > 0 ? `，${done.kept}条后来改过或者用到了，保留不动` : ''}`);
  return done !== undefined;
}
