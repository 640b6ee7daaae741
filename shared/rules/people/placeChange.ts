import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { addDays, type Day } from '#shared/rules/day.ts';
import { textOf } from '#shared/rules/folds/step.ts';

/** A merger or a new name, as the person decided it. */
export interface PlaceChange {
  kind: 'merge' | 'rename';
  places: readonly string[];
  /** The place that goes on; null: a new one called `name`. */
  into: string | null;
  name: string | null;
  /** The first day on which it holds. */
  on: Day;
  basis: string;
}

/** What stands at places and moves with them. What happened there stays where it happened. */
export interface PlaceRecords {
  places: readonly Row[];
  members: readonly Row[];
  organisations: readonly Row[];
  councils: readonly Row[];
  studios: readonly Row[];
  sites: readonly Row[];
}

export interface PlaceWrite {
  entity: EntityName;
  id: string;
  set: Readonly<Record<string, FieldValue>>;
}

export interface PlacePlan {
  /** The place that goes on. */
  place: string;
  writes: PlaceWrite[];
  /** Standing records that now lie at the new place. */
  moved: number;
}

const joined = (...names: (string | null)[]): string | null => {
  const all = [...new Set(names.flatMap((one) => (one ?? '').split('、')).filter((one) => one !== ''))];
  return all.length === 0 ? null : all.join('、').slice(0, 200);
};
const sum = (rows: readonly Row[], key: string): number | null => {
  const known = rows.flatMap((row) => (typeof row[key] === 'number' ? [row[key]] : []));
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
};

/** An office's own place keeps its record when it is renamed: the office's files and numbers hang on it. */
function keepsRecord(place: Row, records: PlaceRecords): boolean {
  return records.sites.some((site) => site['place'] === place.id);
}

/**
 * What a merger or a new name writes. The old place is closed and names its successor; records that name it keep it, with its
 * name, and are counted under the successor. What stands there (parts, members, bodies, organisations) goes over. Pure.
 */
export function planPlaceChange(change: PlaceChange, records: PlaceRecords, newId: () => string): PlacePlan {
  const { on, basis } = change;
  const from = change.places.flatMap((id) => records.places.find((row) => row.id === id && id !== change.into) ?? []);
  const [first] = from;
  const note = basis === '' ? {} : { note: basis };
  if (change.kind === 'rename' && first && keepsRecord(first, records)) {
    return { place: first.id, moved: 0, writes: [{ entity: 'place', id: first.id, set: { name: change.name, oldNames: joined(textOf(first['oldNames']), textOf(first['name'])), ...note } }] };
  }
  const into = change.into === null ? null : (records.places.find((row) => row.id === change.into) ?? null);
  const place = into?.id ?? newId();
  const names = joined(into ? textOf(into['oldNames']) : null, ...from.flatMap((row) => [textOf(row['name']), textOf(row['oldNames'])]));
  const all = into ? [into, ...from] : from;
  const size = change.kind === 'merge' ? { population: sum(all, 'population'), households: sum(all, 'households') } : { population: first?.['population'] ?? null, households: first?.['households'] ?? null };
  const writes: PlaceWrite[] = [
    into
      ? { entity: 'place', id: place, set: { oldNames: names, ...size } }
      : {
          entity: 'place', id: place,
          set: { name: change.name, kind: first?.['kind'] ?? null, parent: first?.['parent'] ?? null, since: on, oldNames: names, ...size, ...(change.kind === 'rename' ? { code: first?.['code'] ?? null } : {}), ...note },
        },
  ];
  const gone = new Set(from.map((row) => row.id));
  for (const row of from) {
    const parts = records.places.filter((one) => one['parent'] === row.id).map((one) => one.id);
    writes.push({ entity: 'place', id: row.id, set: { until: addDays(on, -1), successor: place, ...(parts.length > 0 ? { formerParts: parts } : {}) } });
  }
  let moved = 0;
  const move = (entity: EntityName, rows: readonly Row[], ...fields: readonly string[]): void => {
    for (const row of rows) {
      const set = Object.fromEntries(fields.filter((field) => gone.has(String(row[field] ?? ''))).map((field) => [field, place]));
      if (Object.keys(set).length === 0) continue;
      writes.push({ entity, id: row.id, set });
      moved += 1;
    }
  };
  move('place', records.places.filter((row) => textOf(row['until']) === null), 'parent');
  move('member', records.members, 'township', 'village');
  move('organisation', records.organisations.filter((row) => textOf(row['until']) === null), 'place');
  move('council', records.councils.filter((row) => row['state'] !== 'bodyState.stopped'), 'place');
  move('studio', records.studios.filter((row) => row['state'] !== 'bodyState.stopped'), 'place');
  for (const site of records.sites) if (gone.has(String(site['place'] ?? '')) && textOf(site['closedOn']) === null) writes.push({ entity: 'site', id: site.id, set: { closedOn: on } });
  return { place, writes, moved };
}

/** What is wrong with a change of places before it is done, each in a sentence. `own`: the place of this very office. */
export function checkPlaceChange(change: PlaceChange, places: readonly Row[], own: string): string[] {
  const found: string[] = [];
  const known = new Map(places.map((row) => [row.id, row]));
  const from = change.places.map((id) => known.get(id));
  if (from.some((row) => row === undefined)) found.push('要改的地方里有找不到的');
  for (const row of from) if (row && textOf(row['until']) !== null) found.push(`“${String(row['name'])}”已经撤并过`);
  if (change.kind === 'rename' && change.places.length !== 1) found.push('更名一次只能改一个地方');
  if (change.into === null && (change.name ?? '') === '') found.push(change.kind === 'rename' ? '没有填新的名称' : '没有选并入哪里，也没有填新的名称');
  if (change.into !== null && change.places.includes(change.into)) found.push('不能并入它自己');
  if (change.kind === 'merge' && change.into === null && change.places.length < 2) found.push('合并成新的地方，至少要选两个');
  if (change.kind === 'merge' && change.places.includes(own)) found.push('本单位所在的地方不能在这里撤并');
  // Somewhere above what is merged away can't be what it is merged into from below: the tree would close on itself.
  for (let at: Row | undefined = change.into === null ? undefined : known.get(change.into), depth = 0; at && depth < 10; at = known.get(String(at['parent'] ?? '')), depth += 1) {
    if (at.id !== change.into && change.places.includes(at.id)) found.push(`不能把“${String(at['name'])}”并入它的下级`);
  }
  return [...new Set(found)];
}
