import type { Row } from '#shared/contract/records.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

/** The state of an item, changed where it stands: a list of tasks is gone through from top to bottom. */
export function PlanState({ row }: { row: Row }) {
  const state = typeof row['state'] === 'string' ? row['state'] : null;
  const choices = useChoices('planState', state === null ? [] : [state]);
  const change = (next: string | null) => {
    if (next === null || next === state) return;
    void attempt(async () => {
      const { tx } = await saveRecords([{ entity: 'planItem', id: row.id, set: { state: next } }]);
      doneWithUndo(`已改为“${choices.find((one) => one.id === next)?.label ?? ''}”`, tx);
    });
  };
  return <PinyinSelect label={`“${String(row['title'] ?? '')}”的状态`} clearable={false} options={choices.map((one) => ({ value: one.id, label: one.label }))} value={state} onChange={change} />;
}
