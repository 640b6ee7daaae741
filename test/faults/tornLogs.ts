import { PATH, SCHEMA, must, nativeView, optionsOn } from './judge.ts';
import type { OpenEngine } from './judge.ts';
import type { Verdict } from './powerCut.ts';
import { chances, simulateDisk } from './simulatedDisk.ts';
import { change, stateOf } from './workload.ts';

const LOG = `${PATH}-wal`;
const COMMITS = 12;
const FRAME = 4120;

interface Damage {
  what: string;
  log: Uint8Array;
  /** exactly these many transactions must be found */
  commits: number;
  /** whether the person must be told: synced bytes were damaged, which no power cut does */
  told: boolean | null;
}

/** Damages a log in every way that a disk knows, and expects each whole transaction before the damage, and no other. */
export async function tearLogs(open: OpenEngine, logs: number, seed = 7): Promise<Verdict> {
  const chance = chances(seed);
  const disk = simulateDisk();
  const engine = await open(optionsOn(disk));
  engine.transaction(() => engine.script(SCHEMA));
  for (let step = 1; step <= 20; step += 1) engine.transaction(() => change(engine, step, chance));
  engine.checkpoint();
  const states = [stateOf(engine)];
  const ends = [32];
  for (let step = 21; step < 21 + COMMITS; step += 1) {
    engine.transaction(() => change(engine, step, chance));
    states.push(stateOf(engine));
    ends.push(engine.logSize());
  }
  const files = disk.files;
  const base = must(files.get(PATH));
  const log = must(files.get(LOG)).slice(0, ends.at(-1));
  const verdict: Verdict = { tried: 0, bad: 0, notes: [] };
  for (const damage of damages(log, ends, logs, chance)) await judge(open, base, damage, states, verdict);
  return verdict;
}

function* damages(log: Uint8Array, ends: readonly number[], count: number, chance: () => number): Generator<Damage> {
  const wholeBefore = (at: number): number => ends.filter((end) => end <= at).length - 1;
  const last = must(ends.at(-1));
  const changed = (change: (bytes: Uint8Array) => void): Uint8Array => {
    const bytes = Uint8Array.from(log);
    change(bytes);
    return bytes;
  };
  const noise = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(chance() * 256));

  yield { what: 'untouched', log, commits: COMMITS, told: false };
  yield { what: 'empty', log: new Uint8Array(0), commits: 0, told: false };
  yield { what: 'all zeros', log: new Uint8Array(log.length), commits: 0, told: false };
  yield { what: 'half a header', log: log.slice(0, 17), commits: 0, told: false };
  yield { what: 'a damaged header', log: changed((bytes) => bytes.fill(0xa5, 3, 20)), commits: 0, told: true };
  yield { what: 'noise behind the end', log: Uint8Array.from([...log, ...noise(9000)]), commits: COMMITS, told: false };
  yield { what: 'zeros behind the end', log: Uint8Array.from([...log, ...new Uint8Array(8240)]), commits: COMMITS, told: false };
  for (let i = 1; i < COMMITS; i += 1) {
    const hole = changed((bytes) => bytes.fill(0, ends[i], ends[i + 1]));
    yield { what: `hole for commit ${i + 1}`, log: hole, commits: i, told: i < COMMITS - 2 ? true : null };
    const swapped = changed((bytes) => bytes.set(log.subarray(ends[i], must(ends[i]) + FRAME), must(ends[i]) - FRAME));
    yield { what: `frame written one place early at ${i}`, log: swapped, commits: wholeBefore(must(ends[i]) - FRAME), told: null };
  }
  const rest = Math.max(0, count - 7 - 2 * (COMMITS - 1));
  const tail = must(ends.at(-4));
  for (let i = 0; i < rest; i += 1) {
    const at = tail + Math.floor(((last - tail) * i) / rest);
    const kind = i % 5;
    if (kind === 0) yield { what: `ends at ${at}`, log: log.slice(0, at), commits: wholeBefore(at), told: null };
    else if (kind === 1) yield { what: `noise from ${at}`, log: changed((bytes) => bytes.set(noise(last - at), at)), commits: wholeBefore(at), told: null };
    else if (kind === 2) yield { what: `zeros from ${at}`, log: changed((bytes) => bytes.fill(0, at)), commits: wholeBefore(at), told: null };
    else {
      const where = kind === 3 ? at : 32 + Math.floor(chance() * (last - 32));
      const bit = 1 << Math.floor(chance() * 8);
      const flipped = changed((bytes) => (bytes[where] = must(bytes[where]) ^ bit));
      yield { what: `bit ${bit} at ${where} flipped`, log: flipped, commits: wholeBefore(where), told: where < must(ends[COMMITS - 3]) - FRAME ? true : null };
    }
  }
}

async function judge(open: OpenEngine, base: Uint8Array, damage: Damage, states: readonly string[], verdict: Verdict): Promise<void> {
  verdict.tried += 1;
  const complaints: string[] = [];
  const files = new Map([[PATH, base], [LOG, damage.log]]);
  try {
    const disk = simulateDisk(files);
    const engine = await open(optionsOn(disk));
    const state = stateOf(engine);
    if (state !== states[damage.commits]) complaints.push(`found commit ${states.lastIndexOf(state)} instead of ${damage.commits}`);
    const native = nativeView(files);
    if (native.check !== 'ok' || native.state !== state) complaints.push(`native: ${native.check}, commit ${states.lastIndexOf(native.state)}`);
    const told = engine.notices.some(({ kind }) => kind === 'damagedLog');
    if (damage.told !== null && told !== damage.told) complaints.push(told ? 'told of damage without need' : 'not told of the damage');
    const kept = engine.notices[0]?.keptAs;
    if (told && (kept === undefined || Buffer.compare(disk.files.get(kept) ?? new Uint8Array(0), damage.log) !== 0)) complaints.push('the damaged log was not kept');
    engine.run("REPLACE INTO pair VALUES ('afterwards', 1)");
    const after = nativeView(new Map([...disk.files].filter(([path]) => !path.includes('damaged'))));
    if (after.check !== 'ok' || after.state !== stateOf(engine)) complaints.push(`native after going on: ${after.check}`);
  } catch (error) {
    complaints.push(error instanceof Error ? error.message : String(error));
  }
  if (complaints.length === 0) return;
  verdict.bad += 1;
  if (verdict.notes.length < 5) verdict.notes.push(`${damage.what}: ${complaints.join('; ').slice(0, 300)}`);
}
