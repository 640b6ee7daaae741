import { app, BrowserWindow, dialog, type MenuItemConstructorOptions, type Session, shell, type WebContents, type WebPreferences } from 'electron';
import { Failure } from '#shared/failure.ts';
import { type PdfMaker, printStateScript, untilPrintable } from '#electron/host/shell.ts';

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
  return async (url) => {
    const hidden = new BrowserWindow({ show: false, width: 1200, height: 900, webPreferences: safePreferences(preload) });
    try {
      await hidden.loadURL(url);
      const page = hidden.webContents;
      await untilPrintable(() => page.executeJavaScript(printStateScript));
      const bytes = await page.printToPDF({ printBackground: true, preferCSSPageSize: true });
      return { bytes: new Uint8Array(bytes), title: page.getTitle() };
    } finally {
      hidden.destroy();
    }
  };
}

/** The system's print dialog. A person who cancels it has done nothing wrong. */
export function printWithDialog(page: WebContents): Promise<void> {
  return new Promise((resolve) => {
    page.print({ silent: false, printBackground: true }, (_, reason) => {
      if (reason && reason !== 'Print job canceled') console.error(`print: ${reason}`);
      resolve();
    });
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
        { type: 'separator' },
        { role: 'togglefullscreen', label: '全屏' },
        { role: 'reload', label: '重新载入' },
      ],
    },
  ];
}
