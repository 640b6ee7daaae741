// npm start: installs and builds what is missing, then starts the program. Needs nothing but the system's Node.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './ensure.mjs';
import { nodeCommand, root } from './install.mjs';
import { findElectron, hasDisplay } from './runtime.mjs';

const given = process.argv.slice(2);
const browserOnly = given.includes('--browser');
const electronOnly = given.includes('--electron');
const passed = given.filter((argument) => argument !== '--browser' && argument !== '--electron');

ensureBuilt();

const electron = findElectron();
const reason = electron.reason ?? (hasDisplay() ? null : '没有图形显示');
if (electronOnly && reason !== null) {
  console.error(`不能用 Electron 启动：${reason}。`);
  process.exit(1);
}
const useElectron = !browserOnly && reason === null;
if (!useElectron && !browserOnly) console.error(`${reason}，改在浏览器中运行，功能相同。`);

const child = useElectron
  ? spawn(electron.executable, [root, ...passed], { stdio: 'inherit' })
  : spawn(nodeCommand(), [path.join(root, 'dist/main/browser.cjs'), ...passed], { stdio: 'inherit', cwd: process.cwd() });
// The program closes its data by itself; we only pass the wish on and wait.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`启动失败：${error.message}`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 0 : 1);
});
