import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { numberOf } from '#renderer/pages/meetings/parts.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { enterMovesOn } from '#renderer/ui/focusing.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';

const fields = ['votesFor', 'votesAgainst', 'votesAbstain'] as const;

/** A vote, where there was one; each figure is stored as it is left. */
export function VoteRecorder({ meeting, present }: { meeting: Row; present: number }) {
  const total = fields.reduce((sum, field) => sum + numberOf(meeting, field), 0);
  return (
    <Section title="表决" note="没有表决的不用填">
      <div className="meeting-votes" onKeyDown={enterMovesOn}>
        {fields.map((field) => (
          <FormField key={field} name={field} label={entities.meeting.fields[field].label}>
            <NumberField
              value={typeof meeting[field] === 'number' ? meeting[field] : null}
              min={0}
              unit="票"
              onChange={(value) => void attempt(() => saveRecords([{ entity: 'meeting', id: meeting.id, set: { [field]: value } }]))}
            />
          </FormField>
        ))}
      </div>
      <p className={total > present && present > 0 ? 'ui-refusal' : 'ui-hint'} role="status">
        共{total}票{total > present && present > 0 ? `，多于到会的${present}人，请核对` : ''}
      </p>
    </Section>
  );
}
