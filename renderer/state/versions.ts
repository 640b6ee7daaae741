import { create } from 'zustand';
import type { ServiceEvent } from '#shared/contract.ts';
import { onEvent } from '#renderer/bridge.ts';

/**
 * How often each entity's records have changed since the window opened. What is on screen was asked at some version;
 * when the version moves on it asks again.
 */
export const useVersions = create<Record<string, number>>(() => ({}));

type Changed = Extract<ServiceEvent, { type: 'changed' }>;
const listeners = new Set<(event: Changed) => void>();

/** For stores that keep records by id (choices, names, the session). */
export function onChanged(listener: (event: Changed) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A save tells of one entity or a few, a file that is taken in of thirty, each in a message of its own. */
const gatherMs = 40;

/** Makes one of what is said of an entity. */
function merged(a: Changed, b: Changed): Changed {
  return { ...a, ids: a.ids === null || b.ids === null ? null : [...new Set([...a.ids, ...b.ids])] };
}

function tell(events: readonly Changed[]): void {
  useVersions.setState((versions) => Object.fromEntries(events.map(({ entity }) => [entity, (versions[entity] ?? 0) + 1])));
  for (const event of events) for (const listener of listeners) listener(event);
}

/**
 * Called once by main.tsx: from here on, what the service announces makes screens ask again. The first is told at once; what
 * comes in the next moments is told together, so that a screen of many entities is not drawn anew for each of them.
 */
export function watchService(): () => void {
  const waiting = new Map<string, Changed>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    timer = null;
    if (waiting.size === 0) return;
    const events = [...waiting.values()];
    waiting.clear();
    timer = setTimeout(flush, gatherMs);
    tell(events);
  };
  const off = onEvent((event) => {
    if (event.type !== 'changed') return;
    if (timer === null) {
      timer = setTimeout(flush, gatherMs);
      tell([event]);
      return;
    }
    const before = waiting.get(event.entity);
    waiting.set(event.entity, before ? merged(before, event) : event);
  });
  return () => {
    off();
    if (timer !== null) clearTimeout(timer);
  };
}

/** One text for the versions of several entities: equal texts, nothing changed. */
export function useVersionOf(entities: readonly string[]): string {
  return useVersions((versions) => entities.map((entity) => versions[entity] ?? 0).join(','));
}
