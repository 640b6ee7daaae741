import { useDeferredValue, useEffect, useMemo } from 'react';
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
  /** The rows are still those of the tab, the filter or the search before. */
  late: boolean;
  failure: ReturnType<typeof useList>['failure'];
}

/** The state of a list, its rows and the counts of its tabs, under the filters in force. */
export function useRecordList(options: RecordListQuery): RecordListState {
  const { entity, tabs = [] } = options;
  const name = nameOf(entity);
  const [view, setView] = useListView(options.listKey ?? name);
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

  useEffect(() => {
    if (value) learnNames(value.names);
  }, [value]);
  useEffect(() => {
    // The last rows of the last page were deleted: the page before is shown rather than nothing.
    if (value && !list.loading && value.rows.length === 0 && value.total > 0 && view.page > 1) setView({ page: Math.ceil(value.total / view.pageSize) });
  }, [value, list.loading, view.page, view.pageSize, setView]);

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
    failure: list.failure,
  };
}
