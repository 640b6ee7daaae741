import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fillPractice } from '#electron/service/practice.ts';
import { newId } from '#electron/storage/digest.ts';
import { openStore, type Store } from '#electron/storage/store.ts';

// The ten-year sample, made once and kept under the system's folder for temporary files, so that repeated runs are quick.

export const wasm = dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
const lastDay = '2026-11-21';

export function openFolder(folder: string): Promise<Store> {
  return openStore({ folder, wasm, effects: { now: () => Date.now(), newId: () => newId(Date.now()) } });
}

/** Changes with the generator, so that an old sample is not measured for a new one. */
function digestOfGenerator(): string {
  const folder = join(import.meta.dirname, '../../electron/sample');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).toSorted()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

/** A copy of the ten-year sample in a new folder; the caller removes it. */
export async function tenYearsIn(folder: string): Promise<void> {
  const kept = join(tmpdir(), `xieshang-ten-years-${digestOfGenerator()}`);
  if (!existsSync(kept)) {
    const making = `${kept}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    try {
      const began = performance.now();
      const store = await openFolder(making);
      fillPractice(store, { seed: 2026, lastDay, years: 10 });
      store.engine.close();
      renameSync(making, kept);
      console.log(`made the ten-year sample in ${((performance.now() - began) / 1000).toFixed(0)} s: ${kept}`);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  cpSync(kept, folder, { recursive: true });
}

export const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

export interface Figure {
  what: string;
  value: number;
  goal: string;
  met: boolean;
}
