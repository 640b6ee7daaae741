import type { ReactNode } from 'react';
import type { Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { FoldedTopic, TopicStepKey } from '#shared/rules/topicSteps.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { StepDialog } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { usePlanned } from '#renderer/pages/topics/usePlanned.tsx';
import { SimilarTopics } from '#renderer/pages/topics/SimilarTopics.tsx';
import { stepForm, stepProblems, stepStart } from '#renderer/pages/topics/topicSteps.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/topics/useFoldedTopic.ts';
import { useToday } from '#renderer/state/session.ts';

export interface TopicStepProps {
  step: TopicStepKey;
  topic: { id: string; title: string; place: string | null };
  folded: FoldedTopic;
  /** Values beyond the usual beginning: the step that is corrected. */
  start?: Readonly<Record<string, FieldValue>> | undefined;
  head?: ReactNode;
  /** Records written in the same transaction: the problem of a 转办. */
  also?: (() => readonly Write[]) | undefined;
  /** What is wrong with those records. */
  checkAlso?: (() => readonly FieldProblem[]) | undefined;
  extra?: ReactNode;
  dirty?: boolean | undefined;
  onClose: () => void;
  onDone: (text: string, tx: string) => void;
}

/** The dialog of one step of a topic: only the fields that this step needs. */
export function TopicStepDialog(props: TopicStepProps) {
  const { step, topic, folded } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const { verb, fields, danger } = stepForm(step);
  const planned = usePlanned(step, topic, folded);
  const form = useRecordForm({
    entity: entityOf('topicStep'),
    draftKey: `topicStep/${step}/${topic.id}`,
    initial: { ...stepStart(topic.id, step, today, user), ...props.start },
    check: (values) => [...stepProblems(folded, values, { level, today }), ...(props.checkAlso?.() ?? [])],
    complete: planned.complete,
    writes: (own) => [...(props.also?.() ?? []), ...planned.writes(own)],
  });
  const into = form.values['into'];
  return (
    <StepDialog
      form={form}
      title={`${verb}：${topic.title}`}
      okText={verb}
      fields={fields}
      danger={danger}
      dirty={props.dirty}
      head={props.head}
      inputs={
        step === 'merge'
          ? {
              into: (
                <>
                  <RefInput to="topic" value={typeof into === 'string' ? [into] : []} except={[topic.id]} onChange={(ids) => form.setValue('into', ids[0] ?? null)} />
                  <SimilarTopics title={topic.title} place={topic.place} except={topic.id} pickText="并入这一件" onPick={(id) => form.setValue('into', id)} />
                </>
              ),
            }
          : undefined
      }
      extra={
        <>
          {planned.choice(form)}
          {props.extra}
        </>
      }
      onClose={props.onClose}
      onSaved={(_id, tx) => props.onDone(`已${verb}“${topic.title}”`, tx)}
    />
  );
}
