import { useCallback, useEffect, useRef, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';

interface Kept {
  key: string;
  texts: string[] | null;
}

function readTexts(content: string | null): string[] | null {
  if (content === null) return null;
  const read: unknown = JSON.parse(content);
  return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : null;
}

const quiet = (error: unknown): void => {
  if (!(error instanceof Failure)) throw error;
};

/**
 * The texts as the person left them, for this period, place and audience: kept on disk a moment after typing, so that nothing is
 * lost by going away. Null: the program's own words. The last: whether what was kept has been read; what is typed before would take its place.
 */
export function useKeptTexts(key: string): [string[] | null, (texts: string[] | null) => void, boolean] {
  const [kept, setKept] = useState<Kept | null>(null);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void } | null>(null);
  const view = `summary/${key}`.slice(0, 200);
  useEffect(() => {
    let over = false;
    ask('getView', { key: view }).then(({ content }) => {
      if (!over) setKept({ key, texts: readTexts(content) });
    }).catch((error: unknown) => {
      quiet(error);
      if (!over) setKept({ key, texts: null });
    });
    return () => {
      over = true;
      if (!waiting.current) return;
      clearTimeout(waiting.current.timer);
      waiting.current.save();
      waiting.current = null;
    };
  }, [key, view]);
  const change = useCallback(
    (texts: string[] | null) => {
      setKept({ key, texts });
      if (waiting.current) clearTimeout(waiting.current.timer);
      const save = () => void ask('saveView', { key: view, content: JSON.stringify(texts) }).catch(quiet);
      const timer = setTimeout(() => {
        waiting.current = null;
        save();
      }, 400);
      waiting.current = { timer, save };
    },
    [key, view],
  );
  return [kept?.key === key ? kept.texts : null, change, kept?.key === key];
}
