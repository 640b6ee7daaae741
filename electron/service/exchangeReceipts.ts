import type { Operation } from '#shared/operation.ts';
import type { Context } from '#electron/service/context.ts';
import { hasOf } from '#electron/service/exchangeExport.ts';
import { operationsOfRecord } from '#electron/storage/operations.ts';
import { findPeer, listSent, type PeerRow } from '#electron/storage/peers.ts';
import type { Reach } from '#electron/storage/reach.ts';

/** By life, how far our files that a peer has taken in had confirmed it. */
function confirmedTo(context: Context, peer: PeerRow): Map<string, number> {
  const taken = new Set((peer.got ? (JSON.parse(peer.got) as { inc: string; n: number }[]) : []).map(({ inc, n }) => `${inc} ${n}`)); // written by applyImport alone
  const confirmed = new Map<string, number>();
  for (const sent of listSent(context.store.engine)) {
    if (sent.peer !== peer.site || !taken.has(`${sent.inc} ${sent.n}`)) continue;
    for (const { site, inc, had } of JSON.parse(sent.reach) as (Reach & { had?: number })[]) confirmed.set(`${site}.${inc}`, Math.max(confirmed.get(`${site}.${inc}`) ?? 0, had ?? 0)); // written by makeBundle alone
  }
  return confirmed;
}

/**
 * Tells whether the author of an operation had our receipt for its record before he made it. Proved by his earlier files alone:
 * the last one named our receipt as taken in, and ended before the operation. What cannot be proved is not held against him.
 */
export function receiptsOf(context: Context): (op: Operation) => boolean {
  const { engine } = context.store;
  const known = new Map<string, { told: Map<string, number>; confirmed: Map<string, number> } | null>();
  return (op) => {
    let peer = known.get(op.site);
    if (peer === undefined) {
      const row = findPeer(engine, op.site);
      peer = row?.trustedAt ? { told: new Map(hasOf(row).map((one) => [`${one.site}.${one.inc}`, one.seq])), confirmed: confirmedTo(context, row) } : null;
      known.set(op.site, peer);
    }
    const first = peer ? operationsOfRecord(engine, op.record)[0] : undefined;
    if (!peer || !first || op.seq <= (peer.told.get(`${op.site}.${op.inc}`) ?? Number.MAX_SAFE_INTEGER)) return false;
    return first.seq <= (peer.confirmed.get(`${first.site}.${first.inc}`) ?? 0);
  };
}
