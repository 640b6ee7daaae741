import { isEntityName } from '#shared/entities/index.ts';
import type { Operation } from '#shared/operation.ts';
import { insertOperation, type Life, lifeOf, operationsOfRecord } from '#electron/storage/operations.ts';
import { raiseReach } from '#electron/storage/reach.ts';
import { readRecord } from '#electron/storage/records.ts';
import { showRecord } from '#electron/storage/rows.ts';
import type { Store } from '#electron/storage/store.ts';
import { atomically, parentsOf, refold, touch, type Touched } from '#electron/storage/write.ts';

/**
 * Takes operations of other sites in, in one transaction: keeps each, shows the records that they touch, folds what these
 * belong to. Those of entities that this version does not know are kept for a newer one. `also` runs inside.
 */
export function applyOperations(
  store: Store,
  operations: readonly Operation[],
  reaches: readonly { site: string; inc: string; seq: number }[],
  also: () => void,
): Touched {
  const { engine } = store;
  const touched: Touched = new Map();
  atomically(store, () => {
    const lives = new Map<string, Life>();
    const fields = new Map<string, { entity: string; touched: Set<string> }>();
    const before = new Map<string, ReturnType<typeof parentsOf>>();
    for (const op of operations) {
      const key = `${op.site}.${op.inc}`;
      const life = lives.get(key) ?? lifeOf(engine, op.site, op.inc);
      lives.set(key, life);
      if (!insertOperation(engine, life, op)) continue;
      store.hlc = Math.max(store.hlc, Math.min(op.hlc, (store.effects.now() + 24 * 3600 * 1000) * 1024));
      const record = fields.get(op.record) ?? { entity: op.entity, touched: new Set() };
      for (const field of Object.keys(op.set)) record.touched.add(field);
      fields.set(op.record, record);
    }
    for (const [record, { entity, touched: names }] of fields) {
      if (!isEntityName(entity)) continue;
      before.set(record, parentsOf(store, entity, readRecord(engine, entity, record)));
      showRecord(engine, entity, record, operationsOfRecord(engine, record), names);
      touch(touched, entity, record);
    }
    for (const [record, { entity }] of fields) {
      if (!isEntityName(entity)) continue;
      for (const [parent, id] of [...(before.get(record) ?? []), ...parentsOf(store, entity, readRecord(engine, entity, record))]) touch(touched, parent, id);
    }
    refold(store, touched);
    for (const { site, inc, seq } of reaches) if (site !== store.life.site || inc !== store.life.inc) raiseReach(engine, site, inc, seq);
    also();
  });
  return touched;
}
