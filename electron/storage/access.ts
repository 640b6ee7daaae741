import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Engine } from './engine/engine.ts';

/** Somebody who works at this machine. `pin` is a salted digest, or null where none is asked. */
export interface StoredPerson {
  id: string;
  name: string;
  pin: string | null;
}

/** `SALT.DIGEST` in base64url. A PIN keeps honest people apart; the data folder's password is what keeps data from thieves. */
export function digestPin(pin: string): string {
  const salt = randomBytes(12);
  return `${salt.toString('base64url')}.${derive(pin, salt).toString('base64url')}`;
}

export function isPin(digest: string, pin: string): boolean {
  const [salt = '', kept = ''] = digest.split('.');
  return timingSafeEqual(derive(pin, Buffer.from(salt, 'base64url')), Buffer.from(kept, 'base64url'));
}

function derive(pin: string, salt: Uint8Array): Buffer {
  return scryptSync(pin, salt, 24, { N: 4096, r: 8, p: 1 });
}

/** In the order in which they were added. */
export function listPeople(engine: Engine): StoredPerson[] {
  return engine.all<StoredPerson>('SELECT id, name, pin FROM localPerson ORDER BY addedAt, id');
}

export function putPerson(engine: Engine, person: StoredPerson, addedAt: string): void {
  engine.run(
    'INSERT INTO localPerson(id, name, pin, addedAt) VALUES(?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET name = excluded.name, pin = excluded.pin',
    [person.id, person.name, person.pin, addedAt],
  );
}

export function dropPerson(engine: Engine, id: string): boolean {
  return engine.run('DELETE FROM localPerson WHERE id = ?', [id]) > 0;
}

/** A file that left the program: when (ISO 8601), by whom, out of which operation, its name and length. */
export interface TakenFile {
  at: string;
  user: string;
  operation: string;
  name: string;
  bytes: number;
}

export function addTaken(engine: Engine, file: TakenFile): void {
  engine.run('INSERT INTO fileTaken(at, user, operation, name, bytes) VALUES(?, ?, ?, ?, ?)', [file.at, file.user, file.operation, file.name, file.bytes]);
}

/** Newest first. */
export function listTaken(engine: Engine, limit: number): TakenFile[] {
  return engine.all<TakenFile>('SELECT at, user, operation, name, bytes FROM fileTaken ORDER BY n DESC LIMIT ?', [limit]);
}
