import type { Context } from '#electron/service/context.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';
import type { Save } from '#electron/storage/write.ts';

/**
 * A signed version that is voided takes its number with it, unless another version of the same minutes still stands under it
 * (a correction keeps the number). The number stays in its series as voided, and is never given again.
 */
export function withVoidedNumbers(context: Context, saves: readonly Save[]): Save[] {
  const { engine } = context.store;
  const voided = saves.filter((save) => save.entity === 'minutesVersion' && typeof save.set['voidedOn'] === 'string');
  const going = new Set(voided.map((save) => save.id));
  return [
    ...saves,
    ...voided.flatMap((save): Save[] => {
      const version = readRecord(engine, 'minutesVersion', save.id);
      const number = version?.['issue'];
      if (!version || typeof number !== 'string') return [];
      const issue = readRecord(engine, 'issue', number);
      const stands = readChildren(engine, 'minutesVersion', 'minutes', String(version['minutes'])).some((one) => one['issue'] === number && !one['voidedOn'] && !going.has(one.id));
      if (!issue || issue['voidedOn'] || stands) return [];
      return [{ entity: 'issue', id: number, set: { voidedOn: save.set['voidedOn'] ?? null, voidReason: save.set['voidReason'] ?? version['voidReason'] ?? null } }];
    }),
  ];
}
