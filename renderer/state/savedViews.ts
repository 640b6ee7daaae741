import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import * as v from 'valibot';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import type { ListView } from '#renderer/state/listView.ts';

/** What of a list's state a saved view keeps: which rows, in which order; not the page, nor what was ticked. */
export type ViewState = Pick<ListView, 'tab' | 'search' | 'filters' | 'sort'>;
export interface SavedView {
  name: string;
  state: ViewState;
}

const end = v.union([v.string(), v.number(), v.null()]);
const filter = v.union([v.array(v.string()), v.string(), v.boolean(), v.object({ from: end, to: end })]);
const saved = v.array(
  v.object({
    name: v.string(),
    state: v.object({ tab: v.nullable(v.string()), search: v.string(), filters: v.record(v.string(), filter), sort: v.nullable(v.object({ key: v.string(), descending: v.boolean() })) }),
  }),
);

const useStore = create<Record<string, readonly SavedView[] | undefined>>(() => ({}));
const none: readonly SavedView[] = [];

/** The named views of a list, kept on this machine, and how to keep others. */
export function useSavedViews(key: string): [readonly SavedView[], (views: readonly SavedView[]) => Promise<void>] {
  const views = useStore((all) => all[key]);
  useEffect(() => {
    if (views !== undefined) return;
    ask('getView', { key: `views/${key}` }).then(
      ({ content }) => {
        const parsed = v.safeParse(saved, content === null ? [] : JSON.parse(content));
        useStore.setState({ [key]: parsed.success ? parsed.output : [] });
      },
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        useStore.setState({ [key]: [] });
      },
    );
  }, [key, views]);
  const keep = useCallback(
    async (next: readonly SavedView[]) => {
      await ask('saveView', { key: `views/${key}`, content: JSON.stringify(next) });
      useStore.setState({ [key]: next });
    },
    [key],
  );
  return [views ?? none, keep];
}
