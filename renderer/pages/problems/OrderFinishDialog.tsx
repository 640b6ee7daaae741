import { Radio } from 'antd';
import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { ChoiceInput } from '#renderer/record/ChoiceInput.tsx';
import { StepDialog } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import type { OrderDialogProps } from '#renderer/pages/problems/DispatchDialog.tsx';
import { useUser } from '#renderer/pages/problems/office.ts';
import { type OrderAnswer, orderEnd } from '#renderer/pages/problems/orderWrites.ts';
import { stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useToday } from '#renderer/state/session.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** An order's end in one dialog: what was done, and how satisfied the one who ordered it is. */
export function OrderFinishDialog(props: OrderDialogProps) {
  const { row } = props;
  const today = useToday();
  const user = useUser();
  const [asked, setAsked] = useState(true);
  const [answer, setAnswer] = useState<OrderAnswer>({ satisfaction: 'satisfaction.satisfied', respondent: String(row['raisedBy'] ?? '') });
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/orderEnd/${row.id}`,
    initial: { ...stepStart(row.id, 'finish', today, user), resultClass: 'resultClass.a', noOutcome: '点单服务，没有可计数的成果。' },
    check: (values) => [
      ...(values['text'] ? [] : [{ field: 'text', message: '请写是怎么办的。' }]),
      ...(asked && answer.satisfaction !== null && answer.respondent.trim() === '' ? [{ field: 'respondent', message: '请填是谁评价的。' }] : []),
    ],
    writes: (own) => orderEnd(own, asked ? answer : null),
  });
  return (
    <StepDialog
      form={form}
      title={`办结：${String(row['title'] ?? '')}`}
      okText={asked ? '办结并确认' : '办结'}
      fields={[{ name: 'text', label: '怎么办的', required: true }, { name: 'resultClass', required: true }, { name: 'on' }]}
      extra={
        <>
          <Radio.Group
            aria-label="群众确认"
            value={asked}
            onChange={(event) => setAsked(event.target.value === true)}
            options={[
              { value: true, label: '群众已确认' },
              { value: false, label: '以后再问' },
            ]}
          />
          {asked ? (
            <>
              <FormField name="satisfaction" label="满意度" required>
                <ChoiceInput list="satisfaction" label="满意度" value={answer.satisfaction === null ? [] : [answer.satisfaction]} onChange={(ids) => setAnswer({ ...answer, satisfaction: ids[0] ?? answer.satisfaction })} />
              </FormField>
              <FormField name="respondent" label="谁说的" required {...(form.errors['respondent'] ? { error: form.errors['respondent'] } : {})}>
                <TextField label="谁说的" value={answer.respondent} onChange={(respondent) => setAnswer({ ...answer, respondent })} limit={40} />
              </FormField>
            </>
          ) : null}
        </>
      }
      onClose={props.onClose}
      onSaved={(_id, tx) => props.onDone(asked ? '已办结并登记群众意见' : '已办结，等群众确认', tx)}
    />
  );
}
