import { Radio } from 'antd';
import { useState } from 'react';
import type { Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { shippedSettings } from '#shared/defaults/settings.ts';
import { valuesToSend } from '#renderer/record/formValues.ts';
import { StepDialog, StepRow } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import type { StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { stepForm, stepVerb } from '#renderer/pages/problems/stepForms.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useBesideForm } from '#renderer/pages/problems/useBesideForm.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { useToday } from '#renderer/state/session.ts';

const outcome = entityOf('outcome');
const needed = [
  ['kind', '请选成果指标。'],
  ['quantity', '请填成果数量。'],
  ['unit', '请选成果单位。'],
] as const;

/** 办结 with its counted result in the same dialog, both written in one transaction: no matter is finished without one, or a word why. */
export function FinishStep(props: StepProps) {
  const { folded, problem } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const already = props.outcomes > 0;
  const { form: result, refusals } = useBesideForm({ entity: outcome, draftKey: `outcome/finish/${problem}`, initial: { problem, on: today } }, 'outcome');
  const touched = needed.some(([field]) => result.values[field] !== null && result.values[field] !== undefined);

  // A restored draft says itself which way was taken. With an outcome that stands already a second one is a choice.
  const isCounted = (reason: FieldValue | undefined) => chosen ?? !reason;
  const isAdding = (reason: FieldValue | undefined) => isCounted(reason) && (!already || touched);

  const missing = (): FieldProblem[] =>
    needed
      .filter(([field]) => result.values[field] === null || result.values[field] === undefined || result.values[field] === '')
      .map(([field, message]) => ({ field: `outcome.${field}`, message }));
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/finish/${problem}`,
    initial: stepStart(problem, 'finish', today, user),
    check: (values) => {
      const adds = isAdding(values['noOutcome']);
      return [...stepProblems(folded, values, { level, today, outcomes: props.outcomes + (adds ? 1 : 0) }), ...(adds ? [...missing(), ...refusals()] : [])];
    },
    writes: (own): Write[] =>
      // The outcome goes first: the step is checked against what stands by then.
      isAdding(own.set['noOutcome']) ? [{ entity: 'outcome', id: null, set: { ...valuesToSend(outcome, null, result.values, {}), on: own.set['on'] ?? today } }, own] : [own],
  });
  const verb = stepVerb('finish', folded);
  const counted = isCounted(form.values['noOutcome']);
  const choose = (next: boolean) => {
    setChosen(next);
    if (next) form.setValue('noOutcome', null);
  };

  const setKind = (field: string, value: Parameters<typeof result.setValue>[1]) => {
    result.setValue(field, value);
    const unit = field === 'kind' && typeof value === 'string' ? shippedSettings.outcomeUnits[value] : undefined;
    if (unit !== undefined && !result.values['unit']) result.setValue('unit', unit);
    form.refuse(`outcome.${field}`, null);
    form.refuse('outcome.unit', null);
  };
  const watched = { ...result, setValue: setKind };

  return (
    <StepDialog
      form={{ ...form, ready: form.ready && result.ready }}
      title={`${verb}：${props.title}`}
      okText={verb}
      fields={stepForm('finish').fields}
      dirty={result.dirty}
      onClose={() => {
        result.dropDraft();
        props.onClose();
      }}
      onSaved={(_id, tx) => {
        result.dropDraft();
        props.onDone('已办结，接下来登记反馈', tx);
      }}
      extra={
        <div className="problem-either">
          <Radio.Group
            aria-label="办理成果"
            value={counted}
            onChange={(event) => choose(event.target.value === true)}
            options={[
              { value: true, label: already ? `已登记成果${props.outcomes}项，还可再加一项` : '有可计数的成果' },
              { value: false, label: '没有可计数的成果' },
            ]}
          />
          {counted ? (
            ['kind', 'quantity', 'unit', 'note'].map((name) => (
              <StepRow
                key={name}
                form={watched}
                rowName={`outcome.${name}`}
                field={{ name, required: !already && name !== 'note' }}
                error={form.errors[`outcome.${name}`] ?? result.errors[name]}
              />
            ))
          ) : (
            <StepRow form={form} field={{ name: 'noOutcome', required: true }} />
          )}
        </div>
      }
    />
  );
}
