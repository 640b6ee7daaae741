import { Radio } from 'antd';
import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { StepDialog, type StepField } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import type { StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { stepForm } from '#renderer/pages/problems/stepForms.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { useToday } from '#renderer/state/session.ts';

const on: StepField = { name: 'on' };
const answered: readonly StepField[] = [
  { name: 'satisfaction', required: true },
  { name: 'respondent', required: true, hint: '反映人或受益群众，不能是承办人本人' },
  { name: 'callbackWay' },
];
const silent: readonly StepField[] = [{ name: 'noCallback', required: true }];
const others = stepForm('feedback').fields.filter((field) => field.name !== 'on');

/** 反馈评价: how satisfied, and who says so; or why nobody could be reached (无法回访 never blocks the matter). */
export function FeedbackStep(props: StepProps) {
  const { folded, problem } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const [asked, setAsked] = useState<boolean | null>(null);
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/feedback/${problem}`,
    initial: stepStart(problem, 'feedback', today, user),
    check: (values) => stepProblems(folded, values, { level, today, outcomes: props.outcomes }),
  });
  // A restored draft says itself which way was taken.
  const reached = asked ?? !form.values['noCallback'];
  const choose = (next: boolean) => {
    setAsked(next);
    // One or the other: what was typed for the way not taken must not go along unseen.
    for (const field of next ? ['noCallback'] : ['satisfaction', 'respondent', 'callbackWay']) form.setValue(field, null);
  };
  return (
    <StepDialog
      form={form}
      title={`反馈评价：${props.title}`}
      okText="登记反馈"
      fields={[on, ...(reached ? answered : silent), ...others]}
      onClose={props.onClose}
      onSaved={(_id, tx) => props.onDone('已登记反馈', tx)}
      head={
        <Radio.Group
          aria-label="回访情况"
          value={reached}
          onChange={(event) => choose(event.target.value === true)}
          options={[
            { value: true, label: '已回访' },
            { value: false, label: '无法回访' },
          ]}
        />
      }
    />
  );
}
