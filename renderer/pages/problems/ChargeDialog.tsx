import type { FieldValue } from '#shared/fields.ts';
import type { Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { StepDialog, StepRow } from '#renderer/record/StepDialog.tsx';
import { type RecordFormState, useRecordForm } from '#renderer/record/useRecordForm.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import type { StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { stepForm } from '#renderer/pages/problems/stepForms.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useBesideForm } from '#renderer/pages/problems/useBesideForm.ts';
import { useToday } from '#renderer/state/session.ts';

export interface ChargeDialogProps extends StepProps {
  /** Names the drafts: a charge that is begun, or one that is pressed once more. */
  draft: string;
  heading: string;
  /** What the step starts with beside the usual. */
  start?: Readonly<Record<string, FieldValue>> | undefined;
  /** What stands of the charge already. */
  charge?: Readonly<Record<string, FieldValue>> | undefined;
  /** Fields of the charge that stand below those of the step. */
  more: readonly { name: string; hint?: string }[];
  writes: (step: Write, charge: RecordFormState['values']) => Write[];
}

/** 督办: a step, and the leader's charge beside it, in one transaction. */
export function ChargeDialog(props: ChargeDialogProps) {
  const { folded, problem } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const { form: charge, refusals } = useBesideForm({ entity: entityOf('supervision'), draftKey: `supervision/${props.draft}`, initial: { problem, ...props.charge } }, 'supervision');
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/${props.draft}`,
    initial: { ...stepStart(problem, 'supervise', today, user), ...props.start },
    check: (values) => [...stepProblems(folded, values, { level, today, outcomes: props.outcomes }), ...refusals()],
    writes: (own) => props.writes(own, charge.values),
  });
  return (
    <StepDialog
      form={{ ...form, ready: form.ready && charge.ready }}
      title={`${props.heading}：${props.title}`}
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
      extra={props.more.map((field) => (
        <StepRow key={field.name} form={charge} field={field} rowName={`supervision.${field.name}`} error={form.errors[`supervision.${field.name}`] ?? charge.errors[field.name]} />
      ))}
    />
  );
}
