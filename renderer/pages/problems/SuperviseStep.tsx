import type { Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { ChargeDialog } from '#renderer/pages/problems/ChargeDialog.tsx';
import type { StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { valuesToSend } from '#renderer/record/formValues.ts';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';

/** The supervision that a step of 督办 brings along: who leads, since when, what is asked. */
export function supervisionOf(problem: string, step: Write['set'], more: RecordFormState['values']): Write {
  const set = { ...valuesToSend(entityOf('supervision'), null, more, {}), problem, leader: step['leader'] ?? null, since: step['on'] ?? null };
  return { entity: 'supervision', id: null, set: step['text'] ? { ...set, requirement: step['text'] } : set };
}

/** 领衔督办: a leader takes charge. An office above may do it while the township holds the matter. */
export function SuperviseStep(props: StepProps) {
  return (
    <ChargeDialog
      {...props}
      draft={`supervise/${props.problem}`}
      heading="领衔督办"
      more={[{ name: 'duty' }, { name: 'way' }, { name: 'nextOn' }]}
      writes={(step, charge) => [step, supervisionOf(props.problem, step.set, charge)]}
    />
  );
}
