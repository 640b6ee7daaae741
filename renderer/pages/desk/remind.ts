import type { DeskItem } from '#shared/contract/session.ts';

/** What can't wait, in the order in which it is said. */
const pressing: readonly string[] = ['overdue', 'dueSoon', 'toCheck', 'returned', 'asked', 'noticeLate', 'materialsLate', 'minutesLate'];

/** `今天要看：逾期3件，临近期限2件。`; null when nothing presses. */
export function reminder(items: readonly DeskItem[]): string | null {
  const words = pressing.flatMap((key) => {
    const item = items.find((one) => one.key === key);
    return item && item.count > 0 ? [`${item.label}${item.count}件`] : [];
  });
  return words.length === 0 ? null : `今天要看：${words.join('，')}。`;
}

export interface Reminded {
  day: string;
  counts: Readonly<Record<string, number>>;
}

/** What was said on this day: the counts that press. */
export function remindedOf(day: string, items: readonly DeskItem[]): Reminded {
  return { day, counts: Object.fromEntries(items.filter((item) => pressing.includes(item.key)).map((item) => [item.key, item.count])) };
}

/** Said once a day, and again when something has been added; what gets done is no reason to speak. */
export function isNews(before: Reminded | null, now: Reminded): boolean {
  return before === null || before.day !== now.day || Object.entries(now.counts).some(([key, count]) => count > (before.counts[key] ?? 0));
}
