import { entityNames, entityOf } from '#shared/entities/index.ts';
import type { Operation } from '#shared/operation.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { chunks, marks } from '#electron/storage/names.ts';
import { operationsOfRecords } from '#electron/storage/operations.ts';

/** By entity the refs by which its records belong to others. */
const parts = entityNames.flatMap((name) => (entityOf(name).scope === 'parent' ? [{ name, keys: entityOf(name).parents ?? [] }] : [])).filter(({ name }) => !['archiveItem', 'lateReason'].includes(name));

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

/** Operations on these records and on what belongs to them, beyond what a reach holds, with the record that each is about. */
export function operationsAbout(engine: Engine, subjects: readonly string[], reach: readonly { site: string; inc: string; seq: number }[]): { subject: string; op: Operation }[] {
  const about = new Map(subjects.map((id) => [id, id]));
  // A version of minutes belongs to the minutes of a meeting: as deep as it goes.
  for (let layer = [...subjects]; layer.length > 0; ) {
    const found = chunks(layer).flatMap((some) =>
      parts.flatMap(({ name, keys }) => keys.flatMap((key) => engine.all<{ id: string; above: string }>(`SELECT id, "${key}" AS above FROM "${name}" WHERE "${key}" IN (${marks(some.length)})`, some))),
    );
    layer = found.flatMap(({ id, above }) => (about.has(id) ? [] : [about.set(id, about.get(above) ?? above) && id]));
  }
  const known = new Map(reach.map(({ site, inc, seq }) => [`${site} ${inc}`, seq]));
  return chunks([...about.keys()])
    .flatMap((some) => operationsOfRecords(engine, some))
    .filter((op) => op.seq > (known.get(`${op.site} ${op.inc}`) ?? 0))
    .flatMap((op) => {
      const subject = about.get(op.record);
      return subject === undefined ? [] : [{ subject, op }];
    });
}
