import type { Answer, ServiceEvent, TicketFile } from '#shared/contract.ts';
import type { FailureCode } from '#shared/failure.ts';

/** What a host sends to the service's thread. */
export type WorkerRequest =
  | { id: number; type: 'dispatch'; operation: string; input: unknown }
  | { id: number; type: 'put'; bytes: Uint8Array; name: string }
  | { id: number; type: 'get'; ticket: string }
  | { id: number; type: 'close' };

export type WorkerReply =
  | { type: 'opened' }
  | { type: 'failed'; code: FailureCode; message: string; fix: string }
  | { type: 'answer'; id: number; value: Answer | TicketFile | null }
  | { type: 'event'; event: ServiceEvent };
