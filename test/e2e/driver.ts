import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type ElectronApplication, type Page } from 'playwright-core';
import type { Answer, Bridge, Input, OperationName, Output } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { findBrowser } from '#electron/host/findBrowser.ts';
import { type BrowserHost, startBrowserHost } from '#test/e2e/browserHost.ts';
import { killElectron, startElectron, whyNoElectron } from '#test/e2e/electronHost.ts';

export type HostName = Bridge['host'];

export interface ProgramOptions {
  host: HostName;
  /** The data folder, inside a temporary folder of the test's own; `practice` makes it `…-practice`. */
  data: string;
  practice?: boolean;
  /** `YYYY-MM-DD` that stands for today. */
  today?: string;
  viewport?: { width: number; height: number };
}

/** The built program, running, with its window. */
export interface Program {
  readonly host: HostName;
  /** The window; another one after restart(). */
  readonly page: Page;
  /** Electron's main process, to do what a person can't; null in a browser. Another one after restart(). */
  readonly electron: ElectronApplication | null;
  /** Asks the service past the window. Throws the Failure that it answers. */
  api<O extends OperationName>(operation: O, input: Input<O>): Promise<Output<O>>;
  /** Does what makes the window hand out a file, and answers where the file was saved under the name that the program gave it. */
  takeFile(work: () => Promise<void>): Promise<string>;
  /** Ends it as a person does and starts it again on the same data. */
  restart(): Promise<void>;
  /** Ends it as a power cut does. restart() starts it again. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The hosts that can run here. Says aloud when real Electron can't. */
export function availableHosts(): HostName[] {
  const reason = whyNoElectron();
  if (reason === null) return ['browser', 'electron'];
  console.log(`not run in Electron: ${reason}`);
  return ['browser'];
}

const usualViewport = { width: 1366, height: 768 };

interface Running {
  page: Page;
  electron: ElectronApplication | null;
  ask(operation: string, input: unknown): Promise<Answer>;
  /** Saves the next file that the window hands out in the folder; answers its path. */
  nextFile(folder: string): Promise<string>;
  close(): Promise<void>;
  kill(): Promise<void>;
}

/** Debian's Chromium, or whichever is here, kept from every address but the program's own. */
/**
 * Of Playwright's own list, which one of ours replaces, what concerns us; and the pages of the address bar, three hundred scripts that
 * a new window reads while ours is starting.
 */
const withoutFeatures =
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,' +
  'PaintHolding,ThirdPartyStoragePartitioning,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch,' +
  'WebUIOmniboxPopup,WebUIOmniboxAimPopup';

export async function launchChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium, Chrome or Edge on this machine');
  return chromium.launch({
    executablePath,
    args: ['--lang=zh-CN', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', `--disable-features=${withoutFeatures}`],
  });
}

async function askOverHttp(host: BrowserHost, operation: string, input: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' };
  const response = await fetch(`${host.origin}/api/${operation}`, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!response.ok) throw new Error(`${operation}: HTTP ${response.status}`);
  return (await response.json()) as Answer; // the host's contract
}

async function openInChromium(args: readonly string[], viewport: { width: number; height: number }): Promise<Running> {
  const host = await startBrowserHost(args);
  const browser = await launchChromium();
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport });
  const page = await context.newPage();
  await page.goto(host.url);
  const endBoth = async (end: () => Promise<unknown>) => {
    await Promise.all([browser.close(), end()]);
  };
  return {
    page,
    electron: null,
    ask: (operation, input) => askOverHttp(host, operation, input),
    async nextFile(folder) {
      const download = await page.waitForEvent('download', { timeout: 60_000 });
      const path = join(folder, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    },
    close: () => endBoth(host.end),
    kill: () => endBoth(host.kill),
  };
}

async function openInElectron(data: string, args: readonly string[], viewport: { width: number; height: number }): Promise<Running> {
  const app = await startElectron(data, args);
  const page = await app.firstWindow({ timeout: 50_000 });
  await page.waitForLoadState('load');
  await app.evaluate(({ BrowserWindow }, size) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.unmaximize();
    window?.setContentSize(size.width, size.height);
  }, viewport);
  return {
    page,
    electron: app,
    ask: (operation, input) =>
      page.evaluate(([name, value]) => {
        const { bridge } = window as Window & { bridge?: Bridge }; // put there by preload.ts
        if (!bridge) throw new Error('the page has no bridge');
        return bridge.ask(name, value);
      }, [operation, input] as const),
    // In place of the person who would answer the system's own box.
    nextFile: (folder) =>
      app.evaluate(
        ({ session }, into) =>
          new Promise<string>((resolve, reject) => {
            session.defaultSession.once('will-download', (_event, item) => {
              const path = `${into}/${item.getFilename()}`;
              item.setSavePath(path);
              item.once('done', (_done, state) => (state === 'completed' ? resolve(path) : reject(new Error(`the download is ${state}`))));
            });
          }),
        folder,
      ),
    close: () => app.close(),
    kill: () => killElectron(app),
  };
}

/** Starts the built program in the host and waits for its page. Close it, or its processes stay. */
export async function openProgram(options: ProgramOptions): Promise<Program> {
  const { host, data, practice = false, today, viewport = usualViewport } = options;
  const args = [...(practice ? ['--practice'] : []), ...(today ? ['--today', today] : [])];
  const open = () => (host === 'browser' ? openInChromium(['--data', data, ...args], viewport) : openInElectron(data, args, viewport));

  let running = await open();
  let alive = true;
  const end = async (how: 'close' | 'kill') => {
    if (!alive) return;
    alive = false;
    await running[how]();
  };
  return {
    host,
    get page() {
      return running.page;
    },
    get electron() {
      return running.electron;
    },
    async api<O extends OperationName>(operation: O, input: Input<O>): Promise<Output<O>> {
      const answer = await running.ask(operation, input);
      if (!answer.ok) throw new Failure(answer.code, answer.message, answer.fix, answer.fields ?? []);
      return answer.value as Output<O>; // the contract ties the name to the type
    },
    async takeFile(work) {
      const folder = join(dirname(data), `files-${host}`);
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o777);
      const [path] = await Promise.all([running.nextFile(folder), work()]);
      return path;
    },
    async restart() {
      await end('close');
      running = await open();
      alive = true;
    },
    kill: () => end('kill'),
    close: () => end('close'),
  };
}
