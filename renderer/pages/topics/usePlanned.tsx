import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Write } from '#shared/contract/records.ts';
import { yearOf } from '#shared/rules/day.ts';
import type { FoldedTopic, TopicStepKey } from '#shared/rules/topicSteps.ts';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { useList } from '#renderer/state/records.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { FormField } from '#renderer/ui/FormField.tsx';

const yearKind = 'planKind.year';

interface Planned {
  /** The item that the step names, unless one is chosen in the form. */
  complete: () => { plan?: string };
  writes: (own: Write) => readonly Write[];
  choice: (form: RecordFormState) => ReactNode;
}

/**
 * 列入计划 puts the topic into the year's plan in the same transaction, with what is known of it already: nobody types it there
 * again. Not where a plan's item was chosen, nor where one of this topic stands.
 */
export function usePlanned(step: TopicStepKey, topic: { id: string; title: string; place: string | null }, folded: FoldedTopic): Planned {
  const today = useToday();
  const office = useSession()?.office;
  const kinds = useChoices('planKind');
  const standing = useList(step === 'plan' ? { entity: 'planItem', where: [{ field: 'topic', op: 'is', value: topic.id }], limit: 1 } : null);
  const [wanted, setWanted] = useState(true);
  const [newId] = useState(() => crypto.randomUUID());
  const kind = kinds.find((one) => (one.countsAs ?? one.id) === yearKind);
  const known = standing.value?.rows[0];
  const offered = step === 'plan' && kind !== undefined && standing.value !== undefined && known === undefined;
  return {
    complete: () => (offered && wanted ? { plan: newId } : {}),
    writes(own) {
      if (!kind || own.set['plan'] !== newId) return [own];
      const { on } = own.set;
      const set = {
        title: topic.title,
        kind: kind.id,
        year: yearOf(typeof on === 'string' ? on : today),
        place: topic.place ?? office?.place ?? null,
        topic: topic.id,
        state: 'planState.planned',
        approvedBy: folded.approvedBy,
        approvedOn: folded.approvedOn,
      };
      // The step names the item: what it names is written before it.
      return [{ entity: 'planItem', id: newId, set }, own];
    },
    choice: (form) =>
      offered && !form.values['plan'] ? (
        <FormField name="planItem" label="写进计划">
          <Checkbox checked={wanted} onChange={(event) => setWanted(event.target.checked)}>
            同时写进{String(form.values['on'] ?? today).slice(0, 4)}年的{kind.label}
          </Checkbox>
        </FormField>
      ) : null,
  };
}
