import { useEffect, useState } from 'react';
import { onEvent } from '#renderer/bridge.ts';

/** What a running job says of itself, as one sentence; empty while it says nothing. */
export function useProgress(job: string): string {
  const [text, setText] = useState('');
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'progress' || event.job !== job) return;
        setText(event.total > 0 ? `${event.note}，${Math.min(99, Math.round((event.done / event.total) * 100))}%` : event.note);
      }),
    [job],
  );
  return text;
}
