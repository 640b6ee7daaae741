import type { Answer, Bridge, Input, OperationName, Output, ServiceEvent, TicketFile } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { mostHandedOver } from '#shared/mostHandedOver.ts';
import { makeBrowserBridge } from '#renderer/browserBridge.ts';

/** The only file that knows in which host the window is. */

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly bridge?: Bridge;
  }
}

let chosen: Bridge | null = null;

function bridge(): Bridge {
  chosen ??= window.bridge ?? makeBrowserBridge();
  return chosen;
}

/** For component tests: a bridge of their own instead of a host's. Null chooses anew. */
export function provideBridge(replacement: Bridge | null): void {
  chosen = replacement;
}

function valueOf(answer: Answer): unknown {
  if (answer.ok) return answer.value;
  throw new Failure(answer.code, answer.message, answer.fix, answer.fields ?? []);
}

function ticketOf(answer: Answer): { ticket: string } {
  return valueOf(answer) as { ticket: string }; // the contract of put and makePdf
}

let askReason: ((failure: Failure) => Promise<string | null>) | null = null;

/** Who asks the person why something in a locked year is changed (record/useReasonAsker.ts). Null: nobody; it is refused then. */
export function provideReasons(asker: typeof askReason): void {
  askReason = asker;
}

/**
 * Asks the service. Throws the Failure that the service answered; nothing else reaches a screen. What changes a locked year is
 * asked again with the reason that the person gives; without one it stays refused.
 */
export async function ask<O extends OperationName>(operation: O, input: Input<O>): Promise<Output<O>> {
  const answer = await bridge().ask(operation, input);
  if (!answer.ok && answer.code === 'locked' && askReason !== null) {
    const reason = await askReason(new Failure(answer.code, answer.message, answer.fix));
    if (reason !== null) return valueOf(await bridge().ask('withReason', { operation, input, reason })) as Output<O>; // withReason answers what the operation does
  }
  return valueOf(answer) as Output<O>; // the contract ties the name to the type
}

/** Hears what the service announces by itself, until the returned function is called. */
export function onEvent(listener: (event: ServiceEvent) => void): () => void {
  return bridge().onEvent(listener);
}

/** Hands a file that the person chose to the service. */
export async function putFile(file: File): Promise<{ ticket: string }> {
  // Before anything of it is read: it would fill the memory, and reading it would fail with other words.
  if (file.size > mostHandedOver) throw new Failure('file', `“${file.name}”太大了，不会是要选的文件，没有读取。现有数据没有变化。`, '请核对是不是选错了文件。');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new Failure('file', `“${file.name}”没有读完，U盘可能被拔出，或者文件已经移走。现有数据没有变化。`, '请插好U盘，再选一次这个文件。');
  }
  return ticketOf(await bridge().put(bytes, file.name));
}

/** The bytes that wait under a ticket. */
export async function getFile(ticket: string): Promise<TicketFile> {
  const file = await bridge().get(ticket);
  if (!file) throw new Failure('notFound', '这个文件已不在待取处，数据没有变化。', '请重新生成一次。');
  return file;
}

/** Saves the file under a ticket where the person says (Electron asks, a browser puts it among the downloads). */
export async function takeFile(ticket: string, name?: string): Promise<void> {
  const file = await getFile(ticket);
  // A copy: a Blob takes no view of shared memory, and the type can't tell that ours is not.
  const url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name ?? file.name;
  link.click();
  // The download starts after this turn; the address must live until then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Makes a PDF of the print page at a hash route, e.g. `/print/minutes/ID`, which must call `printIsReady`. */
export async function makePdf(route: string): Promise<{ ticket: string }> {
  return ticketOf(await bridge().makePdf(route));
}

/** Ends the PDFs under way: makePdf() then throws the Failure that says so. */
export function stopPdf(): Promise<void> {
  return bridge().stopPdf();
}

/** The bundle that a double click opened the program with, once. */
export async function openedFile(): Promise<File | null> {
  const file = await bridge().openedFile();
  return file && new File([new Uint8Array(file.bytes)], file.name, { type: file.type });
}

/** Opens the system's print dialog on the current page. */
export function printPage(): Promise<void> {
  return bridge().print();
}

/** A note on the desktop; false where there is none. */
export function remindOnDesktop(text: string): Promise<boolean> {
  return bridge().remind(text);
}

/**
 * A print page says that its data, fonts and page breaks are there; a PDF is taken only then. Its document.title names the
 * file. Call it again with false when the page can't be shown: the PDF then fails in words instead of after a time limit.
 */
export async function printIsReady(good = true): Promise<void> {
  await document.fonts.ready;
  document.documentElement.dataset['print'] = good ? 'ready' : 'failed';
}
