import type { Row } from '#shared/contract/records.ts';
import { keyOf } from '#shared/rules/life.ts';
import { useLight } from '#renderer/record/useLight.ts';
import type { Tone } from '#renderer/ui/StateTag.tsx';

/** States in which an organisation has the proposal in hand, so that its deadline runs. */
export const inHand = ['assigned', 'working', 'returned'] as const;

/** Whether the proposal's deadline runs. */
export function runs(row: Row): boolean {
  const state = typeof row['state'] === 'string' ? keyOf(row['state']) : '';
  return typeof row['deadlineOn'] === 'string' && inHand.some((one) => one === state);
}

/** How the deadline of a proposal stands; null where none runs. */
export function useProposalLight(): (row: Row) => { word: string; tone: Tone } | null {
  const light = useLight();
  return (row) => (runs(row) ? light(row['deadlineOn'], true) : null);
}
