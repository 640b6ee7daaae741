import type { Row } from '#shared/contract/records.ts';
import { daysBetween } from '#shared/rules/day.ts';
import { keyOf } from '#shared/rules/life.ts';
import type { Tone } from '#renderer/ui/StateTag.tsx';

/** States in which an organisation has the proposal in hand, so that its deadline runs. */
export const inHand = ['assigned', 'working', 'returned'] as const;

/** How the deadline stands; null where none runs. `soon` is the session's: what is due up to it is 临期. */
export function deadlineState(row: Row, today: string, soon: string): { word: string; tone: Tone } | null {
  const due = row['deadlineOn'];
  const state = typeof row['state'] === 'string' ? keyOf(row['state']) : '';
  if (typeof due !== 'string' || !inHand.some((one) => one === state)) return null;
  if (due < today) return { word: `逾期${daysBetween(due, today)}天`, tone: 'red' };
  return due <= soon ? { word: '临期', tone: 'yellow' } : { word: '正常', tone: 'green' };
}
