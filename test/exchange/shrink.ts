/**
 * Makes a failing list as short as it gets: leaves out ever smaller runs of it while it goes on failing. Each try may take
 * seconds, so that no more than `most` are made.
 */
export async function shrink<T>(failing: readonly T[], fails: (some: readonly T[]) => Promise<boolean>, most: number): Promise<T[]> {
  let shortest = [...failing];
  let tries = 0;
  for (let size = Math.ceil(shortest.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = shortest.length - size; from > -size; from -= size) {
      if (tries >= most) return shortest;
      const without = [...shortest.slice(0, Math.max(0, from)), ...shortest.slice(from + size)];
      tries += 1;
      if (without.length < shortest.length && (await fails(without))) shortest = without;
    }
  }
  return shortest;
}
