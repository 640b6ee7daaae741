import { useMemo } from 'react';
import type { Names } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { idsIn, type Values } from '#renderer/record/fieldText.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { useNames } from '#renderer/state/names.ts';

/** Names for all that these rows refer to: choices from the lists, records from the service. */
export function useShownNames(entity: Entity, rows: readonly Values[]): Names {
  const choices = useChoiceStore((state) => state.byId);
  const refs: string[] = [];
  const chosen: string[] = [];
  for (const row of rows) {
    for (const [key, field] of Object.entries(entity.fields)) {
      if (field.kind === 'ref') refs.push(...idsIn(row[key]));
      else if (field.kind === 'choice') chosen.push(...idsIn(row[key]));
    }
  }
  const names = useNames(refs);
  const wanted = chosen.join(' ');
  return useMemo(() => {
    const all: Names = { ...names };
    for (const id of wanted.split(' ')) {
      const label = choices.get(id)?.label;
      if (label !== undefined) all[id] = label;
    }
    return all;
  }, [names, choices, wanted]);
}
