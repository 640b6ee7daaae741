import { createHmac } from 'node:crypto';
import type { Operation } from '#shared/operation.ts';
import type { Engine, SqlValue } from '#electron/storage/engine/engine.ts';

/** A life of an installation: operations of one (site, inc) are numbered from 1 without holes. */
export interface Life {
  n: number;
  site: string;
  inc: string;
}

/** The number under which a life is kept in this database; made when it is new. */
export function lifeOf(engine: Engine, site: string, inc: string): Life {
  const found = engine.get<{ n: number }>('SELECT n FROM life WHERE site = ? AND inc = ?', [site, inc]);
  if (found) return { n: found.n, site, inc };
  engine.run('INSERT INTO life(site, inc) VALUES(?, ?)', [site, inc]);
  return lifeOf(engine, site, inc);
}

export function lastSeq(engine: Engine, life: Life): number {
  return engine.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM op WHERE life = ?', [life.n])?.seq ?? 0;
}

/** When the last operation of a life was made, by the clock of its machine then; null when there is none. */
export function lastMadeAt(engine: Engine, life: Life): string | null {
  return engine.get<{ wall: string }>('SELECT wall FROM op WHERE life = ? ORDER BY seq DESC LIMIT 1', [life.n])?.wall ?? null;
}

/** `set` and `prev` as they are kept: an operation of the same life is written as its number alone. */
function bodyOf(op: Operation): string {
  const own = `${op.site}.${op.inc}.`;
  const prev: Record<string, (string | number)[]> = {};
  for (const [field, ids] of Object.entries(op.prev)) prev[field] = ids.map((id) => (id.startsWith(own) ? Number(id.slice(own.length)) : id));
  return JSON.stringify({ set: op.set, prev, ...(op.sum === undefined ? {} : { sum: op.sum }) });
}

interface Body {
  set: Operation['set'];
  prev: Record<string, (string | number)[]>;
  sum?: string;
}

function toOperation(raw: Record<string, SqlValue>, { site, inc }: { site: string; inc: string } = { site: String(raw['site']), inc: String(raw['inc']) }): Operation {
  const body = JSON.parse(String(raw['body'])) as Body; // written by bodyOf alone
  const prev: Operation['prev'] = {};
  for (const [field, ids] of Object.entries(body.prev)) prev[field] = ids.map((id) => (typeof id === 'number' ? `${site}.${inc}.${id}` : id));
  return {
    site,
    inc,
    seq: Number(raw['seq']),
    hlc: Number(raw['hlc']),
    wall: String(raw['wall']),
    user: String(raw['user']),
    entity: String(raw['entity']),
    record: String(raw['record']),
    set: body.set,
    prev,
    tx: { first: Number(raw['txFirst']), count: Number(raw['txCount']) },
    ...(body.sum === undefined ? {} : { sum: body.sum }),
  };
}

const columns = 'life.site AS site, life.inc AS inc, op.seq, op.hlc, op.wall, op.user, op.entity, op.record, op.body, op.txFirst, op.txCount';
const from = `SELECT ${columns} FROM op JOIN life ON life.n = op.life`;

export function operationsOfRecord(engine: Engine, record: string): Operation[] {
  return engine.all(`${from} WHERE op.record = ? AND op.beyond IS NULL`, [record]).map((raw) => toOperation(raw));
}

/** Which of the records have operations here that stand. */
export function recordsWithOperations(engine: Engine, records: readonly string[]): Set<string> {
  return new Set(engine.all<{ record: string }>('SELECT DISTINCT record FROM op WHERE record IN (SELECT value FROM json_each(?)) AND beyond IS NULL', [JSON.stringify(records)]).map((one) => one.record));
}

/** The operations of many records at once, as `operationsOfRecord` answers them; a record that has none is left out. */
export function operationsByRecord(engine: Engine, records: readonly string[]): Map<string, Operation[]> {
  const lives = new Map(engine.all<{ n: number; site: string; inc: string }>('SELECT n, site, inc FROM life').map((life) => [life.n, life]));
  const found = new Map<string, Operation[]>();
  const raws = engine.all('SELECT life, seq, hlc, wall, user, entity, record, body, txFirst, txCount FROM op WHERE record IN (SELECT value FROM json_each(?)) AND beyond IS NULL', [JSON.stringify(records)]);
  for (const raw of raws) {
    const op = toOperation(raw, lives.get(Number(raw['life'])));
    const some = found.get(op.record);
    if (some) some.push(op);
    else found.set(op.record, [op]);
  }
  return found;
}

export function operationsOfRecords(engine: Engine, records: readonly string[]): Operation[] {
  return engine.all(`${from} WHERE op.record IN (${records.map(() => '?').join(', ')}) AND op.beyond IS NULL`, records).map((raw) => toOperation(raw));
}

/** An operation with the salt under which its values are hashed: what a file carries. */
export interface SaltedOperation {
  op: Operation;
  salt: string;
}

/** Operations of a life from `first` to `last`, in order, with their salts; those beyond their author's right too. */
export function saltedOfLife(engine: Engine, life: Life, first: number, last: number): SaltedOperation[] {
  const secret = engine.get<{ secret: string | null }>('SELECT secret FROM life WHERE n = ?', [life.n])?.secret ?? null;
  return engine
    .all(`SELECT ${columns}, op.salt AS salt FROM op JOIN life ON life.n = op.life WHERE op.life = ? AND op.seq BETWEEN ? AND ? ORDER BY op.seq`, [life.n, first, last])
    .map((raw) => {
      const kept = raw['salt'];
      return { op: toOperation(raw), salt: typeof kept === 'string' ? kept : secret === null ? '' : saltOf(secret, Number(raw['seq'])) };
    });
}

/** All operations of a record with their salts; those beyond their author's right too. */
export function saltedOfRecord(engine: Engine, record: string): SaltedOperation[] {
  return engine.all(`SELECT ${columns}, op.salt AS salt, life.secret AS secret FROM op JOIN life ON life.n = op.life WHERE op.record = ?`, [record]).map((raw) => {
    const { salt, secret } = raw;
    return { op: toOperation(raw), salt: typeof salt === 'string' ? salt : typeof secret === 'string' ? saltOf(secret, Number(raw['seq'])) : '' };
  });
}

function saltOf(secret: string, seq: number): string {
  return createHmac('sha256', secret).update(String(seq)).digest('base64url').slice(0, 22);
}

/** The entities and records of operations that their author's office had no right to make, newest first. */
export function operationsBeyondRight(engine: Engine, limit: number): Operation[] {
  return engine.all(`${from} WHERE op.beyond = 1 ORDER BY op.hlc DESC LIMIT ?`, [limit]).map((raw) => toOperation(raw));
}

/** Operations of a life with seq from `first` to `last`, in order. */
export function operationsOfLife(engine: Engine, life: Life, first: number, last: number): Operation[] {
  return engine.all(`${from} WHERE op.life = ? AND op.seq BETWEEN ? AND ? ORDER BY op.seq`, [life.n, first, last]).map((raw) => toOperation(raw));
}

/** Operations of these entities beyond what a reach holds: of lives that it doesn't name, all. */
export function operationsAfter(engine: Engine, reach: readonly { site: string; inc: string; seq: number }[], entities: readonly string[]): Operation[] {
  const known = new Map(reach.map(({ site, inc, seq }) => [`${site} ${inc}`, seq]));
  const marks = entities.map(() => '?').join(', ');
  return engine.all<{ n: number; site: string; inc: string }>('SELECT n, site, inc FROM life').flatMap(({ n, site, inc }) =>
    engine.all(`${from} WHERE op.life = ? AND op.seq > ? AND op.beyond IS NULL AND op.entity IN (${marks})`, [n, known.get(`${site} ${inc}`) ?? 0, ...entities]).map((raw) => toOperation(raw)),
  );
}

/** Keeps an operation; answers false when it was there already. `from` is what came with it in a file. */
export function insertOperation(engine: Engine, life: Life, op: Operation, from: { salt: string; beyond: boolean } | null = null): boolean {
  return (
    engine.run(
      'INSERT OR IGNORE INTO op(life, seq, hlc, wall, user, entity, record, body, txFirst, txCount, salt, beyond, masked) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [life.n, op.seq, op.hlc, op.wall, op.user, op.entity, op.record, bodyOf(op), op.tx.first, op.tx.count, from?.salt ?? null, from?.beyond ? 1 : null, op.sum === undefined ? null : 1],
    ) > 0
  );
}

/** Puts an operation in place of what is kept under its name: the same one with values left out, or with them again. */
export function replaceOperation(engine: Engine, life: Life, { op, salt }: SaltedOperation, masked: boolean): void {
  engine.run('UPDATE op SET body = ?, salt = ?, masked = ? WHERE life = ? AND seq = ?', [bodyOf(op), salt, masked ? 1 : null, life.n, op.seq]);
}

const counterRoom = 1024;
const aheadAtMost = 24 * 3600 * 1000;

/** The next reading of the hybrid clock: after `last`, not before the wall clock, at most a day ahead of it. */
export function nextHlc(last: number, wallMs: number): number {
  const wall = wallMs * counterRoom;
  return Math.min(Math.max(last + 1, wall), wall + aheadAtMost * counterRoom);
}
