import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, protocol, screen, session } from 'electron';
import type { ServiceEvent } from '#shared/contract.ts';
import { askBeforeLeaving, askWhereToSave, bringToFront, closeWaysOut, keepAlive, makeElectronPdf, menuTemplate, offerContextMenu, printWithDialog, remindOnDesktop, rememberPlace, safePreferences, showStartFailure, tell } from '#electron/host/electronShell.ts';
import { readHostOptions } from '#electron/host/hostOptions.ts';
import { appOrigin, serveIpc } from '#electron/host/ipc.ts';
import { bundleNamed, waitingFile } from '#electron/host/openedFiles.ts';
import { securityHeaders } from '#electron/host/security.ts';
import { launchService } from '#electron/host/startService.ts';
import { readStaticFile } from '#electron/host/staticFile.ts';
import { openLog } from '#electron/service/log.ts';
import { readWindowState, smallest } from '#electron/host/windowState.ts';

/** The program in its own window. Built to dist/main/main.cjs: with an ES module entry `app.whenReady()` never answers. */

const here = __dirname;
const home = `${appOrigin}/index.html`;
const preload = join(here, 'preload.cjs');

/** A start that takes longer shows its window, which says what is going on. */
const patienceMs = 600;

/** `opened` settles when the data is there, or is known not to open: that is told in a box of its own, without a window. */
function openWindow(practice: boolean, opened: Promise<void>): BrowserWindow {
  const folder = app.getPath('userData');
  const state = readWindowState(folder, screen.getAllDisplays().map((display) => display.workArea));
  const { width, height } = screen.getPrimaryDisplay().workArea;
  const window = new BrowserWindow({
    ...(state.area ?? { width: Math.min(1366, width), height: Math.min(768, height) }),
    minWidth: Math.min(smallest.width, width),
    minHeight: Math.min(smallest.height, height),
    show: false,
    backgroundColor: '#f2f4f7',
    title: practice ? '基层协商工作台（练习）' : '基层协商工作台',
    webPreferences: safePreferences(preload),
  });
  rememberPlace(window, folder, state);
  const painted = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()));
  const waited = new Promise<void>((resolve) => void setTimeout(resolve, patienceMs));
  const show = () => window.isDestroyed() || window.show();
  void Promise.all([painted, Promise.race([opened, waited])]).then(show, () => undefined);
  window.on('page-title-updated', (event) => event.preventDefault());
  askBeforeLeaving(window);
  offerContextMenu(window.webContents, window);
  return window;
}

function serveWindowFiles(): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const file = url.host === new URL(appOrigin).host ? await readStaticFile(join(here, '../renderer'), url.pathname) : null;
    if (!file) return new Response('404', { status: 404, headers: securityHeaders });
    return new Response(file.bytes, { headers: { ...securityHeaders, 'content-type': file.type } });
  });
}

/** Whether another load of the same window took the place of this one. */
const isAborted = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED';

async function start(options: ReturnType<typeof readHostOptions>): Promise<void> {
  const { data, practice, today } = options;
  const service = launchService(join(here, 'worker.cjs'), { data, practice, today, host: 'electron', version: app.getVersion(), wasm: here });
  const log = openLog(data, 'window.log');
  const files = waitingFile((failure, error) => {
    log.defect('opened file', error);
    for (const one of BrowserWindow.getAllWindows()) tell(one.webContents, `${failure.message}${failure.fix}`);
  });
  files.offer(bundleNamed(process.argv.slice(1), process.cwd()));
  closeWaysOut(session.defaultSession, appOrigin);
  serveWindowFiles();
  askWhereToSave(session.defaultSession);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(data)));
  serveIpc(service, {
    pdf: makeElectronPdf(preload),
    print: printWithDialog,
    remind: remindOnDesktop,
    openedFile: files.take,
    pages: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
  });

  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void service.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
  // From a terminal, a service manager, or at log-out: the same way out as the window's own.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  const window = openWindow(practice, service.opened);
  let leaving = false;
  window.on('close', () => (leaving = true));
  keepAlive(window, { log: log.defect, home, origin: appOrigin });
  app.on('child-process-gone', (_event, { type, reason }) => void log.defect('process', `${type}: ${reason}`));
  app.on('second-instance', (_event, args, from) => {
    if (window.isDestroyed()) return;
    if (files.offer(bundleNamed(args.slice(1), from))) window.webContents.send('event', { type: 'fileOpened' } satisfies ServiceEvent);
    bringToFront(window);
  });
  const loaded = window.loadURL(home).catch((error: unknown) => {
    if (!leaving && !isAborted(error)) throw error; // closed or loaded again before its page had loaded: that is no failure
  });
  // The page loads while the data opens; what it asks is answered when that is done.
  await Promise.all([service.opened, loaded]);
}

function fail(error: unknown): void {
  showStartFailure(error);
  app.exit(1);
}

function begin(): void {
  const options = readHostOptions(process.argv.slice(1), process.platform, process.env, false);
  // Beside the data, never in it: caches and the window's place are no data, and no backup should hold them.
  app.setPath('userData', `${options.data}.window`);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  void app.whenReady().then(() => start(options)).catch(fail);
}

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
app.enableSandbox();
app.setAppUserModelId('invalid.xieshang.app'); // Windows: one icon in the task bar, and notifications under our name
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.commandLine.appendSwitch('disable-background-networking');
// Electron's own box is in English.
process.on('uncaughtException', (error) => {
  console.error(error);
  openLog(readHostOptions(process.argv.slice(1), process.platform, process.env, false).data, 'window.log').defect('main', error);
  dialog.showErrorBox('程序出了意外', `已保存的数据没有问题。请关闭程序，重新启动。\n\n${String(error)}`);
});
try {
  begin();
} catch (error) {
  fail(error);
}
