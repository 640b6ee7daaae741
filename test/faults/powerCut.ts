import { must, nativeView, optionsOn } from './judge.ts';
import type { OpenEngine } from './judge.ts';
import { afterPowerCut, chances, simulateDisk } from './simulatedDisk.ts';
import type { Operation } from './simulatedDisk.ts';
import { stateOf, work } from './workload.ts';

export interface Verdict {
  tried: number;
  bad: number;
  /** the first few that were bad, for people */
  notes: string[];
}

/** Which states may be found after a cut: the last acknowledged one, and any that was being committed since. */
function allowedAt(operations: readonly Operation[], cut: number): Set<string> {
  const allowed = new Set<string>();
  for (let i = 0; i < cut; i += 1) {
    const operation = must(operations[i]);
    if (operation.kind !== 'mark') continue;
    if (operation.mark === 'done') allowed.clear();
    allowed.add(operation.state);
  }
  return allowed;
}

/** Cuts the power at random moments of a few working days, recovers, and compares with what was acknowledged. */
export async function cutPower(open: OpenEngine, images: number, seed = 20260301): Promise<Verdict> {
  const chance = chances(seed);
  const verdict: Verdict = { tried: 0, bad: 0, notes: [] };
  const days = [];
  for (const faulty of [false, true]) {
    const disk = simulateDisk();
    const faults = (step: number): void => {
      if (step % 10 === 6) disk.fault = (what) => (what === 'fdatasync' ? 'EIO' : undefined);
      if (step % 10 === 8) disk.fault = (what, path) => (what === 'write' && path.endsWith('-wal') ? 'ENOSPC' : undefined);
    };
    await work(open, disk, { steps: 45, ...(faulty ? { faults } : {}) }, seed + Number(faulty));
    days.push({ operations: disk.operations, syncs: disk.operations.flatMap(({ kind }, i) => (kind === 'sync' || kind === 'lostSync' ? [i] : [])) });
  }
  while (verdict.tried < images) {
    const { operations, syncs } = must(days[verdict.tried % 3 === 2 ? 1 : 0]);
    // Anywhere, or just before a sync, when most is at stake.
    const cut = chance() < 0.5 ? Math.floor(chance() * (operations.length + 1)) : must(syncs[Math.floor(chance() * syncs.length)]);
    const badBefore = verdict.bad;
    const files = afterPowerCut(new Map(), operations, cut, chance);
    await judge(open, files, allowedAt(operations, cut), `cut ${cut} of ${operations.length}`, verdict);
    if (verdict.tried % 5 !== 0 || verdict.tried >= images || verdict.bad > badBefore) continue;
    // A second cut, while the recovery from the first was at work.
    const disk = simulateDisk(files);
    const second = await open(optionsOn(disk));
    const found = stateOrNone(() => stateOf(second));
    second.run('PRAGMA user_version = 7');
    second.checkpoint();
    const again = Math.floor(chance() * (disk.operations.length + 1));
    await judge(open, afterPowerCut(files, disk.operations, again, chance), new Set([found]), `second cut ${again} after cut ${cut}`, verdict);
  }
  return verdict;
}

async function judge(open: OpenEngine, files: Map<string, Uint8Array>, allowed: Set<string>, where: string, verdict: Verdict): Promise<void> {
  verdict.tried += 1;
  const complaints: string[] = [];
  try {
    const disk = simulateDisk(files);
    const engine = await open(optionsOn(disk));
    const state = stateOrNone(() => stateOf(engine));
    if (!(allowed.size === 0 && state === 'no tables') && !allowed.has(state)) complaints.push(`found ${state}, allowed ${[...allowed].join(' | ') || 'nothing'}`);
    if (engine.notices.some(({ kind }) => kind === 'staleLog')) complaints.push('set a good log aside');
    const check = engine.get<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check;
    if (check !== 'ok') complaints.push(`integrity ${check}`);
    if (state !== 'no tables') {
      // As the cut left it (when it left a database), and as the recovery did.
      if (files.has('/data/office.db')) compare('native on the cut pair', nativeView(pairOf(files)), state, complaints);
      engine.run("REPLACE INTO pair VALUES ('afterwards', 1)");
      compare('native after going on', nativeView(pairOf(disk.files)), stateOf(engine), complaints);
    }
  } catch (error) {
    complaints.push(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error));
  }
  if (complaints.length === 0) return;
  verdict.bad += 1;
  if (verdict.notes.length < 5) verdict.notes.push(`${where}: ${complaints.join('; ').slice(0, 400)}`);
}

function compare(who: string, view: { check: string; state: string }, state: string, complaints: string[]): void {
  if (view.check !== 'ok' || view.state !== state) complaints.push(`${who}: ${view.check}, ${view.state} instead of ${state}`);
}

export function pairOf(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  return new Map([...files].filter(([path]) => path.endsWith('.db') || path.endsWith('.db-wal')));
}

function stateOrNone(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && error.message.includes('no such table')) return 'no tables';
    throw error;
  }
}
