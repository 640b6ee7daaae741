import type { Engine } from '#electron/storage/engine/engine.ts';

/** A field that both sides had changed and another office has chosen: the operation that chose, and the value that gave way. */
export interface Settled {
  entity: string;
  record: string;
  field: string;
  op: string;
  /** The value that this office had written, as text for the person. */
  lost: string;
  at: string;
}

export function putSettled(engine: Engine, one: Settled): void {
  engine.run('INSERT OR REPLACE INTO settled(record, field, entity, op, lost, at) VALUES(?, ?, ?, ?, ?, ?)', [one.record, one.field, one.entity, one.op, one.lost, one.at]);
}

/** Newest first. */
export function listSettled(engine: Engine, limit: number): Settled[] {
  return engine.all<Settled & Record<string, string>>('SELECT entity, record, field, op, lost, at FROM settled ORDER BY at DESC, record, field LIMIT ?', [limit]);
}

export function findSettled(engine: Engine, record: string, field: string): Settled | null {
  return engine.get<Settled & Record<string, string>>('SELECT entity, record, field, op, lost, at FROM settled WHERE record = ? AND field = ?', [record, field]) ?? null;
}
