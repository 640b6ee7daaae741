import { makeCounty } from '#electron/sample/county.ts';
import type { County } from '#electron/sample/people.ts';
import { later } from '#electron/sample/days.ts';
import { hold } from '#electron/sample/hold.ts';
import { makeLogs } from '#electron/sample/logs.ts';
import { announce, type Meeting, planMeetings, step } from '#electron/sample/meetings.ts';
import { writeMinutes, writeSeries } from '#electron/sample/minutes.ts';
import { makeOpinions } from '#electron/sample/opinions.ts';
import { gatherOrigins } from '#electron/sample/origins.ts';
import { makeProblems } from '#electron/sample/problems.ts';
import { makeProposals } from '#electron/sample/proposals.ts';
import { makeIds, makeRandom, type Random } from '#electron/sample/random.ts';
import { writeNewMembers, writeReference } from '#electron/sample/reference.ts';
import { makeTopics } from '#electron/sample/topics.ts';
import { makeDrive, makeWork } from '#electron/sample/work.ts';
import { type Draft, save, type SampleSave, type World } from '#electron/sample/world.ts';
import { earlierPlan, lastYearPlan } from '#electron/sample/yearPlan.ts';
import { addDays, type Day } from '#shared/rules/day.ts';

export type { SampleSave, SampleWrite, Share } from '#electron/sample/world.ts';

export interface SampleOptions {
  /** A whole number; the same one gives the same county, byte for byte. */
  seed: number;
  /** The statistics year that ends the sample and carries the figures of `lastYearPlan`. */
  year: number;
  /** How many years in all, `year` the last of them; 1 when left out. Those before are smaller, and settled. */
  years?: number;
  /** Nothing is dated after this day; deadlines of open matters lie around it. At least four months into `year`. */
  lastDay: Day;
}

/**
 * An invented county at work, save by save, in time order. One year is held in memory at a time, however many are asked
 * for. Refers only to shipped choices and to records of earlier saves. Throws a RangeError for a last day that is too early.
 */
export function* sampleCounty({ seed, year, years = 1, lastDay }: SampleOptions): Generator<SampleSave> {
  if (lastDay < `${year}-04-30`) throw new RangeError('the last day leaves no room for a year of work');
  const all = Array.from({ length: years }, (_, i) => year - years + 1 + i);
  const random = makeRandom(seed);
  const newId = makeIds(seed);
  const county = makeCounty(random, newId, all);
  for (const one of all) yield* yearOf(random, newId, county, one, year, lastDay);
}

/** The share of one township: its own records and what is common to the county's offices, as its own machine would hold them. */
export function* sampleTownshipOf(options: SampleOptions & { township: number }): Generator<SampleSave> {
  for (const one of sampleCounty(options)) if (one.share === options.township || one.share === 'all') yield one;
}

/** Feeds every save to a sink and answers how many saves and writes it was; the sink is storage, a file, or a counter. */
export function writeSample(saves: Iterable<SampleSave>, sink: (save: SampleSave) => void): { saves: number; writes: number } {
  const count = { saves: 0, writes: 0 };
  for (const one of saves) {
    sink(one);
    count.saves += 1;
    count.writes += one.writes.length;
  }
  return count;
}

function yearOf(random: Random, newId: () => string, county: County, year: number, lastYear: number, lastDay: Day): SampleSave[] {
  const closing = `${year}-12-31`;
  const last = year === lastYear;
  const world: World = {
    random, newId, county, year, last, start: `${year}-01-04`, end: lastDay < closing ? lastDay : closing, today: last ? lastDay : closing,
    plan: last ? lastYearPlan : earlierPlan(random, lastYear - year), drive: newId(), drafts: [], made: new Map(), lastStep: new Map(), numbers: new Map(), series: new Map(),
  };
  if (year === county.firstYear) writeReference(world);
  else writeNewMembers(world);
  makeDrive(world);
  writeSeries(world);
  putFirst(world);
  const topics = makeTopics(world);
  const meetings = planMeetings(world, topics);
  for (const meeting of meetings) announce(world, meeting);
  const held = meetings.map((meeting) => hold(world, meeting));
  for (const meeting of meetings) conclude(world, meeting);
  writeMinutes(world, held);
  const logs = makeLogs(world);
  makeOpinions(world, logs);
  makeProposals(world);
  makeProblems(world, gatherOrigins(world, held.flatMap((one) => one.decisions), topics, logs));
  makeWork(world, held);
  return inTimeOrder(world.drafts);
}

/** What the year is built on stands before the office opens, in the order in which it was written. */
function putFirst(world: World): void {
  for (const draft of world.drafts) draft.minute = 8 * 60 + 30;
  for (const moment of world.made.values()) moment.minute = 8 * 60 + 30;
}

/** The last steps of a meeting and the county's word on its report, where there was time for them. */
function conclude(world: World, meeting: Meeting): void {
  const { random, end } = world;
  const { township } = meeting;
  const handled = addDays(meeting.on, random.int(2, 9));
  if (handled <= end && random.chance(0.7)) {
    step(world, meeting, 'handle', handled, handled, township.clerk);
    const answered = addDays(handled, random.int(20, 50));
    if (answered <= end && random.chance(0.8)) step(world, meeting, 'feedback', answered, answered, township.clerk);
  }
  const on = later(random, meeting.on, 4, 12, addDays(end, 30));
  if (on > end || !random.chance(0.85)) return;
  const returned = on > addDays(end, -30) && random.chance(0.12);
  const verdict = returned ? { verdict: 'reviewState.returned', field: 'headcount', reason: '参会人数与签到表不一致，请核对。', dueOn: addDays(on, 7) } : { verdict: 'reviewState.accepted' };
  save(world, on, null, township.index, [{ entity: 'review', id: world.newId(), set: { subject: meeting.id, on, by: world.county.clerk, ...verdict } }]);
}

/** Drafts as saves. Within a minute the order in which they were drafted holds, told apart by milliseconds. */
function inTimeOrder(drafts: readonly Draft[]): SampleSave[] {
  const sorted = drafts.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.minute - b.minute || a.order - b.order));
  let before = 0;
  return sorted.map(({ day, minute, office, share, user, writes }) => {
    const at = Math.max(Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000, before + 1);
    before = at;
    return { at: new Date(at).toISOString(), user, office, share, writes };
  });
}
