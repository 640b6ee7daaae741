import { useEffect, useState } from 'react';
import { onEvent } from '#renderer/bridge.ts';

/** What is going on while the data opens. The practice area is filled the first time, which takes an old machine a quarter of a minute. */
export function OpeningNote() {
  const [part, setPart] = useState<number | null>(null);
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type === 'progress' && event.job === 'practice' && event.total > 0) setPart(Math.min(99, Math.floor((event.done / event.total) * 100)));
      }),
    [],
  );
  if (part === null) return <span>正在打开…</span>;
  return (
    <span className="app-opening">
      <strong>正在准备练习区</strong>
      <span>正在编一个县的议题、协商和办理，只有第一次要等一会儿。正式数据不受影响。</span>
      <progress max={100} value={part === 0 ? undefined : part} aria-label="准备练习区" />
      <span className="app-part" aria-hidden>{part === 0 ? '' : `${part}%`}</span>
    </span>
  );
}
