import type { Row } from '#shared/contract/records.ts';
import { officeWords } from '#shared/rules/checks/level.ts';
import { foldProblemRows } from '#shared/rules/folds/problem.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';
import { allowedProblemSteps } from '#shared/rules/problemLife.ts';
import type { FoldedProblem, ProblemStepKey } from '#shared/rules/problemSteps.ts';
import { levelsOf } from '#renderer/pages/problems/useFoldedProblem.ts';
import { listOnce } from '#renderer/state/records.ts';

export interface Chosen {
  id: string;
  title: string;
  folded: FoldedProblem;
  /** The step is possible for it now. */
  legal: boolean;
  /** Where it stands; for one that another office holds, who does: that is why this one can't. */
  stands: string;
}

/** Folds each, and says for which the step is legal. `steps` are those of all of them. */
export function sortChosen(rows: readonly Row[], steps: readonly Row[], sites: readonly Row[], step: ProblemStepKey, level: OfficeLevel): Chosen[] {
  const levelOf = levelsOf(sites);
  const byProblem = Map.groupBy(steps, (one) => String(one['problem']));
  return rows.map((row) => {
    const folded = foldProblemRows(row, byProblem.get(row.id) ?? [], levelOf);
    return { id: row.id, title: String(row['title'] ?? ''), folded, legal: allowedProblemSteps(folded, { level }).includes(step), stands: compareLevels(folded.holder, level) === 0 ? folded.stateLabel : `由${officeWords[folded.holder === 'village' ? 'township' : folded.holder]}办理` };
  });
}

/** The chosen problems as they stand now. */
export async function readChosen(ids: readonly string[], step: ProblemStepKey, level: OfficeLevel): Promise<Chosen[]> {
  const all = { limit: 100_000 } as const;
  const [problems, steps, sites] = await Promise.all([
    listOnce({ entity: 'problem', where: [{ field: 'id', op: 'in', value: [...ids] }], ...all }),
    listOnce({ entity: 'progress', where: [{ field: 'problem', op: 'in', value: [...ids] }], ...all }),
    listOnce({ entity: 'site', ...all }),
  ]);
  return sortChosen(problems.rows, steps.rows, sites.rows, step, level);
}
