import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '#shared/failure.ts';
import { openDevtoolsPipe } from '#electron/host/devtoolsPipe.ts';
import { findBrowser } from '#electron/host/findBrowser.ts';
import { type PdfMaker, printStateScript, printTimeLimit, untilPrintable } from '#electron/host/shell.ts';

function flags(profile: string): string[] {
  return [
    '--headless=new',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-gpu',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    // Chromium does not start as root with its sandbox; the only page it opens here is ours.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function printPage(child: ChildProcess, url: string): ReturnType<PdfMaker> {
  const { send } = openDevtoolsPipe(child);
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const session = text((await send('Target.attachToTarget', { targetId, flatten: true }))['sessionId']);
  const evaluate = async (expression: string) => {
    const { result } = await send('Runtime.evaluate', { expression, returnByValue: true }, session);
    return typeof result === 'object' && result !== null && 'value' in result ? result.value : null;
  };
  // The address holds a token: it goes through the pipe, because every user of the machine can read command lines.
  await send('Page.navigate', { url }, session);
  await untilPrintable(() => evaluate(printStateScript));
  const title = text(await evaluate('document.title'));
  const { data } = await send('Page.printToPDF', { printBackground: true, preferCSSPageSize: true }, session);
  return { bytes: new Uint8Array(Buffer.from(text(data), 'base64')), title };
}

/** The browser host's PDF: a headless Chromium, Chrome or Edge of this machine prints the page. */
export const printInBrowser: PdfMaker = async (url, signal) => {
  const browser = findBrowser();
  if (browser === null) {
    throw new Failure('refused', '本机没有找到 Chromium、Chrome 或 Edge，不能生成 PDF，数据没有变化。', '请装一个，或用“打印”，在打印窗口里选“另存为 PDF”。');
  }
  const profile = await mkdtemp(join(tmpdir(), 'xieshang-pdf-'));
  signal.throwIfAborted();
  const child = spawn(browser, flags(profile), { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // A browser that hangs before it answers is ended; every wait on it then fails.
  const end = () => child.kill('SIGKILL');
  const guard = setTimeout(end, printTimeLimit + 30_000);
  signal.addEventListener('abort', end);
  try {
    return await printPage(child, url);
  } finally {
    clearTimeout(guard);
    signal.removeEventListener('abort', end);
    end();
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
};
