import { hash as digestOf } from 'node:crypto';
import type { Scalar } from '#shared/fields.ts';
import type { Operation } from '#shared/operation.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { type Life, type SaltedOperation, saltedOfLife } from '#electron/storage/operations.ts';
import { runThrough, type Sliced } from '#electron/storage/slices.ts';

/**
 * The hash chain of a life (docs/bundle-format.md, "Chain"): over each operation's header and the salted hash of its
 * values, so that a value can be erased without breaking what follows.
 */

const sha = (text: string): string => digestOf('sha256', text);

function entriesOf(map: Readonly<Record<string, unknown>>): [string, unknown][] {
  const entries = Object.entries(map);
  // Mostly they are in order already.
  for (let i = 1; i < entries.length; i += 1) {
    if ((entries[i - 1]?.[0] ?? '') > (entries[i]?.[0] ?? '')) return entries.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  }
  return entries;
}

/** What an operation says besides its values, as the text that is hashed. */
export function headerText(op: Operation): string {
  return JSON.stringify([op.site, op.inc, op.seq, op.hlc, op.wall, op.user, op.entity, op.record, entriesOf(op.prev), op.tx.first, op.tx.count]);
}

/** The salted hash of an operation's values, those that were left out included. */
export function sumOf(op: Operation, salt: string): string {
  return op.sum ?? sha(`${salt}\n${JSON.stringify(entriesOf(op.set))}`);
}

/** The hash before a life's first operation. */
export function firstHash(life: { site: string; inc: string }): string {
  return sha(`xieshang chain 1\n${life.site}\n${life.inc}`);
}

export function nextHash(before: string, op: Operation, salt: string): string {
  return sha(`${before}\n${headerText(op)}\n${sumOf(op, salt)}`);
}

/** Two operations of one name that are not the same. */
export function isOther(a: SaltedOperation, b: SaltedOperation): boolean {
  if (headerText(a.op) !== headerText(b.op)) return true;
  if (a.op.sum !== undefined || b.op.sum !== undefined) return sumOf(a.op, a.salt) !== sumOf(b.op, b.salt);
  return JSON.stringify(entriesOf(a.op.set)) !== JSON.stringify(entriesOf(b.op.set));
}

/**
 * An operation in which some values are left out (`undefined`) or said otherwise: it bears the sum of what its author wrote,
 * and no salt by which a short value could be found by trying. The same operation where nothing differs.
 */
export function withOtherValues({ op, salt }: SaltedOperation, change: (field: string, value: Scalar) => Scalar | undefined): SaltedOperation {
  const set: Operation['set'] = {};
  for (const [field, value] of Object.entries(op.set)) {
    const now = change(field, value);
    if (now !== undefined) set[field] = now;
  }
  const same = Object.entries(op.set).every(([field, value]) => Object.hasOwn(set, field) && set[field] === value);
  return same ? { op, salt } : { op: { ...op, set, sum: sumOf(op, salt) }, salt: '' };
}

/** A run of a life that a file left out because it does not concern the receiver, and the hash after it. */
export interface Skip {
  first: number;
  last: number;
  hash: string;
}

/** The left-out runs of a life once a stretch of it is told anew: what lies in the stretch gives way to what it says. */
export function cutSkips(skips: readonly Skip[], told: { first: number; last: number; before: string }): Skip[] {
  return skips.flatMap((skip) => {
    if (skip.last < told.first || skip.first > told.last) return [skip];
    const left: Skip[] = skip.first < told.first ? [{ first: skip.first, last: told.first - 1, hash: told.before }] : [];
    return skip.last > told.last ? [...left, { first: told.last + 1, last: skip.last, hash: skip.hash }] : left;
  });
}

/** What stands at a place in a life: an operation, or a run that was left out. */
export type Piece = (SaltedOperation & { skip?: never }) | { op?: never; skip: Skip };

export function skipsOf(engine: Engine, life: Life): Skip[] {
  return engine.all<{ first: number; last: number; hash: string }>('SELECT first, last, hash FROM skipped WHERE life = ? ORDER BY first', [life.n]);
}

/** Operations that are read at once: reading them is what takes a slice's time. */
const readAtOnce = 200;

/**
 * Operations and left-out runs of a life from `first` to `last`, in order, some at a time. What was left out is asked for once,
 * at the beginning: what comes between two slices changes nothing of what they say together.
 */
export function* batchesOfLife(engine: Engine, life: Life, first: number, last: number): Generator<Piece[], void, undefined> {
  const skips = skipsOf(engine, life).filter((skip) => skip.last >= first && skip.first <= last);
  let next = 0;
  let covered = first - 1;
  const takeSkips = (pieces: Piece[], upTo: number): void => {
    for (let skip = skips[next]; skip && skip.first <= upTo; skip = skips[next]) {
      pieces.push({ skip });
      covered = skip.last;
      next += 1;
    }
  };
  for (let from = first; from <= last; ) {
    const to = Math.min(last, from + readAtOnce - 1);
    const pieces: Piece[] = [];
    for (const one of saltedOfLife(engine, life, from, to)) {
      takeSkips(pieces, one.op.seq);
      // An operation that came later, out of the middle of a run that was left out, is no piece of the chain.
      if (one.op.seq > covered) pieces.push(one);
    }
    takeSkips(pieces, to);
    yield pieces;
    from = Math.max(to, covered) + 1;
  }
}

/** All of `batchesOfLife` at once. */
export function piecesOfLife(engine: Engine, life: Life, first: number, last: number): Piece[] {
  return [...batchesOfLife(engine, life, first, last)].flat();
}

/** Where a piece ends. */
export function endOf(piece: Piece): number {
  return piece.skip ? piece.skip.last : piece.op.seq;
}

/** Notes the hash after an operation, so that the chain need not be walked from its beginning again. */
export function noteHash(engine: Engine, life: Life, seq: number, hash: string): void {
  engine.run('INSERT OR REPLACE INTO chain(life, seq, hash) VALUES(?, ?, ?)', [life.n, seq, hash]);
}

/** The hash after operation `seq` of a life, or null where what is held here has a hole before it or ends earlier. */
export function* hashInSlices(engine: Engine, life: Life, seq: number): Sliced<string | null> {
  const noted = engine.get<{ seq: number; hash: string }>('SELECT seq, hash FROM chain WHERE life = ? AND seq <= ? ORDER BY seq DESC LIMIT 1', [life.n, seq]);
  let at = noted?.seq ?? 0;
  let hash = noted?.hash ?? firstHash(life);
  for (const pieces of batchesOfLife(engine, life, at + 1, seq)) {
    for (const piece of pieces) {
      if ((piece.skip ? piece.skip.first : piece.op.seq) !== at + 1) return null;
      hash = piece.skip ? piece.skip.hash : nextHash(hash, piece.op, piece.salt);
      at = endOf(piece);
    }
    yield;
  }
  return at === seq ? hash : null;
}

/** `hashInSlices` in one go. */
export function hashAt(engine: Engine, life: Life, seq: number): string | null {
  return runThrough(hashInSlices(engine, life, seq));
}

/** The author's signature over the hash after an operation. */
export interface Seal {
  seq: number;
  hash: string;
  signature: string;
}

export function putSeal(engine: Engine, life: Life, seal: Seal): void {
  engine.run('INSERT OR REPLACE INTO seal(life, seq, hash, signature) VALUES(?, ?, ?, ?)', [life.n, seal.seq, seal.hash, seal.signature]);
}

/** The last seal of a life at or before `seq`. */
export function sealUpTo(engine: Engine, life: Life, seq: number): Seal | null {
  return engine.get<{ seq: number; hash: string; signature: string }>('SELECT seq, hash, signature FROM seal WHERE life = ? AND seq <= ? ORDER BY seq DESC LIMIT 1', [life.n, seq]) ?? null;
}

