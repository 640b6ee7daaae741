import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startBrowserHost } from '#test/e2e/browserHost.ts';

/** A start that can't succeed says so in words, with what to do, and harms nothing. */

const folder = mkdtempSync(join(tmpdir(), 'xieshang-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(data: string): Promise<string> {
  const started = await startBrowserHost(['--data', data]).catch((error: unknown) => error);
  if (started instanceof Error) return started.message;
  if (typeof started === 'object' && started !== null && 'kill' in started && typeof started.kill === 'function') await started.kill();
  throw new Error('it started');
}

/** A sentence for a person: Chinese, no trace of the program's inside. */
function expectWords(message: string): void {
  expect(message).toMatch(/ended with 1: [\s\S]*\p{sc=Han}{6}/u);
  expect(message.replace(/^.*?ended with 1: /s, '').replaceAll(folder, '')).not.toMatch(/\bat |Error:|EACCES|ENOTDIR|ENOENT|EEXIST|EROFS|undefined/);
}

test('a second start on the same folder is refused, says that it is open already, and leaves the first at work', async () => {
  const data = join(folder, 'twice');
  const first = await startBrowserHost(['--data', data]);
  try {
    const message = await refusal(data);
    expectWords(message);
    expect(message).toMatch(/已经?(打开|在)|正在/);
    const answer = await fetch(`${first.origin}/api/getSession`, { method: 'POST', headers: { authorization: `Bearer ${first.token}`, 'content-type': 'application/json' }, body: '{}' });
    expect(answer.ok).toBe(true);
  } finally {
    await first.end();
  }
});

test('a data folder that would lie under a file is refused in words', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, 'not a folder');
  expectWords(await refusal(join(file, 'data')));
});

test.runIf(process.platform === 'linux')('a data folder where nothing can be made is refused in words', async () => {
  expectWords(await refusal('/proc/xieshang-data'));
});

test.runIf(process.platform === 'linux')('a data folder that may not be written to is refused in words', async () => {
  // Root may write anywhere: for it the folder of the kernel stands in.
  const data = process.getuid?.() === 0 ? '/sys/kernel' : join(folder, 'read-only');
  if (process.getuid?.() !== 0) {
    mkdirSync(data);
    chmodSync(data, 0o500);
  }
  expectWords(await refusal(data));
});
