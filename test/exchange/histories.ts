import fc from 'fast-check';
import { type Action, kinds, runHistory } from '#test/exchange/model.ts';

const action: fc.Arbitrary<Action> = fc.record({ kind: fc.constantFrom(...kinds), site: fc.nat({ max: 4 }), x: fc.nat({ max: 59 }), y: fc.nat({ max: 59 }) });

export interface HistoryFigures {
  histories: number;
  diverged: number;
  lost: number;
  written: number;
  files: number;
  /** How to run the smallest failing history again. */
  replay: string | null;
}

/** Runs random histories of five offices on three levels; a failing one is made as small as it gets. */
export function runHistories(runs: number, seed: number): HistoryFigures {
  const figures: HistoryFigures = { histories: 0, diverged: 0, lost: 0, written: 0, files: 0, replay: null };
  const result = fc.check(
    fc.property(fc.array(action, { minLength: 10, maxLength: 120, size: 'max' }), (actions) => {
      const outcome = runHistory(actions);
      figures.histories += 1;
      figures.written += outcome.written;
      figures.files += outcome.files;
      return outcome.diverged.length === 0 && outcome.lost.length === 0;
    }),
    { numRuns: runs, seed },
  );
  if (!result.failed) return figures;
  const smallest = result.counterexample?.[0] ?? [];
  const outcome = runHistory(smallest);
  const why = [...outcome.diverged, ...outcome.lost].slice(0, 5).join('\n');
  return { ...figures, diverged: outcome.diverged.length, lost: outcome.lost.length, replay: `seed ${result.seed}, path ${result.counterexamplePath ?? ''}\nrunHistory(${JSON.stringify(smallest)})\n${why}` };
}
