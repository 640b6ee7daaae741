import type { Answer } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { RemoteService } from '#electron/host/startService.ts';

/** A print page on paper. `title` is the page's document.title, which names the file. */
export interface PrintedPage {
  bytes: Uint8Array;
  title: string;
}

/** Opens the window's page at `url`, waits until it calls itself ready, and prints it. Throws a Failure when it can't, anything once `signal` is aborted. */
export type PdfMaker = (url: string, signal: AbortSignal) => Promise<PrintedPage>;

/** How long a print page may take to call itself ready: a file of 137 members is one job. */
export const printTimeLimit = 120_000;

/** What is asked of a print page while waiting; it is set by printIsReady in the window's bridge. */
export const printStateScript = `document.documentElement.dataset.print ?? ''`;

export function printFailure(): Failure {
  return new Failure('refused', '这一页没有排好，没有生成 PDF，数据没有变化。', '请先在预览里看能不能正常显示，再重试；也可以用“打印”直接打印。');
}

/** What is said when the system printed nothing, by how many printers it knows. */
export function printTrouble(printers: number): string {
  const [why, what] =
    printers === 0
      ? ['这台电脑上没有找到打印机', '请接好打印机，在系统设置里添加以后再打印']
      : ['打印机没有接受这份文件', '请看看打印机是否开着、有没有纸、线有没有接好，再打印一次'];
  return `没有打印出来：${why}。资料都保存着，没有变化。${what}；也可以先存成PDF、Word或Excel文件，拿到别的电脑上打印。`;
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

/** The PDFs under way in a host. */
export interface PdfJobs {
  /** Prints, leaves the PDF with the service, and answers `{ticket}` or what went wrong. Never throws. */
  make(url: string): Promise<Answer>;
  /** Ends all that are under way; each answers that it was stopped. */
  stop(): void;
}

const stopped: Answer = { ok: false, code: 'refused', message: '已停止，没有生成PDF，资料没有改动。', fix: '需要时可以重新生成。' };

export function pdfJobs(pdf: PdfMaker, service: RemoteService): PdfJobs {
  const running = new Set<AbortController>();
  return {
    async make(url) {
      const job = new AbortController();
      running.add(job);
      const answer = await makeTicket(() => pdf(url, job.signal), service, job.signal);
      running.delete(job);
      return answer;
    },
    stop() {
      for (const job of running) job.abort();
    },
  };
}

async function makeTicket(print: () => Promise<PrintedPage>, service: RemoteService, signal: AbortSignal): Promise<Answer> {
  try {
    const { bytes, title } = await print();
    return signal.aborted ? stopped : await service.put(bytes, fileName(title));
  } catch (error) {
    if (signal.aborted) return stopped;
    if (error instanceof Failure) return { ok: false, code: error.code, message: error.message, fix: error.fix };
    console.error(error);
    const { code, message, fix } = printFailure();
    return { ok: false, code, message, fix };
  }
}
