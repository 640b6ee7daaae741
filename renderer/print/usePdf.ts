import { useRef, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { makePdf, stopPdf, takeFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { notify } from '#renderer/ui/notify.tsx';

export interface PdfSaver {
  busy: boolean;
  /** Makes the PDF of a print page, e.g. `/print/minutes/ID`, and hands it out; what goes wrong is told. */
  save(route: string): void;
  /** Ends it: said in passing, for it is what the person wanted. */
  stop(): void;
}

export function usePdf(): PdfSaver {
  const [busy, setBusy] = useState(false);
  const stopped = useRef(false);
  const make = async (route: string) => {
    try {
      const { ticket } = await makePdf(route);
      await takeFile(ticket);
      notify.done('已存为PDF文件');
    } catch (error) {
      if (!stopped.current || !(error instanceof Failure)) throw error;
      notify.done(error.message);
    }
  };
  return {
    busy,
    save(route) {
      stopped.current = false;
      setBusy(true);
      void attempt(() => make(route)).finally(() => setBusy(false));
    },
    stop() {
      stopped.current = true;
      void stopPdf();
    },
  };
}
