import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { DeadlineField } from '#renderer/pages/meetings/DeadlineField.tsx';
import { DecisionProblem } from '#renderer/pages/meetings/DecisionProblem.tsx';
import { idsOf, lastOrder, textOf } from '#renderer/pages/meetings/parts.ts';
import { QuickForm } from '#renderer/pages/meetings/QuickForm.tsx';
import { Recorded } from '#renderer/pages/meetings/Recorded.tsx';
import { useQuickEntry } from '#renderer/pages/meetings/useQuickEntry.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';

const required = ['text'] as const;

/** What is to be done, by whom, by when. */
export function DecisionRecorder({ meeting, decisions }: { meeting: Row; decisions: readonly Row[] }) {
  const topics = idsOf(meeting, 'topics');
  const [only] = topics;
  // With a single topic every decision belongs to it.
  const entry = useQuickEntry('decision', meeting.id, lastOrder(decisions), topics.length === 1 && only !== undefined ? { topic: only } : none, required);
  return (
    <div className="meeting-recording">
      <QuickForm
        entry={entry}
        entity="decision"
        title="记议定事项"
        required={required}
        submitText="存下，记下一条"
        fields={[
          'text',
          'organisation',
          { key: 'deadline', node: <DeadlineField values={entry.values} heldOn={textOf(meeting, 'heldOn')} onChange={entry.set} /> },
          'person',
          'coOrganisations',
          'kind',
          ...(topics.length > 1 ? ['topic'] : []),
        ]}
      />
      <Recorded count={decisions.length} className="meeting-recorded-decisions">
        <ChildTable
          entity={entities.decision}
          parent={{ field: 'meeting', id: meeting.id }}
          title="已记议定事项"
          columns={['text', 'organisation', 'deadlineOn']}
          omit={['problem']}
          rowExtra={(row) => <DecisionProblem meeting={meeting.id} decision={row} />}
          empty="还没有记录"
        />
      </Recorded>
    </div>
  );
}

const none = {};
