import { hashAt } from '#electron/storage/chain.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { type Life, lastSeq, lifeOf } from '#electron/storage/operations.ts';
import { addSpan, holesOf, reachOf, type Span, without } from '#electron/storage/spans.ts';

/** How far a site knows a life without a hole, and the chain's hash there. */
export interface Reach {
  site: string;
  inc: string;
  seq: number;
  hash: string;
}

export function allLives(engine: Engine): Life[] {
  return engine.all<{ n: number; site: string; inc: string }>('SELECT n, site, inc FROM life ORDER BY site, inc');
}

export function spansOf(engine: Engine, life: Life): Span[] {
  return engine.all<{ first: number; last: number }>('SELECT first, last FROM span WHERE life = ? ORDER BY first', [life.n]);
}

/**
 * Notes that a file has told of a stretch of a life; before its operations are put in, because what is there already and
 * of which no file told was written here.
 */
export function noteSpan(engine: Engine, life: Life, added: Span): void {
  const told = spansOf(engine, life);
  const spans = addSpan(told.length > 0 ? told : addSpan([], { first: 1, last: lastSeq(engine, life) }), added);
  engine.run('DELETE FROM span WHERE life = ?', [life.n]);
  for (const { first, last } of spans) engine.run('INSERT INTO span(life, first, last) VALUES(?, ?, ?)', [life.n, first, last]);
}

/** How far a life is known here: what is written here to its end, others as far as files have told without a hole. */
export function reachOfLife(engine: Engine, life: Life): number {
  const spans = spansOf(engine, life);
  return spans.length === 0 ? lastSeq(engine, life) : reachOf(spans);
}

/** How far this site knows each life: what a file says that its sender has. `own` is this site's present life. */
export function readReach(engine: Engine, own: Life): Reach[] {
  return allLives(engine).map((life) => {
    const seq = life.n === own.n ? lastSeq(engine, life) : reachOfLife(engine, life);
    return { site: life.site, inc: life.inc, seq, hash: hashAt(engine, life, seq) ?? '' };
  });
}

/** Stretches of lives of which no file has told yet, though a later one has. */
export function readHoles(engine: Engine): { life: Life; holes: Span[] }[] {
  return allLives(engine)
    .map((life) => ({ life, holes: holesOf(spansOf(engine, life)) }))
    .filter(({ holes }) => holes.length > 0);
}

/** Stretches of a life that files left out and that are not held here: first and last in turn. */
export interface LeftOut {
  site: string;
  inc: string;
  runs: number[];
}

/** What files left out because it did not concern this office, less what has come since. */
export function readLeftOut(engine: Engine): LeftOut[] {
  return allLives(engine).flatMap((life) => {
    const runs = engine.all<{ first: number; last: number }>('SELECT first, last FROM skipped WHERE life = ? ORDER BY first', [life.n]).flatMap((run) => {
      const held = engine.all<{ seq: number }>('SELECT seq FROM op WHERE life = ? AND seq BETWEEN ? AND ? ORDER BY seq', [life.n, run.first, run.last]);
      return without(run, held.map((one) => one.seq));
    });
    return runs.length === 0 ? [] : [{ site: life.site, inc: life.inc, runs: runs.flatMap(({ first, last }) => [first, last]) }];
  });
}

export function findLife(engine: Engine, site: string, inc: string): Life | null {
  return engine.get<{ n: number; site: string; inc: string }>('SELECT n, site, inc FROM life WHERE site = ? AND inc = ?', [site, inc]) ?? null;
}

/** The public key that signs for a life, when it is known. */
export function keyOfLife(engine: Engine, site: string, inc: string): string | null {
  return engine.get<{ key: string | null }>('SELECT key FROM life WHERE site = ? AND inc = ?', [site, inc])?.key ?? null;
}

export function putKeyOfLife(engine: Engine, site: string, inc: string, key: string): void {
  engine.run('UPDATE life SET key = ? WHERE n = ?', [key, lifeOf(engine, site, inc).n]);
}

/** Every life whose key is known. */
export function keyedLives(engine: Engine): { site: string; inc: string; key: string }[] {
  return engine.all<{ site: string; inc: string; key: string }>('SELECT site, inc, key FROM life WHERE key IS NOT NULL ORDER BY site, inc');
}

/** Gives a life that is written here the secret that its salts come from; stays once it is given. */
export function putSecretOfLife(engine: Engine, life: Life, secret: string): void {
  engine.run('UPDATE life SET secret = ? WHERE n = ? AND secret IS NULL', [secret, life.n]);
}

/** Second lives of an installation: a copy or a restored backup went on beside the first under the same name. */
export function branchesOf(engine: Engine, site: string, inc: string): Life[] {
  return engine.all<{ n: number; site: string; inc: string }>("SELECT n, site, inc FROM life WHERE site = ? AND substr(inc, 1, ?) = ?", [site, inc.length + 1, `${inc}-`]);
}
