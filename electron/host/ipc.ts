import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Answer, ServiceEvent, TicketFile } from '#shared/contract.ts';
import { type PdfMaker, pdfJobs } from '#electron/host/shell.ts';
import type { RemoteService } from '#electron/host/startService.ts';

/** The address of the window's own pages; nothing else is ever shown. */
export const appOrigin = 'app://xieshang';

/** The channels; preload.ts, which may import nothing of ours at run time, spells them the same. */
export type Channel = 'ask' | 'put' | 'get' | 'pdf' | 'stopPdf' | 'print' | 'openedFile' | 'remind';

export interface IpcOptions {
  pdf: PdfMaker;
  print(page: WebContents): Promise<void>;
  /** Shows a note on the desktop; false where the system has none. */
  remind(text: string, page: WebContents): Promise<boolean>;
  /** The file that the system opened the program with; once. */
  openedFile(): TicketFile | null;
  /** The windows that hear the service's events. */
  pages(): readonly WebContents[];
}

const longestNote = 300;

const notOurs: Answer = { ok: false, code: 'refused', message: '这个请求不是程序自己的页面发出的，没有执行，数据没有变化。', fix: '请重新启动程序。' };
const malformed: Answer = { ok: false, code: 'invalid', message: '请求的格式不对，没有执行，数据没有变化。', fix: '请重新启动程序。' };

/** Only the main frame of our own page may ask: no frame inside it, no page from elsewhere. */
export function isOurPage(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${appOrigin}/`);
}

/** Carries the service over IPC. Every channel answers; none throws, as an Error would cross as English text. */
export function serveIpc(service: RemoteService, options: IpcOptions): void {
  const handle = (channel: Channel, run: (event: IpcMainInvokeEvent, first: unknown, second: unknown) => unknown, refusal: unknown) =>
    ipcMain.handle(channel, (event, first: unknown, second: unknown) => (isOurPage(event) ? run(event, first, second) : refusal));

  const pdfs = pdfJobs(options.pdf, service);
  handle('ask', (_, operation, input) => (typeof operation === 'string' ? service.dispatch(operation, input) : malformed), notOurs);
  handle('put', (_, bytes, name) => (bytes instanceof Uint8Array && typeof name === 'string' ? service.put(bytes, name) : malformed), notOurs);
  handle('get', (_, ticket) => (typeof ticket === 'string' ? service.get(ticket) : null), null);
  handle(
    'pdf',
    (_, route) =>
      typeof route === 'string' && route.startsWith('/')
        ? pdfs.make(`${appOrigin}/index.html#${route}`)
        : malformed,
    notOurs,
  );
  handle('stopPdf', () => pdfs.stop(), undefined);
  handle('openedFile', () => options.openedFile(), null);
  handle('print', (event) => options.print(event.sender), undefined);
  handle('remind', (event, text) => typeof text === 'string' && text.length <= longestNote && options.remind(text, event.sender), false);

  service.onEvent((event: ServiceEvent) => {
    for (const page of options.pages()) if (!page.isDestroyed()) page.send('event', event);
  });
}
