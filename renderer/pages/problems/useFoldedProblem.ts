import { useMemo } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { foldProblemRows } from '#shared/rules/folds/problem.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import type { FoldedProblem } from '#shared/rules/problemSteps.ts';
import { useList } from '#renderer/state/records.ts';

/** Tells the level of the office whose site wrote a record, as the service does; null for a site that is not known. */
export function levelsOf(sites: readonly Row[]): (site: string) => OfficeLevel | null {
  const levels = new Map(sites.map((row) => [row.id, String(row['level'] ?? '').slice('level.'.length)]));
  return (site) => {
    const level = levels.get(site);
    return level === 'township' || level === 'county' || level === 'city' ? level : null;
  };
}

export interface ProblemLifeState {
  folded: FoldedProblem;
  steps: readonly Row[];
  /** The level of the office that registered it; null where it is not known. */
  author: OfficeLevel | null;
  /** Outcomes that are counted for it. */
  outcomes: number;
}

/** The problem folded from its steps as they stand; undefined until they are there. */
export function useFoldedProblem(row: Row | undefined): ProblemLifeState | undefined {
  const where = row ? [{ field: 'problem', op: 'is' as const, value: row.id }] : [];
  const steps = useList(row ? { entity: 'progress', where, limit: 5000 } : null);
  const outcomes = useList(row ? { entity: 'outcome', where, limit: 1 } : null);
  const sites = useList({ entity: 'site', limit: 5000 });
  return useMemo(() => {
    if (!row || !steps.value || !sites.value || !outcomes.value) return undefined;
    const levelOf = levelsOf(sites.value.rows);
    return { folded: foldProblemRows(row, steps.value.rows, levelOf), author: levelOf(row.site), steps: steps.value.rows, outcomes: outcomes.value.total };
  }, [row, steps.value, sites.value, outcomes.value]);
}
