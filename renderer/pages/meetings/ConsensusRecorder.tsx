import { Segmented } from 'antd';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { idsOf, lastOrder } from '#renderer/pages/meetings/parts.ts';
import { QuickForm } from '#renderer/pages/meetings/QuickForm.tsx';
import { Recorded } from '#renderer/pages/meetings/Recorded.tsx';
import { useQuickEntry } from '#renderer/pages/meetings/useQuickEntry.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { useChoices } from '#renderer/state/choices.ts';
import { FormField } from '#renderer/ui/FormField.tsx';

const required = ['text'] as const;
const usual = { kind: 'consensusKind.agreed' };

/** What was agreed on, and what stood against it. */
export function ConsensusRecorder({ meeting, points }: { meeting: Row; points: readonly Row[] }) {
  const entry = useQuickEntry('consensus', meeting.id, lastOrder(points), usual, required);
  const kinds = useChoices('consensusKind');
  const dissent = entry.values['kind'] === 'consensusKind.dissent';
  const kind = (
    <FormField name="kind" label="性质">
      <Segmented aria-label="性质" value={String(entry.values['kind'] ?? '')} onChange={(value) => entry.set('kind', value)} options={kinds.map((choice) => ({ value: choice.id, label: choice.label }))} />
    </FormField>
  );
  return (
    <div className="meeting-recording">
      <QuickForm
        entry={entry}
        entity="consensus"
        title="记共识和不同意见"
        required={required}
        submitText="存下，记下一条"
        fields={['text', ...(dissent ? ['by', 'handling'] : []), { key: 'kind', node: kind }, ...(idsOf(meeting, 'topics').length > 1 ? ['topic'] : [])]}
      />
      <Recorded count={points.length}>
        <ChildTable entity={entities.consensus} parent={{ field: 'meeting', id: meeting.id }} title="已记共识和不同意见" columns={['kind', 'text']} empty="还没有记录" />
      </Recorded>
    </div>
  );
}
