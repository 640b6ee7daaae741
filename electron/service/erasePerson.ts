import type { ExchangeOperations } from '#shared/contract/exchange.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { officeWords } from '#shared/rules/checks/level.ts';
import { erasedValues, personalFields } from '#shared/rules/erasing.ts';
import { compareLevels } from '#shared/rules/life.ts';
import { announceTouched, type Context } from '#electron/service/context.ts';
import { ownOffice } from '#electron/service/exchangeTrust.ts';
import { levelsOf } from '#electron/service/office.ts';
import { commit } from '#electron/service/records.ts';
import { removeUnnamed } from '#electron/storage/attachmentTravel.ts';
import { eraseRecord, erasedAmong } from '#electron/storage/erasing.ts';
import { allLives, putSecretOfLife } from '#electron/storage/reach.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';
import type { Save, Touched } from '#electron/storage/write.ts';
import { saltSecret } from '#electron/sync/keys.ts';

/** Salts before sums: an operation that no file carried yet has none, and a bare hash of a phone is found by trying. */
function giveSecrets(context: Context): void {
  const { engine, life } = context.store;
  for (const one of allLives(engine)) if (one.site === life.site && !one.inc.includes('-')) putSecretOfLife(engine, one, saltSecret(context.keys.signing(one.site, one.inc)));
}

/**
 * Erases what a record tells of a person, at his request: its values, those of its files, their whole history. The record
 * stays as a stub, and an `erasure` says who did it, when and why; the other offices follow when it reaches them. For the
 * office that wrote the record, and those above it.
 */
export function erasePerson(context: Context, input: { entity: EntityName; id: string; reason: string }): ExchangeOperations['erasePerson'] {
  const { store } = context;
  const { engine, effects } = store;
  const office = ownOffice(context);
  const { entity, id, reason } = input;
  const row = readRecord(engine, entity, id);
  if (!row) throw new Failure('notFound', '找不到这条记录，数据没有变化。', '请返回列表刷新后再试。');
  if (personalFields(entity).length === 0) throw new Failure('refused', `“${entityOf(entity).label}”里没有个人信息，数据没有变化。`);
  if (erasedAmong(engine, [id]).size > 0) throw new Failure('refused', '这条记录的个人信息已经删除过，数据没有变化。');
  const author = levelsOf(context)(row.site);
  if (author !== null && compareLevels(office.level, author) < 0) {
    throw new Failure('refused', `这条记录由${officeWords[author]}登记，本单位不能删除它的个人信息，数据没有变化。`, `请把本人的要求转告${officeWords[author]}，由它删除。`);
  }
  const where = [{ field: 'subject', op: 'is' as const, value: id }];
  const files = [false, true].flatMap((deleted) => listRecords(engine, { entity: 'attachment', where, search: '', sort: [], offset: 0, limit: 10_000, deleted }).rows);
  const subjects = [{ entity, row }, ...files.map((file) => ({ entity: 'attachment' as const, row: file }))];
  const by = context.user() || office.name;
  const saves = subjects.flatMap((one): Save[] => [
    { entity: 'erasure', id: effects.newId(), set: { subject: one.row.id, on: context.today(), by: by.slice(0, 40), reason } },
    { entity: one.entity, id: one.row.id, set: erasedValues(one.entity) },
    // What stood in the recycle bin stays there: the stub is a change that its deletion had not seen.
    ...(one.row.deleted ? [{ entity: one.entity, id: one.row.id, set: {}, deleted: true }] : []),
  ]);
  const more: Touched = new Map();
  const freed: string[] = [];
  giveSecrets(context);
  commit(context, saves, () => {
    for (const one of subjects) freed.push(...eraseRecord(store, one.row.id, more));
  });
  for (const digest of freed) removeUnnamed(engine, store.folder, digest);
  announceTouched(context, more);
  return { erased: subjects.length };
}
