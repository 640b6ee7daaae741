import type { Answer } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { RemoteService } from '#electron/host/startService.ts';

/** A print page on paper. `title` is the page's document.title, which names the file. */
export interface PrintedPage {
  bytes: Uint8Array;
  title: string;
}

/** Opens the window's page at `url`, waits until it calls itself ready, and prints it. Throws a Failure when it can't. */
export type PdfMaker = (url: string) => Promise<PrintedPage>;

/** How long a print page may take to call itself ready: a file of 137 members is one job. */
export const printTimeLimit = 120_000;

/** What is asked of a print page while waiting; it is set by printIsReady in the window's bridge. */
export const printStateScript = `document.documentElement.dataset.print ?? ''`;

export function printFailure(): Failure {
  return new Failure('refused', '这一页没有排好，没有生成 PDF，数据没有变化。', '请先在预览里看能不能正常显示，再重试；也可以用“打印”直接打印。');
}

/** Waits until `readState` answers `ready`. Throws a Failure for a page that failed, or took too long. */
export async function untilPrintable(readState: () => Promise<unknown>, limit = printTimeLimit): Promise<void> {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    const state = await readState();
    if (state === 'ready') return;
    if (state === 'failed') break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw printFailure();
}

function fileName(title: string): string {
  const clean = title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
  return `${clean || '文件'}.pdf`;
}

/** Prints, leaves the PDF with the service, and answers `{ticket}` or what went wrong. Never throws. */
export async function makePdfTicket(pdf: PdfMaker, url: string, service: RemoteService): Promise<Answer> {
  try {
    const { bytes, title } = await pdf(url);
    return await service.put(bytes, fileName(title));
  } catch (error) {
    if (error instanceof Failure) return { ok: false, code: error.code, message: error.message, fix: error.fix };
    console.error(error);
    const { code, message, fix } = printFailure();
    return { ok: false, code, message, fix };
  }
}
