import type { RecordDetail } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { headsOf, operationId } from '#shared/operation.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { namesOfIds } from '#electron/storage/names.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';

/** The fields of a record that both sides changed, with every value that stands, the shown one first. */
export function readTwoSided(engine: Engine, entity: EntityName, record: string): RecordDetail['twoSided'] {
  const fields = engine.all<{ field: string }>('SELECT field FROM twoSided WHERE record = ? AND entity = ?', [record, entity]);
  if (fields.length === 0) return [];
  const heads = headsOf(operationsOfRecord(engine, record));
  return fields.map(({ field }) => {
    const standing = (heads.get(field) ?? []).toReversed();
    const { names } = namesOfIds(engine, standing.map((op) => op.set[field]).filter((value) => typeof value === 'string'));
    return {
      field,
      values: standing.map((op) => {
        const value = op.set[field] ?? null;
        return { text: value === null ? '（空）' : (names[String(value)] ?? String(value)), value, who: op.user, at: op.wall, op: operationId(op) };
      }),
    };
  });
}

/** How many fields are changed by both sides and wait for a person. */
export function countTwoSided(engine: Engine): number {
  return engine.get<{ n: number }>('SELECT count(*) AS n FROM twoSided')?.n ?? 0;
}

/** The records in which both sides changed a field. */
export function listTwoSided(engine: Engine, limit: number): { entity: string; record: string }[] {
  return engine.all<{ entity: string; record: string }>('SELECT DISTINCT entity, record FROM twoSided ORDER BY entity, record LIMIT ?', [limit]);
}
