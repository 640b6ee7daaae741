import { consultationLedgers } from '#shared/ledgers/consultation.ts';
import { handlingLedgers } from '#shared/ledgers/handling.ts';
import type { Ledger } from '#shared/ledgers/ledger.ts';
import { officeLedgers } from '#shared/ledgers/office.ts';

/** Every register, in the order in which they are offered. */
export const ledgers: readonly Ledger[] = [...consultationLedgers, ...handlingLedgers, ...officeLedgers];

export function findLedger(key: string): Ledger | null {
  return ledgers.find((one) => one.key === key) ?? null;
}
