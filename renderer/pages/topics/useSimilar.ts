import { useEffect, useState } from 'react';
import type { Output } from '#shared/contract.ts';
import { ask } from '#renderer/bridge.ts';
import { type Asked, useAsked } from '#renderer/state/asked.ts';

const pauseMs = 250;

/** Topics of the same place with a like title; asked when typing pauses. A null title asks nothing. */
export function useSimilar(title: string | null, place: string | null, except: string | null): Asked<Output<'similarTopics'>> {
  const [settled, setSettled] = useState(title);
  useEffect(() => {
    if (settled === title) return;
    const timer = setTimeout(() => setSettled(title), pauseMs);
    return () => clearTimeout(timer);
  }, [title, settled]);
  const wanted = settled !== null && [...settled.trim()].length >= 2 ? settled.trim() : null;
  return useAsked(
    wanted === null ? null : `similarTopics ${JSON.stringify([wanted, place, except])}`,
    ['topic'],
    () => ask('similarTopics', { title: wanted ?? '', place, except }),
    wanted !== null,
  );
}
