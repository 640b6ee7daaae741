import type { Row, Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { StepDialog, StepRow } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import type { StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { stepForm } from '#renderer/pages/problems/stepForms.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useBesideForm } from '#renderer/pages/problems/useBesideForm.ts';
import { useToday } from '#renderer/state/session.ts';

/** The leader presses the matter once more: the step, and on the charge when this was and when it is looked at next. */
export function pushWrites(step: Write, supervision: string, nextOn: string | null): Write[] {
  return [step, { entity: 'supervision', id: supervision, set: { lastOn: step.set['on'] ?? null, nextOn } }];
}

export function PushDialog(props: StepProps & { supervision: Row }) {
  const { folded, problem, supervision } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const { form: charge, refusals } = useBesideForm({ entity: entityOf('supervision'), draftKey: `supervision/push/${supervision.id}`, initial: { problem } }, 'supervision');
  const next = charge.values['nextOn'];
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/push/${supervision.id}`,
    initial: { ...stepStart(problem, 'supervise', today, user), leader: String(supervision['leader'] ?? '') },
    check: (values) => [...stepProblems(folded, values, { level, today, outcomes: props.outcomes }), ...refusals()],
    writes: (own) => pushWrites(own, supervision.id, typeof next === 'string' ? next : null),
  });
  return (
    <StepDialog
      form={form}
      title={`督办：${props.title}`}
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
      extra={<StepRow form={charge} field={{ name: 'nextOn', hint: '到这一天，工作台会提醒' }} rowName="supervision.nextOn" error={form.errors['supervision.nextOn'] ?? charge.errors['nextOn']} />}
    />
  );
}
