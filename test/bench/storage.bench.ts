import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#test/faults/judge.ts';
import { copyOf, fileSize, makeDatabase, openPeer, saveForm } from './storagePeers.ts';
import type { PeerName } from './storagePeers.ts';

// How long a save takes until it is durable, beside native SQLite and beside an export at each commit; how long opening
// takes after a crash; how much memory it needs. Peers run in the same minutes, their order alternates.

const ROUNDS = 5;
const SMALL = 400;

interface Figure {
  what: string;
  value: number;
  goal: string;
  met: boolean;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
const median = (values: readonly number[]): number => at(values.toSorted((a, b) => a - b), 0.5);
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'child') await child(rest);
else await main();

/** In a process of its own: `fill` commits and dies without closing, `open` times opening, `memory` works and says its peak. */
async function child([what = '', name = 'engine', path = '', records = '0', commits = '0']: string[]): Promise<void> {
  if (what === 'open') {
    const began = performance.now();
    const peer = await openPeer(name as PeerName, path, Infinity); // as: our own argument
    peer.count();
    console.log(performance.now() - began);
  } else {
    const peer = await openPeer(name as PeerName, path, what === 'fill' ? Infinity : undefined); // as: our own argument
    for (let n = 0; n < Number(commits); n += 1) peer.transaction((run) => saveForm(run, n, Number(records)));
    if (what === 'memory') {
      peer.transaction((run) => {
        for (let n = 1e6; n < 1e6 + 10_000; n += 1) saveForm(run, n, Number(records));
      });
    }
    console.log(process.resourceUsage().maxRSS / 1024);
  }
  process.kill(process.pid, 'SIGKILL');
}

function inChild(...args: (string | number)[]): number {
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', import.meta.filename, 'child', ...args.map(String)], { encoding: 'utf8' });
  const said = Number(stdout.trim());
  if (stdout.trim() === '' || Number.isNaN(said)) throw new Error(`the bench's child failed: ${stderr}`);
  return said;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-bench-'));
  const figures: Figure[] = [];
  try {
    for (const megabytes of [10, 100]) {
      const source = join(folder, `${megabytes}.db`);
      const records = makeDatabase(source, megabytes);
      figures.push(await commits(folder, source, records, megabytes));
      if (megabytes === 100) figures.push(...crashes(folder, source, records), memory(folder, source, records));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(JSON.stringify({ name: 'storage', figures }));
}

async function commits(folder: string, source: string, records: number, megabytes: number): Promise<Figure> {
  const names: PeerName[] = ['engine', 'native', 'export'];
  const p50 = new Map<PeerName, number[]>(names.map((name) => [name, []]));
  const p95 = new Map<PeerName, number[]>(names.map((name) => [name, []]));
  const large = new Map<PeerName, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const name of turn % 2 ? names.toReversed() : names) {
      const path = join(folder, `${name}-work.db`);
      copyOf(source, path);
      const peer = await openPeer(name, path);
      const times: number[] = [];
      const count = name === 'export' ? (megabytes > 50 ? 6 : 20) : SMALL;
      for (let n = 0; n < count + 5; n += 1) {
        const began = performance.now();
        peer.transaction((run) => saveForm(run, n, records));
        if (n >= 5) times.push(performance.now() - began);
      }
      times.sort((a, b) => a - b);
      must(p50.get(name)).push(at(times, 0.5));
      must(p95.get(name)).push(at(times, 0.95));
      const began = performance.now();
      peer.transaction((run) => {
        for (let n = 100_000; n < 110_000; n += 1) saveForm(run, n, records);
      });
      must(large.get(name)).push(performance.now() - began);
      peer.close();
    }
  }
  console.log(`\ncommit at ${megabytes} MB (${records} records), ms      p50      p95   10,000 changes`);
  for (const name of names) {
    console.log(`  ${name.padEnd(28)} ${[p50, p95, large].map((of) => median(must(of.get(name))).toFixed(2).padStart(10)).join(' ')}`);
  }
  const ratio = median(must(p50.get('engine')).map((ms, i) => ms / must(must(p50.get('native'))[i])));
  return { what: `commit p50 at ${megabytes} MB, ratio to native SQLite`, value: round(ratio), goal: '<= 1.5', met: ratio <= 1.5 };
}

function crashes(folder: string, source: string, records: number): Figure[] {
  console.log('\nopening 100 MB after a crash, ms (log)');
  return [1000, 10_000].map((count) => {
    const times = new Map<PeerName, number[]>([['engine', []], ['native', []]]);
    for (const name of times.keys()) {
      copyOf(source, join(folder, `${name}-crash.db`));
      inChild('fill', name, join(folder, `${name}-crash.db`), records, count);
    }
    const logs = [...times.keys()].map((name) => round(fileSize(join(folder, `${name}-crash.db-wal`)) / 1e6, 0));
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      for (const [name, taken] of turn % 2 ? [...times].toReversed() : times) taken.push(inChild('open', name, join(folder, `${name}-crash.db`)));
    }
    [...times].forEach(([name, taken], i) => console.log(`  ${name.padEnd(8)} after ${count} commits ${median(taken).toFixed(0).padStart(6)} (${logs[i]} MB)`));
    const value = median(must(times.get('engine')));
    return { what: `recovery at 100 MB after ${count} commits without a checkpoint, ms`, value: round(value, 0), goal: '<= 1000', met: value <= 1000 };
  });
}

function memory(folder: string, source: string, records: number): Figure {
  const path = join(folder, 'memory.db');
  const peaks = Array.from({ length: 3 }, () => {
    copyOf(source, path);
    return inChild('memory', 'engine', path, records, 2000);
  });
  const size = fileSize(path) / 1048576;
  const limit = round(4 * size + 150, 0);
  const value = median(peaks);
  console.log(`\npeak memory with ${size.toFixed(0)} MB, 2,000 commits and one of 10,000 changes: ${value.toFixed(0)} MB (limit ${limit})`);
  return { what: 'peak memory of the whole process at 100 MB, MB', value: round(value, 0), goal: `<= ${limit}`, met: value <= limit };
}
