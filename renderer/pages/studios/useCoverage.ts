import { useMemo } from 'react';
import type { Filter, Names, Row } from '#shared/contract/records.ts';
import { readSettings } from '#shared/defaults/settings.ts';
import { type Coverage, coverageOf, type SeatSpan } from '#shared/rules/coverage.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { useList } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';

export interface CoverageState extends Coverage {
  least: number;
  rows: ReadonlyMap<string, Row>;
  members: ReadonlyMap<string, Row>;
  names: Names;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function spanOf(row: Row): SeatSpan {
  return { council: text(row['council']), member: text(row['member']), since: text(row['since']), until: text(row['until']) };
}

/** 1+2+N over the village councils in use, at a place or below it; undefined until all is read. */
export function useCoverage(place: string | null): CoverageState | undefined {
  const today = useToday();
  const choices = useChoiceStore((state) => state.byId);
  const within: Filter[] = place === null ? [] : [{ field: 'place', op: 'within', value: place }];
  const councils = useList({ entity: 'council', where: [{ field: 'state', op: 'isNot', value: 'bodyState.stopped' }, ...within], sort: [{ field: 'name', down: false }], limit: 100_000 });
  const seats = useList({ entity: 'seat', where: [{ field: 'council', op: 'filled', value: null }, { field: 'member', op: 'filled', value: null }], limit: 100_000 });
  const township: Filter[] = place === null ? [] : [{ field: 'township', op: 'within', value: place }];
  const members = useList({ entity: 'member', where: [{ field: 'state', op: 'isNot', value: 'memberState.left' }, ...township], sort: [{ field: 'name', down: false }], limit: 100_000 });
  // Members of the whole county may sit in the councils of one township.
  const serving = useList({ entity: 'member', where: [{ field: 'state', op: 'isNot', value: 'memberState.left' }], limit: 100_000 });
  const settings = useList({ entity: 'setting', where: [{ field: 'key', op: 'is', value: 'membersPerCouncil' }], limit: 10 });
  return useMemo(() => {
    if (!councils.value || !seats.value || !members.value || !serving.value || !settings.value) return undefined;
    const least = readSettings(settings.value.rows.map((row) => ({ key: String(row['key']), value: text(row['value']) }))).membersPerCouncil;
    const ofVillages = councils.value.rows.filter((row) => {
      const level = text(row['level']) ?? '';
      return ['level.village', 'level.compound'].includes(choices.get(level)?.countsAs ?? level);
    });
    const found = coverageOf(ofVillages.map((row) => row.id), seats.value.rows.map(spanOf), serving.value.rows.map((row) => row.id), today, least);
    // A member who sits elsewhere in the county has a village, whatever place is being looked at.
    const seated = new Set(seats.value.rows.map(spanOf).flatMap((seat) => (seat.member === null ? [] : [seat.member])));
    const here = new Set(members.value.rows.map((row) => row.id));
    return {
      ...found,
      without: found.without.filter((id) => here.has(id) && (place === null || !seated.has(id))),
      least,
      rows: new Map(ofVillages.map((row) => [row.id, row])),
      members: new Map(serving.value.rows.map((row) => [row.id, row])),
      names: { ...serving.value.names, ...councils.value.names },
    };
  }, [councils.value, seats.value, members.value, serving.value, settings.value, choices, today, place]);
}
