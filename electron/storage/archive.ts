import type { Engine } from '#electron/storage/engine/engine.ts';
import { chunks } from '#electron/storage/names.ts';

/** Of these records those that lie in a box that is put away, with the box's title. */
export function sealedSubjects(engine: Engine, ids: readonly string[]): { subject: string; volume: string }[] {
  // Most offices have no box at all: one look instead of one for every record.
  if (engine.get('SELECT 1 AS one FROM archiveVolume WHERE archivedOn IS NOT NULL AND reopenedOn IS NULL AND deleted = 0 LIMIT 1') === undefined) return [];
  return chunks(ids).flatMap((some) =>
    engine.all<{ subject: string; volume: string }>(
      `SELECT item.subject AS subject, volume.title AS volume FROM archiveItem AS item JOIN archiveVolume AS volume ON volume.id = item.volume
       WHERE item.deleted = 0 AND volume.deleted = 0 AND volume.archivedOn IS NOT NULL AND volume.reopenedOn IS NULL AND item.subject IN (${some.map(() => '?').join(', ')})`,
      some,
    ),
  );
}

/** Every record that lies in a box. */
export function boxedSubjects(engine: Engine): Set<string> {
  const rows = engine.all<{ subject: string }>(
    'SELECT item.subject AS subject FROM archiveItem AS item JOIN archiveVolume AS volume ON volume.id = item.volume WHERE item.deleted = 0 AND volume.deleted = 0 AND item.subject IS NOT NULL',
  );
  return new Set(rows.map((row) => row.subject));
}
