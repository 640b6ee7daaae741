// What the tests need from the system. As root on Debian it is installed; elsewhere a person is told exactly what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './install.mjs';
import { findElectron, hasDisplay } from './runtime.mjs';

const answers = (command, args) => {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  return done.error ? null : `${done.stdout}${done.stderr}`;
};

const inPath = (name) => (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));
// Where there is no PATH to look in (Windows), the tests look for Edge or Chrome by themselves.
const hasBrowser = () =>
  process.platform !== 'linux' || ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'].some(inPath);

const needs = [
  { name: 'chromium', present: hasBrowser },
  { name: 'fonts-noto-cjk', present: () => process.platform !== 'linux' || Boolean(answers('fc-list', [':lang=zh-cn', 'family'])?.trim()) },
  { name: 'poppler-utils', present: () => process.platform === 'win32' || inPath('pdftotext') },
  { name: 'sqlite3', present: () => process.platform === 'win32' || inPath('sqlite3') },
  // Only to be loaded into by one test, which says so where it is not there.
  { name: 'postgresql', optional: true, present: () => process.platform !== 'linux' || existsSync('/usr/lib/postgresql') || inPath('initdb') },
  // A screen for real Electron, where there is an Electron and no screen.
  { name: 'xvfb', present: () => hasDisplay() || findElectron().reason !== undefined || inPath('Xvfb') },
];

const missing = (optional) => needs.filter((need) => (optional || !need.optional) && !need.present()).map((need) => need.name);

export function ensureSystemPackages() {
  let absent = missing(true);
  if (absent.length === 0) return;
  if (process.getuid?.() === 0 && inPath('apt-get')) {
    console.log(`正在安装系统软件包：${absent.join(' ')}……`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 };
    run('apt-get', ['update', '-q'], quiet);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...absent], quiet);
  }
  absent = missing(false);
  if (absent.length === 0) return;
  console.error(`测试还需要这些系统软件：${absent.join(' ')}`);
  console.error(`Debian、统信、麒麟上请运行：sudo apt-get install ${absent.join(' ')}`);
  process.exit(1);
}
