import { isEntityName } from '#shared/entities/index.ts';
import { isErasedValue, personalFields } from '#shared/rules/erasing.ts';
import { type SaltedOperation, lifeOf, operationsOfRecord, replaceOperation, saltedOfRecord } from '#electron/storage/operations.ts';
import { withOtherValues } from '#electron/storage/chain.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { forgetTables } from '#electron/storage/tableImports.ts';
import { entityOfRecord, marks } from '#electron/storage/names.ts';
import { showRecord } from '#electron/storage/rows.ts';
import type { Store } from '#electron/storage/store.ts';
import { touch, type Touched } from '#electron/storage/write.ts';

/**
 * Erasure on request (docs/bundle-format.md, "Values that are left out"): the operations of a record stay, their names in the
 * chain too; what told of the person leaves them for good. An `erasure` record carries it to the other offices.
 */

/** Which of the records had their person erased. An erasure that was taken back later erased all the same. */
export function erasedAmong(engine: Engine, records: Iterable<string>): Set<string> {
  const ids = [...new Set(records)];
  const found = new Set<string>();
  for (let i = 0; i < ids.length; i += 500) {
    const some = ids.slice(i, i + 500);
    for (const { subject } of engine.all<{ subject: string }>(`SELECT subject FROM erasure WHERE subject IN (${marks(some.length)})`, some)) found.add(subject);
  }
  return found;
}

/** The files of records, those in the recycle bin too: of an erased record they are erased with it. */
export function filesOfRecords(engine: Engine, records: Iterable<string>): string[] {
  return engine.all<{ id: string }>('SELECT id FROM attachment WHERE subject IN (SELECT value FROM json_each(?))', [JSON.stringify([...records])]).map((one) => one.id);
}

/** Which of these files belong, as this office knows them, to a record that was erased. */
export function filesOfErased(engine: Engine, files: readonly string[]): string[] {
  if (files.length === 0) return [];
  return engine.all<{ id: string }>('SELECT id FROM attachment WHERE id IN (SELECT value FROM json_each(?)) AND subject IN (SELECT subject FROM erasure)', [JSON.stringify(files)]).map((one) => one.id);
}

/** Whether anything was ever erased here: most databases never need to look further. */
export function hasErasures(engine: Engine): boolean {
  return engine.get('SELECT 1 AS one FROM erasure LIMIT 1') !== undefined;
}

/** An operation of an erased record, without what told of the person. */
export function erased(one: SaltedOperation): SaltedOperation {
  return withOtherValues(one, (field, value) => (isErasedValue(one.op.entity, field, value) ? undefined : value));
}

/**
 * Takes what told of the person out of a record's operations and its row. Inside a transaction; answers the digests of
 * files whose bytes may go once it is on disk.
 */
export function eraseRecord(store: Store, record: string, touched: Touched): string[] {
  const { engine } = store;
  const entity = entityOfRecord(engine, record);
  if (entity === null) return [];
  const freed: string[] = [];
  for (const one of saltedOfRecord(engine, record)) {
    const without = erased(one);
    const digest = one.op.set['digest'];
    if (entity === 'attachment' && typeof digest === 'string') freed.push(digest);
    if (without.op !== one.op || one.op.sum !== undefined) replaceOperation(engine, lifeOf(engine, one.op.site, one.op.inc), without, false);
  }
  showAgain(store, record, personalFields(entity), touched);
  engine.run('DELETE FROM draft WHERE record = ?', [record]);
  forgetTables(engine, record);
  return freed;
}

/** Makes a record's row show what its operations say now, for these fields. */
export function showAgain(store: Store, record: string, fields: Iterable<string>, touched: Touched): void {
  const entity = entityOfRecord(store.engine, record);
  if (entity === null || !isEntityName(entity)) return;
  showRecord(store.engine, entity, record, operationsOfRecord(store.engine, record), new Set(fields));
  touch(touched, entity, record);
}

/** Values that were left out for this office and have come since: the operation is whole again. */
export function fillIn(store: Store, whole: readonly SaltedOperation[], touched: Touched): void {
  for (const one of whole) {
    replaceOperation(store.engine, lifeOf(store.engine, one.op.site, one.op.inc), one, false);
    showAgain(store, one.op.record, Object.keys(one.op.set), touched);
  }
}

/** By life, the operations that are held here with values left out for this office. */
export function readMasked(engine: Engine): { site: string; inc: string; seqs: number[] }[] {
  const lives = new Map<string, { site: string; inc: string; seqs: number[] }>();
  const rows = engine.all<{ site: string; inc: string; seq: number }>('SELECT life.site AS site, life.inc AS inc, op.seq AS seq FROM op JOIN life ON life.n = op.life WHERE op.masked = 1 ORDER BY op.life, op.seq');
  for (const { site, inc, seq } of rows) {
    const name = `${site}.${inc}`;
    const life = lives.get(name) ?? { site, inc, seqs: [] };
    lives.set(name, life);
    life.seqs.push(seq);
  }
  return [...lives.values()];
}
