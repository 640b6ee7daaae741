import type { Engine } from '#electron/storage/engine/engine.ts';

/** By life, the last operation of a record. */
export function lastOperationsOf(engine: Engine, record: string): { site: string; inc: string; seq: number }[] {
  return engine.all<{ site: string; inc: string; seq: number }>(
    'SELECT life.site AS site, life.inc AS inc, max(op.seq) AS seq FROM op JOIN life ON life.n = op.life WHERE op.record = ? GROUP BY op.life',
    [record],
  );
}
