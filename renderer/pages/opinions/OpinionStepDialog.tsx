import { entityOf } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { opinionStepOf } from '#shared/rules/folds/opinion.ts';
import { filled } from '#shared/rules/life.ts';
import { checkOpinionStep } from '#shared/rules/opinionLife.ts';
import type { FoldedOpinion, OpinionStepKey } from '#shared/rules/opinionSteps.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import type { Values } from '#renderer/record/fieldText.ts';
import { StepDialog } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { stepForms } from '#renderer/pages/opinions/opinionSteps.ts';

export interface OpinionStepDialogProps {
  id: string;
  folded: FoldedOpinion;
  step: OpinionStepKey;
  /** The step that a correction corrects. */
  corrects?: string | undefined;
  onClose: () => void;
  onSaved?: (() => void) | undefined;
}

/** One step of a report: the day, who, and only what this step needs; refused by the same rule as in the service. */
export function OpinionStepDialog(props: OpinionStepDialogProps) {
  const { id, folded, step } = props;
  const today = useToday();
  const session = useSession();
  const { verb, fields, danger } = stepForms[step];
  const form = useRecordForm({
    entity: entityOf('opinionStep'),
    draftKey: `opinionStep/new/${id}/${step}${props.corrects ?? ''}`,
    initial: {
      opinion: id,
      step: `opinionStep.${step}`,
      on: today,
      // Who signs is not who types.
      by: step === 'sign' ? null : session?.user || null,
      corrects: props.corrects ?? null,
      ...(step === 'forward' && session?.office?.level === 'township' ? { level: 'level.county' } : {}),
    },
    check: (values) => check(folded, values, step, today),
  });
  return (
    <StepDialog
      form={form}
      title={verb}
      okText={verb}
      fields={fields}
      danger={danger}
      onClose={props.onClose}
      onSaved={(_id, tx) => {
        doneWithUndo(`已${verb}`, tx);
        props.onClose();
        props.onSaved?.();
      }}
    />
  );
}

function check(folded: FoldedOpinion, values: Values, step: OpinionStepKey, today: string): FieldProblem[] {
  const row = Object.fromEntries(Object.entries(values).map(([key, value]): [string, FieldValue] => [key, value ?? null]));
  const found = checkOpinionStep(folded, opinionStepOf(row, null), { today });
  if (step === 'correct' && !filled(String(row['text'] ?? ''))) found.push({ field: 'text', message: '请写更正的内容。' });
  return found;
}
