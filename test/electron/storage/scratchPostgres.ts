import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL cluster of its own in a temporary folder, spoken to over a socket in that folder. */
export interface ScratchPostgres {
  version: string;
  /** Runs psql; answers what it printed, and its exit code. */
  psql(args: readonly string[]): { code: number | null; out: string; error: string };
  end(): void;
}

/** Debian's folder of PostgreSQL's programs, or where PATH has them. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')];
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb'))) ?? null;
}

/** As root the user postgres runs it, for PostgreSQL refuses root. A text says why there is none. */
export function startPostgres(): ScratchPostgres | string {
  const programs = findPrograms();
  if (programs === null) return 'PostgreSQL is not installed (apt-get install postgresql)';
  const root = process.getuid?.() === 0;
  const number = (kind: string): number => Number(spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' }).stdout);
  const who = root ? { uid: number('-u'), gid: number('-g') } : {};
  if (root && !(who.uid && who.gid)) return 'there is no user postgres, and PostgreSQL refuses root';
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-pg-'));
  if (who.uid && who.gid) chownSync(folder, who.uid, who.gid);
  chmodSync(folder, 0o755);
  const env = { ...process.env, LC_ALL: 'C.UTF-8', PGHOST: folder, PGUSER: 'postgres', PGDATABASE: 'postgres', HOME: folder };
  const run = (name: string, args: readonly string[]) => spawnSync(join(programs, name), args, { ...who, env, cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  const must = (name: string, args: readonly string[]): void => {
    const done = run(name, args);
    if (done.status !== 0) throw new Error(`${name}: ${done.stdout}${done.stderr}${done.error?.message ?? ''}`);
  };
  const data = join(folder, 'data');
  must('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  must('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-o', `-k ${folder} -c listen_addresses='' -c fsync=off`, 'start']);
  return {
    version: run('psql', ['--version']).stdout.trim(),
    psql(args) {
      const done = run('psql', ['-X', '-q', ...args]);
      return { code: done.status, out: done.stdout, error: done.stderr };
    },
    end() {
      must('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
