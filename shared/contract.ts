import type * as v from 'valibot';
import type { FieldProblem, FailureCode } from '#shared/failure.ts';
import type { AccessOperations } from '#shared/contract/access.ts';
import { accessInputs } from '#shared/contract/access.ts';
import type { ArchiveOperations } from '#shared/contract/archive.ts';
import { archiveInputs } from '#shared/contract/archive.ts';
import type { AttachmentOperations } from '#shared/contract/attachments.ts';
import { attachmentInputs } from '#shared/contract/attachments.ts';
import type { BackupOperations } from '#shared/contract/backup.ts';
import { backupInputs } from '#shared/contract/backup.ts';
import type { ClosingOperations } from '#shared/contract/closing.ts';
import { closingInputs } from '#shared/contract/closing.ts';
import type { DutyOperations } from '#shared/contract/duty.ts';
import { dutyInputs } from '#shared/contract/duty.ts';
import type { ExchangeOperations } from '#shared/contract/exchange.ts';
import { exchangeInputs } from '#shared/contract/exchange.ts';
import type { FigureOperations } from '#shared/contract/figures.ts';
import { figureInputs } from '#shared/contract/figures.ts';
import type { PaperOperations } from '#shared/contract/papers.ts';
import { paperInputs } from '#shared/contract/papers.ts';
import type { PeopleOperations } from '#shared/contract/people.ts';
import { peopleInputs } from '#shared/contract/people.ts';
import type { RecordOperations } from '#shared/contract/records.ts';
import { recordInputs } from '#shared/contract/records.ts';
import type { SessionOperations } from '#shared/contract/session.ts';
import { sessionInputs } from '#shared/contract/session.ts';
import type { UpdateOperations } from '#shared/contract/update.ts';
import { updateInputs } from '#shared/contract/update.ts';
import type { TableOperations } from '#shared/contract/tables.ts';
import { tableInputs } from '#shared/contract/tables.ts';

/**
 * Everything that the window may ask of the service. An operation is declared once, in one of the files of
 * shared/contract/: its name is the channel, its schema is checked on arrival, its types serve both sides.
 */
export const inputs = { ...updateInputs, ...accessInputs, ...backupInputs, ...attachmentInputs, ...sessionInputs, ...recordInputs, ...paperInputs, ...exchangeInputs, ...figureInputs, ...dutyInputs, ...peopleInputs, ...closingInputs, ...archiveInputs, ...tableInputs } as const;

export interface Operations extends UpdateOperations, AccessOperations, BackupOperations, AttachmentOperations, SessionOperations, RecordOperations, PaperOperations, ExchangeOperations, FigureOperations, DutyOperations, PeopleOperations, ClosingOperations, ArchiveOperations, TableOperations {}

export type OperationName = keyof Operations & keyof typeof inputs;
export type Input<O extends OperationName> = v.InferInput<(typeof inputs)[O]>;
export type Output<O extends OperationName> = Operations[O];
export type Handlers = {
  [O in OperationName]: (input: v.InferOutput<(typeof inputs)[O]>) => Output<O> | Promise<Output<O>>;
};

/** What crosses the border in answer to an operation. Failures are answers too: nothing is thrown across a carrier. */
export type Answer =
  | { ok: true; value: unknown }
  | { ok: false; code: FailureCode; message: string; fix: string; fields?: readonly FieldProblem[] };

/**
 * What the service announces by itself: records that changed (all of them, when `ids` is null), how far a long job is, or what
 * the person must hear at once (a full disk), or a bundle that was opened by a double click and waits at `openedFile`.
 */
export type ServiceEvent =
  | { type: 'changed'; entity: string; ids: readonly string[] | null }
  | { type: 'progress'; job: string; done: number; total: number; note: string }
  | { type: 'notice'; text: string }
  | { type: 'fileOpened' };

/** Bytes that wait under a ticket: put there by the window (an import) or by the service (a paper, an export). */
export interface TicketFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** What a host gives the window: ask, hear, hand bytes over, take bytes. */
export interface Bridge {
  readonly host: 'electron' | 'browser';
  ask(operation: string, input: unknown): Promise<Answer>;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  /** Answers `{ticket}`. */
  put(bytes: Uint8Array, name: string): Promise<Answer>;
  get(ticket: string): Promise<TicketFile | null>;
  /** Prints the page of hash route `route` as it is shown in the preview, and answers `{ticket}` of the PDF, or a failure. */
  makePdf(route: string): Promise<Answer>;
  /** Ends the PDFs that this window has under way; each then answers that it was stopped. */
  stopPdf(): Promise<void>;
  /** The bundle that a double click opened the program with; null when there is none, or it was fetched already. */
  openedFile(): Promise<TicketFile | null>;
  /** Opens the system's print dialog on the current page. */
  print(): Promise<void>;
  /** Shows a note on the desktop; false where the host has none, so that the window says it itself. */
  remind(text: string): Promise<boolean>;
}
