import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { findElectron, hasDisplay } from '#build/runtime.mjs';

/** Null when real Electron can run here, else why it can't. */
export function whyNoElectron(): string | null {
  return findElectron().reason ?? (hasDisplay() ? null : 'no display, and no Xvfb to make one');
}

let readableApp: string | null = null;

/** A copy of what is packed, that every user may read; gone with the run. */
export function copyOfApp(): string {
  const copy = mkdtempSync(join(tmpdir(), 'xieshang-app-'));
  cpSync('dist', join(copy, 'dist'), { recursive: true });
  cpSync('package.json', join(copy, 'package.json'));
  openUp(copy);
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

/** Root runs Electron as another user, who can't look into root's folders: that user gets a copy of what is packed. */
function appFolder(asUser: boolean): string {
  return asUser ? (readableApp ??= copyOfApp()) : resolve('.');
}

/** Lets every user read and write the folder and all in it. Temporary folders of tests only. */
function openUp(place: string): void {
  const isFolder = statSync(place).isDirectory();
  chmodSync(place, isFolder ? 0o777 : 0o666);
  if (isFolder) for (const entry of readdirSync(place)) openUp(join(place, entry));
}

/** How the built program is started in real Electron. `data` is a folder inside a temporary folder of the test's own. */
function startOf(data: string, more: readonly string[], app?: string): { executable: string; args: string[]; env: Record<string, string> } {
  const electron = findElectron();
  if (electron.reason !== undefined) throw new Error(electron.reason);
  mkdirSync(data, { recursive: true });
  if (electron.asUser) {
    chmodSync(dirname(data), 0o777);
    for (const place of [data, `${data}-practice`]) if (existsSync(place)) openUp(place);
  }
  const { DISPLAY, PATH, HOME, XDG_RUNTIME_DIR } = process.env;
  const env = Object.fromEntries(Object.entries({ DISPLAY, PATH, HOME, XDG_RUNTIME_DIR }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    executable: electron.executable,
    args: ['--disable-gpu', '--lang=zh-CN', app ?? appFolder(electron.asUser), '--data', data, ...more],
    // LC_ALL, because a machine without the Chinese locale falls back to C, where Chromium loses the Chinese names of files.
    env: { ...env, TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' },
  };
}

/** Starts it to be driven; `app` is a copy in which something is otherwise. */
export async function startElectron(data: string, args: readonly string[], app?: string): Promise<ElectronApplication> {
  const { executable, ...start } = startOf(data, args, app);
  // Playwright's default is to start Electron without its sandbox.
  return _electron.launch({ ...start, executablePath: executable, chromiumSandbox: true, timeout: 40_000 });
}

/** Starts it where it is at work already, as a double click on a file does, and waits until that second start has ended. */
export async function startAgain(data: string, args: readonly string[]): Promise<void> {
  const { executable, args: all, env } = startOf(data, args);
  await once(spawn(executable, all, { env, stdio: 'ignore' }), 'exit');
}

function isGroupAlive(leader: number): boolean {
  try {
    return process.kill(-leader, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/** As a power cut ends it: the launcher and all that it started, and waits until the last of them is gone. */
export async function killElectron(app: ElectronApplication): Promise<void> {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('Electron has no process');
  // Playwright starts it as the leader of a process group of its own. Its dying members still hold the data's lock.
  process.kill(-pid, 'SIGKILL');
  for (let tries = 0; tries < 200 && isGroupAlive(pid); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
}
