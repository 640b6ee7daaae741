import { Checkbox } from 'antd';
import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { StepDialog, type StepField, StepRow } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { useToday } from '#renderer/state/session.ts';

const fields: readonly StepField[] = [{ name: 'text' }, { name: 'place' }, { name: 'who' }];

/** 记一件事: three fields, sorted later; answered on the spot is an end too. Mount it to open it. */
export function JottingDialog(props: { onClose: () => void; onSaved?: ((id: string) => void) | undefined }) {
  const today = useToday();
  const [answered, setAnswered] = useState(false);
  const form = useRecordForm({ entity: entityOf('jotting'), initial: { on: today } });
  const withAnswer = answered || Boolean(form.values['answer']);
  return (
    <StepDialog
      form={form}
      title="记一件事"
      okText="记下"
      fields={fields}
      onClose={props.onClose}
      onSaved={(id, tx) => {
        props.onSaved?.(id);
        props.onClose();
        doneWithUndo('已记下，空了再归类', tx);
      }}
      extra={
        <>
          <Checkbox
            checked={withAnswer}
            onChange={(event) => {
              setAnswered(event.target.checked);
              if (!event.target.checked) form.setValue('answer', null);
            }}
          >
            当场已答复
          </Checkbox>
          {withAnswer ? <StepRow form={form} field={{ name: 'answer' }} /> : null}
        </>
      }
    />
  );
}
