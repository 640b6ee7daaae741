import { app, type BaseWindow, BrowserWindow, dialog, Menu, type MenuItemConstructorOptions, Notification, type Session, shell, type WebContents, type WebPreferences } from 'electron';
import type { ServiceEvent } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { isInside } from '#electron/host/security.ts';
import { type PdfMaker, printStateScript, printTrouble, untilPrintable } from '#electron/host/shell.ts';
import { type WindowState, writeWindowState } from '#electron/host/windowState.ts';

/** Everything that a page may not have, for the window and for print pages alike. */
export function safePreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** Electron's PDF: a hidden window of the same kind shows the page and prints it. */
export function makeElectronPdf(preload: string): PdfMaker {
  return async (url, signal) => {
    signal.throwIfAborted();
    const hidden = new BrowserWindow({ show: false, width: 1200, height: 900, webPreferences: safePreferences(preload) });
    // Without its window every wait on the page fails at once.
    const end = () => hidden.destroy();
    signal.addEventListener('abort', end);
    try {
      await hidden.loadURL(url);
      const page = hidden.webContents;
      await untilPrintable(() => page.executeJavaScript(printStateScript));
      const bytes = await page.printToPDF({ printBackground: true, preferCSSPageSize: true });
      return { bytes: new Uint8Array(bytes), title: page.getTitle() };
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  };
}

/** Says it in the window, past the service. */
export function tell(page: WebContents, text: string): void {
  if (!page.isDestroyed()) page.send('event', { type: 'notice', text } satisfies ServiceEvent);
}

/** The system's print dialog. A person who cancels it has done nothing wrong; where nothing could be printed, the window says so. */
export async function printWithDialog(page: WebContents): Promise<void> {
  const reason = await new Promise<string>((resolve) => {
    page.print({ silent: false, printBackground: true }, (done, why) => resolve(done ? '' : why));
  });
  if (reason === '' || /cancel/i.test(reason)) return;
  console.error(`print: ${reason}`);
  const printers = await page.getPrintersAsync();
  tell(page, printTrouble(printers.length));
}

/** Brings the window before the others. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A system that says neither yes nor no within this time is taken to have shown nothing. */
const noteAnswersWithin = 3000;
/** Kept until the next one: a note that nothing refers to hears no click. */
let lastNote: Notification | null = null;

/** A note on the desktop; a click on it brings the window to the front, at the desk. False where the system shows none. */
export function remindOnDesktop(text: string, page: WebContents): Promise<boolean> {
  if (!Notification.isSupported()) return Promise.resolve(false);
  lastNote?.close();
  const note = new Notification({ title: '基层协商工作台', body: text, silent: true });
  lastNote = note;
  note.on('click', () => {
    const window = BrowserWindow.fromWebContents(page);
    if (!window) return;
    bringToFront(window);
    goTo(window, '#/');
  });
  return new Promise((resolve) => {
    note.once('show', () => resolve(true));
    // Said on every system, although Electron's types name Windows only.
    note.once('failed', () => resolve(false));
    setTimeout(() => resolve(false), noteAnswersWithin);
    note.show();
  });
}

const isSame = (one: Electron.Rectangle, other: Electron.Rectangle): boolean => one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** Puts the window as it was left, and writes down how it is left this time. */
export function rememberPlace(window: BrowserWindow, folder: string, state: WindowState): void {
  const { area } = state;
  if (state.maximized) {
    window.maximize();
    // Under X11 a window that starts maximized has no other size to go back to.
    window.once('unmaximize', () => {
      const { width, height } = window.getBounds();
      if (area && (width !== area.width || height !== area.height)) window.setBounds(area);
    });
  }
  window.on('close', () => {
    const maximized = window.isMaximized();
    const now = window.getBounds();
    const normal = maximized || window.isFullScreen() || window.isMinimized() ? window.getNormalBounds() : now;
    writeWindowState(folder, { area: maximized && isSame(normal, now) ? area : normal, maximized });
  });
}

/** A download asks where to, with Chinese words. */
export function askWhereToSave(session: Session): void {
  session.on('will-download', (_, item) => {
    item.setSaveDialogOptions({ title: '保存到', buttonLabel: '保存', defaultPath: item.getFilename() });
  });
}

/** Shows what kept the program from opening, in words. */
export function showStartFailure(error: unknown): void {
  if (error instanceof Failure) {
    console.error(`${error.message}\n${error.fix}`); // first: the box waits for a click
    dialog.showErrorBox('基层协商工作台没有打开', `${error.message}\n\n${error.fix}`);
    return;
  }
  console.error(error);
  dialog.showErrorBox('基层协商工作台没有打开', `程序出了意外，数据文件没有被改动。\n\n请重新启动；仍不行时，请把下面的文字交给维护人员。\n\n${String(error)}`);
}

/** A page with unsaved typing asks before it goes; Electron by itself would refuse to close without a word. */
export function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: '这一页还有没有保存的内容。',
      detail: '已填的内容留在草稿里，下次打开可以接着填。',
      buttons: ['留在这一页', '离开'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (choice === 1) event.preventDefault();
  });
}

/** The menu leads to pages of the window; what was typed into a form stays as its draft. */
function goTo(window: BaseWindow | undefined, hash: string): void {
  run(window, `window.location.hash = ${JSON.stringify(hash)}`);
}

/** Nothing leads elsewhere behind the lock screen; under an open dialog the page itself stays (renderer/state/route.ts). */
const mayGo = `document.documentElement.dataset.locked !== 'yes'`;

function run(window: BaseWindow | undefined, script: string): void {
  if (window instanceof BrowserWindow) void window.webContents.executeJavaScript(`if (${mayGo}) { ${script}; }`);
}

/** The other keys that hands know for the same: + without Shift, and the block of digits. */
const zoomKeys: MenuItemConstructorOptions[] = (
  [
    ['zoomIn', '放大', 'CmdOrCtrl+='],
    ['zoomIn', '放大', 'CmdOrCtrl+numadd'],
    ['zoomOut', '缩小', 'CmdOrCtrl+numsub'],
    ['resetZoom', '原来大小', 'CmdOrCtrl+num0'],
  ] as const
).map(([role, label, accelerator]) => ({ role, label, accelerator, visible: false }));

export function menuTemplate(data: string): MenuItemConstructorOptions[] {
  return [
    {
      label: '文件(&F)',
      submenu: [
        {
          label: '打印(&P)…',
          accelerator: 'CmdOrCtrl+P',
          click: (_, window) => {
            if (window instanceof BrowserWindow) void printWithDialog(window.webContents);
          },
        },
        { label: '打开数据文件夹', click: () => void shell.openPath(data) },
        { type: 'separator' },
        { role: 'quit', label: '退出(&X)' },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        { role: 'undo', label: '撤销输入' },
        { role: 'redo', label: '重做输入' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '查看(&V)',
      submenu: [
        { role: 'zoomIn', label: '放大' },
        { role: 'zoomOut', label: '缩小' },
        { role: 'resetZoom', label: '原来大小' },
        ...zoomKeys,
        { type: 'separator' },
        // Chromium's own browser has this key; a window of Electron's has not. By the page's history.
        { label: '上一页', accelerator: 'Alt+Left', click: (_, window) => run(window, 'window.history.back()') },
        { role: 'togglefullscreen', label: '全屏' },
        { role: 'reload', label: '重新载入' },
      ],
    },
    {
      label: '帮助(&H)',
      submenu: [
        { label: '五分钟上手', accelerator: 'F1', registerAccelerator: false, click: (_, window) => goTo(window, '#/help') },
        { label: '快捷键', click: (_, window) => goTo(window, '#/help/keys') },
        { label: '备份和恢复', click: (_, window) => goTo(window, '#/settings/backup') },
        { label: '升级程序', click: (_, window) => goTo(window, '#/settings/update') },
      ],
    },
  ];
}

/** More of these within a minute, and starting the page again by itself would go on for ever. */
const mostCrashes = 3;
const withinMs = 60_000;

export interface WindowLifeOptions {
  log(what: string, error: unknown): void;
  /** The window's page from the start. */
  home: string;
  origin: string;
}

/**
 * The page's process may die or hang (memory, a driver): it is started again where it was, and what was being typed comes back
 * from its draft. Nothing of the data is in that process.
 */
export function keepAlive(window: BrowserWindow, options: WindowLifeOptions): void {
  const crashes: number[] = [];
  const startAgain = (): void => {
    const url = window.webContents.getURL();
    // Not reload(): over our own scheme it never ends.
    void window.loadURL(url.startsWith(`${options.origin}/`) ? url : options.home).catch((error: unknown) => options.log('window', error));
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    options.log('window', `the page's process is gone: ${reason} ${exitCode}`);
    const now = Date.now();
    crashes.push(now);
    if (crashes.filter((at) => now - at < withinMs).length <= mostCrashes) {
      startAgain();
      return;
    }
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: '程序的窗口连续出错。',
      detail: '已保存的数据没有问题，正在填写的内容留在草稿里。可以再试一次；还不行的，请关闭程序，重新启动电脑后再打开。',
      buttons: ['再试一次', '关闭程序'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    crashes.length = 0;
    if (choice === 0) startAgain();
    else window.destroy();
  });
  window.on('unresponsive', () => {
    options.log('window', 'the page does not answer');
    const choice = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: '窗口好一会儿没有反应。',
      detail: '可能正在算一件大事，可以再等等。重新打开窗口时，正在填写的内容会从草稿里回来。',
      buttons: ['再等等', '重新打开窗口'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (choice === 1) window.webContents.forcefullyCrashRenderer();
  });
}

/** The right button, in Chinese: Electron by itself shows nothing, and many paste with the mouse only. */
export function offerContextMenu(page: WebContents, window: BrowserWindow): void {
  page.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText.trim() === '') return;
    Menu.buildFromTemplate([
      ...(isEditable
        ? [
            { role: 'undo' as const, label: '撤销输入', enabled: editFlags.canUndo },
            { type: 'separator' as const },
            { role: 'cut' as const, label: '剪切', enabled: editFlags.canCut },
          ]
        : []),
      { role: 'copy', label: '复制', enabled: editFlags.canCopy },
      ...(isEditable ? [{ role: 'paste' as const, label: '粘贴', enabled: editFlags.canPaste }] : []),
      { role: 'selectAll', label: '全选' },
    ]).popup({ window });
  });
}

/** Nothing leads out of the program: no navigation, no new window, no permission, no request, no address but our own. */
export function closeWaysOut(session: Session, origin: string): void {
  app.on('web-contents-created', (_, page) => {
    const stay = (event: { preventDefault(): void; url: string }) => {
      if (!event.url.startsWith(`${origin}/`)) event.preventDefault();
    };
    page.on('will-navigate', stay);
    page.on('will-frame-navigate', stay);
    page.on('will-redirect', stay);
    page.on('will-attach-webview', (event) => event.preventDefault());
    page.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isInside(request.url, origin) }));
}
