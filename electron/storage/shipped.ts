import { shippedChoices } from '#shared/defaults/choices.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';

/**
 * Puts the shipped choices into their table. They have fixed ids and are no operations; what an office changed on one is,
 * and stays. Runs at each start, so that a newer program brings its new choices.
 */
export function installShipped(engine: Engine): void {
  const known = new Map(engine.all<{ id: string; label: string }>('SELECT id, label FROM choice').map((row) => [row.id, row.label]));
  const fresh = shippedChoices.filter((choice) => !known.has(choice.id));
  if (fresh.length === 0) return;
  engine.transaction(() => {
    for (const { id, list, label, rank, colour, countsAs, retired, note } of fresh) {
      engine.run(
        `INSERT INTO choice(id, createdAt, changedAt, changedBy, site, deleted, list, label, rank, colour, countsAs, retired, note)
         VALUES(?, '', '', '', '', 0, ?, ?, ?, ?, ?, ?, ?)`,
        [id, list, label, rank, colour ?? null, countsAs ?? null, retired ? 1 : 0, note ?? null],
      );
    }
  });
}
