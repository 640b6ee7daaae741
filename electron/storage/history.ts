import type { Change } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { type FieldValue, isSet, type Scalar } from '#shared/fields.ts';
import { compareOperations, deletedField, headsOf, type Operation, operationId, splitField } from '#shared/operation.ts';
import { namesOfIds } from '#electron/storage/names.ts';
import { lifeOf, operationsOfLife, operationsOfRecord } from '#electron/storage/operations.ts';
import { readRecord } from '#electron/storage/records.ts';
import type { Save } from '#electron/storage/write.ts';
import type { Store } from '#electron/storage/store.ts';

/** The value that an operation overwrote, as its author saw it. */
function valueBefore(op: Operation, field: string, byId: ReadonlyMap<string, Operation>): Scalar {
  const seen = (op.prev[field] ?? []).map((id) => byId.get(id)).filter((one) => one !== undefined);
  return seen.toSorted(compareOperations).at(-1)?.set[field] ?? null;
}

/** Every change of a record, newest first: who, when, which field, before and after, as the screen shows them. */
export function readHistory(store: Store, entity: EntityName, id: string): Change[] {
  const operations = operationsOfRecord(store.engine, id).toSorted(compareOperations);
  const byId = new Map(operations.map((op) => [operationId(op), op]));
  const definition = entityOf(entity);
  const raw = operations.toReversed().flatMap((op) =>
    Object.entries(op.set).map(([field, after]) => ({ op, field, before: valueBefore(op, field, byId), after, ...splitField(field) })),
  );
  const ids = raw.flatMap(({ key, element, before, after }) => {
    const kind = definition.fields[key]?.kind;
    return kind === 'ref' || kind === 'choice' ? [element, before, after].filter((value) => typeof value === 'string') : [];
  });
  const { names } = namesOfIds(store.engine, [...new Set(ids)]);
  const shown = (value: Scalar): string =>
    value === null ? '' : typeof value === 'boolean' ? (value ? '是' : '否') : (names[String(value)] ?? String(value));
  return raw.map(({ op, field, key, element, before, after }) => ({
    op: operationId(op),
    tx: `${op.site}.${op.inc}.${op.tx.first}`,
    at: op.wall,
    who: op.user,
    site: op.site,
    field,
    label: field === deletedField ? '删除' : (definition.fields[key]?.label ?? key),
    before: element === null ? shown(before) : before === 1 ? (names[element] ?? element) : '',
    after: field === deletedField ? (after === 1 ? '移入回收站' : '恢复') : element === null ? shown(after) : after === 1 ? (names[element] ?? element) : '移除',
  }));
}

/** What takes a transaction back, and the records on which later changes rest, which stay as they are. */
export interface Undoing {
  saves: Save[];
  kept: { entity: EntityName; id: string }[];
}

/** Old values for what a transaction of this site changed, deletion for what it made. */
export function undoingOf(store: Store, tx: string): Undoing {
  const [site, inc, seq] = tx.split('.');
  if (site !== store.life.site || inc !== store.life.inc || !seq) throw new Failure('refused', '只能撤销本机刚做的操作，数据没有变化。');
  const life = lifeOf(store.engine, site, inc);
  const first = operationsOfLife(store.engine, life, Number(seq), Number(seq))[0];
  if (!first) throw new Failure('notFound', '找不到要撤销的操作，数据没有变化。');
  const operations = operationsOfLife(store.engine, life, first.tx.first, first.tx.first + first.tx.count - 1);
  const undoing: Undoing = { saves: [], kept: [] };
  for (const op of operations) {
    if (!isEntityName(op.entity)) throw new Error(`unknown entity ${op.entity}`);
    const all = operationsOfRecord(store.engine, op.record);
    const heads = headsOf(all);
    const byId = new Map(all.map((one) => [operationId(one), one]));
    const later = Object.keys(op.set).some((field) => heads.get(field)?.at(-1) !== undefined && operationId(heads.get(field)?.at(-1) ?? op) !== operationId(op));
    if (later || (all.length > 1 && operationId(all.toSorted(compareOperations)[0] ?? op) === operationId(op))) undoing.kept.push({ entity: op.entity, id: op.record });
    else if (all.length === 1) undoing.saves.push({ entity: op.entity, id: op.record, set: {}, deleted: true });
    else undoing.saves.push(inverse(store, op, op.entity, byId));
  }
  return undoing;
}

/** The saves that take a transaction back as a whole. Refused where a later operation rests on it. */
export function undoOf(store: Store, tx: string): Save[] {
  const { saves, kept } = undoingOf(store, tx);
  if (kept.length > 0) throw new Failure('refused', '这些内容后来又改过，不能撤销。数据没有变化。', '请打开记录，在“修改记录”里查看。');
  return saves;
}

function inverse(store: Store, op: Operation, entity: EntityName, byId: ReadonlyMap<string, Operation>): Save {
  const row = readRecord(store.engine, entity, op.record);
  const set: Record<string, FieldValue> = {};
  let deleted: boolean | undefined;
  for (const field of Object.keys(op.set)) {
    const before = valueBefore(op, field, byId);
    const { key, element } = splitField(field);
    const definition = entityOf(entity).fields[key];
    if (field === deletedField) deleted = before === 1;
    else if (definition && isSet(definition)) {
      const now = new Set((set[key] ?? row?.[key] ?? []) as readonly string[]); // isSet: rows hold arrays there
      if (before === 1) now.add(element ?? '');
      else now.delete(element ?? '');
      set[key] = [...now];
    } else set[key] = definition?.kind === 'flag' ? before === true : before;
  }
  return deleted === undefined ? { entity, id: op.record, set } : { entity, id: op.record, set, deleted };
}
