import type { Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { valuesToSend } from '#renderer/record/formValues.ts';
import { StepDialog, StepRow } from '#renderer/record/StepDialog.tsx';
import { type RecordFormState, useRecordForm } from '#renderer/record/useRecordForm.ts';
import type { StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { stepForm } from '#renderer/pages/problems/stepForms.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useBesideForm } from '#renderer/pages/problems/useBesideForm.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { useToday } from '#renderer/state/session.ts';

const supervision = entityOf('supervision');

/** The supervision that a step of 督办 brings along: who leads, since when, what is asked. */
export function supervisionOf(problem: string, step: Write['set'], more: RecordFormState['values']): Write {
  const set = { ...valuesToSend(supervision, null, more, {}), problem, leader: step['leader'] ?? null, since: step['on'] ?? null };
  return { entity: 'supervision', id: null, set: step['text'] ? { ...set, requirement: step['text'] } : set };
}

/** 领衔督办: the step and the leader's charge, in one transaction. An office above may do it while the township holds the matter. */
export function SuperviseStep(props: StepProps) {
  const { folded, problem } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const { form: charge, refusals } = useBesideForm({ entity: supervision, draftKey: `supervision/step/${problem}`, initial: { problem } }, 'supervision');
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/supervise/${problem}`,
    initial: stepStart(problem, 'supervise', today, user),
    check: (values) => [...stepProblems(folded, values, { level, today, outcomes: props.outcomes }), ...refusals()],
    writes: (own) => [own, supervisionOf(problem, own.set, charge.values)],
  });
  return (
    <StepDialog
      form={form}
      title={`领衔督办：${props.title}`}
      okText="登记督办"
      fields={stepForm('supervise').fields}
      dirty={charge.dirty}
      onClose={() => {
        charge.dropDraft();
        props.onClose();
      }}
      onSaved={(_id, tx) => {
        charge.dropDraft();
        props.onDone('已登记督办', tx);
      }}
      extra={['duty', 'way', 'nextOn'].map((name) => <StepRow key={name} form={charge} field={{ name }} rowName={`supervision.${name}`} error={form.errors[`supervision.${name}`] ?? charge.errors[name]} />)}
    />
  );
}
