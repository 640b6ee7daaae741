import { useEffect } from 'react';
import { create } from 'zustand';
import * as v from 'valibot';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';

/** A record that was looked at, the latest first. */
export interface Visit {
  entity: string;
  id: string;
  title: string;
}

const visits = v.array(v.object({ entity: v.string(), id: v.string(), title: v.string() }));
const viewKey = 'recent';
const most = 12;

interface Recent {
  /** Null until it was read. */
  visits: readonly Visit[] | null;
}

export const useRecent = create<Recent>(() => ({ visits: null }));

async function read(): Promise<readonly Visit[]> {
  const known = useRecent.getState().visits;
  if (known) return known;
  try {
    const { content } = await ask('getView', { key: viewKey });
    const parsed = v.safeParse(visits, content === null ? [] : JSON.parse(content));
    useRecent.setState((state) => ({ visits: state.visits ?? (parsed.success ? parsed.output : []) }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error; // what was looked at is a comfort; a page never fails for it
  }
  return useRecent.getState().visits ?? [];
}

/** What was looked at lately; read from the disk once. */
export function useVisits(): readonly Visit[] {
  useEffect(() => void read(), []);
  return useRecent((state) => state.visits) ?? [];
}

async function note(visit: Visit): Promise<void> {
  const before = await read();
  if (before[0]?.id === visit.id && before[0].title === visit.title) return;
  const next = [visit, ...before.filter((one) => one.id !== visit.id)].slice(0, most);
  useRecent.setState({ visits: next });
  try {
    await ask('saveView', { key: viewKey, content: JSON.stringify(next) });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

/** Notes that this record is on screen. A null title waits. */
export function useNoteVisit(entity: string, id: string, title: string | null): void {
  useEffect(() => {
    if (title === null || title === '') return;
    void note({ entity, id, title });
  }, [entity, id, title]);
}
