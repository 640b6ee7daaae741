import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerkAt } from '#test/e2e/clerk.ts';
import { draftKept } from '#test/e2e/draftKept.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';
import { startAgain, whyNoElectron } from '#test/e2e/electronHost.ts';
import { answerDialogs } from '#test/e2e/mainJob/exchange.ts';
import { furnish, make, openOffice } from '#test/electron/service/office.ts';

const reason = whyNoElectron();
if (reason !== null) console.log(`not run in Electron: ${reason}`);
const office = { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李秀英' } as const;

describe.runIf(reason === null)('the window in Electron', () => {
  let folder: string;
  let program: Program | null = null;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xieshang-window-'));
    chmodSync(folder, 0o777);
  });
  afterEach(async () => {
    await program?.close();
    program = null;
    rmSync(folder, { recursive: true, force: true });
  });

  test('comes back by itself when its process dies, where it was, with what was being typed', async () => {
    program = await openProgram({ host: 'electron', data: join(folder, 'data') });
    await program.api('foundOffice', office);
    await program.page.evaluate(() => window.location.reload());
    const { page } = program;
    await page.getByText(office.office).first().waitFor();
    const clerk = clerkAt(page);
    await clerk.go('#/topics/new');
    await clerk.fill('题目', '柳湾村饮水管网改造');
    expect(await draftKept(program, '柳湾村饮水管网改造')).toBe(true);
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    await program.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await crashed;
    const url = await program.electron?.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      for (let tries = 0; tries < 200; tries += 1) {
        const text = window && !window.webContents.isCrashed() ? String(await window.webContents.executeJavaScript('document.body.innerText').catch(() => '')) : '';
        if (text.includes('已恢复上次没有保存的内容')) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return window?.webContents.executeJavaScript(`JSON.stringify([location.hash, document.body.innerText, [...document.querySelectorAll('input')].map((one) => one.value)])`) as Promise<string>;
    });
    const [hash, text, values] = JSON.parse(url ?? '[]') as [string, string, string[]];
    expect(hash).toBe('#/topics/new');
    expect(`${text} ${values.join(' ')}`).toContain('柳湾村饮水管网改造');
    expect(readFileSync(join(folder, 'data/logs/window.log'), 'utf8')).toContain("the page's process is gone");
  });

  test('shows itself while the practice area is made ready, and says how far that is', async () => {
    program = await openProgram({ host: 'electron', data: join(folder, 'data'), practice: true });
    await program.page.getByText('正在准备练习区').waitFor({ timeout: 30_000 });
    await program.page.getByRole('progressbar', { name: '准备练习区' }).waitFor();
    expect(await program.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))).toEqual([true]);
    await program.page.waitForFunction(() => Number(document.querySelector('progress')?.getAttribute('value')) > 10);
    await program.page.locator('.frame').waitFor({ timeout: 60_000 });
    expect(await program.page.getByText('正在准备练习区').count()).toBe(0);
  });

  test('has its menu in Chinese, which leads to pages', async () => {
    program = await openProgram({ host: 'electron', data: join(folder, 'data') });
    await program.api('foundOffice', office);
    await program.page.evaluate(() => window.location.reload());
    await program.page.getByText(office.office).first().waitFor();
    const labels = await program.electron?.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.flatMap((one) => [one.label, ...(one.submenu?.items ?? []).filter(({ type }) => type !== 'separator').map(({ label }) => label)]));
    expect(labels).toContain('打印(&P)…');
    for (const label of labels ?? []) expect(label).toMatch(/^[\u4e00-\u9fff]+(\(&[A-Z]\))?…?$/);
    await program.electron?.evaluate(({ BrowserWindow, Menu }) => {
      const [window] = BrowserWindow.getAllWindows();
      const entry = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []).find(({ label }) => label === '快捷键');
      entry?.click(undefined, window, window?.webContents);
    });
    await program.page.waitForFunction(() => window.location.hash === '#/help/keys');
  });

  test('is one: a second start brings it to the front and hands over its bundle', async () => {
    const file = join(folder, '别处.xsb');
    copyFileSync('package.json', file); // not a bundle: it is refused in words, which shows that it arrived
    chmodSync(file, 0o644);
    program = await openProgram({ host: 'electron', data: join(folder, 'data') });
    await program.api('foundOffice', office);
    await program.page.evaluate(() => window.location.reload());
    await program.page.getByText(office.office).first().waitFor();
    const second = startAgain(join(folder, 'data'), [file]);
    await program.page.getByText('别处.xsb').or(program.page.getByText(/不是.{0,12}文件/)).first().waitFor({ timeout: 30_000 });
    await second;
  });

  test('takes a real report in that arrives by double click, to the end, and says so when it comes again', { timeout: 240_000 }, async () => {
    const township = await openOffice();
    const { village } = await furnish(township);
    await make(township, 'topic', { title: '柳湾村饮水管网改造', place: village, channel: 'channel.raised', field: 'workField.livelihood', collectedOn: '2026-09-01' });
    const { ticket, passphrase } = await township.ask('exportBundle', { to: null });
    const file = join(folder, '云溪乡报送.xsb');
    writeFileSync(file, township.service.get(ticket)?.bytes ?? new Uint8Array(), { mode: 0o644 });
    await township.end();

    program = await openProgram({ host: 'electron', data: join(folder, 'data'), today: '2026-09-02' });
    await program.api('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '周明' });
    await program.page.evaluate(() => window.location.reload());
    const clerk = clerkAt(program.page);
    await clerk.see('政协安和县委员会办公室');
    const doubleClick = () => startAgain(join(folder, 'data'), [file]);
    const first = doubleClick();
    expect(await answerDialogs(clerk, passphrase ?? '')).toMatch(/云溪乡/);
    await first;
    expect((await program.api('listRecords', { entity: 'topic' })).rows).toMatchObject([{ title: '柳湾村饮水管网改造' }]);
    await clerk.go('#/topics');
    await clerk.see('柳湾村饮水管网改造');
    const again = doubleClick();
    expect(await answerDialogs(clerk, passphrase ?? '')).toContain('以前接收过');
    await again;
    expect((await program.api('listRecords', { entity: 'topic' })).rows).toHaveLength(1);
  });
});
