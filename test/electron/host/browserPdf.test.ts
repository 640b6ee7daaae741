import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { printInBrowser as printWith } from '#electron/host/browserPdf.ts';
import { untilPrintable } from '#electron/host/shell.ts';

const folder = mkdtempSync(join(tmpdir(), 'xieshang-pdf-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

function page(script: string): string {
  const file = join(folder, `${Math.random()}.html`);
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><style>@page{size:A4 landscape}</style><title>纪要</title><p>协商</p><script>${script}</script>`);
  return `${pathToFileURL(file).href}#token=SECRET`;
}

/** The command lines of every process of the machine, where the system shows them. */
function commandLines(): string {
  if (process.platform !== 'linux') return '';
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8');
      } catch (error) {
        return String(error); // it ended meanwhile
      }
    })
    .join('\n');
}

const printInBrowser = (url: string) => printWith(url, new AbortController().signal);

test('a page is printed once it calls itself ready, in its own paper size, with its title', async () => {
  let seen = '';
  const watch = setInterval(() => (seen += commandLines()), 100);
  const { bytes, title } = await printInBrowser(page(`setTimeout(() => document.documentElement.dataset.print = 'ready', 600)`));
  clearInterval(watch);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  const [, width = 0, height = 0] = (/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []).map(Number);
  expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
  expect(title).toBe('纪要');
  if (process.platform === 'linux') expect(seen).toContain('--remote-debugging-pipe');
  expect(seen).not.toContain('token=SECRET');
});

test('a page that calls itself failed is a Failure, and the browser’s folder is gone', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('xieshang-pdf-')).length;
  await expect(printInBrowser(page(`document.documentElement.dataset.print = 'failed'`))).rejects.toMatchObject({ name: 'Failure' });
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('xieshang-pdf-')).length).toBe(before);
});

test('what is stopped ends at once, with its browser and its folder', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('xieshang-pdf-')).length;
  const stop = new AbortController();
  const printing = printWith(page(''), stop.signal);
  setTimeout(() => stop.abort(), 1500);
  // The page never calls itself ready: only the stop ends it before the time limit, and that of the test.
  await expect(printing).rejects.toBeInstanceOf(Error);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('xieshang-pdf-')).length).toBe(before);
  await expect(printWith(page(''), stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});

test('a page that never gets ready is a Failure after the time limit', async () => {
  await expect(untilPrintable(() => Promise.resolve(''), 120)).rejects.toMatchObject({ name: 'Failure' });
});

test('a machine without a browser is told so in words', async () => {
  vi.stubEnv('PATH', folder);
  vi.stubEnv('CHROMIUM', '');
  if (process.platform === 'linux') await expect(printInBrowser('about:blank')).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('没有找到') as string });
});
