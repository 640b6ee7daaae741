import { useMemo } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { foldTopicRows } from '#shared/rules/folds/topic.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import type { FoldedTopic } from '#shared/rules/topicSteps.ts';
import { useList } from '#renderer/state/records.ts';
import { useSession } from '#renderer/state/session.ts';

/** The topic folded from its steps as they stand; undefined until they are there. What a step may do in a topic's life does not depend on the level of its writer. */
export function useFoldedTopic(row: Row | undefined): { folded: FoldedTopic; steps: readonly Row[] } | undefined {
  const steps = useList(row ? { entity: 'topicStep', where: [{ field: 'topic', op: 'is', value: row.id }], limit: 5000 } : null);
  return useMemo(() => {
    if (!row || !steps.value) return undefined;
    // While the steps of another topic are still shown nothing is said of this one.
    const own = steps.value.rows.every((step) => step['topic'] === row.id);
    return own ? { folded: foldTopicRows(row, steps.value.rows, () => null), steps: steps.value.rows } : undefined;
  }, [row, steps.value]);
}

/** The level of the office that works here; before it is named, the lowest. */
export function useOfficeLevel(): OfficeLevel {
  return useSession()?.office?.level ?? 'township';
}

export function useUser(): string {
  return useSession()?.user ?? '';
}
