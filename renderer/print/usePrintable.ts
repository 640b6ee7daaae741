import { useEffect, useEffectEvent, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { printIsReady } from '#renderer/bridge.ts';
import { loadOfficeFonts } from '#renderer/print/officeFonts.ts';

export interface Printable<T> {
  value: T | null;
  failure: Failure | null;
}

/**
 * What a print page shows, loaded once, with the office's own fonts. The page calls itself ready when all is drawn and its
 * fonts have come: the PDF maker waits for that. `titleOf` names the file; null for what can't be printed.
 */
export function usePrintable<T>(load: () => Promise<T>, titleOf: (value: T) => string | null): Printable<T> {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const first = useEffectEvent(() => Promise.all([load(), loadOfficeFonts()]).then(([loaded]) => loaded));
  const name = useEffectEvent(titleOf);
  useEffect(() => {
    let over = false;
    first().then(
      (loaded) => {
        if (!over) setValue(loaded);
      },
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        if (!over) setFailure(error);
      },
    );
    return () => {
      over = true;
    };
  }, []);
  useEffect(() => {
    const title = value === null ? null : name(value);
    if (title !== null) {
      document.title = title;
      void printIsReady();
    } else if (failure !== null || value !== null) void printIsReady(false);
  }, [value, failure]);
  return { value, failure };
}

/** What stands on a print page that can't be shown. */
export function printFailureText({ message, fix }: Failure): string {
  return `${message}${fix}`;
}
