import { expect, test } from 'vitest';
import { type Engine, openEngine } from '#electron/storage/engine/engine.ts';
import { nativeView, optionsOn, PATH, SCHEMA } from '#test/faults/judge.ts';
import { simulateDisk, type SimulatedDisk } from '#test/faults/simulatedDisk.ts';
import { stateOf } from '#test/faults/workload.ts';

// A transaction that is larger than what is kept of it at once goes behind the log piece by piece before its end makes it count.

const log = `${PATH}-wal`;

async function open(disk: SimulatedDisk, whenFull?: () => boolean): Promise<Engine> {
  const engine = await openEngine(optionsOn(disk, whenFull ? { whenFull } : {}));
  engine.transaction(() => engine.script(SCHEMA));
  engine.run("INSERT INTO note(id, step, body) VALUES (1, 0, '早先')");
  return engine;
}

function fill(engine: Engine, rows: number): void {
  engine.transaction(() => {
    for (let i = 0; i < rows; i += 1) engine.run('INSERT INTO note(step, body) VALUES (?, ?)', [i, `${i}${'长'.repeat(900)}`]);
    engine.run("UPDATE note SET body = '改过' WHERE id = 1");
  });
}

/** Fails the n-th of these calls from now on. */
function failAt(disk: SimulatedDisk, call: 'write' | 'fdatasync', n: number, code: string): void {
  let calls = 0;
  disk.fault = (what, path) => (what === call && path === log && (calls += 1) === n ? code : undefined);
}

test('a large transaction is one commit to native SQLite and to the next opening, and so is a small one after it', async () => {
  const disk = simulateDisk();
  const engine = await open(disk);
  const writes = disk.operations.length;
  fill(engine, 300);
  expect(disk.operations.slice(writes).filter(({ kind }) => kind === 'write').length).toBeGreaterThan(5);
  expect(disk.operations.slice(writes).filter(({ kind }) => kind === 'sync')).toHaveLength(1);
  expect(nativeView(disk.files)).toEqual({ check: 'ok', state: stateOf(engine) });
  engine.run("REPLACE INTO pair VALUES ('后来', 1)");
  expect(nativeView(disk.files)).toEqual({ check: 'ok', state: stateOf(engine) });
  const again = await openEngine(optionsOn(simulateDisk(disk.files)));
  expect([stateOf(again), again.notices]).toEqual([stateOf(engine), []]);
});

test.each([
  ['ENOSPC', 'write', 1],
  ['ENOSPC', 'write', 4],
  ['EIO', 'write', 3],
  ['short', 'write', 2],
  ['EIO', 'fdatasync', 1],
] as const)('%s at %s %i of a large transaction: refused whole or saved whole, and what follows is saved', async (code, call, n) => {
  const disk = simulateDisk();
  const engine = await open(disk);
  const before = stateOf(engine);
  failAt(disk, call, n, code);
  if (code === 'short') fill(engine, 200);
  else expect(() => fill(engine, 200)).toThrow(/没有受影响/);
  disk.fault = null;
  if (code === 'short') expect(stateOf(engine)).not.toBe(before);
  else expect(stateOf(engine)).toBe(before);
  expect(nativeView(disk.files)).toEqual({ check: 'ok', state: stateOf(engine) });
  fill(engine, 60);
  engine.run("REPLACE INTO pair VALUES ('后来', 1)");
  expect(nativeView(disk.files)).toEqual({ check: 'ok', state: stateOf(engine) });
  const again = await openEngine(optionsOn(simulateDisk(disk.files)));
  expect([stateOf(again), again.notices]).toEqual([stateOf(engine), []]);
});

test('on a full disk the ballast is given up in the middle of a large transaction, which is then saved', async () => {
  const disk = simulateDisk();
  let given = 0;
  const engine = await open(disk, () => {
    given += 1;
    return given === 1;
  });
  failAt(disk, 'write', 3, 'ENOSPC');
  fill(engine, 200);
  expect(given).toBe(1);
  expect(engine.get('SELECT count(*) AS n FROM note')).toEqual({ n: 201 });
  expect(nativeView(disk.files)).toEqual({ check: 'ok', state: stateOf(engine) });
});

test('power that goes in the middle of a large transaction leaves what stood before', async () => {
  const disk = simulateDisk();
  const engine = await open(disk);
  const before = stateOf(engine);
  let writes = 0;
  const seen: Map<string, Uint8Array>[] = [];
  disk.fault = (what, path) => {
    if (what === 'write' && path === log && (writes += 1) > 1) seen.push(new Map([...disk.files].map(([name, bytes]) => [name, Uint8Array.from(bytes)])));
    return undefined;
  };
  fill(engine, 200);
  disk.fault = null;
  expect(seen.length).toBeGreaterThan(3);
  for (const files of seen.slice(0, 3)) {
    expect(nativeView(files)).toEqual({ check: 'ok', state: before });
    const again = await openEngine(optionsOn(simulateDisk(files)));
    expect([stateOf(again), again.notices]).toEqual([before, []]);
    fill(again, 40);
  }
});
