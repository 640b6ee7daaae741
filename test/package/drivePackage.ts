import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { setup } from '#test/e2e/display.ts';
import type { Figure } from '#test/package/checkPackage.ts';

/** The packed program, installed into a folder and running. Its fuses take no debugger of Node's, so the window is driven from Chromium's side. */
interface Installed {
  page: Page;
  pid: number;
  end(): Promise<void>;
}

const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function untilPort(folder: string): Promise<string> {
  const file = join(folder, 'DevToolsActivePort');
  for (let tries = 0; tries < 400; tries += 1) {
    if (existsSync(file)) {
      const [port = '', path = ''] = readFileSync(file, 'utf8').split('\n');
      if (path !== '') return `ws://127.0.0.1:${port}${path}`;
    }
    await settle(100);
  }
  throw new Error('the installed program did not start');
}

async function start(program: string, data: string, user: string | null, args: readonly string[]): Promise<Installed> {
  const window = `${data}.window`;
  rmSync(join(window, 'DevToolsActivePort'), { force: true });
  const own = ['--disable-gpu', '--remote-debugging-port=0', '--data', data, ...args];
  const env = { ...process.env, LANG: 'zh_CN.UTF-8', TZ: 'Asia/Shanghai', HOME: join(data, '..') };
  const child = user ? spawn('runuser', ['-u', user, '--', 'env', `HOME=${env.HOME}`, program, ...own], { env, detached: true, stdio: 'ignore' }) : spawn(program, own, { env, detached: true, stdio: 'ignore' });
  const { pid } = child;
  if (pid === undefined) throw new Error('the installed program has no process');
  const kill = () => {
    if (child.exitCode === null) process.kill(-pid, 'SIGKILL');
  };
  process.once('exit', kill);
  const browser = await chromium.connectOverCDP(await untilPort(window));
  let page: Page | undefined;
  for (let tries = 0; tries < 200 && !page; tries += 1) {
    page = browser.contexts().flatMap((context) => context.pages()).find((one) => one.url().startsWith('app://'));
    if (!page) await settle(100);
  }
  if (!page) throw new Error('the installed program shows no window');
  return {
    page,
    pid,
    async end() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-pid, 'SIGTERM');
      await Promise.race([gone, settle(20_000)]);
      process.removeListener('exit', kill);
      kill();
      await browser.close();
    },
  };
}

/** Installs the .deb into a folder, starts it as an ordinary user, founds an office, writes, ends it, starts it again. */
export async function drivePackage(deb: string, appId: string): Promise<Figure[]> {
  const stop = await setup();
  const root = mkdtempSync(join(tmpdir(), 'xieshang-installed-'));
  chmodSync(root, 0o755);
  const user = process.getuid?.() === 0 ? 'electron-runner' : null;
  try {
    const copy = join(root, 'package.deb');
    copyFileSync(deb, copy);
    if (spawnSync('dpkg-deb', ['-x', copy, root]).status !== 0) throw new Error('the .deb does not unpack');
    if (user && spawnSync('id', [user]).status !== 0) spawnSync('useradd', ['-m', user]);
    const home = join(root, 'home');
    mkdirSync(home);
    chmodSync(home, 0o777);
    const program = join(root, `opt/apps/${appId}/files/xieshang`);
    const data = join(home, 'data');
    const figures: Figure[] = [];
    const first = await start(program, data, user, []);
    await first.page.getByText('单位全称').first().waitFor({ timeout: 60_000 });
    figures.push({ what: 'installed, it starts with its first page', value: 'ok', goal: 'shown', met: true });
    await first.page.getByLabel(/所在县区/).fill('安和县');
    await first.page.getByLabel(/乡镇街道/).fill('云溪乡');
    await first.page.getByRole('button', { name: '开始使用' }).click();
    await first.page.getByText('政协安和县云溪乡工作联络组').first().waitFor({ timeout: 30_000 });
    const flags = spawnSync('sh', ['-c', `ps -eo args | grep -- "--type=renderer" | grep -F "${root}" | grep -v grep`], { encoding: 'utf8' }).stdout;
    figures.push({ what: 'its pages run in the sandbox', value: flags.includes('--no-sandbox') ? 'no' : 'yes', goal: 'yes', met: flags !== '' && !flags.includes('--no-sandbox') });
    await first.end();
    const began = performance.now();
    const second = await start(program, data, user, []);
    await second.page.getByText('政协安和县云溪乡工作联络组').first().waitFor({ timeout: 60_000 });
    figures.push({ what: 'ended and started again, it has kept the office; s', value: Number(((performance.now() - began) / 1000).toFixed(1)), goal: 'kept', met: true });
    await second.end();
    return figures;
  } finally {
    stop?.();
    rmSync(root, { recursive: true, force: true });
  }
}
