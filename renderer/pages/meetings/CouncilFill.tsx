import { useEffect, useLayoutEffect, useRef } from 'react';
import { attempt } from '#renderer/record/attempt.ts';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { learnNames } from '#renderer/state/names.ts';
import { getRecord, listOnce } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { owe } from '#renderer/ui/owing.ts';

/** Council → meeting: what a council's own record already says. */
const taken = [['place', 'place'], ['level', 'level'], ['brand', 'brand'], ['convener', 'convener'], ['address', 'location']] as const;

/** When a council is chosen, what is known of it fills fields that nobody filled, and its last meeting becomes 上次协商. */
export function CouncilFill({ form }: { form: RecordFormState }) {
  const today = useToday();
  const council = form.values['council'];
  const before = useRef(council);
  const latest = useRef(form);
  useLayoutEffect(() => {
    latest.current = form;
  });
  useEffect(() => {
    if (typeof council !== 'string' || council === before.current) return;
    before.current = council;
    const { values: then } = latest.current;
    const settle = owe();
    void attempt(async () => {
      const { row, names } = await getRecord('council', council);
      learnNames(names);
      const last = await listOnce({
        entity: 'meeting',
        where: [{ field: 'council', op: 'is', value: council }, { field: 'heldOn', op: 'to', value: today }, { field: 'cancelledOn', op: 'is', value: null }],
        sort: [{ field: 'heldOn', down: true }],
        limit: 1,
      });
      const { values, setValue } = latest.current;
      if (values['council'] !== council) return;
      for (const [from, to] of taken) {
        const value = row[from];
        const empty = values[to] === undefined || values[to] === null || values[to] === '';
        // Place and level were only the office's own: the council's are meant, unless another was chosen while it was read.
        const own = (to === 'place' || to === 'level') && values[to] === then[to];
        if (value !== undefined && value !== null && value !== '' && (empty || own)) setValue(to, value);
      }
      const [previous] = last.rows;
      if (previous && !values['previous']) {
        learnNames({ [previous.id]: String(previous['title'] ?? '') });
        setValue('previous', previous.id);
      }
    }).finally(settle);
  }, [council, today]);
  return null;
}
