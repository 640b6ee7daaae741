import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the crash tests find nothing lost, and find the planted faults (a sample; all of them: npm run test:faults)', { timeout: 300_000 }, () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', join(import.meta.dirname, '../../../faults/run.ts'), '--quick'], { encoding: 'utf8' });
  const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { figures: { what: string; met: boolean }[] }; // as: run.ts writes it
  const missed = last.figures.filter(({ met }) => !met);
  if (missed.length > 0) console.log(stdout, stderr);
  expect([missed, last.figures.length]).toEqual([[], 5]);
});
