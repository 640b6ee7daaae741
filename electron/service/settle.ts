import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import { foldProblemRows } from '#shared/rules/folds/problem.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';
import type { Context } from '#electron/service/context.ts';
import { membershipOf } from '#electron/service/exchangeTrust.ts';
import { levelsOf, officeOf } from '#electron/service/office.ts';
import { listPeers } from '#electron/storage/peers.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

/**
 * The level that holds a record: of a problem as its steps leave it (提请, 承办), of what is common the county, of the rest the
 * office that wrote it.
 */
export function holderOf(context: Context, entity: EntityName, id: string): OfficeLevel {
  const { engine } = context.store;
  if (entityOf(entity).scope === 'county' && entity !== 'site') return 'county';
  const row = readRecord(engine, entity, id);
  const levelOf = levelsOf(context);
  if (row && entity === 'problem') {
    const { holder } = foldProblemRows(row, readChildren(engine, 'progress', 'problem', id), levelOf);
    return holder === 'village' ? 'township' : holder;
  }
  return (row ? levelOf(row.site) : null) ?? 'township';
}

/**
 * Whether this office settles what both sides changed (office.md: the level that holds the matter does). An office that
 * exchanges with nobody settles its own.
 */
export function maySettle(context: Context, entity: EntityName, id: string): boolean {
  const office = officeOf(context);
  if (!office) return false;
  if (membershipOf(context) === null && listPeers(context.store.engine).length === 0) return true;
  return compareLevels(office.level, holderOf(context, entity, id)) === 0;
}
