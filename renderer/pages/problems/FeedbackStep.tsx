import { Radio } from 'antd';
import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { StepDialog, StepRow } from '#renderer/record/StepDialog.tsx';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import type { StepProps } from '#renderer/pages/problems/PlainStep.tsx';
import { stepForm } from '#renderer/pages/problems/stepForms.ts';
import { stepProblems, stepStart } from '#renderer/pages/problems/stepRules.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { useToday } from '#renderer/state/session.ts';

/** 反馈评价: how satisfied, and who says so; or why nobody could be reached (无法回访 never blocks the matter). */
export function FeedbackStep(props: StepProps) {
  const { folded, problem } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const [reached, setReached] = useState(true);
  const form = useRecordForm({
    entity: entityOf('progress'),
    draftKey: `progress/feedback/${problem}`,
    initial: stepStart(problem, 'feedback', today, user),
    check: (values) => stepProblems(folded, values, { level, today, outcomes: props.outcomes }),
  });
  const choose = (next: boolean) => {
    setReached(next);
    // One or the other: what was typed for the way not taken must not go along unseen.
    for (const field of next ? ['noCallback'] : ['satisfaction', 'respondent', 'callbackWay']) form.setValue(field, null);
  };
  return (
    <StepDialog
      form={form}
      title={`反馈评价：${props.title}`}
      okText="登记反馈"
      fields={stepForm('feedback').fields}
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
      extra={
        reached ? (
          <>
            <StepRow form={form} field={{ name: 'satisfaction', required: true }} />
            <StepRow form={form} field={{ name: 'respondent', required: true, hint: '反映人或受益群众，不能是承办人本人' }} />
            <StepRow form={form} field={{ name: 'callbackWay' }} />
          </>
        ) : (
          <StepRow form={form} field={{ name: 'noCallback', required: true }} />
        )
      }
    />
  );
}
