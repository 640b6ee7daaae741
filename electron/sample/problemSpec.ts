import type { Origin } from '#electron/sample/origins.ts';
import { save, townshipOf, type World } from '#electron/sample/world.ts';
import type { Day } from '#shared/rules/day.ts';

/** What becomes of a problem, settled before it is written. */
export interface Counted {
  kind: string;
  unit: string;
  quantity: number;
}

export interface Spec {
  id: string;
  origin: Origin;
  closed: boolean;
  resultClass: 'a' | 'b' | 'c' | 'd';
  counted: Counted | null;
  key: boolean;
  holder: 'township' | 'county';
}

/** The outcome of a problem, counted on the day on which it is finished. */
export function countOn(world: World, spec: Spec, on: Day): void {
  if (!spec.counted) return;
  const township = townshipOf(world, spec.origin.village.township);
  const { kind, unit, quantity } = spec.counted;
  save(world, on, township, township.index, [
    { entity: 'outcome', id: world.newId(), set: { problem: spec.id, kind: `outcomeKind.${kind}`, quantity, unit: `unit.${unit}`, on } },
  ]);
}
