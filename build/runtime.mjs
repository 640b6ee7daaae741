// Finds Electron without asking it: require('electron') and the `electron` command would start a download.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

const executables = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };

/**
 * `{ executable, asUser }` of an Electron that can be started, or `{ reason }` in Chinese. Electron refuses its sandbox as
 * root, and without its sandbox we do not start it: root needs a runtime with an `electron-as-user` beside it.
 */
export function findElectron() {
  const folders = [process.env.ELECTRON_OVERRIDE_DIST_PATH, path.join(root, 'node_modules/electron/dist')];
  for (const folder of folders) {
    if (!folder) continue;
    const executable = path.join(folder, executables[process.platform] ?? 'electron');
    try {
      readFileSync(path.join(folder, 'version'));
      accessSync(executable, constants.X_OK);
    } catch {
      continue;
    }
    if (process.getuid?.() !== 0) return { executable, asUser: false };
    const asUser = path.join(folder, 'electron-as-user');
    if (existsSync(asUser)) return { executable: asUser, asUser: true };
    return { reason: 'Electron 不能用 root 身份安全运行（请换普通用户）' };
  }
  return { reason: '本机没有 Electron 程序文件（可运行 npx install-electron 获取）' };
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
