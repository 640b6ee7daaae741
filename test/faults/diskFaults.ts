import type { Failure } from '#shared/failure.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { SCHEMA, nativeView, optionsOn } from './judge.ts';
import type { OpenEngine } from './judge.ts';
import { pairOf } from './powerCut.ts';
import type { Verdict } from './powerCut.ts';
import { chances, simulateDisk } from './simulatedDisk.ts';
import type { SimulatedDisk } from './simulatedDisk.ts';
import { change, stateOf } from './workload.ts';

type Call = Parameters<NonNullable<SimulatedDisk['fault']>>[0];

/** Each kind of trouble: which calls fail, with what, and for how many calls. */
const TROUBLES: { name: string; calls: readonly Call[]; code: string; lasts: number }[] = [
  { name: 'disk full at one write', calls: ['write'], code: 'ENOSPC', lasts: 1 },
  { name: 'disk full for a while', calls: ['write'], code: 'ENOSPC', lasts: 12 },
  { name: 'short write', calls: ['write'], code: 'short', lasts: 5 },
  { name: 'EIO on write', calls: ['write'], code: 'EIO', lasts: 1 },
  { name: 'EIO on sync', calls: ['fsync', 'fdatasync'], code: 'EIO', lasts: 1 },
  { name: 'EIO on sync for a while', calls: ['fsync', 'fdatasync'], code: 'EIO', lasts: 6 },
  { name: 'EIO on every call for a while', calls: ['open', 'read', 'write', 'truncate', 'fsync', 'fdatasync', 'rename', 'remove', 'folderSync'], code: 'EIO', lasts: 20 },
  { name: 'read-only from here on', calls: ['open', 'write', 'truncate', 'rename', 'remove'], code: 'EROFS', lasts: Infinity },
];

/**
 * Lets each kind of trouble begin at each call of a working session in turn. Whatever happens: a refusal in words that
 * names the cause, memory equal to what is on disk, every acknowledged change there, work going on once the trouble is over.
 */
export async function troubleTheDisk(open: OpenEngine, every: number): Promise<Verdict> {
  const verdict: Verdict = { tried: 0, bad: 0, notes: [] };
  for (const trouble of TROUBLES) {
    for (let begin = 0; begin < 400; begin += every) {
      const disk = simulateDisk();
      const engine = await prepare(open, disk);
      let calls = 0;
      let failing = 0;
      disk.fault = (what) => {
        if (!trouble.calls.includes(what)) return undefined;
        calls += 1;
        if (calls <= begin || failing >= trouble.lasts) return undefined;
        failing += 1;
        return trouble.code;
      };
      const complaints = await session(open, engine, disk, trouble.code);
      if (failing === 0) break; // the session has fewer calls than that
      verdict.tried += 1;
      if (complaints.length === 0) continue;
      verdict.bad += 1;
      if (verdict.notes.length < 5) verdict.notes.push(`${trouble.name} from call ${begin}: ${complaints.join('; ').slice(0, 300)}`);
    }
  }
  return verdict;
}

async function prepare(open: OpenEngine, disk: SimulatedDisk): Promise<Engine> {
  const engine = await open(optionsOn(disk, { longestLog: 150_000 }));
  engine.transaction(() => engine.script(SCHEMA));
  return engine;
}

async function session(open: OpenEngine, engine: Engine, disk: SimulatedDisk, code: string): Promise<string[]> {
  const complaints: string[] = [];
  const chance = chances(99);
  let state = stateOf(engine);
  for (let step = 1; step <= 12; step += 1) {
    let inside = '';
    try {
      engine.transaction(() => {
        change(engine, step, chance);
        inside = stateOf(engine);
      });
      state = inside;
    } catch (error) {
      complaints.push(...wordsWanted(error, code));
    }
    if (stateOf(engine) !== state) complaints.push(`step ${step}: memory holds what was refused, or lost what was saved`);
    if (step === 6) {
      try {
        engine.checkpoint();
      } catch (error) {
        complaints.push(...wordsWanted(error, code));
      }
    }
  }
  const reads = engine.get<{ n: number }>('SELECT count(*) AS n FROM note');
  if (!reads) complaints.push('can not read any more');
  disk.fault = null;
  engine.run("REPLACE INTO pair VALUES ('afterwards', 1)");
  const native = nativeView(pairOf(disk.files));
  if (native.check !== 'ok' || native.state !== stateOf(engine)) complaints.push(`the disk holds ${native.check} ${native.state}, memory ${stateOf(engine)}`);
  const again = await open(optionsOn(simulateDisk(disk.files)));
  if (stateOf(again) !== stateOf(engine)) complaints.push('reopened, it is another state');
  if (again.notices.length > 0) complaints.push(`reopened, it tells: ${again.notices[0]?.kind}`);
  return complaints;
}

function wordsWanted(error: unknown, code: string): string[] {
  if (!(error instanceof Error && error.name === 'Failure')) return [`not a Failure: ${String(error)}`];
  const { message, fix } = error as Failure; // as: told by its name, because a mutant has a class of its own
  const cause = code === 'ENOSPC' ? '磁盘满了' : code === 'EROFS' ? '不允许写入' : '磁盘读写出错';
  return message.includes('没有受影响') && message.includes(cause) && fix !== '' ? [] : [`words: ${message} ${fix}`];
}
