import { sampleCounty, type SampleSave } from '#electron/sample/sampleCounty.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { daysBetween, isDay } from '#shared/rules/day.ts';
import { idFromName } from '#electron/storage/digest.ts';
import { fillStore, type PastSave } from '#electron/storage/fill.ts';
import { setMeta } from '#electron/storage/meta.ts';
import type { Store } from '#electron/storage/store.ts';

export interface PracticeOptions {
  seed: number;
  /** Nothing is dated after this day; the year that it lies in is the year of the figures. */
  lastDay: string;
  years: number;
}

/** The first day of a year on which a sample of it can end. */
const earliest = '04-30';

/** The year that the sample tells of, and the day on which it ends: last year's last day, early in a year. */
function spanOf(lastDay: string): { year: number; lastDay: string } {
  const year = Number(lastDay.slice(0, 4));
  return lastDay.slice(5) < earliest ? { year: year - 1, lastDay: `${year - 1}-12-31` } : { year, lastDay };
}

const siteId = (office: number | null): string => idFromName('practice site', String(office));

function siteWrite(id: string, office: string, level: 'township' | 'county', place: FieldValue, county: string) {
  return { entity: 'site' as const, id, set: { name: office, office, level: `level.${level}`, place, county, givesNumbers: true } };
}

/** The sample's saves with their sites, and the site records once the places stand. */
function* withSites(store: Store, saves: Iterable<SampleSave>): Generator<PastSave> {
  let county: { id: string; name: string } | null = null;
  const townships: { id: string; name: string }[] = [];
  let told = false;
  for (const { at, user, office, writes } of saves) {
    for (const { entity, id, set } of writes) {
      if (entity !== 'place') continue;
      const place = { id, name: String(set['name']) };
      if (set['kind'] === 'placeKind.county') county = place;
      else if (set['parent'] === county?.id) townships.push(place);
    }
    const site = office === null ? store.life.site : siteId(office);
    yield { at, user, site, writes: writes satisfies { entity: EntityName; id: string }[] };
    if (told || !county || writes.some((one) => one.entity === 'place')) continue;
    told = true;
    const { id: place, name } = county;
    const sites = townships.map((one, i) => siteWrite(siteId(i), `政协${name}${one.name}工作联络组`, 'township', one.id, name));
    yield { at, user, site: store.life.site, writes: [siteWrite(store.life.site, `政协${name}委员会办公室`, 'county', place, name), ...sites] };
  }
}

/** About so many saves make up a day of the county: for how far the filling is, nothing else. */
const savesADay = 85;
/** Making the county up takes about as long as writing this share of it. */
const madeUp = 0.25;

/**
 * Fills an empty data folder with the invented county, seen from the county's office. Answers the number of saves. `note` hears
 * how much of the work is done, in saves: making them up counts too.
 */
export function fillPractice(store: Store, options: PracticeOptions, note?: (done: number, total: number) => void): number {
  if (!isDay(options.lastDay)) throw new RangeError(`not a day: ${options.lastDay}`);
  const { year, lastDay } = spanOf(options.lastDay);
  const written = savesADay * (daysBetween(`${year}-01-01`, lastDay) + 1 + 365 * (options.years - 1));
  const making = Math.round(written * madeUp);
  note?.(0, making + written);
  const saves = sampleCounty({ seed: options.seed, year, years: options.years, lastDay });
  const done = fillStore(store, withSites(store, saves), (count) => note?.(making + Math.min(count, written), making + written));
  store.engine.transaction(() => {
    setMeta(store.engine, 'user', '练习者');
    setMeta(store.engine, 'siteRecord', store.life.site);
  });
  return done;
}
