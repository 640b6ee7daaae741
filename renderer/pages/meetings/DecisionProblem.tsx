import { Button } from 'antd';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { raise } from '#renderer/pages/meetings/raise.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { FieldText } from '#renderer/record/FieldText.tsx';
import { recordHref } from '#renderer/state/recordHref.ts';
import { useRecord } from '#renderer/state/records.ts';

/** What has become of a decision: its problem with its state, or the button that makes one. */
export function DecisionProblem({ meeting, decision }: { meeting: string; decision: Row }) {
  const id = textOf(decision, 'problem');
  const problem = useRecord('problem', id === '' ? null : id);
  if (id === '') {
    return (
      <Button size="small" onClick={() => void raise(meeting, [decision.id])}>
        转为办理事项
      </Button>
    );
  }
  return (
    <a className="meeting-problem" href={recordHref('problem', id) ?? '#/'}>
      {textOf(problem.value?.row, 'number') || '办理事项'}
      {problem.value ? <FieldText field={entities.problem.fields.state} value={problem.value.row['state']} names={problem.value.names} /> : null}
    </a>
  );
}
