import { useMemo } from 'react';
import type { Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { allowedTopicSteps } from '#shared/rules/topicLife.ts';
import { StepDialog } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { type Compared, compareRows } from '#renderer/pages/topics/compareRows.ts';
import { stepForm, stepProblems, stepStart } from '#renderer/pages/topics/topicSteps.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/topics/useFoldedTopic.ts';
import { useList } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';

export interface ApproveDialogProps {
  ids: readonly string[];
  onClose: () => void;
  onDone: (text: string, tx: string) => void;
}

/** A body approves what lies before it in one sitting: its name, the day and the number once for all that are chosen. */
export function ApproveDialog(props: ApproveDialogProps) {
  const { ids } = props;
  const topics = useList({ entity: 'topic', where: [{ field: 'id', op: 'in', value: [...ids] }], limit: 2000 });
  const steps = useList({ entity: 'topicStep', where: [{ field: 'topic', op: 'in', value: [...ids] }], limit: 20_000 });
  const chosen = useMemo(() => (topics.value && steps.value ? compareRows(topics.value.rows, steps.value.rows) : null), [topics.value, steps.value]);
  return chosen ? <ForChosen {...props} chosen={chosen} /> : null;
}

const titleOf = ({ row }: Compared) => String(row['title'] ?? '');

function ForChosen(props: ApproveDialogProps & { chosen: readonly Compared[] }) {
  const { chosen } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const legal = chosen.filter((one) => allowedTopicSteps(one.folded).includes('approve'));
  const others = chosen.filter((one) => !legal.includes(one));
  const [first] = legal;
  const { fields, verb } = stepForm('approve');
  const form = useRecordForm({
    entity: entityOf('topicStep'),
    draftKey: 'topicStep/approve/several',
    initial: stepStart(first?.row.id ?? '', 'approve', today, user),
    check: (values) => {
      const found = legal.flatMap((one) => stepProblems(one.folded, { ...values, topic: one.row.id }, { level, today }));
      return found.filter((problem, i) => found.findIndex((other) => other.field === problem.field && other.message === problem.message) === i);
    },
    writes: (own): Write[] => legal.map((one, i) => (i === 0 ? own : { ...own, set: { ...own.set, topic: one.row.id } })),
  });
  const what = legal.length === 1 && first ? `“${titleOf(first)}”` : `${legal.length}件`;
  return (
    <StepDialog
      form={form}
      title={`${verb}${what}`}
      okText={`${verb}${legal.length}件`}
      okDisabled={legal.length === 0}
      fields={legal.length === 0 ? [] : fields}
      head={
        others.length > 0 ? (
          <div>
            下面{others.length}件现在不能{verb}（采纳以后才能审定），不会改动：
            <ul>
              {others.map((one) => (
                <li key={one.row.id}>{titleOf(one)}</li>
              ))}
            </ul>
          </div>
        ) : null
      }
      onClose={props.onClose}
      onSaved={(_id, tx) => props.onDone(`已${verb}${what}`, tx)}
    />
  );
}
