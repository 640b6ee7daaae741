import type { FieldValue } from '#shared/fields.ts';
import { deadlineAfter } from '#shared/rules/problemCheck.ts';
import { isDay } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import { calendarNow, settingsNow } from '#electron/service/office.ts';
import { readRecord } from '#electron/storage/records.ts';
import type { Save } from '#electron/storage/write.ts';

/** The day that N days from a day make by the calendar as it is now: a later calendar never moves a deadline that was given. */
export function deadlineDay(context: Context, from: FieldValue | undefined, days: FieldValue | undefined, kind: FieldValue | undefined): string | null {
  if (typeof from !== 'string' || !isDay(from) || typeof days !== 'number' || !Number.isInteger(days) || days < 1) return null;
  const way = kind === 'deadlineKind.natural' ? 'natural' : 'working';
  return deadlineAfter(from, days, way, calendarNow(context), settingsNow(context).postpone).day;
}

/** The day from which a limit is counted: that of the step, or that of the meeting that decided. */
function countedFrom(context: Context, { entity, id, set }: Save, saves: readonly Save[]): FieldValue | undefined {
  if (entity === 'progress') return set['on'];
  const meeting = set['meeting'] ?? readRecord(context.store.engine, 'decision', id)?.['meeting'];
  if (typeof meeting !== 'string') return undefined;
  return saves.find((save) => save.entity === 'meeting' && save.id === meeting)?.set['heldOn'] ?? readRecord(context.store.engine, 'meeting', meeting)?.['heldOn'];
}

/** Steps and decisions that give a limit as a number of days get the day too, where the window was faster than its arithmetic. */
export function withDeadlines(context: Context, saves: readonly Save[]): Save[] {
  return saves.map((save) => {
    if ((save.entity !== 'progress' && save.entity !== 'decision') || save.set['deadlineOn'] || !save.set['deadlineDays']) return save;
    const deadlineOn = deadlineDay(context, countedFrom(context, save, saves), save.set['deadlineDays'], save.set['deadlineKind']);
    return deadlineOn === null ? save : { ...save, set: { ...save.set, deadlineOn } };
  });
}
