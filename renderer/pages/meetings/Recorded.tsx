import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** The list beside the quick form; after each new entry its end is in sight. */
export function Recorded(props: { count: number; className?: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const list = place.current?.querySelector<HTMLElement>('.record-scroll');
    if (list) list.scrollTop = list.scrollHeight;
  }, [props.count]);
  return (
    <div ref={place} className={`meeting-recorded ${props.className ?? ''}`}>
      {props.children}
    </div>
  );
}
