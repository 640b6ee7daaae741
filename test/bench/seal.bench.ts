import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Engine, openEngine } from '#electron/storage/engine/engine.ts';
import { makePageSeal, type PageSeal, plainSeal } from '#electron/storage/engine/pageSeal.ts';
import { makeSeal, unlockSeal } from '#electron/storage/folderSeal.ts';
import { resealDatabase } from '#electron/storage/reseal.ts';
import { makeDatabase, saveForm } from './storagePeers.ts';

// What the password of the data folder costs: a save and an opening, sealed beside plain, in turns, on the same database.

const rounds = 5;
const saves = 200;
const wasm = join(dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')), 'sql-wasm.wasm');
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const round = (value: number): number => Number(value.toFixed(2));

const folder = mkdtempSync(join(tmpdir(), 'xieshang-seal-'));
const figures: { what: string; value: number; goal: string; met: boolean }[] = [];
try {
  for (const megabytes of [10, 100]) {
    const plainFile = join(folder, 'plain.db');
    const sealedFile = join(folder, 'sealed.db');
    const seal = makePageSeal(new Uint8Array(32).fill(7));
    const records = makeDatabase(plainFile, megabytes, true);
    copyFileSync(plainFile, sealedFile);
    const began = performance.now();
    resealDatabase(sealedFile, plainSeal, seal);
    const sealing = performance.now() - began;
    const opens: Record<'plain' | 'sealed', number[]> = { plain: [], sealed: [] };
    const commits: Record<'plain' | 'sealed', number[]> = { plain: [], sealed: [] };
    for (let turn = 0; turn < rounds; turn += 1) {
      for (const kind of turn % 2 ? (['sealed', 'plain'] as const) : (['plain', 'sealed'] as const)) {
        const path = join(folder, `work-${kind}.db`);
        copyFileSync(kind === 'plain' ? plainFile : sealedFile, path);
        const used: PageSeal = kind === 'plain' ? plainSeal : seal;
        const start = performance.now();
        const engine: Engine = await openEngine({ path, wasm, create: false, seal: used });
        opens[kind].push(performance.now() - start);
        const times: number[] = [];
        for (let n = 0; n < saves; n += 1) {
          const at = performance.now();
          engine.transaction(() => saveForm((sql, params) => void engine.run(sql, params), n, records));
          times.push(performance.now() - at);
        }
        commits[kind].push(median(times));
        engine.close();
        for (const name of [path, `${path}-wal`]) rmSync(name, { force: true });
      }
    }
    const dearer = median(commits.sealed) - median(commits.plain);
    const more = median(opens.sealed) - median(opens.plain);
    console.log(`${megabytes} MB: save ${round(median(commits.plain))} ms plain, ${round(median(commits.sealed))} ms sealed; open ${round(median(opens.plain))} ms plain, ${round(median(opens.sealed))} ms sealed; sealing all once ${round(sealing)} ms`);
    figures.push({ what: `save at ${megabytes} MB, ms more than plain`, value: round(dearer), goal: '<= 1', met: dearer <= 1 });
    figures.push({ what: `opening ${megabytes} MB, ms more than plain`, value: round(more), goal: megabytes === 10 ? '<= 150' : '<= 2000', met: more <= (megabytes === 10 ? 150 : 2000) });
  }
  const { file } = makeSeal('a password of some length');
  const times = Array.from({ length: rounds }, () => {
    const at = performance.now();
    unlockSeal(file, 'a password of some length');
    return performance.now() - at;
  });
  figures.push({ what: 'a password, ms', value: round(median(times)), goal: '<= 1000', met: median(times) <= 1000 });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify({ name: 'seal', figures }));
