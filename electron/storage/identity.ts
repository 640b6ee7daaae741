import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomic } from './atomicFile.ts';

export const identityName = 'identity.json';

/**
 * What stands outside the database, so that a database which was put back or copied is told from the one that wrote last
 * (the first of the three nets of docs/bundle-format.md).
 */
export interface Identity {
  site: string;
  inc: string;
  /** The highest sequence number ever written or exported under `inc`. */
  seq: number;
  /** Of the machine that wrote it; null on a stick, which goes from machine to machine. */
  machine: string | null;
}

/** What an open database says of itself. */
export interface DatabaseIdentity {
  site: string;
  inc: string;
  seq: number;
  /** Made at this opening. */
  fresh: boolean;
  /** The life that this one was opened to go on from, by the program itself. */
  continued: { site: string; inc: string } | null;
}

/** Why a new life must begin. `unknown`: the file is missing, nothing can be told. */
export type LifeReason = 'copied' | 'behind' | 'replaced' | 'unknown' | 'restored';

/** Whether the database may go on under its own life (null), or must begin a new one. */
export function judgeIdentity(kept: Identity | null, database: DatabaseIdentity, machine: string | null): LifeReason | null {
  if (kept === null) return database.fresh ? null : 'unknown';
  if (kept.machine !== null && machine !== null && kept.machine !== machine) return 'copied';
  if (kept.site !== database.site || kept.inc !== database.inc) {
    // A restore, or a new life, was cut off before it could write the file: the database says what it goes on from.
    return database.continued?.site === kept.site && database.continued.inc === kept.inc ? null : 'replaced';
  }
  return kept.seq > database.seq ? 'behind' : null;
}

/** Null when there is none, or none that can be read: then nothing is known, which is the safe side. */
export function readIdentity(folder: string): Identity | null {
  const path = join(folder, identityName);
  if (!existsSync(path)) return null;
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isIdentity(read) ? { site: read.site, inc: read.inc, seq: read.seq, machine: read.machine } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isIdentity(read: unknown): read is Identity {
  return typeof read === 'object' && read !== null && 'site' in read && typeof read.site === 'string' && 'inc' in read && typeof read.inc === 'string'
    && 'seq' in read && typeof read.seq === 'number' && 'machine' in read && (read.machine === null || typeof read.machine === 'string');
}

/** Durable when it returns. `seq` never falls under one life. Throws a `storage` Failure. */
export function writeIdentity(folder: string, identity: Identity): void {
  const before = readIdentity(folder);
  const seq = before?.inc === identity.inc && before.site === identity.site ? Math.max(before.seq, identity.seq) : identity.seq;
  if (before && before.inc === identity.inc && before.site === identity.site && before.seq === seq && before.machine === identity.machine) return;
  writeFileAtomic(join(folder, identityName), Buffer.from(`${JSON.stringify({ ...identity, seq })}\n`));
}

/** A digest of this machine's name and id; null for a portable installation, which may move. */
export function machineFingerprint(): string | null {
  if (process.env['PORTABLE_EXECUTABLE_DIR']) return null;
  return createHash('sha256').update(`xieshang machine 1\n${hostname()}\n${machineId()}`).digest('hex').slice(0, 32);
}

function machineId(): string {
  try {
    if (process.platform === 'win32') {
      const said = execFileSync('reg.exe', ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid'], { encoding: 'utf8', timeout: 5000, windowsHide: true });
      return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(said)?.[1] ?? '';
    }
    const path = ['/etc/machine-id', '/var/lib/dbus/machine-id'].find((one) => existsSync(one));
    return path ? readFileSync(path, 'utf8').trim() : '';
  } catch (error) {
    if (error instanceof Error) return ''; // it can't be learnt here: the name alone decides
    throw error;
  }
}
