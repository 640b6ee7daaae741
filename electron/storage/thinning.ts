/** What thinning asks of a backup. `ordinal` counts backups of a folder as they were made: clocks may jump, it does not. */
export interface Thinned {
  id: string;
  ordinal: number;
  /** ISO 8601; the day, week and month under which it counts are those of Asia/Shanghai. */
  madeAt: string;
  reason: BackupReason;
}

export const backupReasons = ['daily', 'quit', 'manual', 'beforeImport', 'beforeMigration', 'beforeRestore'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** How many days, weeks and months with a backup keep one. */
export const keptDays = 7;
export const keptWeeks = 5;
export const keptMonths = 12;
/** Of the backups before a step that may be regretted, and of those that a person asked for, this many of the newest stay whatever their day. */
export const keptBefore = 5;
export const keptManual = 5;

const dayMs = 86_400_000;

/** The labels of an instant; a week is named by its Monday. */
function labelsOf(madeAt: string): { day: string; week: string; month: string } {
  const local = new Date(Date.parse(madeAt) + 8 * 3_600_000);
  const monday = new Date(local.getTime() - ((local.getUTCDay() + 6) % 7) * dayMs);
  const day = local.toISOString().slice(0, 10);
  return { day, week: monday.toISOString().slice(0, 10), month: day.slice(0, 7) };
}

/**
 * The ids of backups that may go: the newest of each of the last 7 days, 5 weeks and 12 months that have one stays, the
 * newest of all always, and the newest 5 made before an import, an upgrade or a restore, and 5 that
 * a person asked for. "Last" is by ordinal, not by date:
 * with a clock that jumped back ten years, today's backup is still the newest.
 */
export function thin(backups: readonly Thinned[]): string[] {
  const newestFirst = backups.toSorted((a, b) => b.ordinal - a.ordinal);
  const kept = new Set(newestFirst.slice(0, 1).map((one) => one.id));
  const keepFirstOf = (kind: 'day' | 'week' | 'month', most: number): void => {
    const seen = new Set<string>();
    for (const one of newestFirst) {
      const label = labelsOf(one.madeAt)[kind];
      if (seen.has(label)) continue;
      if (seen.size === most) return;
      seen.add(label);
      kept.add(one.id);
    }
  };
  keepFirstOf('day', keptDays);
  keepFirstOf('week', keptWeeks);
  keepFirstOf('month', keptMonths);
  for (const one of newestFirst.filter(({ reason }) => reason.startsWith('before')).slice(0, keptBefore)) kept.add(one.id);
  for (const one of newestFirst.filter(({ reason }) => reason === 'manual').slice(0, keptManual)) kept.add(one.id);
  return newestFirst.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
}
