import { useLayoutEffect, useRef, useState } from 'react';
import type { Row, Write } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { StepDialog } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { DeadlineInput } from '#renderer/pages/problems/DeadlineInput.tsx';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useFoldedProblem } from '#renderer/pages/problems/useFoldedProblem.ts';
import { getRecord } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { owe } from '#renderer/ui/owing.ts';

export interface OrderDialogProps {
  row: Row;
  onClose: () => void;
  onDone: (text: string, tx: string) => void;
}

/** 派单 to a member, found by pinyin; the order keeps who took it. Somebody who is no member is written by name. */
export function DispatchDialog(props: OrderDialogProps) {
  const life = useFoldedProblem(props.row);
  return life ? <Dispatch {...props} folded={life.folded} /> : null;
}

function Dispatch(props: OrderDialogProps & { folded: NonNullable<ReturnType<typeof useFoldedProblem>>['folded'] }) {
  const { row, folded } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const [member, setMember] = useState<string | null>(null);
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/dispatch/${row.id}`,
    initial: { ...stepStart(row.id, 'dispatch', today, user), deadlineDays: 5, deadlineKind: 'deadlineKind.working' },
    check: (values) => stepProblems(folded, values, { level, today, outcomes: 0 }),
    writes: (own): Write[] => (member === null ? [own] : [own, { entity: 'problem', id: row.id, set: { member } }]),
  });
  const chosen = useRef<string | null>(null);
  const person = useRef(form.values['person']);
  useLayoutEffect(() => {
    person.current = form.values['person'];
  });
  const choose = (id: string | null) => {
    setMember(id);
    chosen.current = id;
    if (id === null) return;
    const before = person.current;
    const settle = owe();
    void attempt(async () => {
      const { row: found } = await getRecord('member', id);
      // A name that was written meanwhile stands, and so does that of somebody who was chosen after.
      if (chosen.current === id && person.current === before) form.setValue('person', String(found['name'] ?? ''));
    }).finally(settle);
  };
  return (
    <StepDialog
      form={form}
      title={`派单：${String(row['title'] ?? '')}`}
      okText="派单"
      head={
        <div className="record-field">
          <FormField name="member" label="派给委员" hint="写姓名或拼音首字母；派给别人的，在下面写姓名">
            <RefInput to="member" label="派给委员" value={member === null ? [] : [member]} onChange={(ids) => choose(ids[0] ?? null)} />
          </FormField>
        </div>
      }
      fields={[{ name: 'person', label: '派给' }, { name: 'deadlineOn' }, { name: 'text', label: '要求' }, { name: 'on' }]}
      inputs={{ deadlineOn: <DeadlineInput form={form} label="办理时限" /> }}
      onClose={props.onClose}
      onSaved={(_id, tx) => props.onDone('已派单', tx)}
    />
  );
}
