import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { type Operation, operationId } from '#shared/operation.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';
import type { Incoming, Told } from '#electron/storage/apply.ts';
import { endOf, firstHash, hashAt, isOther, nextHash, type Piece, type Skip } from '#electron/storage/chain.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { type Life, type SaltedOperation, saltedOfLife } from '#electron/storage/operations.ts';
import { branchesOf, findLife, keyOfLife } from '#electron/storage/reach.ts';
import type { Sliced } from '#electron/storage/slices.ts';
import { isSigned } from '#electron/sync/keys.ts';
import { type BundleLife, type Manifest, sealText } from '#electron/sync/manifest.ts';
import type { LifePieces } from '#electron/sync/readBundle.ts';
import { incomplete, refused } from '#electron/sync/refusal.ts';

/** What the operations of a file come to, held against what is here. */
export interface Weighed {
  /** Operations that are not here yet. */
  fresh: Incoming[];
  known: number;
  told: Told[];
  /** Keys of lives that this file made known. */
  keys: { site: string; inc: string; key: string }[];
  /** Installations that went on twice under one name: a copy, or a restored backup. */
  forks: string[];
  beyond: number;
}

export interface WeighOptions {
  /** The level of the office that a site works for, where it is known. */
  levelOf: (site: string) => OfficeLevel | null;
  ownSite: string;
  ownLevel: OfficeLevel | null;
}

/** Whether an author's office had no right to say this: what belongs to a higher level, or the machine of another office. */
export function isBeyond(op: Operation, level: OfficeLevel | null): boolean {
  if (level === null || !isEntityName(op.entity)) return false;
  if (compareLevels(level, entityOf(op.entity).level) < 0) return true;
  if (level !== 'township') return false;
  if (op.entity === 'site') return op.record !== op.site || (op.set['level'] !== undefined && op.set['level'] !== 'level.township');
  return op.entity === 'review' && (op.set['verdict'] === 'reviewState.accepted' || op.set['verdict'] === 'reviewState.returned' || op.set['verdict'] === 'reviewState.voided');
}

/** Whether a life's operations may stand on this file's word: sealed by their author, or told by who may speak for it. */
function mayTell(engine: Engine, manifest: Manifest, life: BundleLife, options: WeighOptions): boolean {
  const { from } = manifest;
  const known = keyOfLife(engine, life.site, life.inc);
  const own = life.site === from.site && life.inc === from.inc;
  if (own && life.key !== from.key) throw refused('它的签名对不上');
  const sealed = life.key !== null && life.seal !== null && isSigned(life.key, sealText(life, life.last, life.after), life.seal);
  if (known !== null && (known !== life.key || !sealed)) throw refused('里面有内容的签名对不上，可能被人改过', '请不要使用这个文件，请对方重新导出一份。');
  if (known !== null) return true;
  if (life.seal !== null && !sealed) throw refused('里面有内容的签名对不上，可能被人改过', '请不要使用这个文件，请对方重新导出一份。');
  if (life.site === options.ownSite) return false;
  if (life.site === from.site) return true;
  const above = options.ownLevel !== null && compareLevels(from.level, options.ownLevel) > 0;
  return above || options.levelOf(life.site) === null || (sealed && compareLevels(from.level, options.levelOf(life.site) ?? 'city') >= 0);
}

interface Fork {
  at: number;
  inc: string;
  before: string;
}

/** Where a told stretch leaves what is held under the same name, and the name of the second life. */
function* forkOf(engine: Engine, life: BundleLife, pieces: readonly Piece[], held: ReadonlyMap<number, SaltedOperation>): Sliced<Fork | null> {
  const here = findLife(engine, life.site, life.inc);
  if (!here) return null;
  const before = hashAt(engine, here, life.first - 1);
  if (before !== null && before !== life.before) {
    const branch = branchesOf(engine, life.site, life.inc).find((one) => hashAt(engine, one, life.first - 1) === life.before);
    return { at: life.first, inc: branch?.inc ?? `${life.inc}-${life.before.slice(0, 8)}`, before: life.before };
  }
  let hash = life.before;
  for (const piece of pieces) {
    yield;
    const next = piece.skip ? piece.skip.hash : nextHash(hash, piece.op, piece.salt);
    const mine = piece.skip ? undefined : held.get(piece.op.seq);
    if (!piece.skip && mine && isOther(mine, piece)) return { at: piece.op.seq, inc: `${life.inc}-${next.slice(0, 8)}`, before: hash };
    hash = next;
  }
  return null;
}

/** An operation under the name of the second life; what it saw of its own past goes by that name too. */
function renamed({ op, salt }: SaltedOperation, fork: Fork): SaltedOperation {
  const own = `${op.site}.${op.inc}.`;
  const prev = Object.entries(op.prev).map(([field, ids]) => [
    field,
    ids.map((id) => (id.startsWith(own) && Number(id.slice(own.length)) >= fork.at ? `${op.site}.${fork.inc}.${id.slice(own.length)}` : id)),
  ]);
  return { op: { ...op, inc: fork.inc, prev: Object.fromEntries(prev) as Operation['prev'] }, salt }; // pairs of the same shape as went in
}

function toldOf(life: BundleLife, skips: readonly Skip[]): Told {
  const seal = life.seal === null ? null : { seq: life.last, hash: life.after, signature: life.seal };
  return { site: life.site, inc: life.inc, first: life.first, last: life.last, before: life.before, after: life.after, branch: life.branchOf !== null, skips, seal };
}

function splitAt(life: BundleLife, fork: Fork, skips: readonly Skip[]): Told[] {
  const tail: Told = { ...toldOf(life, skips.filter((skip) => skip.first >= fork.at)), inc: fork.inc, first: fork.at, before: fork.before, branch: true, seal: null };
  if (fork.at <= life.first) return [tail];
  return [{ ...toldOf(life, skips.filter((skip) => skip.last < fork.at)), last: fork.at - 1, after: fork.before, seal: null }, tail];
}

/** Weighs one life's stretch. */
function* weighLife(engine: Engine, manifest: Manifest, { life, pieces }: LifePieces, options: WeighOptions, into: Weighed): Sliced<void> {
  if (life.first === 1 && life.branchOf === null && life.before !== firstHash(life)) throw incomplete();
  const may = mayTell(engine, manifest, life, options);
  const here = findLife(engine, life.site, life.inc);
  const held = yield* heldOf(engine, here, life.first, life.last);
  const fork = yield* forkOf(engine, life, pieces, held);
  const branch = fork ? yield* heldOf(engine, findLife(engine, life.site, fork.inc), fork.at, life.last) : held;
  const level = options.levelOf(life.site) ?? (life.site === manifest.from.site ? manifest.from.level : null);
  const skips: Skip[] = [];
  for (const piece of pieces) {
    yield;
    if (piece.skip) {
      // What is held of it after all is no longer left out.
      skips.push(piece.skip);
      continue;
    }
    const forked = fork !== null && endOf(piece) >= fork.at;
    if ((forked ? branch : held).has(piece.op.seq)) {
      into.known += 1;
      continue;
    }
    const one = forked ? renamed(piece, fork) : piece;
    const beyond = life.site !== options.ownSite && (!may || isBeyond(one.op, level));
    if (beyond) into.beyond += 1;
    into.fresh.push({ ...one, beyond });
  }
  if (fork) into.forks.push(life.site);
  into.told.push(...(fork ? splitAt(life, fork, skips) : [toldOf(life, skips)]));
  if (life.key !== null && may && keyOfLife(engine, life.site, life.inc) === null) into.keys.push({ site: life.site, inc: life.inc, key: life.key });
}

const heldAtOnce = 200;

function* heldOf(engine: Engine, life: Life | null, first: number, last: number): Sliced<Map<number, SaltedOperation>> {
  const held = new Map<number, SaltedOperation>();
  for (let from = first; life && from <= last; from += heldAtOnce) {
    for (const one of saltedOfLife(engine, life, from, Math.min(last, from + heldAtOnce - 1))) held.set(one.op.seq, one);
    yield;
  }
  return held;
}

/**
 * Holds a file's operations against what is here. Refuses a file that says something of a known life that its author did
 * not sign. Reads only.
 */
export function* weigh(engine: Engine, manifest: Manifest, lives: readonly LifePieces[], extras: readonly SaltedOperation[], options: WeighOptions): Sliced<Weighed> {
  const weighed: Weighed = { fresh: [], known: 0, told: [], keys: [], forks: [], beyond: 0 };
  for (const one of lives) yield* weighLife(engine, manifest, one, options, weighed);
  const above = options.ownLevel !== null && compareLevels(manifest.from.level, options.ownLevel) > 0;
  const coming = new Set(weighed.fresh.map(({ op }) => operationId(op)));
  for (const one of extras) {
    yield;
    const life = findLife(engine, one.op.site, one.op.inc);
    if ((life && saltedOfLife(engine, life, one.op.seq, one.op.seq).length > 0) || coming.has(operationId(one.op))) {
      weighed.known += 1;
      continue;
    }
    // Single operations are in no chain: only the office above may bring them, and none of what is written here.
    const beyond = !above || one.op.site === options.ownSite || isBeyond(one.op, options.levelOf(one.op.site));
    if (beyond) weighed.beyond += 1;
    weighed.fresh.push({ ...one, beyond });
  }
  return weighed;
}
