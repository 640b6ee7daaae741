import type { FieldValue } from '#shared/fields.ts';
import { deadlineAfter } from '#shared/rules/problemCheck.ts';
import { isDay } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import { calendarNow, settingsNow } from '#electron/service/office.ts';
import type { Save } from '#electron/storage/write.ts';

/** The day that N days from a day make by the calendar as it is now: a later calendar never moves a deadline that was given. */
export function deadlineDay(context: Context, from: FieldValue | undefined, days: FieldValue | undefined, kind: FieldValue | undefined): string | null {
  if (typeof from !== 'string' || !isDay(from) || typeof days !== 'number' || !Number.isInteger(days) || days < 1) return null;
  const way = kind === 'deadlineKind.natural' ? 'natural' : 'working';
  return deadlineAfter(from, days, way, calendarNow(context), settingsNow(context).postpone).day;
}

/** Steps that give a deadline as a number of days get the day too. */
export function withDeadlines(context: Context, saves: readonly Save[]): Save[] {
  return saves.map((save) => {
    if (save.entity !== 'progress' || save.set['deadlineOn']) return save;
    const deadlineOn = deadlineDay(context, save.set['on'], save.set['deadlineDays'], save.set['deadlineKind']);
    return deadlineOn === null ? save : { ...save, set: { ...save.set, deadlineOn } };
  });
}
