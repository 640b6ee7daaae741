import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runBenches } from '#build/benchRun.mjs';
import { benchTable } from '#build/benchTable.mjs';

const folder = mkdtempSync(join(tmpdir(), 'xieshang-benches-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bench = (name: string, text: string) => writeFileSync(join(folder, `${name}.bench.ts`), text);
const line = (name: string, met: boolean) => `console.log('words');\nconsole.log(JSON.stringify({ name: '${name}', figures: [{ what: 'a | b, ms', value: 3, goal: '<= 5', met: ${met} }] }));`;

test('a benchmark that breaks, prints nothing or misses its limit costs the others nothing, and the table says so', async () => {
  bench('broken', "throw new Error('no');");
  bench('good', line('good', true));
  bench('late', `${line('late', false)}\nprocess.exitCode = 1;`);
  bench('silent', "console.log('nothing to say');");
  bench('torn', `${line('torn', true)}\nprocess.exitCode = 3;`);
  const results = await runBenches(folder, ['broken', 'good', 'late', 'silent', 'torn'], []);
  expect(results.map(({ name, failure, figures }) => [name, failure, figures.length])).toEqual([
    ['broken', 'ended with 1', 0],
    ['good', '', 1],
    ['late', '', 1],
    ['silent', 'printed no figures', 0],
    ['torn', 'ended with 3', 1],
  ]);
  const table = benchTable(results, 'a machine');
  expect(table).toContain('| good | a \\| b, ms | 3 | <= 5 | yes |');
  expect(table).toContain('| late | a \\| b, ms | 3 | <= 5 | NO |');
  expect(table).toMatch(/\| broken \| FAILED after \d+ s: ended with 1 \| – \| – \| NO \|/);
  expect(table).toMatch(/6 lines, 4 not met/);
});
