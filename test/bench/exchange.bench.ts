import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { youngMegabytes } from '#electron/host/startService.ts';
import { at, type Figure, round } from './tenYears.ts';
import { makeMany, makeWork, takeConcurrent, takeMany, takeParts, takeWhole, type Took } from './exchangeOffices.ts';

// 100,000 field changes on 20,000 records through the whole program, beside the real code of Actual, Yjs and Automerge.
// Each measurement in a process of its own; peers and this program take turns. --quick: fewer rounds and townships.

const quick = process.argv.includes('--quick');
const records = quick ? 4000 : 20_000;
const rounds = quick ? 2 : 3;
const townships = quick ? 6 : 60;
const changes = records * 5;
const peersFolder = join(import.meta.dirname, 'exchangePeers');
const peers = ['actual', 'automerge', 'yjs'] as const;

const parts: Record<string, (folder: string) => Promise<Took>> = {
  make: (folder) => makeWork(folder, records),
  whole: takeWhole,
  ordered: (folder) => takeParts(folder, false),
  shuffled: (folder) => takeParts(folder, true),
  concurrent: takeConcurrent,
  makeMany: async (folder) => {
    await makeMany(folder, townships, 4000);
    return {};
  },
  many: (folder) => takeMany(folder, townships),
};

function read(what: string, { stdout, stderr, status, error }: ReturnType<typeof spawnSync>): Took | null {
  const line = String(stdout).split('\n').findLast((one) => one.startsWith('@@'));
  if (line !== undefined) return JSON.parse(line.slice(2)) as Took; // written by the child above, or by a peer
  console.log(`${what}: no figure (${error?.message ?? status}) ${String(stderr).slice(-600)}`);
  return null;
}

function ours(name: string, folder: string): Took {
  const took = read(name, spawnSync(process.execPath, ['--no-warnings', `--max-semi-space-size=${youngMegabytes / 3}`, import.meta.filename, name, folder, ...(quick ? ['--quick'] : [])], { encoding: 'utf8', maxBuffer: 1e8 }));
  if (!took) throw new Error(`the part ${name} failed`);
  return took;
}

/**
 * Peers are built for and run on the system's own Node: compiled packages need its headers. Neither the Node that runs this, nor
 * the one that npm puts before all others.
 */
const notOurs = (folder: string): boolean => folder !== dirname(process.execPath) && !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder);
const systemEnv = { ...process.env, PATH: (process.env['PATH'] ?? '').split(delimiter).filter(notOurs).join(delimiter) };

/** Peers that took longer than they are given: once is enough. */
const tooSlow = new Set<string>();

function peer(name: string, folder: string, what = ''): Took | null {
  if (tooSlow.has(name)) return null;
  const place = mkdtempSync(join(folder, `${name}-`));
  try {
    const took = read(name, spawnSync('node', [join(peersFolder, `${name}.mjs`), place, String(changes), what], { encoding: 'utf8', maxBuffer: 1e8, timeout: 150_000, env: systemEnv }));
    if (took === null) tooSlow.add(name);
    return took;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function installPeers(): void {
  if (existsSync(join(peersFolder, 'node_modules/.package-lock.json'))) return;
  console.log('installing the peers…');
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peersFolder, stdio: 'inherit', env: systemEnv, shell: process.platform === 'win32' });
}

function median(all: readonly (Took | null)[], what: string): number {
  return at(all.flatMap((one) => one?.[what] ?? []).toSorted((a, b) => a - b), 0.5);
}

function main(): void {
  installPeers();
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-exchange-bench-'));
  try {
    const work = join(folder, 'work');
    const made = ours('make', work);
    const taken = new Map<string, (Took | null)[]>(['whole', 'ordered', 'shuffled', 'concurrent', ...peers].map((name) => [name, []]));
    for (let turn = 0; turn < rounds; turn += 1) {
      for (const name of turn % 2 ? [...taken.keys()].toReversed() : taken.keys()) {
        taken.get(name)?.push(Object.hasOwn(parts, name) ? ours(name, work) : peer(name, folder));
      }
    }
    const mixed = new Map(peers.map((name) => [name, peer(name, folder, 'shuffled')]));
    rmSync(work, { recursive: true, force: true });
    const crowd = join(folder, 'many');
    ours('makeMany', crowd);
    const many = ours('many', crowd);
    report(made, taken, mixed, many);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(made: Took, taken: ReadonlyMap<string, (Took | null)[]>, mixed: ReadonlyMap<string, Took | null>, many: Took): void {
  const of = (name: string, what: string): number => median(taken.get(name) ?? [], what);
  const ms = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? '-' : value.toFixed(0)).padStart(10);
  const endToEnd = of('whole', 'previewed') + of('whole', 'applied');
  console.log(`\n${changes} field changes on ${records} records, ms, medians of ${rounds}`);
  console.log(`  this program: export ${ms(made['exported'])}   open and check alone ${ms(of('whole', 'checked'))}   preview ${ms(of('whole', 'previewed'))}   take in ${ms(of('whole', 'applied'))}`);
  console.log(`  longest stretch of the export without a turn for others, thread time, ms: ${ms(made['stretch'])}`);
  console.log(`  the file: ${((made['bytes'] ?? 0) / changes).toFixed(1)} bytes a field change, ${((made['bytes'] ?? 0) / records).toFixed(1)} bytes an operation of five`);
  console.log(`\n  ${'from the file to the disk'.padEnd(26)}     first     again  shuffled concurrent  memory, MB   bytes a change`);
  console.log(`  ${'this program'.padEnd(26)}${ms(endToEnd)}${ms(of('whole', 'again'))}${ms(of('shuffled', 'taken'))}${ms(of('concurrent', 'taken'))}${ms(of('whole', 'memory'))} ${((made['bytes'] ?? 0) / changes).toFixed(1).padStart(12)}`);
  for (const name of peers) {
    console.log(`  ${name.padEnd(26)}${ms(of(name, 'apply'))}${ms(of(name, 'again'))}${ms(mixed.get(name)?.['shuffled'])}${ms(of(name, 'concurrent'))}${ms(of(name, 'memory'))} ${(of(name, 'bytes') / changes).toFixed(1).padStart(12)}`);
  }
  console.log(`  ten files in their order ${ms(of('ordered', 'taken'))}; left to decide ${of('ordered', 'twoSided')} and, shuffled, ${of('shuffled', 'twoSided')}`);
  console.log(`\n${townships} files of 20000 field changes: ${ms(many['taken'])} ms, ${ms(many['taking'])} MB at most while they are taken in, ${ms(many['memory'])} with the backup at the end, ${many['count']} records`);
  const ratio = of('actual', 'apply') / endToEnd;
  const mixedRatio = of('shuffled', 'taken') / of('ordered', 'taken');
  const figures: Figure[] = [
    { what: 'file to disk, how many times as fast as Actual', value: round(ratio, 2), goal: '>= 4', met: ratio >= 4 },
    { what: 'the same file again, ms', value: round(of('whole', 'again'), 1), goal: '<= 50', met: of('whole', 'again') <= 50 },
    { what: 'files shuffled, ratio to ordered', value: round(mixedRatio, 2), goal: '<= 1.5', met: mixedRatio <= 1.5 },
    { what: 'longest stretch of an export without a turn for others, ms', value: round(made['stretch'] ?? NaN, 0), goal: '<= 50', met: (made['stretch'] ?? NaN) <= 50 },
    { what: `memory for ${townships} files of 20,000 field changes, MB`, value: round(many['taking'] ?? NaN, 0), goal: '<= 500', met: (many['taking'] ?? NaN) <= 500 },
  ];
  console.log(JSON.stringify({ name: 'exchange', figures }));
}

// Last, when everything that they use stands.
const [mode, folderOfChild = ''] = process.argv.slice(2);
const part = mode === undefined ? undefined : parts[mode];
if (part) {
  const took = await part(folderOfChild);
  console.log(`@@${JSON.stringify({ ...took, memory: process.resourceUsage().maxRSS / 1024 })}`);
} else main();
