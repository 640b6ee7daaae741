import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';

/** A filter's value as the list holds it: chosen ids, a yes or no, a text, or the two ends of a range. */
export type FilterValue = readonly string[] | string | boolean | { from: string | number | null; to: string | number | null };

export interface ListView {
  tab: string | null;
  search: string;
  filters: Readonly<Record<string, FilterValue>>;
  sort: { key: string; descending: boolean } | null;
  page: number;
  pageSize: number;
  selected: readonly string[];
  /** The list's own conditions, as JSON, when these were selected: in the list of another year, or of other choices, they are not. */
  selectedIn: string;
  /** How far the page was scrolled, in pixels. */
  scrolled: number;
}

export interface SavedColumns {
  keys: readonly string[];
  order: readonly string[];
}

/** Always the same, so that rows of which none is selected are not made anew. */
export const noRows: readonly string[] = [];

const fresh: ListView = { tab: null, search: '', filters: {}, sort: null, page: 1, pageSize: 50, selected: noRows, selectedIn: '[]', scrolled: 0 };

/** The state of each list, by its key: it outlives the list, so that coming back finds everything as it was. */
export const useListViews = create<Record<string, ListView>>(() => ({}));
const useColumnStore = create<Record<string, SavedColumns | null>>(() => ({}));

export function useListView(key: string): [ListView, (change: Partial<ListView>) => void] {
  const view = useListViews((views) => views[key]) ?? fresh;
  const change = useCallback(
    (part: Partial<ListView>) => useListViews.setState((views) => ({ [key]: { ...(views[key] ?? fresh), ...part } })),
    [key],
  );
  return [view, change];
}

/** Opens a list in a certain state: what the counts on the desk do before they lead there. */
export function presetList(key: string, part: Partial<ListView>): void {
  useListViews.setState({ [key]: { ...fresh, ...part } });
}

/** The columns that the person chose for a list; kept on disk. Null: the usual ones. */
export function useColumnChoice(key: string): [SavedColumns | null, (columns: SavedColumns) => void] {
  const columns = useColumnStore((all) => all[key]);
  useEffect(() => {
    if (columns !== undefined) return;
    ask('getView', { key: `columns/${key}` }).then(
      ({ content }) => useColumnStore.setState({ [key]: content === null ? null : readColumns(content) }),
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        useColumnStore.setState({ [key]: null });
      },
    );
  }, [key, columns]);
  const choose = useCallback(
    (chosen: SavedColumns) => {
      useColumnStore.setState({ [key]: chosen });
      // A choice of columns that isn't kept is no loss worth a message.
      ask('saveView', { key: `columns/${key}`, content: JSON.stringify(chosen) }).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
      });
    },
    [key],
  );
  return [columns ?? null, choose];
}

/** What an older version kept may have another shape: then the usual columns are shown. */
function readColumns(content: string): SavedColumns | null {
  const read: unknown = JSON.parse(content);
  const texts = (list: unknown): list is string[] => Array.isArray(list) && list.every((one) => typeof one === 'string');
  if (typeof read !== 'object' || read === null || !('keys' in read) || !('order' in read)) return null;
  return texts(read.keys) && texts(read.order) ? { keys: read.keys, order: read.order } : null;
}
