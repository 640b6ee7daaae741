// Runs on the system's Node and imports nothing from node_modules: it is what puts node_modules there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

/** The Node that everything of ours runs on; it comes with the packages. */
export const node24 = path.join(
  root,
  'node_modules',
  `node-${windows ? 'win' : process.platform}-${process.arch}`,
  'bin',
  windows ? 'node.exe' : 'node',
);

function readJson(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * True when node_modules holds what package-lock.json names. npm writes node_modules/.package-lock.json as the last act
 * of an install, so an interrupted one does not count. Packages for other platforms may be absent.
 */
export function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const found = readJson('node_modules/.package-lock.json')?.packages;
  if (!found) return false;
  for (const [place, { version, optional, devOptional, link }] of Object.entries(wanted)) {
    if (place === '' || link) continue;
    const have = found[place];
    if (have ? have.version !== version : !(optional || devOptional)) return false;
  }
  return true;
}

/** The command that starts Node 24, or the running Node when it is at least 24 (macOS, other processors). */
export function nodeCommand() {
  if (existsSync(node24)) return node24;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`需要 Node 24：依赖里没有适合本机（${process.platform}-${process.arch}）的 Node，请自行安装 Node 24 后重试。`);
  process.exit(1);
}

/** `npm ci` once hung for good on a slow line: hence the time limit, and three tries. */
export function ensureInstalled() {
  if (isInstalled()) return;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`本机的 Node 是 ${process.versions.node}，请先安装 Node 20.19 或更新的版本。`);
    process.exit(1);
  }
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    console.log(attempt === 1 ? '正在安装依赖（只在第一次或依赖变化时）……' : `第 ${attempt} 次重试安装依赖……`);
    const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      timeout: 300_000,
      killSignal: 'SIGKILL',
      shell: windows,
    });
    if (done.status === 0 && isInstalled()) return;
  }
  console.error('依赖没有装好。请检查网络（可用 npm config set registry 换成能访问的镜像）后重试。');
  process.exit(1);
}

/** Runs a command to its end and answers its exit code; a signal counts as 1. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return done.status ?? 1;
}

/** Runs the script `file` with `args` under Node 24. */
export function runNode(file, args = [], options = {}) {
  return run(nodeCommand(), [path.join(root, file), ...args], options);
}
