import { type Life, lastSeq, lifeOf } from '#electron/storage/operations.ts';
import type { Store } from '#electron/storage/store.ts';
import { atomically, recordSave, refold, type Save, type Touched } from '#electron/storage/write.ts';

/** A save that some office made at some moment: for made-up data alone. */
export interface PastSave {
  /** ISO 8601, UTC. */
  at: string;
  user: string;
  /** The site that made it. */
  site: string;
  writes: readonly Save[];
}

/** Larger batches fold what grows over months less often; a transaction's pages are all in memory. */
const batch = 3000;

/**
 * Writes made-up saves, in order, each under the life of its site, as if the files of all offices had been taken in.
 * `note` hears how many saves are written. Batches are transactions, so that what is half filled can be told and dropped.
 */
export function fillStore(store: Store, saves: Iterable<PastSave>, note: (done: number) => void = () => undefined): number {
  const offices = new Map<string, Store>();
  const officeOf = (site: string): Store => {
    const known = offices.get(site);
    if (known) return known;
    const life: Life = site === store.life.site ? store.life : lifeOf(store.engine, site, site.slice(-12));
    const office: Store = { ...store, life, seq: lastSeq(store.engine, life), hlc: 0 };
    offices.set(site, office);
    return office;
  };
  let done = 0;
  let waiting: PastSave[] = [];
  const flush = (): void => {
    const touched: Touched = new Map();
    atomically(store, () => {
      for (const { at, user, site, writes } of waiting) recordSave(officeOf(site), writes, { user, at: Date.parse(at) }, touched);
      refold(store, touched);
    });
    done += waiting.length;
    waiting = [];
    note(done);
  };
  for (const save of saves) {
    waiting.push(save);
    if (waiting.length >= batch) flush();
  }
  if (waiting.length > 0) flush();
  const own = offices.get(store.life.site);
  store.seq = own?.seq ?? store.seq;
  store.hlc = Math.max(store.hlc, ...[...offices.values()].map((one) => one.hlc));
  return done;
}
