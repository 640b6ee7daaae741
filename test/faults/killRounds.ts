import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '#electron/storage/engine/engine.ts';
import { PATH, SCHEMA, nativeView, wasm } from './judge.ts';
import type { Verdict } from './powerCut.ts';
import { chances } from './simulatedDisk.ts';
import { stateOf } from './workload.ts';

/** Kills a process that writes without pause, at a random moment, again and again; nothing that it acknowledged may be gone. */
export async function killWriters(rounds: number): Promise<Verdict & { commits: number }> {
  const verdict = { tried: 0, bad: 0, notes: [] as string[], commits: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-kill-'));
  const path = join(folder, 'office.db');
  const chance = chances(11);
  try {
    const engine = await openEngine({ path, wasm, create: true });
    engine.transaction(() => {
      engine.script(SCHEMA);
      engine.run("INSERT INTO pair VALUES ('last', 0)");
    });
    engine.close();
    let last = 0;
    for (let round = 0; round < rounds; round += 1) {
      const acknowledged = Math.max(last, await killOne(path, last + 1, 2 + chance() * 120));
      verdict.tried += 1;
      const complaints: string[] = [];
      const files = new Map([[PATH, readFileSync(path)]]);
      if (existsSync(`${path}-wal`)) files.set(`${PATH}-wal`, readFileSync(`${path}-wal`));
      const found = await openEngine({ path, wasm, create: false });
      const native = nativeView(files);
      const saved = found.get<{ v: number }>("SELECT v FROM pair WHERE k = 'last'")?.v ?? last; // `pair` is emptied now and then, with 'last' set again
      if (saved < acknowledged || saved > acknowledged + 1) complaints.push(`acknowledged ${acknowledged}, found ${saved}`);
      if (native.check !== 'ok' || native.state !== stateOf(found)) complaints.push(`native: ${native.check}`);
      if (found.notices.length > 0) complaints.push(`tells ${found.notices[0]?.kind}`);
      if (round % 3 === 0) found.close(); // otherwise the next one finds the log as it is
      verdict.commits += saved - last;
      last = saved;
      if (complaints.length === 0) continue;
      verdict.bad += 1;
      if (verdict.notes.length < 5) verdict.notes.push(`round ${round}: ${complaints.join('; ')}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return verdict;
}

function killOne(path: string, first: number, afterMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'killChild.ts'), path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      said += bytes.toString();
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error('the writer ended by itself'));
      else resolve(Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)) || 0); // the last line may be half said
    });
  });
}
