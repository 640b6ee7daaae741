import type { EntityName } from '#shared/entities/index.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf } from '#electron/service/office.ts';
import { exists, highestNumber } from '#electron/storage/numbers.ts';
import type { Save } from '#electron/storage/write.ts';

/** Records that get a running number of their own, and the day that says of which year. */
const numbered: Partial<Record<EntityName, { letter: string; day: string }>> = {
  topic: { letter: '议', day: 'collectedOn' },
  meeting: { letter: '协', day: 'heldOn' },
  problem: { letter: '办', day: 'registeredOn' },
  opinion: { letter: '信', day: 'reportedOn' },
};

/**
 * Gives new records their running number, e.g. 云溪办2026-007. It names a record for people; it is no number of a paper,
 * so gaps do no harm, and two offices' numbers differ by their place.
 */
export function withNumbers(context: Context, saves: readonly Save[]): Save[] {
  const office = officeOf(context);
  const place = (office?.placeName ?? '').replace(/(街道|办事处|乡|镇|县|市|区)$/, '');
  const highest = new Map<string, number>();
  return saves.map((save) => {
    const rule = numbered[save.entity];
    const day = save.set[rule?.day ?? ''];
    if (!rule || typeof day !== 'string' || save.set['number'] !== undefined || exists(context.store.engine, save.entity, save.id)) return save;
    const prefix = `${place}${rule.letter}${day.slice(0, 4)}-`;
    const next = (highest.get(prefix) ?? highestNumber(context.store.engine, save.entity, prefix)) + 1;
    highest.set(prefix, next);
    return { ...save, set: { ...save.set, number: `${prefix}${String(next).padStart(3, '0')}` } };
  });
}
