import { writeSync } from 'node:fs';
import { openEngine } from '#electron/storage/engine/engine.ts';
import { wasm } from './judge.ts';
import { chances } from './simulatedDisk.ts';
import { change } from './workload.ts';

// Writes without pause until it is killed; says each step when it is saved.
const [path = '', first = '1'] = process.argv.slice(2);
const engine = await openEngine({ path, wasm, create: false, longestLog: 400_000 });
writeSync(1, 'ready\n');
for (let step = Number(first); ; step += 1) {
  const chance = chances(step);
  engine.transaction(() => {
    change(engine, step, chance);
    engine.run('REPLACE INTO pair VALUES (?, ?)', ['last', step]);
  });
  writeSync(1, `${step}\n`);
}
