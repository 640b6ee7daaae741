import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';
import type { Context } from '#electron/service/context.ts';
import { membershipOf } from '#electron/service/exchangeTrust.ts';
import { officeOf } from '#electron/service/office.ts';
import { listPeers } from '#electron/storage/peers.ts';
import { readRecord } from '#electron/storage/records.ts';

/** The level that holds a record: as the matter says, else the county for what is common, the township for the rest. */
export function holderOf(context: Context, entity: EntityName, id: string): OfficeLevel {
  const row = readRecord(context.store.engine, entity, id);
  const said = typeof row?.['holder'] === 'string' ? row['holder'].slice('level.'.length) : '';
  if (said === 'county' || said === 'city') return said;
  return entityOf(entity).scope === 'county' && entity !== 'site' ? 'county' : 'township';
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
