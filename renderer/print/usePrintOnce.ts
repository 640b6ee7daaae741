import { useEffect } from 'react';
import { printPage } from '#renderer/bridge.ts';
import { loadOfficeFonts } from '#renderer/print/officeFonts.ts';

/** Opens the print dialog once, when the office's letters stand; `onDone` follows when it is closed. */
export function usePrintOnce(onDone: () => void): void {
  useEffect(() => {
    let over = false;
    const print = async () => {
      await loadOfficeFonts();
      await document.fonts.ready;
      if (over) return;
      await printPage();
      onDone();
    };
    void print();
    return () => {
      over = true;
    };
  }, [onDone]);
}
