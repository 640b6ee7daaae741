import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import { contentSecurityPolicy } from '#electron/host/security.ts';
import { whyNoElectron, startElectron } from '#test/e2e/electronHost.ts';

// docs/security.md names these tests. They read the files that are packed, and run them.

const built = (place: string): [string, string][] =>
  readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(c?js|html|css)$/.test(name)).map((name) => [name, readFileSync(join(place, name), 'utf8')]);

describe('the built files', () => {
  test('the page loads scripts and styles of its own only, and none in line', () => {
    const html = readFileSync('dist/renderer/index.html', 'utf8');
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    expect(html).not.toMatch(/\son\w+=/);
  });

  test('the policy lets nothing in from outside and no script but the program\'s', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("script-src 'self';");
    expect(contentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  test('nothing fetches from an address, counts users, or looks for new versions', () => {
    const telling = /autoUpdater|electron-updater|google-analytics|googletagmanager|sentry\.io|umami|hm\.baidu|crashReporter\.start|navigator\.sendBeacon\(/;
    const fetching = /\b(?:fetch|import|importScripts|new (?:WebSocket|EventSource|XMLHttpRequest\(\)\.open))\(\s*["'`](?:https?|wss?):/;
    for (const [name, code] of [...built('dist/renderer'), ...built('dist/main')]) {
      expect(telling.exec(code)?.[0], name).toBeUndefined();
      expect(fetching.exec(code)?.[0], name).toBeUndefined();
    }
    for (const [name, code] of built('dist/renderer').filter(([file]) => file.endsWith('.css'))) expect(/url\(\s*["']?(?:https?:)?\/\//.exec(code)?.[0], name).toBeUndefined();
  });

  test('the program for Electron opens no port and asks no server', () => {
    for (const name of ['main', 'worker', 'preload']) {
      const code = readFileSync(`dist/main/${name}.cjs`, 'utf8');
      expect([...code.matchAll(/require\(["'](?:node:)?(https?|net|tls|dgram|dns|http2|inspector)["']\)/g)].map(([, module]) => module), name).toEqual([]);
    }
  });

  test('the preload loads nothing but Electron', () => {
    const names = [...readFileSync('dist/main/preload.cjs', 'utf8').matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(['electron']));
  });
});

const reason = whyNoElectron();
if (reason !== null) console.log(`not run in Electron: ${reason}`);

describe.runIf(reason === null)('the program in Electron', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-security-'));
  let running: { app: ElectronApplication; page: Page } | null = null;
  const open = async () => {
    if (!running) {
      const app = await startElectron(join(folder, 'data'), []);
      const page = await app.firstWindow({ timeout: 50_000 });
      await page.waitForLoadState('load');
      running = { app, page };
    }
    return running;
  };
  afterAll(async () => {
    await running?.app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('isolates the page from the preload, in the sandbox, with web security and no Node', async () => {
    const { app, page } = await open();
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents && 'getLastWebPreferences' in contents ? (contents.getLastWebPreferences as () => object)() : {};
    });
    expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
    expect(await page.evaluate(() => ['process', 'require', 'module', 'electron'].filter((name) => name in window))).toEqual([]);
    // Of this program only: its processes are one group, which Playwright leads it in.
    const all = spawnSync('ps', ['-eo', 'pgid=,args='], { encoding: 'utf8' }).stdout.split('\n').map((line) => line.trim());
    const flags = all.filter((line) => line.startsWith(`${app.process().pid} `) && line.includes('--type=renderer'));
    expect(flags).not.toEqual([]);
    for (const line of flags) expect(line).not.toContain('--no-sandbox');
  });

  test('shows its own scheme only, with the policy on every answer', async () => {
    const { page } = await open();
    expect(page.url()).toMatch(/^app:\/\/xieshang\//);
    const headers = await page.evaluate(async () => {
      const answers = await Promise.all(['index.html', 'none.js', '../main/main.cjs', '%2e%2e/main/main.cjs'].map((path) => fetch(`app://xieshang/${path}`)));
      return answers.map((answer) => [answer.status, answer.headers.get('content-security-policy'), answer.headers.get('x-content-type-options')]);
    });
    expect(headers.map(([status]) => status)).toEqual([200, 404, 404, 404]);
    for (const [, policy, sniff] of headers) expect([policy, sniff]).toEqual([contentSecurityPolicy, 'nosniff']);
  });

  test('lets the page go nowhere: no address, no window, no frame, no request, no script in line', async () => {
    const { app, page } = await open();
    const before = page.url();
    const asked: string[] = [];
    page.on('requestfinished', (request) => asked.push(request.url()));
    const seen = await page.evaluate(async () => {
      const inlineRuns = () => {
        const script = document.createElement('script');
        script.textContent = 'document.documentElement.dataset.inline = "ran"';
        document.head.append(script);
        return 'inline' in document.documentElement.dataset;
      };
      const refused = (work: () => unknown) => Promise.resolve().then(work).then(() => 'done', () => 'refused');
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      const picture = new Image();
      picture.src = 'https://example.com/a.png';
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' });
      document.body.append(link);
      link.click();
      const result = {
        fetched: await refused(() => fetch('https://example.com/')),
        local: await refused(() => fetch('http://127.0.0.1:9/')),
        file: await refused(() => fetch('file:///etc/hostname')),
        socket: await new Promise((resolve) => {
          try {
            const socket = new WebSocket('wss://example.com/');
            socket.addEventListener('open', () => resolve('done'));
            socket.addEventListener('error', () => resolve('refused'));
          } catch {
            resolve('refused');
          }
        }),
        window: window.open('https://example.com/') === null,
        inline: inlineRuns(),
        script: await new Promise((resolve) => {
          const script = Object.assign(document.createElement('script'), { src: 'data:text/javascript,window.x=1' });
          script.addEventListener('error', () => resolve('refused'));
          script.addEventListener('load', () => resolve('done'));
          document.head.append(script);
        }),
      };
      for (const added of [frame, link]) added.remove();
      window.location.assign('https://example.com/');
      return result;
    });
    expect(seen).toEqual({ fetched: 'refused', local: 'refused', file: 'refused', socket: 'refused', window: true, inline: false, script: 'refused' });
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(asked.filter((url) => !/^(app|blob|data):/.test(url))).toEqual([]);
  });

  test('gives no permission: camera, place, notifications of the web, clipboard of others', async () => {
    const { page } = await open();
    const states = await page.evaluate(async () => {
      const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'];
      return Promise.all(names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then((status) => status.state, () => 'denied')));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  test('listens at no port', async () => {
    const { app } = await open();
    const { pid } = app.process();
    const listening = spawnSync('sh', ['-c', `ps -o pid= --ppid ${pid} ; echo ${pid}`], { encoding: 'utf8' }).stdout.trim().split(/\s+/);
    const sockets = spawnSync('sh', ['-c', 'command -v ss >/dev/null && ss -ltnp || true'], { encoding: 'utf8' }).stdout.split('\n');
    const inspector = await app.evaluate(() => process.execArgv.concat(process.argv).some((arg) => arg.startsWith('--inspect') || arg.startsWith('--remote-debugging')));
    // Under test Playwright itself has two ports to the program; the packed program's fuses and switches have none.
    const own = sockets.filter((line) => listening.some((id) => line.includes(`pid=${id},`)));
    expect(own.length).toBeLessThanOrEqual(inspector ? 2 : 0);
  });
});
