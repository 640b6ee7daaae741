import { create } from 'zustand';
import { useToday } from '#renderer/state/session.ts';

const useChosenYear = create<{ chosen: number | null }>(() => ({ chosen: null }));

/** The year that lists and figures show: this one, until the person chooses another. */
export function useYear(): { year: number; chosen: number | null; years: number[]; setYear: (year: number) => void } {
  const now = Number(useToday().slice(0, 4));
  const chosen = useChosenYear((state) => state.chosen);
  return {
    year: chosen ?? now,
    chosen,
    years: Array.from({ length: 12 }, (_, i) => now - i),
    setYear: (year) => useChosenYear.setState({ chosen: year }),
  };
}
