import { Failure } from '#shared/failure.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';
import { SCHEMA, STATE, optionsOn } from './judge.ts';
import type { OpenEngine } from './judge.ts';
import { chances } from './simulatedDisk.ts';
import type { SimulatedDisk } from './simulatedDisk.ts';

const WORDS = '会议记录问题走访低保道路水利防汛群众反映整改落实责任人时限村委会台账';

export function stateOf(engine: Engine): string {
  return engine.get<{ state: string }>(STATE)?.state ?? '';
}

/** One transaction of an office's day: some changes, now and then a larger or an odd one. */
export function change(engine: Engine, step: number, chance: () => number): void {
  const text = (length: number): string => Array.from({ length }, () => WORDS[Math.floor(chance() * WORDS.length)]).join('');
  const some = Math.floor(chance() * 60) + 1;
  engine.run('INSERT OR REPLACE INTO note(id, step, body) VALUES (?, ?, ?)', [step + 1000, step, text(20 + Math.floor(chance() * 200))]);
  engine.run('UPDATE note SET body = ?, step = ? WHERE id % 60 = ?', [text(30), step, some % 60]);
  engine.run('REPLACE INTO pair VALUES (?, ?)', [`k${some}`, step]);
  if (step % 7 === 3) engine.run('DELETE FROM note WHERE id % 11 = ?', [step % 11]);
  if (step % 13 === 5) for (let i = 0; i < 40; i += 1) engine.run('INSERT INTO note(step, body) VALUES (?, ?)', [step, text(900)]);
  if (step % 17 === 9) engine.run('DELETE FROM pair');
}

export interface Day {
  steps: number;
  /** a refusal is allowed: the disk was told to fail */
  faults?: (step: number, disk: SimulatedDisk) => void;
}

/** A long transaction, with questions in between that must not see it. */
async function workLong(engine: Engine, disk: SimulatedDisk, step: number, chance: () => number): Promise<void> {
  const before = stateOf(engine);
  try {
    await engine.longTransaction(async (piece) => {
      for (let i = 0; i < 3; i += 1) {
        piece(() => change(engine, step + i, chance));
        await Promise.resolve();
        if (stateOf(engine) !== before) throw new Error('half of a long transaction was seen');
      }
      piece(() => disk.mark('try', stateOf(engine)));
    });
    disk.mark('done', stateOf(engine));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    disk.fault = null;
    disk.mark('refused', stateOf(engine));
  }
}

/** Works for some days on `disk`, leaving a mark before each commit (the state it would make) and after (acknowledged). */
export async function work(open: OpenEngine, disk: SimulatedDisk, day: Day, seed: number): Promise<void> {
  const chance = chances(seed);
  const engine = await open(optionsOn(disk, { longestLog: 200_000 }));
  /** While a checkpoint is being done a few pages at a time, people go on saving. */
  const saveBetween = (step: number): Promise<void> => {
    try {
      engine.transaction(() => {
        engine.run('REPLACE INTO pair VALUES (?, ?)', [`between${step % 4}`, step]);
        disk.mark('try', stateOf(engine));
      });
      disk.mark('done', stateOf(engine));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      disk.fault = null;
      disk.mark('refused', stateOf(engine));
    }
    return Promise.resolve();
  };
  if (!engine.get("SELECT 1 AS found FROM sqlite_master WHERE name = 'note'")) {
    disk.mark('try', 'no tables');
    engine.transaction(() => {
      engine.script(SCHEMA);
      disk.mark('try', stateOf(engine));
    });
    disk.mark('done', stateOf(engine));
  }
  for (let step = 1; step <= day.steps; step += 1) {
    day.faults?.(step, disk);
    try {
      engine.transaction(() => {
        change(engine, step, chance);
        disk.mark('try', stateOf(engine));
      });
      disk.mark('done', stateOf(engine));
    } catch (error) {
      if (!day.faults) throw error;
      disk.fault = null;
      disk.mark('refused', stateOf(engine));
    }
    if (step % 9 === 4) {
      try {
        engine.transaction(() => {
          engine.run('DELETE FROM note');
          throw new Error('changed my mind');
        });
      } catch (error) {
        if (!(error instanceof Error && error.message === 'changed my mind')) throw error;
      }
    }
    if (step % 12 === 0) engine.checkpoint();
    if (step % 5 === 2) await engine.checkpointIfDue(() => saveBetween(step));
    if (step % 8 === 5) await workLong(engine, disk, step, chance);
    if (step === 20) engine.run('VACUUM');
    disk.fault = null;
  }
  engine.close();
}
