import { openVerdicts } from '#shared/rules/folds/review.ts';
import type { Context } from '#electron/service/context.ts';
import { readChildren } from '#electron/storage/records.ts';
import type { Save } from '#electron/storage/write.ts';

/** A new review says which words it answers, so that offices whose clocks differ read them in one order. */
export function withFollowed(context: Context, saves: readonly Save[]): Save[] {
  return saves.map((save) => {
    const { subject } = save.set;
    if (save.entity !== 'review' || typeof subject !== 'string') return save;
    const after = openVerdicts(readChildren(context.store.engine, 'review', 'subject', subject)).map((row) => row.id).slice(-20);
    return after.length === 0 ? save : { ...save, set: { ...save.set, after: after.join(' ') } };
  });
}
