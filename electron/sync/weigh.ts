import { compareOperations, type Operation, operationId } from '#shared/operation.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';
import type { Incoming, Told } from '#electron/storage/apply.ts';
import { endOf, firstHash, hashAt, isOther, nextHash, type Piece, type Skip, sumOf } from '#electron/storage/chain.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { type Life, type SaltedOperation, saltedOfLife } from '#electron/storage/operations.ts';
import { branchesOf, findLife, keyOfLife } from '#electron/storage/reach.ts';
import { erased, erasedAmong, filesOfErased, filesOfRecords, hasErasures } from '#electron/storage/erasing.ts';
import type { Sliced } from '#electron/storage/slices.ts';
import { isSigned } from '#electron/sync/keys.ts';
import { type BundleLife, type Manifest, sealText } from '#electron/sync/manifest.ts';
import type { LifePieces } from '#electron/sync/readBundle.ts';
import { incomplete, refused } from '#electron/sync/refusal.ts';
import { authorsOf, isBeyond, type Rights } from '#electron/sync/rights.ts';

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
  /** Operations held here with values left out, which came whole. */
  whole: SaltedOperation[];
  /** Records whose person was erased, before or by this file, and of which it brings something. */
  erased: Set<string>;
}

export interface WeighOptions {
  /** The level of the office that a site works for, where it is known. */
  levelOf: (site: string) => OfficeLevel | null;
  ownSite: string;
  ownLevel: OfficeLevel | null;
  /** Whether the author of an operation had our receipt for its record before he made it. */
  hadReceipt: (op: Operation) => boolean;
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
  if (held.size === 0) return null;
  let other: SaltedOperation | null = null;
  for (const piece of pieces) {
    yield;
    const mine = piece.skip ? undefined : held.get(piece.op.seq);
    if (piece.skip || !mine || !isOther(mine, piece)) continue;
    other = piece;
    break;
  }
  if (!other) return null;
  // Only now: the chain was walked when the file was read, and hashing is the dear part of it.
  let hash = life.before;
  for (const piece of pieces) {
    yield;
    const next = piece.skip ? piece.skip.hash : nextHash(hash, piece.op, piece.salt);
    if (piece === other) return { at: other.op.seq, inc: `${life.inc}-${next.slice(0, 8)}`, before: hash };
    hash = next;
  }
  throw new Error('a piece that is not among its own');
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
function* weighLife(engine: Engine, manifest: Manifest, { life, pieces }: LifePieces, options: WeighOptions, rights: Rights, into: Weighed): Sliced<void> {
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
    const mine = (forked ? branch : held).get(piece.op.seq);
    if (mine) {
      into.known += 1;
      if (!forked) takeWhole(mine, piece, into);
      continue;
    }
    const one = forked ? renamed(piece, fork) : piece;
    const unproved = one.op.sum !== undefined && !mayLeaveOut(manifest, life.site, level);
    const beyond = (life.site !== options.ownSite && (!may || isBeyond(one.op, level, rights))) || unproved;
    if (beyond) into.beyond += 1;
    into.fresh.push({ ...one, beyond });
  }
  if (fork) into.forks.push(life.site);
  into.told.push(...(fork ? splitAt(life, fork, skips) : [toldOf(life, skips)]));
  if (life.key !== null && may && keyOfLife(engine, life.site, life.inc) === null) into.keys.push({ site: life.site, inc: life.inc, key: life.key });
}

/** Values that were left out of what is held here, and came with the same sum. */
function takeWhole(held: SaltedOperation, came: SaltedOperation, into: Weighed): void {
  if (held.op.sum !== undefined && came.op.sum === undefined && !isOther(held, came) && sumOf(came.op, came.salt) === held.op.sum) into.whole.push(came);
}

/** What stands in an operation with values left out is proved by no signature: its author's office says it, or one above. */
function mayLeaveOut({ from }: Manifest, author: string, level: OfficeLevel | null): boolean {
  return from.site === author || level === null || compareLevels(from.level, level) > 0;
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

/** Who made the records that come with a file: the author of the earliest of its operations on each. */
function authorsInFile(lives: readonly LifePieces[]): (record: string) => string | null {
  let first: Map<string, Operation> | null = null;
  return (record) => {
    if (!first) {
      first = new Map();
      for (const { pieces } of lives) {
        for (const { op } of pieces) {
          const before = op && first.get(op.record);
          if (op && (!before || compareOperations(op, before) < 0)) first.set(op.record, op);
        }
      }
    }
    return first.get(record)?.site ?? null;
  };
}

/** The operations of a file by record; those of a problem's progress stand with the problem too. */
function operationsInFile(lives: readonly LifePieces[]): (record: string) => readonly Operation[] {
  let found: Map<string, Operation[]> | null = null;
  return (record) => {
    if (!found) {
      found = new Map();
      for (const { pieces } of lives) {
        for (const { op } of pieces) {
          if (!op) continue;
          for (const about of op.entity === 'progress' && typeof op.set['problem'] === 'string' ? [op.record, op.set['problem']] : [op.record]) {
            const some = found.get(about);
            if (some) some.push(op);
            else found.set(about, [op]);
          }
        }
      }
    }
    return found.get(record) ?? [];
  };
}

/** What was erased never comes back: from an old file, from a late one, from an office that had not heard of it. */
function leaveErasedOut(engine: Engine, weighed: Weighed): void {
  const coming = weighed.fresh.flatMap(({ op, beyond }) => (op.entity === 'erasure' && !beyond && typeof op.set['subject'] === 'string' ? [op.set['subject']] : []));
  if (coming.length === 0 && !hasErasures(engine)) return;
  const records = erasedAmong(engine, [...weighed.fresh, ...weighed.whole].map(({ op }) => op.record));
  for (const record of coming) records.add(record);
  // Files that are here already, of which its eraser had not heard; and what is said of them from now on.
  for (const file of filesOfRecords(engine, coming)) records.add(file);
  for (const file of filesOfErased(engine, weighed.fresh.flatMap(({ op }) => (op.entity === 'attachment' ? [op.record] : [])))) records.add(file);
  // A file that somebody added to the record before he heard of it.
  const subjects = new Map(weighed.fresh.flatMap(({ op }) => (op.entity === 'attachment' && typeof op.set['subject'] === 'string' ? [[op.record, op.set['subject']] as const] : [])));
  const gone = erasedAmong(engine, subjects.values());
  for (const [record, subject] of subjects) if (gone.has(subject) || records.has(subject)) records.add(record);
  weighed.erased = records;
  weighed.fresh = weighed.fresh.map((one) => (records.has(one.op.record) ? { ...erased(one), beyond: one.beyond } : one));
  weighed.whole = weighed.whole.filter(({ op }) => !records.has(op.record));
}

/**
 * Holds a file's operations against what is here. Refuses a file that says something of a known life that its author did
 * not sign. Reads only.
 */
export function* weigh(engine: Engine, manifest: Manifest, lives: readonly LifePieces[], extras: readonly SaltedOperation[], options: WeighOptions): Sliced<Weighed> {
  const weighed: Weighed = { fresh: [], known: 0, told: [], keys: [], forks: [], beyond: 0, whole: [], erased: new Set() };
  const rights: Rights = { levelOf: options.levelOf, authorOf: authorsOf(engine, authorsInFile(lives)), hadReceipt: options.hadReceipt, inFile: operationsInFile(lives), engine };
  for (const one of lives) yield* weighLife(engine, manifest, one, options, rights, weighed);
  const above = options.ownLevel !== null && compareLevels(manifest.from.level, options.ownLevel) > 0;
  const coming = new Set(extras.length > 0 ? weighed.fresh.map(({ op }) => operationId(op)) : []);
  for (const one of extras) {
    yield;
    const life = findLife(engine, one.op.site, one.op.inc);
    const [held] = life ? saltedOfLife(engine, life, one.op.seq, one.op.seq) : [];
    if (held || coming.has(operationId(one.op))) {
      weighed.known += 1;
      if (held) takeWhole(held, one, weighed);
      continue;
    }
    // Single operations are in no chain: only the office above may bring them, and none of what is written here.
    const beyond = !above || one.op.site === options.ownSite || isBeyond(one.op, options.levelOf(one.op.site), rights);
    if (beyond) weighed.beyond += 1;
    weighed.fresh.push({ ...one, beyond });
  }
  leaveErasedOut(engine, weighed);
  return weighed;
}
