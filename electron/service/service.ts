import type { Answer, ServiceEvent, TicketFile } from '#shared/contract.ts';

export interface ServiceOptions {
  /** The data folder; made when absent. */
  data: string;
  practice: boolean;
  /** A day that stands for today, for practice and tests; null for the clock's. */
  today: string | null;
  host: 'electron' | 'browser';
  version: string;
  /** The folder that holds sql.js's wasm file. */
  wasm: string;
}

export interface Service {
  dispatch(operation: string, input: unknown): Promise<Answer>;
  put(bytes: Uint8Array, name: string): Answer;
  get(ticket: string): TicketFile | null;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  close(): Promise<void>;
}

export function openService(options: ServiceOptions): Promise<Service> {
  return Promise.reject(new Error(`not built yet: ${options.data}`));
}
