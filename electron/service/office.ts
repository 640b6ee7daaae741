import type { Level } from '#shared/entity.ts';
import { type Calendar, calendarOf } from '#shared/rules/workingDays.ts';
import { shippedCalendarRows } from '#shared/calendar/shipped.ts';
import { readSettings, type Settings } from '#shared/defaults/settings.ts';
import type { Context } from '#electron/service/context.ts';
import { getMeta } from '#electron/storage/meta.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';
import { siteLevels } from '#electron/storage/siteLevels.ts';

const all = { where: [], search: '', sort: [], offset: 0, limit: 100_000, deleted: false } as const;

export interface Office {
  site: string;
  name: string;
  level: Level;
  place: string;
  placeName: string;
  county: string;
}

const levels: Record<string, Level> = { 'level.township': 'township', 'level.county': 'county', 'level.city': 'city' };

/** The office that this installation works for, or null before it is named. */
export function officeOf(context: Context): Office | null {
  const id = getMeta(context.store.engine, 'siteRecord');
  const row = id === null ? null : readRecord(context.store.engine, 'site', id);
  if (!row) return null;
  const place = String(row['place'] ?? '');
  return {
    site: row.id,
    name: String(row['office']),
    level: levels[String(row['level'])] ?? 'township',
    place,
    placeName: String(readRecord(context.store.engine, 'place', place)?.['name'] ?? ''),
    county: String(row['county'] ?? ''),
  };
}

/** The holiday calendar: the shipped tables, and over them what the county has entered. */
export function calendarNow(context: Context): Calendar {
  const typed = listRecords(context.store.engine, { entity: 'holiday', ...all }).rows.map((row) => ({
    on: String(row['on']),
    kind: row['kind'] === 'holidayKind.work' ? ('work' as const) : ('off' as const),
    name: String(row['name'] ?? ''),
  }));
  const rows = [...shippedCalendarRows, ...typed];
  return calendarOf(rows.map((row) => Number(row.on.slice(0, 4))), rows);
}

/** The shipped settings, and over them what the county and the office have set. */
export function settingsNow(context: Context): Settings {
  const rows = listRecords(context.store.engine, { entity: 'setting', ...all }).rows;
  return readSettings(rows.map((row) => ({ key: String(row['key']), value: String(row['value'] ?? '') })));
}

export function levelsOf(context: Context): ReturnType<typeof siteLevels> {
  return siteLevels(context.store.engine);
}
