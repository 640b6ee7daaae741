import type { County, Township, Village } from '#electron/sample/people.ts';
import type { YearPlan } from '#electron/sample/yearPlan.ts';
import type { Random } from '#electron/sample/random.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Day } from '#shared/rules/day.ts';

export type Values = Record<string, FieldValue>;

export interface SampleWrite {
  entity: EntityName;
  id: string;
  set: Values;
}

/** Whose record it is: a township by its index, `all` for what is common to the county's offices, `county` for the county office's own. */
export type Share = number | 'all' | 'county';

/** One save of one office, as if somebody had typed it at that moment. */
export interface SampleSave {
  /** ISO 8601, UTC; working hours in Shanghai. */
  at: string;
  /** Who typed it. */
  user: string;
  /** The office that made it: a township by index, or null for the county office. */
  office: number | null;
  share: Share;
  writes: SampleWrite[];
}

export interface Draft {
  day: Day;
  /** Of the day, in Shanghai. */
  minute: number;
  order: number;
  office: number | null;
  share: Share;
  user: string;
  writes: SampleWrite[];
}

/** One statistics year in the making. */
export interface World {
  random: Random;
  newId: () => string;
  county: County;
  year: number;
  /** First and last day of what happens. */
  start: Day;
  end: Day;
  /** The year that ends the sample: only in it are matters still open. */
  last: boolean;
  /** The day until which the sample is dated; deadlines of open matters lie around it. */
  today: Day;
  plan: YearPlan;
  drafts: Draft[];
  /** The moment at which a record of this year was made, so that nothing is saved before what it refers to. */
  made: Map<string, { day: Day; minute: number }>;
  /** The moment of the latest step of each life. */
  lastStep: Map<string, { day: Day; minute: number }>;
  /** Counters of the numbers of records, by township and kind. */
  numbers: Map<string, number>;
  /** The year's drive for topics. */
  drive: string;
  /** The year's series of minutes by township. */
  series: Map<number, string>;
}

/** The next number of a record as its list shows it: 2026-05-0012 is the twelfth of the year in the fifth township. */
export function numberOf(world: World, kind: string, township: number): string {
  const key = `${kind}/${township}`;
  const next = (world.numbers.get(key) ?? 0) + 1;
  world.numbers.set(key, next);
  return `${world.year}-${String(township + 1).padStart(2, '0')}-${String(next).padStart(4, '0')}`;
}

/** Files a save of a township's office (or the county's) on a day, after everything that its records refer to. */
export function save(world: World, day: Day, office: Township | null, share: Share, writes: SampleWrite[]): void {
  let minute = world.random.int(8 * 60 + 40, 16 * 60);
  for (const { id, set } of writes) {
    minute = after(world, day, minute, id);
    for (const value of Object.values(set)) {
      if (typeof value === 'string') minute = after(world, day, minute, value);
      else if (Array.isArray(value)) for (const one of value as readonly string[]) minute = after(world, day, minute, one); // only sets are arrays
    }
  }
  for (const { id } of writes) if (!world.made.has(id)) world.made.set(id, { day, minute });
  world.drafts.push({ day, minute, order: world.drafts.length, office: office?.index ?? null, share, user: office?.clerk ?? world.county.clerk, writes });
}

/** Files the next save of a life or a series of numbers: later than the one before it, also on the same day. */
export function saveStep(world: World, day: Day, office: Township | null, share: Share, subject: string, ...writes: SampleWrite[]): void {
  save(world, day, office, share, writes);
  const draft = world.drafts.at(-1);
  const before = world.lastStep.get(subject);
  if (!draft) return;
  if (before && before.day > day) throw new Error(`a step of ${day} follows one of ${before.day}`);
  if (before && before.day === day && before.minute >= draft.minute) draft.minute = before.minute + 1;
  world.lastStep.set(subject, { day, minute: draft.minute });
  for (const { id } of writes) if (world.made.get(id)?.day === day) world.made.set(id, { day, minute: draft.minute });
}

function after(world: World, day: Day, minute: number, id: string): number {
  const made = world.made.get(id);
  if (!made) return minute;
  if (made.day > day) throw new Error(`a record of ${day} refers to ${id} of ${made.day}`);
  return made.day === day && made.minute >= minute ? made.minute + 1 : minute;
}

export function townshipOf(world: World, index: number): Township {
  const township = world.county.townships[index];
  if (!township) throw new RangeError(`no township ${index}`);
  return township;
}

/** A village, more often of a large township. */
export function anyVillage(world: World, street?: boolean): Village {
  const villages = street === undefined ? world.county.villages : world.county.villages.filter((one) => one.street === street);
  return world.random.pick(villages);
}

/** Members who serve in this year. */
export function serving<M extends { joined: number }>(world: World, members: readonly M[]): M[] {
  return members.filter((one) => one.joined <= world.year);
}
