import type { Engine } from '#electron/storage/engine/engine.ts';

/** One look at the names of a private record. `at` is an ISO instant. */
export interface Reveal {
  id: string;
  record: string;
  at: string;
  user: string;
  reason: string;
}

export function addReveal(engine: Engine, { id, record, at, user, reason }: Reveal): void {
  engine.run('INSERT INTO reveal(id, record, at, user, reason) VALUES(?, ?, ?, ?, ?)', [id, record, at, user, reason]);
}

/** The looks at one record on this machine, newest first. */
export function listReveals(engine: Engine, record: string): Reveal[] {
  return engine.all<Reveal & Record<string, string>>('SELECT id, record, at, user, reason FROM reveal WHERE record = ? ORDER BY at DESC, id DESC LIMIT 200', [record]);
}
