import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleCounty } from '#electron/sample/sampleCounty.ts';
import { openLog } from '#electron/service/log.ts';
import { redact } from '#electron/service/redact.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Everything of the sample county that could be a person's: each text and number that a record holds. */
function* sampleTexts(): Generator<string> {
  let saves = 0;
  for (const { writes } of sampleCounty({ seed: 7, year: 2026, years: 1, lastDay: '2026-06-30' })) {
    saves += 1;
    if (saves > 400) return;
    for (const { set } of writes) for (const value of Object.values(set)) if (typeof value === 'string' && (/\p{sc=Han}/u.test(value) || /\d{7}/.test(value))) yield value;
  }
}

it('nothing of the records of a whole county gets into a log, whatever error repeats it', () => {
  const texts = [...new Set(sampleTexts())];
  expect(texts.length).toBeGreaterThan(500);
  const words = (text: string) => [...text.matchAll(/\p{sc=Han}{2,}|\d{7,}/gu)].map(([word]) => word);
  for (const text of texts) {
    for (const error of [new Error(`UNIQUE constraint failed: ${text}`), new SyntaxError(`Unexpected token, "${text}" is not valid JSON`), new TypeError(`cannot read '${text}' of undefined`)]) {
      const logged = redact(error.stack ?? error.message, folder);
      expect(words(text).filter((word) => logged.includes(word))).toEqual([]);
    }
  }
});

it('the folders of this machine, addresses and telephones are gone, and what a maintainer needs is left', () => {
  const text = redact(`Error: disk I/O error at Object.open (${folder}/xieshang.db:12:34) ${homedir()}/x C:\\Users\\wangjianguo\\data /home/lixiuying/a tel 138 0013 8000 wang@example.com`, folder);
  expect(text).toContain('Error: disk I/O error at Object.open (<data>/xieshang.db:12:34)');
  for (const gone of [folder, homedir(), 'wangjianguo', 'lixiuying', '8000', 'wang@']) expect(text).not.toContain(gone);
});

it('a log begins anew at a megabyte and keeps one before it', () => {
  const log = openLog(folder);
  const long = new Error('x'.repeat(100_000));
  for (let i = 0; i < 40; i += 1) log.defect('test', long);
  const files = readdirSync(join(folder, 'logs'));
  expect(files.toSorted()).toEqual(['program.log', 'program.log.1']);
  for (const file of files) expect(statSync(join(folder, 'logs', file)).size).toBeLessThan(1.5 * 1024 * 1024);
  expect(readFileSync(join(folder, 'logs', 'program.log'), 'utf8')).toContain(' test\n');
});
