import { Button } from 'antd';
import { useState } from 'react';
import type { RecordDetail, Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import type { FieldProblem } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { proposalStepOf } from '#shared/rules/folds/proposal.ts';
import { filled } from '#shared/rules/life.ts';
import { checkProposalStep } from '#shared/rules/proposalCheck.ts';
import type { FoldedProposal, ProposalStepKey } from '#shared/rules/proposalSteps.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { idsIn, type Values } from '#renderer/record/fieldText.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { StepDialog, type StepField } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { stepForms } from '#renderer/pages/proposals/proposalSteps.ts';
import { useUsualDeadline } from '#renderer/pages/proposals/useUsualDeadline.ts';

export interface ProposalStepDialogProps {
  detail: RecordDetail;
  folded: FoldedProposal;
  step: ProposalStepKey;
  /** The step that a correction corrects. */
  corrects?: string | undefined;
  onClose: () => void;
}

/** One step of a proposal: only what this step needs; refused by the same rule as in the service. */
export function ProposalStepDialog(props: ProposalStepDialogProps) {
  const { detail, folded, step } = props;
  const { row } = detail;
  const today = useToday();
  const user = useSession()?.user;
  const held = typeof row['number'] === 'string' ? row['number'] : '';
  const [number, setNumber] = useState(held);
  const { verb, fields, danger } = stepForms[step];
  // A leader's name is asked for where the clerk's would be.
  const byClerk = fields.some((field) => field.name === 'by' && field.label === undefined);
  const form = useRecordForm({
    entity: entityOf('proposalStep'),
    draftKey: `proposalStep/new/${row.id}/${step}${props.corrects ?? ''}`,
    initial: {
      proposal: row.id,
      step: `proposalStep.${step}`,
      on: today,
      by: byClerk ? user || null : null,
      corrects: props.corrects ?? null,
      ...(step === 'assign' ? { organisation: folded.organisation ?? row['wishedHost'] ?? null, coOrganisations: folded.coOrganisations.length > 0 ? folded.coOrganisations : idsIn(row['wishedCo']) } : {}),
    },
    check: (values) => check(folded, values, step, today),
    writes: (own) => (step === 'file' && number.trim() !== held ? [own, numbered(detail, number.trim())] : [own]),
  });
  const from = typeof form.values['on'] === 'string' ? form.values['on'] : today;
  const usual = useUsualDeadline(step === 'assign' ? from : null);
  const withHint = (field: StepField): StepField =>
    field.name === 'deadlineOn' && usual ? { ...field, hint: <UsualDeadline usual={usual} onTake={() => form.setValue('deadlineOn', usual.deadline)} /> } : field;
  return (
    <StepDialog
      form={form}
      title={verb}
      okText={verb}
      fields={fields.map(withHint)}
      inputs={{
        into: <RefInput to="proposal" value={idsIn(form.values['into'])} except={[row.id]} onChange={([into]) => form.setValue('into', into ?? null)} />,
      }}
      extra={
        step === 'file' ? (
          <FormField name="number" label="提案号">
            <TextField value={number} onChange={setNumber} limit={30} />
          </FormField>
        ) : null
      }
      dirty={number !== held}
      danger={danger}
      onClose={props.onClose}
      onSaved={(_id, tx) => {
        doneWithUndo(`已${verb}`, tx);
        props.onClose();
      }}
    />
  );
}

/** The number is given when the proposal is filed, in the same transaction. */
function numbered({ row, heads }: RecordDetail, number: string): Write {
  return { entity: 'proposal', id: row.id, set: { number: number === '' ? null : number }, heads: { number: heads['number'] ?? [] } };
}

function UsualDeadline(props: { usual: { deadline: string; days: number; warning: string | null }; onTake: () => void }) {
  const { deadline, days, warning } = props.usual;
  return (
    <>
      交办后{days}天内答复，到{deadline}。
      <Button type="link" size="small" onClick={props.onTake}>
        填入
      </Button>
      {warning}
    </>
  );
}

function check(folded: FoldedProposal, values: Values, step: ProposalStepKey, today: string): FieldProblem[] {
  const row = Object.fromEntries(Object.entries(values).map(([key, value]): [string, FieldValue] => [key, value ?? null]));
  const found = checkProposalStep(folded, proposalStepOf(row, null), { today });
  if (step === 'correct' && !filled(String(row['text'] ?? ''))) found.push({ field: 'text', message: '请写更正的内容。' });
  return found;
}
