import { entityOf } from '#shared/entities/index.ts';
import { isSet, type Scalar } from '#shared/fields.ts';
import { deletedField, differenceOf, headsOf, type Operation, operationId } from '#shared/operation.ts';
import { showRecords, type TouchedFields } from '#electron/storage/apply.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { chunks } from '#electron/storage/names.ts';
import { insertOperation, type Life, lastSeq, lifeOf, nextHlc, operationsByRecord } from '#electron/storage/operations.ts';
import { runThrough } from '#electron/storage/slices.ts';
import type { Store } from '#electron/storage/store.ts';
import { atomically, refold, type Save, type Touched } from '#electron/storage/write.ts';

/** A save that some office made at some moment: for made-up data alone. */
export interface PastSave {
  /** ISO 8601, UTC. */
  at: string;
  user: string;
  /** The site that made it. */
  site: string;
  writes: readonly Save[];
}

/** The share of a batch's time that goes by until its operations are kept; the rest shows its records. */
const keeping = 0.4;
/** A batch takes seconds on an old machine: somebody is watching. */
const notedEvery = 500;

/** Larger batches show and fold what grows over months less often; a transaction's pages are all in memory. */
const batch = 12_000;

/** What stands in each field of a record (elements of sets are fields of their own), and the operation that put it there. */
interface Known {
  standing: Map<string, { value: Scalar; op: string }>;
  /** All its operations, where it is new in this batch. */
  all: Operation[] | null;
}

/** What is kept of the records of these saves: asked at once, because each is written many times over. */
function knownOf(engine: Engine, saves: readonly PastSave[]): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const ids of chunks([...new Set(saves.flatMap(({ writes }) => writes.map(({ id }) => id)))])) {
    for (const id of ids) known.set(id, { standing: new Map(), all: [] });
    for (const [id, operations] of operationsByRecord(engine, ids)) {
      const heads = [...headsOf(operations)].flatMap(([field, ops]) => ops.slice(-1).map((op) => [field, { value: op.set[field] ?? null, op: operationId(op) }] as const));
      known.set(id, { standing: new Map(heads), all: null });
    }
  }
  return known;
}

function changesOf({ standing }: Known, { entity, set, deleted }: Save): Record<string, Scalar> {
  const changes: Record<string, Scalar> = {};
  for (const [key, value] of Object.entries(set)) {
    const field = entityOf(entity).fields[key];
    if (!field || field.derived) throw new Error(`${entity}.${key} can't be written`);
    const was = isSet(field)
      ? [...standing].flatMap(([name, one]) => (name.startsWith(`${key}/`) && one.value === 1 ? [name.slice(key.length + 1)] : []))
      : (standing.get(key)?.value ?? (field.kind === 'flag' ? false : null));
    Object.assign(changes, differenceOf(key, isSet(field), was, value));
  }
  if (deleted !== undefined && (standing.get(deletedField)?.value === 1) !== deleted) changes[deletedField] = deleted ? 1 : null;
  return changes;
}

/** The operations of one save, each noted as what stands from now on. */
function operationsOf(office: Store, { at, user, writes }: PastSave, known: ReadonlyMap<string, Known>): Operation[] {
  const tx = { first: office.seq + 1, count: 0 };
  const made: Operation[] = [];
  for (const save of writes) {
    const record = known.get(save.id);
    if (!record) throw new Error('a save of a record that nobody asked about');
    const set = changesOf(record, save);
    if (Object.keys(set).length === 0) continue;
    const fields = set[deletedField] === 1 ? new Set([...record.standing.keys(), ...Object.keys(set)]) : Object.keys(set);
    const prev: Operation['prev'] = {};
    for (const field of fields) {
      const before = record.standing.get(field);
      if (before) prev[field] = [before.op];
    }
    office.seq += 1;
    office.hlc = nextHlc(office.hlc, Date.parse(at));
    const { site, inc } = office.life;
    const op: Operation = { site, inc, seq: office.seq, hlc: office.hlc, wall: at, user, entity: save.entity, record: save.id, set, prev, tx };
    for (const [field, value] of Object.entries(set)) record.standing.set(field, { value, op: operationId(op) });
    made.push(op);
  }
  tx.count = made.length;
  return made;
}

/** Keeps the operations of some saves and shows each record once, as they leave it. Inside a transaction. `note` hears how many are kept. */
function fillBatch(store: Store, saves: readonly PastSave[], officeOf: (site: string) => Store, note: (kept: number) => void): void {
  const { engine } = store;
  const known = knownOf(engine, saves);
  const touched: Touched = new Map();
  const records: TouchedFields = new Map();
  for (const [kept, save] of saves.entries()) {
    if (kept % notedEvery === 0) note(kept);
    const office = officeOf(save.site);
    for (const op of operationsOf(office, save, known)) {
      insertOperation(engine, office.life, op);
      const all = known.get(op.record)?.all ?? null;
      all?.push(op);
      const record = records.get(op.record) ?? { entity: op.entity, fields: new Set(), all };
      for (const field of Object.keys(op.set)) record.fields.add(field);
      records.set(op.record, record);
    }
  }
  runThrough(showRecords(store, records, touched));
  refold(store, touched);
}

/**
 * Writes made-up saves, in order, each under the life of its site, as if the files of all offices had been taken in.
 * `note` hears, often, how many saves are written, of those under way a share. Batches are transactions, so that what is half filled can be told and dropped.
 */
export function fillStore(store: Store, saves: Iterable<PastSave>, note: (done: number) => void = () => undefined): number {
  const offices = new Map<string, Store>();
  const officeOf = (site: string): Store => {
    const known = offices.get(site);
    if (known) return known;
    const life: Life = site === store.life.site ? store.life : lifeOf(store.engine, site, site.slice(-12));
    const office: Store = { ...store, life, seq: lastSeq(store.engine, life), hlc: 0 };
    offices.set(site, office);
    return office;
  };
  let done = 0;
  let waiting: PastSave[] = [];
  const flush = (): void => {
    atomically(store, () => fillBatch(store, waiting, officeOf, (kept) => note(done + keeping * kept)));
    done += waiting.length;
    waiting = [];
    note(done);
  };
  for (const save of saves) {
    waiting.push(save);
    if (waiting.length >= batch) flush();
  }
  if (waiting.length > 0) flush();
  const own = offices.get(store.life.site);
  store.seq = own?.seq ?? store.seq;
  store.hlc = Math.max(store.hlc, ...[...offices.values()].map((one) => one.hlc));
  return done;
}
