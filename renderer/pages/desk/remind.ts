import type { DeskItem } from '#shared/contract/session.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** What can't wait, in the order in which it is said. */
const pressing: readonly string[] = ['overdue', 'dueSoon', 'toCheck', 'returned'];

/** `今天要看：逾期3件，临近期限2件。`; null when nothing presses. */
export function reminder(items: readonly DeskItem[]): string | null {
  const words = pressing.flatMap((key) => {
    const item = items.find((one) => one.key === key);
    return item && item.count > 0 ? [`${item.label}${item.count}件`] : [];
  });
  return words.length === 0 ? null : `今天要看：${words.join('，')}。`;
}

let remindedOn: string | null = null;

/** Says once a day, quietly, what presses: the desk itself shows it all the time. */
export function remind(today: string, items: readonly DeskItem[]): void {
  if (remindedOn === today) return;
  remindedOn = today;
  const text = reminder(items);
  if (text !== null) notify.done(text);
}
