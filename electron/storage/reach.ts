import type { Operation } from '#shared/operation.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { lifeOf, operationsOfLife } from '#electron/storage/operations.ts';

/** How far this site knows each life: its own to the end, others as far as files have told. */
export function readReach(engine: Engine, own: { site: string; inc: string }): { site: string; inc: string; seq: number }[] {
  return engine
    .all<{ site: string; inc: string; seq: number | null; covered: number | null }>(
      `SELECT life.site AS site, life.inc AS inc, (SELECT max(seq) FROM op WHERE op.life = life.n) AS seq, covered.seq AS covered
       FROM life LEFT JOIN covered ON covered.life = life.n ORDER BY life.site, life.inc`,
    )
    .map(({ site, inc, seq, covered }) => ({ site, inc, seq: site === own.site && inc === own.inc ? (seq ?? 0) : (covered ?? 0) }));
}

/** Notes that files have told of a life up to `seq`. Never goes back. */
export function raiseReach(engine: Engine, site: string, inc: string, seq: number): void {
  engine.run('INSERT INTO covered(life, seq) VALUES(?, ?) ON CONFLICT(life) DO UPDATE SET seq = max(seq, excluded.seq)', [lifeOf(engine, site, inc).n, seq]);
}

/** Every operation of every life beyond what somebody has: `has` by `site.inc`. */
export function operationsBeyond(engine: Engine, has: ReadonlyMap<string, number>): Operation[] {
  const lives = engine.all<{ n: number; site: string; inc: string }>('SELECT n, site, inc FROM life ORDER BY site, inc');
  return lives.flatMap((life) => operationsOfLife(engine, life, (has.get(`${life.site}.${life.inc}`) ?? 0) + 1, Number.MAX_SAFE_INTEGER));
}

/** Which of these operations are here already. */
export function isKnown(engine: Engine, op: Operation): boolean {
  return (
    engine.get('SELECT 1 AS one FROM op JOIN life ON life.n = op.life WHERE life.site = ? AND life.inc = ? AND op.seq = ?', [op.site, op.inc, op.seq]) !== undefined
  );
}
