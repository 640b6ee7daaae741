/**
 * Puts what was written down into an order in which nothing stands before what it answers, whatever the clocks said; else as
 * it is given. `answers` tells the ids that an entry answers; a circle, which no program of ours writes, is left as it is given.
 */
export function inAnsweredOrder<T extends { id: string }>(given: readonly T[], answers: (one: T) => readonly string[]): T[] {
  if (given.every((one) => answers(one).length === 0)) return [...given];
  const waiting = [...given];
  const ordered: T[] = [];
  while (waiting.length > 0) {
    const here = new Set(waiting.map((one) => one.id));
    const at = Math.max(0, waiting.findIndex((one) => !answers(one).some((id) => here.has(id))));
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}

/** The ids in the text of a field `after`. */
export const answersIn = (value: unknown): readonly string[] => (typeof value === 'string' && value !== '' ? value.split(' ') : []);
