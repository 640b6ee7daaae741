import { useEffect, useLayoutEffect, useRef } from 'react';

/** The part of the window that scrolls (frame/Frame.tsx); in tests and on print pages there is none. */
function scroller(): HTMLElement | null {
  return document.getElementById('page');
}

/** Brings a list back to where it was left, once its rows are there, and notes where it is left. */
export function useKeptScroll(scrolled: number, ready: boolean, keep: (scrolled: number) => void): void {
  const latest = useRef(keep);
  useLayoutEffect(() => {
    latest.current = keep;
  });
  const restored = useRef(false);
  useEffect(() => {
    if (!ready || restored.current) return;
    restored.current = true;
    const place = scroller();
    if (place) place.scrollTop = scrolled;
  }, [ready, scrolled]);
  // In the layout phase: the frame scrolls the next page to its top before other effects are cleaned up.
  useLayoutEffect(() => {
    const place = scroller();
    if (!place) return;
    let top = place.scrollTop;
    const onScroll = () => {
      top = place.scrollTop;
    };
    place.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      place.removeEventListener('scroll', onScroll);
      if (restored.current) latest.current(top);
    };
  }, []);
}
