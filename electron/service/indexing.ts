import { Failure } from '#shared/failure.ts';
import { type Engine, UnderWay } from '#electron/storage/engine/engine.ts';
import { makeIndexer } from '#electron/storage/search/indexer.ts';

/** The index waits so long after the last question or save: a person who works is never behind it. */
const quietMs = 250;

export interface Indexing {
  /** Something is asked: the index gives way until the returned function is called, and looks for work when it is quiet again. */
  giveWay(): () => void;
  stop(): void;
}

/** Keeps the search index current in slices of some milliseconds, with the event loop's other work between them. */
export function startIndexing(engine: Engine, defect: (error: unknown) => void): Indexing {
  const indexer = makeIndexer(engine);
  let timer: NodeJS.Timeout | null = null;
  let next: NodeJS.Immediate | null = null;
  let asked = 0;

  function slice(): void {
    next = null;
    try {
      if (indexer.slice()) next = setImmediate(slice);
    } catch (error) {
      if (error instanceof UnderWay) return nudge();
      // A disk that refuses has been told with the save that it refused; queries look through what waits.
      if (!(error instanceof Failure)) defect(error);
    }
  }

  function stop(): void {
    if (timer) clearTimeout(timer);
    if (next) clearImmediate(next);
    timer = null;
    next = null;
  }

  function nudge(): void {
    stop();
    if (asked > 0) return;
    timer = setTimeout(slice, quietMs);
    timer.unref();
  }

  nudge();
  return {
    giveWay() {
      asked += 1;
      stop();
      let held = true;
      return () => {
        if (held) asked -= 1;
        held = false;
        nudge();
      };
    },
    stop,
  };
}
