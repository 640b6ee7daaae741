import type { Operation } from '#shared/operation.ts';
import { batchesOfLife, endOf, hashInSlices, nextHash, noteHash, type Piece, piecesOfLife, putSeal, type Skip, sealUpTo } from '#electron/storage/chain.ts';
import { type Life, lastSeq, type SaltedOperation, saltedOfLife } from '#electron/storage/operations.ts';
import { allLives, findLife, keyOfLife, type LeftOut, putSecretOfLife, type Reach, reachOfLife, spansOf } from '#electron/storage/reach.ts';
import { runInSlices, type Sliced } from '#electron/storage/slices.ts';
import type { Store } from '#electron/storage/store.ts';
import { type Keys, saltSecret, signBytes } from '#electron/sync/keys.ts';
import { lineOfOperation, lineOfSkip } from '#electron/sync/lines.ts';
import { type BundleLife, type Manifest, sealText } from '#electron/sync/manifest.ts';
import type { Pace } from '#electron/sync/pace.ts';
import type { OutLine } from '#electron/sync/writeBundle.ts';

/** What a file to somebody carries. */
export interface Collected {
  lives: Manifest['lives'];
  extras: Manifest['extras'];
  lines: OutLine[];
  operations: number;
  /** How far it tells of every life. */
  reach: Reach[];
}

export interface CollectOptions {
  /** What the receiver is known to have. */
  has: readonly Reach[];
  /** Whether a record concerns the receiver. */
  wanted: (entity: string, record: string) => boolean;
  /** The receiver's site: what it wrote itself and lost goes back to it, whatever has become of the record. */
  receiver: string | null;
  /** What files left out for the receiver: what of it concerns it now comes as single operations. */
  leftOut: readonly LeftOut[];
  /** Takes out what must not leave the office. */
  conceal: (one: SaltedOperation) => SaltedOperation;
  /** What the receiver holds with values left out: it comes again once nothing need be left out of it. */
  masked: readonly { site: string; inc: string; seqs: readonly number[] }[];
}

/** What this site has written up to now, with the chain's hash there: what it is to sign. */
interface Unsealed {
  life: Life;
  seq: number;
  hash: string | null;
}

/** Where the own lives end that are not signed to their end yet. */
function unsealedOf({ engine, life: { site } }: Store): { life: Life; seq: number }[] {
  return allLives(engine).flatMap((life) => {
    if (life.site !== site || life.inc.includes('-') || spansOf(engine, life).length > 1) return [];
    const seq = lastSeq(engine, life);
    return seq === 0 || sealUpTo(engine, life, seq)?.seq === seq ? [] : [{ life, seq }];
  });
}

/** Signs what this site has written, so that whoever passes it on can't change it. Inside a transaction. */
function sealOwn({ engine }: Store, keys: Keys, { life, seq, hash }: Unsealed): void {
  if (hash === null) return; // a restored life whose missing part comes with the next file
  noteHash(engine, life, seq, hash);
  putSeal(engine, life, { seq, hash, signature: signBytes(keys.signing(life.site, life.inc), sealText(life, seq, hash)) });
}

/** Signs the own lives as they are now. What is saved while their hashes are counted is signed with the next file. */
async function sealAll(store: Store, keys: Keys, pace: Pace): Promise<void> {
  const { engine } = store;
  const own = unsealedOf(store);
  if (own.length === 0) return;
  // The salts come from the secret: it stands before a hash is counted.
  await engine.whenFree(() => engine.transaction(() => {
    for (const { life } of own) putSecretOfLife(engine, life, saltSecret(keys.signing(life.site, life.inc)));
  }));
  const unsealed: Unsealed[] = [];
  for (const one of own) unsealed.push({ ...one, hash: await runInSlices(hashInSlices(engine, one.life, one.seq), () => pace.breathe()) });
  await engine.whenFree(() => engine.transaction(() => {
    for (const one of unsealed) sealOwn(store, keys, one);
  }));
}

/** From where the receiver must be told of a life: from the beginning where it holds something else under the same name. */
function* startOf(store: Store, life: Life, has: Reach | undefined): Sliced<number> {
  if (!has || has.seq === 0) return 1;
  const here = yield* hashInSlices(store.engine, life, has.seq);
  if (here !== null && has.hash !== '' && here !== has.hash) return 1;
  return has.seq + 1;
}

interface Stretch {
  first: number;
  last: number;
  before: string;
  seal: string | null;
  branchOf: string | null;
}

/** What of a life is to be told, or null where the receiver has all of it, or what is held here can't be proved. */
function* stretchOf(store: Store, life: Life, has: Reach | undefined): Sliced<Stretch | null> {
  const { engine } = store;
  const dash = life.inc.indexOf('-');
  const reach = life.n === store.life.n ? lastSeq(engine, life) : reachOfLife(engine, life);
  const seal = sealUpTo(engine, life, reach);
  const last = keyOfLife(engine, life.site, life.inc) !== null || life.site === store.life.site ? (seal?.seq ?? 0) : reach;
  let first = yield* startOf(store, life, has);
  const lowest = dash < 0 ? 1 : (saltedOfLife(engine, life, 1, last)[0]?.op.seq ?? 1);
  first = Math.max(first, lowest);
  if (first > last) return null;
  // A run that was left out here has a hash at its end only: it is told of whole.
  for (const piece of piecesOfLife(engine, life, first, first)) if (piece.skip) first = piece.skip.first;
  const before = yield* hashInSlices(engine, life, first - 1);
  if (before === null) return null;
  return { first, last, before, seal: seal?.seq === last ? seal.signature : null, branchOf: dash < 0 ? null : life.inc.slice(0, dash) };
}

function isFor(op: Operation, options: CollectOptions): boolean {
  return op.site === options.receiver || options.wanted(op.entity, op.record);
}

/** An operation as this receiver may have it; its own come back to it whole. */
function shownTo(one: SaltedOperation, options: CollectOptions): SaltedOperation {
  return one.op.site === options.receiver ? one : options.conceal(one);
}

/** Lines of a stretch: what is wanted as operations, the rest as runs that were left out. */
function* linesOf(at: number, batches: Iterable<readonly Piece[]>, before: string, options: CollectOptions): Sliced<{ lines: OutLine[]; after: string; operations: number }> {
  const lines: OutLine[] = [];
  let hash = before;
  let operations = 0;
  let run: Skip[] = [];
  const flush = (): void => {
    const [start] = run;
    const end = run.at(-1);
    if (start && end) lines.push({ text: lineOfSkip(at, { first: start.first, last: end.last, hash: end.hash }), ends: true });
    run = [];
  };
  for (const pieces of batches) {
    for (const piece of pieces) {
      yield;
      hash = piece.skip ? piece.skip.hash : nextHash(hash, piece.op, piece.salt);
      if (!piece.skip && isFor(piece.op, options)) {
        flush();
        operations += 1;
        lines.push({ text: lineOfOperation(at, shownTo(piece, options)), ends: piece.op.seq === piece.op.tx.first + piece.op.tx.count - 1 });
        continue;
      }
      run.push({ first: piece.skip ? piece.skip.first : piece.op.seq, last: endOf(piece), hash });
    }
  }
  flush();
  return { lines, after: hash, operations };
}

/** One file tells of no further life once it has so many operations: its reader holds all of them in memory. */
const mostOperations = 300_000;

/** Collects what a receiver lacks, in slices: whoever saves meanwhile does not wait. Writes seals, so no transaction may be open. */
export async function collect(store: Store, keys: Keys, options: CollectOptions, pace: Pace): Promise<Collected> {
  const { engine } = store;
  await sealAll(store, keys, pace);
  const has = new Map(options.has.map((one) => [`${one.site}.${one.inc}`, one]));
  const found: Collected = { lives: [], extras: [], lines: [], operations: 0, reach: [] };
  const sent = new Map<string, BundleLife>();
  const inSlices = <T>(work: Sliced<T>): Promise<T> => runInSlices(work, () => pace.breathe());
  const lives = allLives(engine);
  for (const [i, life] of lives.entries()) {
    pace.tell(i, lives.length, '正在收集内容');
    await pace.breathe();
    const name = `${life.site}.${life.inc}`;
    // What is more comes with the next file, once this one is confirmed.
    const stretch = found.operations >= mostOperations ? null : await inSlices(stretchOf(store, life, has.get(name)));
    const known = has.get(name);
    if (!stretch) {
      if (known) found.reach.push(known);
      continue;
    }
    const { lines, after, operations } = await inSlices(linesOf(found.lives.length, batchesOfLife(engine, life, stretch.first, stretch.last), stretch.before, options));
    const told: BundleLife = {
      site: life.site, inc: life.inc, first: stretch.first, last: stretch.last, before: stretch.before, after,
      key: life.site === store.life.site && !life.inc.includes('-') ? keys.signing(life.site, life.inc).key : keyOfLife(engine, life.site, life.inc),
      seal: stretch.seal, branchOf: stretch.branchOf,
    };
    sent.set(name, told);
    found.lives.push(told);
    for (const line of lines) found.lines.push(line);
    found.operations += operations;
    found.reach.push({ site: life.site, inc: life.inc, seq: stretch.last, hash: after });
  }
  await inSlices(addEntered(store, options, sent, found));
  return found;
}

/** Operations that were left out of earlier files and concern the receiver now, and those that need no longer be masked. */
function* addEntered(store: Store, options: CollectOptions, sent: ReadonlyMap<string, BundleLife>, found: Collected): Sliced<void> {
  function* add(site: string, inc: string, operations: readonly SaltedOperation[]): Sliced<void> {
    if (operations.length === 0) return;
    const at = found.extras.length;
    found.extras.push({ site, inc });
    for (const one of operations) {
      found.lines.push({ text: lineOfOperation(at, one, true), ends: true });
      yield;
    }
    found.operations += operations.length;
  }
  for (const { site, inc, runs } of options.leftOut) {
    const life = findLife(store.engine, site, inc);
    if (!life) continue;
    const from = sent.get(`${site}.${inc}`)?.first ?? Number.MAX_SAFE_INTEGER;
    const entered: SaltedOperation[] = [];
    for (let i = 0; i + 1 < runs.length; i += 2) {
      for (const one of saltedOfLife(store.engine, life, runs[i] ?? 1, Math.min(runs[i + 1] ?? 0, from - 1))) {
        if (isFor(one.op, options)) entered.push(shownTo(one, options));
        yield;
      }
    }
    yield* add(site, inc, entered);
  }
  for (const { site, inc, seqs } of options.masked) {
    const life = findLife(store.engine, site, inc);
    if (!life) continue;
    const from = sent.get(`${site}.${inc}`)?.first ?? Number.MAX_SAFE_INTEGER;
    const open: SaltedOperation[] = [];
    for (const seq of seqs) {
      if (seq < from) open.push(...saltedOfLife(store.engine, life, seq, seq).filter((one) => one.op.sum === undefined && isFor(one.op, options) && shownTo(one, options).op.sum === undefined));
      yield;
    }
    yield* add(site, inc, open);
  }
}
