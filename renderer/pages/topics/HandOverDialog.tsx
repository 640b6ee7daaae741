import type { Row, Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { raisedProblem } from '#shared/rules/raise.ts';
import type { FoldedTopic } from '#shared/rules/topicSteps.ts';
import { checkValues } from '#shared/schema.ts';
import { valuesToSend } from '#renderer/record/formValues.ts';
import { StepRow } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { TopicStepDialog } from '#renderer/pages/topics/TopicStepDialog.tsx';
import { useOfficeLevel } from '#renderer/pages/topics/useFoldedTopic.ts';
import { useToday } from '#renderer/state/session.ts';

const problem = entityOf('problem');

export interface HandOverDialogProps {
  row: Row;
  folded: FoldedTopic;
  onClose: () => void;
  onDone: (text: string, tx: string) => void;
}

/** 转办: the problem, with its link back, and the step of the topic, in one transaction. */
export function HandOverDialog(props: HandOverDialogProps) {
  const { row } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const raised = useRecordForm({
    entity: problem,
    draftKey: `problem/handOver/${row.id}`,
    initial: { kind: 'problemKind.livelihood', registeredOn: today, holder: `level.${level}`, ...raisedProblem('topic', row) },
  });
  const also = (): Write[] => [{ entity: 'problem', id: null, set: valuesToSend(problem, null, raised.values, {}) }];
  const checkAlso = () =>
    checkValues(problem, valuesToSend(problem, null, raised.values, {}), true).map(({ field, message }) => ({ field: `problem.${field}`, message: `办理事项：${message}` }));
  const done = () => raised.dropDraft();
  return (
    <TopicStepDialog
      step="handOver"
      topic={{ id: row.id, title: String(row['title'] ?? ''), place: typeof row['place'] === 'string' ? row['place'] : null }}
      folded={props.folded}
      also={also}
      checkAlso={checkAlso}
      dirty={raised.dirty}
      head={<p className="ui-hint">不用协商、直接办的，转成一件办理事项。题目、村、情况、提出人和公开范围都带过去，两边互相连着。</p>}
      // What is typed before its draft is there would be lost.
      extra={raised.ready && ['title', 'kind'].map((name) => <StepRow key={name} form={raised} rowName={`problem.${name}`} field={{ name, ...(name === 'title' ? { label: '办理事项' } : {}) }} error={raised.errors[name]} />)}
      onClose={() => {
        done();
        props.onClose();
      }}
      onDone={(text, tx) => {
        done();
        props.onDone(text, tx);
      }}
    />
  );
}
