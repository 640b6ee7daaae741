import { useEffect } from 'react';
import { create } from 'zustand';
import type { Names } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { onChanged } from '#renderer/state/versions.ts';

/** Titles of records by id, as far as they were asked for or came along with an answer. */
const useNameStore = create<Names>(() => ({}));
const wanted = new Set<string>();

/** Titles that came with an answer: no need to ask for them. */
export function learnNames(names: Names): void {
  const known = useNameStore.getState();
  if (Object.entries(names).some(([id, name]) => known[id] !== name)) useNameStore.setState(names);
}

/** A renamed record is asked for again; until the answer the old name stays, rather than a flash of ids. */
export function watchNames(): () => void {
  return onChanged((event) => {
    const known = useNameStore.getState();
    want(event.ids === null ? Object.keys(known) : event.ids.filter((id) => known[id] !== undefined));
  });
}

function want(ids: readonly string[]): void {
  const first = wanted.size === 0;
  for (const id of ids) wanted.add(id);
  if (first && wanted.size > 0) queueMicrotask(() => void fetchWanted());
}

async function fetchWanted(): Promise<void> {
  const ids = [...wanted].slice(0, 5000);
  try {
    const { names } = await ask('namesOf', { ids });
    // An id without a record (a part that this office doesn't hold) is known to have no name: it isn't asked for again.
    learnNames({ ...Object.fromEntries(ids.map((id) => [id, ''])), ...names });
  } catch (error) {
    // Ids are shown in place of names; the screen that needs them tells of its own failure.
    if (!(error instanceof Failure)) throw error;
  } finally {
    for (const id of ids) wanted.delete(id);
    if (wanted.size > 0) void fetchWanted();
  }
}

/** The titles of these records; one question for all that is missing on the screen. */
export function useNames(ids: readonly string[]): Names {
  const names = useNameStore();
  const missing = ids.filter((id) => id !== '' && names[id] === undefined && !wanted.has(id)).join('\n');
  useEffect(() => {
    if (missing !== '') want(missing.split('\n'));
  }, [missing]);
  return names;
}
