import { useState } from 'react';

/**
 * The list that was given first, as long as each item is the same: a list written in the page is another object at each drawing,
 * and all that is made from it would be made anew.
 */
export function useSameItems<T>(items: readonly T[]): readonly T[] {
  const [kept, keep] = useState(items);
  const same = kept.length === items.length && items.every((item, i) => item === kept[i]);
  if (!same) keep(items);
  return same ? kept : items;
}
