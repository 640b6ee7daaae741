import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Filter, Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { filterConditions } from '#renderer/record/listQuery.ts';
import { type ListView, noRows, useListView } from '#renderer/state/listView.ts';
import { learnNames } from '#renderer/state/names.ts';
import { type ListQuery, useCounts, useList } from '#renderer/state/records.ts';

/** A part of a list: everything, what waits, what is overdue. */
export interface RecordTab {
  key: string;
  label: string;
  where: readonly Filter[];
}

export interface RecordListQuery {
  entity: Entity;
  /** Names the list's state; the entity's name by default. */
  listKey?: string | undefined;
  tabs?: readonly RecordTab[] | undefined;
  /** Holds for every tab. */
  where?: readonly Filter[] | undefined;
  /** The order until a header is pressed. */
  sort?: { field: string; down: boolean } | undefined;
}

export interface RecordListState {
  view: ListView;
  /** Changes the view; what is found changes with it, so that the page goes back to the first, unless a page is given. */
  change: (part: Partial<ListView>) => void;
  tab: string;
  counts: readonly number[] | undefined;
  query: ListQuery;
  rows: Row[];
  total: number;
  names: Readonly<Record<string, string>>;
  loading: boolean;
  /** Other rows, or the same ones as they are now, are on their way; those before stay until then. */
  late: boolean;
  /** Ticks these rows and no others. */
  select: (ids: readonly string[]) => void;
  failure: ReturnType<typeof useList>['failure'];
}

/** The state of a list, its rows and the counts of its tabs, under the filters in force. */
export function useRecordList(options: RecordListQuery): RecordListState {
  const { entity, tabs = [] } = options;
  const name = nameOf(entity);
  const [kept, setKept] = useListView(options.listKey ?? name);
  const selectedIn = JSON.stringify(options.where ?? []);
  const view = kept.selected.length === 0 || kept.selectedIn === selectedIn ? kept : { ...kept, selected: noRows };
  const setView = useCallback((part: Partial<ListView>) => setKept(part.selected ? { ...part, selectedIn } : part), [setKept, selectedIn]);
  const tab = tabs.find((one) => one.key === view.tab) ?? tabs[0];
  const shared = useMemo(() => [...(options.where ?? []), ...filterConditions(entity, view.filters)], [entity, options.where, view.filters]);
  const search = view.search.trim();
  const sorts = view.sort ? [{ field: view.sort.key, down: view.sort.descending }] : options.sort ? [options.sort] : [];
  const query: ListQuery = {
    entity: name,
    where: [...(tab?.where ?? []), ...shared],
    search,
    sort: sorts,
    offset: (view.page - 1) * view.pageSize,
    limit: view.pageSize,
  };
  const list = useList(query);
  const counts = useCounts(name, tabs.map((one) => [...one.where, ...shared]), search);
  // Other rows, with their names, are made in slices: the tab or the filter that asked for them answers at once.
  const value = useDeferredValue(list.value);
  const question = JSON.stringify(query);
  // Made in the same go as the rows, so these tell what question those answer.
  const answered = useDeferredValue(question);
  const carried = useDeferredValue(list.late);
  const select = useTicks({ view, setView, rows: value?.rows, foreign: list.late || carried || answered !== question });

  useEffect(() => {
    if (value) learnNames(value.names);
  }, [value]);
  useEffect(() => {
    // The last rows of the last page were deleted: the page before is shown rather than nothing.
    if (list.value && !list.loading && list.value.rows.length === 0 && list.value.total > 0 && view.page > 1) setView({ page: Math.ceil(list.value.total / view.pageSize) });
  }, [list.value, list.loading, view.page, view.pageSize, setView]);

  return {
    view,
    change: (part) => setView(part.page === undefined && (part.tab ?? part.filters ?? part.search ?? part.sort) !== undefined ? { page: 1, selected: noRows, ...part } : part),
    tab: tab?.key ?? '',
    counts: counts.value,
    query,
    rows: value?.rows ?? [],
    total: value?.total ?? 0,
    names: value?.names ?? {},
    loading: list.loading || (list.value !== undefined && value === undefined),
    late: value !== undefined && (list.late || value !== list.value),
    select,
    failure: list.failure,
  };
}

/**
 * Ticks rows. While those on screen are still of another tab, filter, search or page, a tick lasts only if the row is among the next
 * ones too: it would be deleted with them, and nobody would see it.
 */
function useTicks(given: { view: ListView; setView: (part: Partial<ListView>) => void; rows: readonly Row[] | undefined; foreign: boolean }): (ids: readonly string[]) => void {
  const { view: { selected }, setView, rows, foreign } = given;
  const early = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    if (foreign || early.current.length === 0) return;
    const lost = early.current.filter((id) => !rows?.some((row) => row.id === id));
    early.current = [];
    if (lost.length > 0) setView({ selected: selected.filter((id) => !lost.includes(id)) });
  }, [foreign, rows, selected, setView]);
  return (ids) => {
    if (foreign) early.current = [...early.current, ...ids.filter((id) => !selected.includes(id))];
    setView({ selected: ids });
  };
}
