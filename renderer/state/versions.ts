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

/** Called once by main.tsx: from here on, what the service announces makes screens ask again. */
export function watchService(): () => void {
  return onEvent((event) => {
    if (event.type !== 'changed') return;
    useVersions.setState((versions) => ({ [event.entity]: (versions[event.entity] ?? 0) + 1 }));
    for (const listener of listeners) listener(event);
  });
}

/** One text for the versions of several entities: equal texts, nothing changed. */
export function useVersionOf(entities: readonly string[]): string {
  return useVersions((versions) => entities.map((entity) => versions[entity] ?? 0).join(','));
}
