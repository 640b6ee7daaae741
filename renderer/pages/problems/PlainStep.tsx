import type { ReactNode } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { FoldedProblem, ProblemStepKey } from '#shared/rules/problemSteps.ts';
import { StepDialog } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { DeadlineInput } from '#renderer/pages/problems/DeadlineInput.tsx';
import { stepForm, stepVerb } from '#renderer/pages/problems/stepForms.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { useToday } from '#renderer/state/session.ts';

export interface StepProps {
  problem: string;
  title: string;
  folded: FoldedProblem;
  outcomes: number;
  /** Values beyond the usual beginning: the step that is corrected. */
  start?: Readonly<Record<string, FieldValue>> | undefined;
  head?: ReactNode;
  onClose: () => void;
  onDone: (text: string, tx: string) => void;
}

/** A step that is one record: its day, its words, a deadline, an organisation. */
export function PlainStep(props: StepProps & { step: ProblemStepKey }) {
  const { step, folded } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const { fields, danger } = stepForm(step);
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/${step}/${props.problem}`,
    initial: { ...stepStart(props.problem, step, today, user), ...usualValues(step, folded), ...props.start },
    check: (values) => stepProblems(folded, values, { level, today, outcomes: props.outcomes }),
  });
  const verb = stepVerb(step, folded);
  const deadline = fields.find((field) => field.name === 'deadlineOn');
  return (
    <StepDialog
      form={form}
      title={`${verb}：${props.title}`}
      okText={verb}
      fields={fields}
      danger={danger}
      head={props.head}
      inputs={deadline ? { deadlineOn: <DeadlineInput form={form} label={deadline.label ?? '办理时限'} /> } : undefined}
      onClose={props.onClose}
      onSaved={(_id, tx) => props.onDone(`已${verb}`, tx)}
    />
  );
}

/** What the matter already has is not typed again: the organisation that it goes back to, the person who signs for it. */
function usualValues(step: ProblemStepKey, folded: FoldedProblem): Record<string, FieldValue> {
  if (step === 'assign') return { coOrganisations: folded.coOrganisations, ...(folded.state === 'returned' ? {} : { organisation: folded.organisation }), person: folded.person };
  if (step === 'signFor') return { person: folded.person };
  return {};
}
