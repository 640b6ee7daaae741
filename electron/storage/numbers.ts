import type { EntityName } from '#shared/entities/index.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';

/** The highest running number that starts with the prefix, deleted records included; 0 when there is none. */
export function highestNumber(engine: Engine, entity: EntityName, prefix: string): number {
  const found = engine.get<{ n: number | null }>(
    `SELECT max(CAST(substr(number, ?) AS INTEGER)) AS n FROM "${entity}" WHERE substr(number, 1, ?) = ?`,
    [[...prefix].length + 1, [...prefix].length, prefix],
  );
  return found?.n ?? 0;
}

export function exists(engine: Engine, entity: EntityName, id: string): boolean {
  return engine.get(`SELECT 1 AS one FROM "${entity}" WHERE id = ?`, [id]) !== undefined;
}
