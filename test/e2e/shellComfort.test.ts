import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bridge } from '#shared/contract.ts';
import { packUpdate } from '#electron/documents/updatePackage.ts';
import { clerkAt } from '#test/e2e/clerk.ts';
import { draftKept } from '#test/e2e/draftKept.ts';
import { openProgram, type Program } from '#test/e2e/driver.ts';
import { copyOfApp, startAgain, startElectron, whyNoElectron } from '#test/e2e/electronHost.ts';

const reason = whyNoElectron();
if (reason !== null) console.log(`not run in Electron: ${reason}`);
const office = { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李秀英' } as const;

/** What the main process keeps of the system's calls, for the test to look at. */
type Heard = typeof globalThis & { heard: string[]; answerPrint: string; note: { emit(event: string): boolean } | undefined };

async function found(program: Program): Promise<Page> {
  await program.api('foundOffice', office);
  await program.page.evaluate(() => window.location.reload());
  await program.page.locator('.frame').waitFor();
  return program.page;
}

const heard = (app: ElectronApplication): Promise<string[]> => app.evaluate(() => (globalThis as Heard).heard);

/** Presses an entry of the menu. */
const choose = (app: ElectronApplication, words: string): Promise<void> =>
  app.evaluate(({ BrowserWindow, Menu }, label) => {
    const [window] = BrowserWindow.getAllWindows();
    Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []).find((one) => one.label === label)?.click(undefined, window, window?.webContents);
  }, words);

describe.runIf(reason === null)('the shell in Electron', () => {
  let folder: string;
  let program: Program | null = null;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xieshang-shell-'));
    chmodSync(folder, 0o777);
  });
  afterEach(async () => {
    await program?.close();
    program = null;
    rmSync(folder, { recursive: true, force: true });
  });
  const open = async (more: { practice?: boolean } = {}): Promise<{ page: Page; app: ElectronApplication; program: Program }> => {
    program = await openProgram({ host: 'electron', data: join(folder, 'data'), ...more });
    if (!program.electron) throw new Error('no Electron');
    return { page: program.page, app: program.electron, program };
  };

  test('opens where it was left, and whole on a screen that has become smaller', async () => {
    const data = join(folder, 'data');
    const start = async (work: (app: ElectronApplication) => Promise<void> = () => Promise.resolve()) => {
      const app = await startElectron(data, []);
      await (await app.firstWindow({ timeout: 50_000 })).waitForLoadState('load');
      const read = () => app.evaluate(({ BrowserWindow, screen }) => ({ area: BrowserWindow.getAllWindows()[0]?.getBounds(), screen: screen.getPrimaryDisplay().workArea }));
      const before = await read();
      await work(app);
      await app.close();
      return before;
    };
    const area = { x: 120, y: 60, width: 1100, height: 650 };
    await start(async (app) => {
      await app.evaluate(({ BrowserWindow }, to) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.unmaximize();
        window?.setBounds(to);
      }, area);
      // The screen moves it when it comes to it.
      await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toMatchObject({ width: 1100, height: 650 });
    });
    const left = JSON.parse(readFileSync(join(folder, 'data.window/window.json'), 'utf8')) as { area: typeof area };
    expect(left.area).toMatchObject({ width: 1100, height: 650 });
    expect((await start()).area).toEqual(left.area);
    writeFileSync(join(folder, 'data.window/window.json'), JSON.stringify({ area: { x: 700, y: 500, width: 5000, height: 900 }, maximized: false }));
    const { area: now, screen } = await start();
    expect(now?.x).toBe(screen.x);
    expect((now?.x ?? 0) + (now?.width ?? 0)).toBeLessThanOrEqual(screen.x + screen.width);
    expect((now?.y ?? 0) + (now?.height ?? 0)).toBeLessThanOrEqual(screen.y + screen.height);
  });

  test('says on the desktop in numbers only what presses; a click leads to the desk; turned off it says nothing', async () => {
    const { page, app } = await open({ practice: true });
    await page.locator('.frame').waitFor({ timeout: 90_000 });
    // In place of the system's desktop, which is none here.
    await app.evaluate(({ Notification }) => {
      const main = globalThis as Heard;
      main.heard = [];
      Notification.prototype.show = function show() {
        main.heard.push(`${this.title}：${this.body}`);
        main.note = this;
        this.emit('show');
      };
    });
    await page.evaluate(() => {
      window.location.hash = '#/topics';
      window.location.reload();
    });
    await expect.poll(async () => (await heard(app)).length, { timeout: 30_000 }).toBeGreaterThan(0);
    expect((await heard(app))[0]).toMatch(/^基层协商工作台：今天要看：([\u4e00-\u9fff]+\d+件[，。])+$/);
    await page.getByRole('heading', { name: '议题' }).first().waitFor();
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide();
      (globalThis as Heard).note?.emit('click');
    });
    await page.waitForFunction(() => window.location.hash === '#/');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);

    await page.evaluate(() => {
      window.location.hash = '#/settings';
    });
    await page.getByRole('checkbox', { name: /在桌面上提醒/ }).click(); // uncheck() looks before the program has kept it
    await page.getByText('以后不在桌面上提醒').waitFor();
    const before = await heard(app);
    await page.evaluate(() => {
      window.location.hash = '#/';
      window.location.reload();
    });
    await page.getByText('最近到期的办理事项').waitFor();
    await page.waitForTimeout(5000); // a reminder lets the desk go first (useReminders.ts, afterStart)
    expect(await heard(app)).toEqual(before);
    expect(await page.getByText('今天要看').count()).toBe(0);
  });

  test('says in the window what presses where the desktop shows no notes', async () => {
    const { page, app } = await open({ practice: true });
    await page.locator('.frame').waitFor({ timeout: 90_000 });
    await app.evaluate(({ Notification }) => {
      Notification.prototype.show = function show() {
        this.emit('failed', {}, 'no service');
      };
    });
    await page.evaluate(() => window.location.reload());
    await page.getByText(/^今天要看：.*件。$/).waitFor();
  });

  test('prints with the colours of the page by the system\'s dialog, and says in words when nothing was printed', async () => {
    const { app, program: running } = await open();
    const page = await found(running);
    await app.evaluate(({ BrowserWindow }) => {
      const main = globalThis as Heard;
      main.heard = [];
      main.answerPrint = 'Print job canceled';
      const [window] = BrowserWindow.getAllWindows();
      if (!window) return;
      window.webContents.print = (options, done) => {
        main.heard.push(JSON.stringify(options));
        done?.(main.answerPrint === '', main.answerPrint);
      };
      window.webContents.getPrintersAsync = () => Promise.resolve([]);
    });
    const answer = (words: string) => app.evaluate((_, to) => void ((globalThis as Heard).answerPrint = to), words);
    await clerkAt(page).go('#/figures/month');
    await page.getByRole('button', { name: '打印月报' }).click();
    await expect.poll(() => heard(app)).toEqual(['{"silent":false,"printBackground":true}']);
    await answer('');
    await choose(app, '打印(&P)…');
    await expect.poll(() => heard(app)).toHaveLength(2);
    await page.waitForTimeout(500);
    expect(await page.getByText('没有打印出来').count()).toBe(0); // cancelled, and printed: nothing to say
    await answer('Failed to enumerate printers');
    await page.getByRole('button', { name: '打印月报' }).click();
    await page.getByText('没有打印出来：这台电脑上没有找到打印机。资料都保存着，没有变化。').waitFor();
    await page.getByText(/存成PDF/).waitFor();
  });

  test('locks by key: nothing behind is reached, what was typed waits, and the cursor comes back', async () => {
    const { app, program: running } = await open();
    const page = await found(running);
    for (const [name, pin] of [['李秀英', '2468'], ['王建国', '1357']] as const) await running.api('savePerson', { id: null, name, pin });
    await running.api('lockScreen', {});
    await page.evaluate(() => window.location.reload());
    const pin = page.getByLabel(/的PIN：?$/);
    const enter = async (digits: string) => {
      await pin.waitFor();
      await page.keyboard.type(digits);
      await page.keyboard.press('Enter');
    };
    await enter('2468');
    await clerkAt(page).go('#/help');
    await clerkAt(page).go('#/topics/new');
    await page.getByLabel(/^\*?\s*题目：?$/).first().click();
    await page.keyboard.type('柳湾村饮水管网改造');
    await page.keyboard.press('Control+Alt+l');
    await pin.waitFor();
    await choose(app, '快捷键');
    await choose(app, '上一页');
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('F1');
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.location.hash)).toBe('#/topics/new');
    expect(await page.getByRole('alert').filter({ visible: true, hasNotText: 'PIN' }).count()).toBe(0);
    await pin.focus();
    for (let tries = 0; tries < 5; tries += 1) {
      await enter('0000');
      await page.getByText('李秀英的PIN不对').waitFor();
    }
    await enter('2468');
    await page.getByText('请稍等半分钟再试').waitFor();
    // Another person at the same machine, with the keyboard.
    await page.waitForTimeout(31_000);
    await enter('2468');
    await page.locator('.frame-lock').waitFor({ state: 'detached' });
    await page.keyboard.type('工程');
    expect(await page.getByLabel(/^\*?\s*题目：?$/).first().inputValue()).toBe('柳湾村饮水管网改造工程');
  });

  test('leads nowhere from an open dialog; locks over it: it is not seen, takes no key, and stands as it was afterwards', async () => {
    const { app, program: running } = await open();
    const page = await found(running);
    await running.api('savePerson', { id: null, name: '李秀英', pin: '2468' });
    for (const hash of ['#/topics', '#/']) await clerkAt(page).go(hash);
    await page.getByRole('button', { name: '记一件事' }).click();
    const what = page.getByLabel(/^\*?\s*什么事：?$/).first();
    await what.fill('柳湾村来人说院墙');
    await choose(app, '上一页');
    await choose(app, '快捷键');
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.location.hash)).toBe('#/');
    await page.keyboard.press('Control+Alt+l');
    const pin = page.getByLabel(/的PIN：?$/);
    await pin.waitFor();
    expect(await what.isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await pin.click();
    await page.keyboard.type('2468');
    await page.keyboard.press('Enter');
    await page.locator('.frame-lock').waitFor({ state: 'detached' });
    await page.keyboard.type('的事');
    expect(await what.inputValue()).toBe('柳湾村来人说院墙的事');
  });

  test('says so when a file that was clicked on is gone, and keeps one that comes while the screen is locked', async () => {
    const { program: running } = await open();
    const page = await found(running);
    const stick = join(folder, 'U盘 备份');
    mkdirSync(stick);
    chmodSync(stick, 0o755);
    await startAgain(join(folder, 'data'), [join(stick, '云溪乡 十月.xsb')]);
    await page.getByText('“云溪乡 十月.xsb”已经不在原来的地方，没有打开，资料没有变化。').waitFor();
    await running.api('savePerson', { id: null, name: '李秀英', pin: '2468' });
    await running.api('lockScreen', {});
    await page.evaluate(() => window.location.reload());
    await page.getByLabel(/的PIN：?$/).waitFor();
    writeFileSync(join(stick, '云溪乡 十一月.xsb'), 'not a bundle: it is refused in words', { mode: 0o644 });
    await startAgain(join(folder, 'data'), [join(stick, '云溪乡 十一月.xsb')]);
    await page.waitForTimeout(500);
    await page.keyboard.type('2468');
    await page.keyboard.press('Enter');
    await page.getByText(/不是.{0,12}文件/).first().waitFor();
    expect(readFileSync(join(folder, 'data/logs/window.log'), 'utf8')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('takes a file in that started it, from a folder with Chinese and spaces', async () => {
    const first = await open();
    await found(first.program);
    await first.program.close();
    const stick = join(folder, 'U盘 报送');
    mkdirSync(stick);
    chmodSync(stick, 0o755);
    const file = join(stick, '云溪乡 十一月.xsb');
    writeFileSync(file, 'not a bundle: it is refused in words', { mode: 0o644 });
    const app = await startElectron(join(folder, 'data'), [file]);
    try {
      await (await app.firstWindow({ timeout: 50_000 })).getByText(/不是.{0,12}文件/).first().waitFor();
    } finally {
      await app.close();
    }
  });

  test('comes back with the draft when its process dies twice in a row, and logs neither words nor names', async () => {
    const { app, program: running } = await open();
    const page = await found(running);
    const clerk = clerkAt(page);
    await clerk.go('#/topics/new');
    await clerk.fill('题目', '柳湾村饮水管网改造');
    expect(await draftKept(running, '柳湾村饮水管网改造')).toBe(true);
    const shown = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        for (let tries = 0; tries < 200; tries += 1) {
          const text = window && !window.webContents.isCrashed() ? String(await window.webContents.executeJavaScript(`location.hash + document.body.innerText + [...document.querySelectorAll('input')].map((one) => one.value)`).catch(() => '')) : '';
          if (text.includes('已恢复上次没有保存的内容') && text.includes('柳湾村饮水管网改造')) return text;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return 'nothing of it came back';
      });
    for (let times = 1; times <= 2; times += 1) {
      await app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return new Promise<void>((resolve) => {
          window?.webContents.once('render-process-gone', () => resolve());
          window?.webContents.forcefullyCrashRenderer();
        });
      });
      expect(await shown()).toContain('#/topics/new');
    }
    const log = readFileSync(join(folder, 'data/logs/window.log'), 'utf8');
    expect(log.match(/the page's process is gone/g)).toHaveLength(2);
    expect(log).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('is renewed from a file on a stick: signed, whole and newer only, and after a backup', async () => {
    const secret = generateKeyPairSync('ed25519').privateKey;
    const app = copyOfApp();
    const worker = join(app, 'dist/main/worker.cjs');
    const shipped = readFileSync(worker, 'utf8');
    // A program that was built with this release key, as docs/building.md says.
    const built = shipped.replace('const releaseKeys = [];', `const releaseKeys = ['${secret.export({ format: 'jwk' }).x ?? ''}'];`);
    expect(built).not.toBe(shipped);
    writeFileSync(worker, built);
    const stick = join(folder, 'U盘');
    mkdirSync(stick);
    // In place of the system's installer, which would ask for a password.
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    chmodSync(tools, 0o755);
    writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\necho "$1" > ${folder}/opened\n`);
    chmodSync(join(tools, 'xdg-open'), 0o755);
    const wrap = (name: string, version: string, key: KeyObject): string => {
      const manifest = { app: 'xieshang', version, platform: process.platform === 'win32' ? 'win32' : 'linux', arch: process.arch === 'arm64' ? 'arm64' : 'x64', kind: 'deb', builtAt: '2026-11-01T00:00:00Z', notes: '修了几处', name: 'xieshang-new.deb' } as const;
      writeFileSync(join(stick, name), packUpdate(manifest, Buffer.from('the installer of a new version'), key));
      return join(stick, name);
    };
    const good = wrap('新版.xsupdate', '9.0.0', secret);
    const path = process.env['PATH'] ?? '';
    process.env['PATH'] = `${tools}:${path}`;
    const running = await startElectron(join(folder, 'data'), [], app).finally(() => (process.env['PATH'] = path));
    try {
      const page = await running.firstWindow({ timeout: 50_000 });
      await page.waitForLoadState('load');
      await page.evaluate((input) => (window as Window & { bridge?: Bridge }).bridge?.ask('foundOffice', input), office);
      await page.evaluate(() => {
        window.location.hash = '#/settings/update';
        window.location.reload();
      });
      const choice = page.locator('input[type=file]');
      const refused = async (file: string, words: string) => {
        await choice.setInputFiles(file);
        await page.getByText(words).waitFor();
        await page.keyboard.press('Escape');
        await page.getByText(words).waitFor({ state: 'detached' });
      };
      await refused(wrap('别人.xsupdate', '9.0.0', generateKeyPairSync('ed25519').privateKey), '上没有发布单位的签名');
      await refused(wrap('旧版.xsupdate', '0.0.9', secret), '比现在用的0.1.0版旧，不能安装');
      writeFileSync(join(stick, '断了.xsupdate'), readFileSync(good).subarray(0, -7));
      await refused(join(stick, '断了.xsupdate'), '不完整或已损坏，不能安装');
      await choice.setInputFiles(good);
      await page.getByText('签名核对无误').waitFor();
      await page.getByRole('button', { name: '升级到9.0.0版' }).click();
      await page.getByText('安装程序已经打开，请关闭本程序').waitFor();
      await expect.poll(() => existsSync(join(folder, 'opened'))).toBe(true);
      const laid = readFileSync(join(folder, 'opened'), 'utf8').trim();
      expect(readFileSync(laid, 'utf8')).toBe('the installer of a new version');
      const answer = await page.evaluate(() => (window as Window & { bridge?: Bridge }).bridge?.ask('listBackups', {}));
      expect(answer).toMatchObject({ ok: true, value: { backups: [{ reason: 'beforeMigration' }] } });
    } finally {
      await running.close();
    }
  });

  test('at 1366 keeps the last button of a list in the row of its conditions, and no mark alone on a line', async () => {
    const { page, program: fresh } = await open();
    await page.getByText('手里有旧的Excel台账').waitFor();
    const alone = await page.evaluate(() =>
      [...document.querySelectorAll('.start-ways button')].filter((button) => {
        const after = document.createRange();
        if (!button.nextSibling) return true;
        after.selectNode(button.nextSibling);
        return Math.abs(after.getBoundingClientRect().bottom - button.getBoundingClientRect().bottom) > 12;
      }).length,
    );
    expect(alone).toBe(0);
    await fresh.close();
    const { page: list } = await open({ practice: true });
    await list.locator('.frame').waitFor({ timeout: 90_000 });
    const lists = {
      '#/topics': '议题', '#/meetings': '协商活动', '#/problems': '办理事项', '#/opinions': '社情民意', '#/proposals': '提案', '#/proposals/conversion': '检察建议衔接转化',
      '#/studios/logs': '工作室日志', '#/members/leave': '委员请假', '#/members': '委员名册',
    };
    for (const [hash, title] of Object.entries(lists)) {
      await clerkAt(list).go(hash);
      await list.getByRole('heading', { name: title, exact: true, level: 1 }).waitFor();
      const top = async (name: string) => (await list.getByRole('button', { name, exact: true }).boundingBox())?.y ?? null;
      await expect.poll(async () => ((await top('列')) ?? 0) - ((await top('常用条件')) ?? 1), { message: hash }).toBe(0);
    }
  });

  test('has a key for every zoom that hands know, and one back', async () => {
    const { app } = await open();
    const keys = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []).map(({ label, accelerator }) => `${label} ${accelerator ?? ''}`));
    for (const key of ['放大 CmdOrCtrl+=', '放大 CmdOrCtrl+numadd', '缩小 CmdOrCtrl+numsub', '原来大小 CmdOrCtrl+num0', '上一页 Alt+Left', '打印(&P)… CmdOrCtrl+P', '五分钟上手 F1']) expect(keys).toContain(key);
  });
});
