import { useMemo } from 'react';
import { create } from 'zustand';
import { useToday } from '#renderer/state/session.ts';

const useChosenYear = create<{ chosen: number | null }>(() => ({ chosen: null }));

const setYear = (year: number): void => useChosenYear.setState({ chosen: year });

/** The year that lists and figures show: this one, until the person chooses another. */
export function useYear(): { year: number; chosen: number | null; years: number[]; setYear: (year: number) => void } {
  const now = Number(useToday().slice(0, 4));
  const chosen = useChosenYear((state) => state.chosen);
  const years = useMemo(() => Array.from({ length: 12 }, (_, i) => now - i), [now]);
  return {
    year: chosen ?? now,
    chosen,
    years,
    setYear,
  };
}
