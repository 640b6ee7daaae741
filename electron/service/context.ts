import type { Session } from '#shared/contract/session.ts';
import type { ServiceEvent, TicketFile } from '#shared/contract.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { Store } from '#electron/storage/store.ts';
import type { Touched } from '#electron/storage/write.ts';
import type { Keys } from '#electron/sync/keys.ts';

/** What every handler works with. */
export interface Context {
  store: Store;
  /** What this installation signs and opens files with. */
  keys: Keys;
  practice: boolean;
  host: 'electron' | 'browser';
  version: string;
  /** The day that counts as today, `YYYY-MM-DD` in Asia/Shanghai. */
  today(): string;
  /** The name that changes are signed with. */
  user(): string;
  announce(event: ServiceEvent): void;
  tickets: Map<string, TicketFile>;
  /** Who is at the machine; absent while it is being opened. */
  access?: { session(): Pick<Session, 'people' | 'locked' | 'lockMinutes'> };
  /** Long jobs under way, by the name that the window gave them; who is asked to stop stops before its next piece. */
  jobs: Map<string, { stopped: boolean }>;
  /** Keeps bytes for the window to fetch, and answers the ticket. */
  keep(file: TicketFile): string;
}

/** Tells the windows which records changed. Long lists are told as "all of them". */
export function announceTouched(context: Context, touched: Touched): void {
  for (const [entity, ids] of touched) {
    context.announce({ type: 'changed', entity: entity satisfies EntityName, ids: ids.size > 500 ? null : [...ids] });
  }
}

/** Makes every screen that says how safe a record is ask again: a file has gone out, or a receipt has come. */
export function announceExchange(context: Context): void {
  context.announce({ type: 'changed', entity: 'site' satisfies EntityName, ids: [] });
}
