import * as v from 'valibot';
import { recordId } from '#shared/contract/records.ts';

const ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));

export const exchangeInputs = {
  listPeers: v.object({}),
  exportBundle: v.object({ to: v.optional(v.nullable(recordId), null) }),
  previewImport: v.object({ ticket }),
  applyImport: v.object({ ticket }),
  listExchanges: v.object({}),
} as const;

export interface Peer {
  site: string;
  name: string;
  level: string;
  lastReceivedAt: string | null;
  lastSentAt: string | null;
  /** Operations of this site that the peer has confirmed, and how many there are. */
  confirmed: number;
  own: number;
}

export interface ImportPreview {
  /** The same file was imported before: nothing will change. */
  same: boolean;
  fromName: string;
  number: string;
  kind: 'report' | 'receipt';
  madeAt: string;
  operations: { fresh: number; known: number };
  /** By entity: records that are new, changed, deleted, and changed on both sides. */
  entities: { entity: string; label: string; added: number; changed: number; deleted: number; twoSided: number }[];
  /** Sentences for the person: holes, clocks, newer fields. */
  warnings: string[];
  /** What the sender has confirmed of ours. */
  confirms: number;
}

export interface ExchangeOperations {
  listPeers: { peers: Peer[] };
  exportBundle: { ticket: string; name: string; number: string; operations: number };
  previewImport: ImportPreview;
  applyImport: ImportPreview;
  listExchanges: { entries: { at: string; direction: 'in' | 'out'; peer: string; number: string; operations: number; summary: string }[] };
}
