import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Bridge } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { startBrowserHost } from '#test/e2e/browserHost.ts';
import { availableHosts, openProgram, type Program } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';

const folder = freshFolder('hosts');

const office = { level: 'township', place: '云溪乡', county: '临川县', office: '云溪乡联络组', person: '王建国' } as const;

describe.each(availableHosts())('the program in %s', (host) => {
  let program: Program | null = null;
  afterEach(async () => program?.close());
  const open = async (name: string, more: { practice?: boolean } = {}) => {
    program = await openProgram({ host, data: join(folder.path, `${host}-${name}`), today: '2026-09-28', ...more });
    return program;
  };

  test('shows its page without an error of the security policy, and keeps no token in the address', async () => {
    const { page } = await open('page');
    const errors: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    page.on('pageerror', (error) => errors.push(String(error)));
    // Not page.reload(): over Electron's own scheme it never ends.
    await page.evaluate(() => window.location.reload());
    await page.waitForFunction(() => document.readyState === 'complete' && document.querySelector('#root > *') !== null);
    expect(errors).toEqual([]);
    expect(page.url()).not.toContain('token');
    expect(await page.title()).toContain('基层协商工作台');
  });

  test('answers operations, and keeps what was saved through a restart and a power cut', async () => {
    const running = await open('restart');
    await running.api('foundOffice', office);
    await running.restart();
    expect((await running.api('getSession', {})).office).toMatchObject({ name: office.office });
    await running.api('setUser', { name: '李秀英' });
    await running.kill();
    await running.restart();
    expect(await running.api('getSession', {})).toMatchObject({ user: '李秀英', host, today: '2026-09-28', practice: false });
  });

  test('keeps the practice area in another folder', async () => {
    const running = await open('real', { practice: true });
    expect(await running.api('getSession', {})).toMatchObject({ practice: true, dataFolder: join(folder.path, `${host}-real-practice`) });
  });

  test('answers a failure in words', async () => {
    const running = await open('failure');
    const failure = await running.api('getDraft', { key: '' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'invalid' });
  });

  test('gives the page no way out: no other address, no new window, no Node', async () => {
    const { page } = await open('out');
    const before = page.url();
    const seen = await page.evaluate(async () => ({
      fetched: await fetch('https://example.com/').then(() => 'came back', () => 'refused'),
      opened: window.open('https://example.com/') === null,
      node: 'process' in window || 'require' in window,
    }));
    expect(seen).toMatchObject({ fetched: 'refused', node: false });
    if (host === 'electron') {
      expect(seen.opened).toBe(true);
      await page.evaluate(() => window.location.assign('https://example.com/'));
      expect(page.url()).toBe(before);
    }
  });
});

test.runIf(availableHosts().includes('electron'))('Electron runs the window in its sandbox, apart from the preload', async () => {
  const program = await openProgram({ host: 'electron', data: join(folder.path, 'sandbox') });
  try {
    const bridge = await program.page.evaluate(() => Object.keys((window as Window & { bridge?: Bridge }).bridge ?? {}).toSorted()); // preload's
    expect(bridge).toEqual(['ask', 'get', 'host', 'makePdf', 'onEvent', 'openedFile', 'print', 'put', 'remind', 'stopPdf']);
  } finally {
    await program.close();
  }
});

describe('the browser host', () => {
  test('refuses a folder that another copy has open, in words and with exit code 1', async () => {
    const data = join(folder.path, 'locked');
    const first = await startBrowserHost(['--data', data]);
    try {
      await expect(startBrowserHost(['--data', data])).rejects.toThrow(/ended with 1: .*\p{sc=Han}/su);
    } finally {
      expect(await first.end()).toBe(0);
    }
  });

  test('refuses an argument that it does not know, in words', async () => {
    await expect(startBrowserHost(['--dta', 'x'])).rejects.toThrow(/启动参数不对/);
  });
});
