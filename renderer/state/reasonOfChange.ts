import type { Failure } from '#shared/failure.ts';

/** Asks the person why something that is counted above is changed; null: they went back. */
export type ReasonAsker = (asked: Failure) => Promise<string | null>;

let asker: ReasonAsker | null = null;

/** The window's own way of asking; state knows no dialogs. */
export function provideReasonAsker(ask: ReasonAsker | null): void {
  asker = ask;
}

/** The reason, or null where nobody can be asked. */
export async function askReason(failure: Failure): Promise<string | null> {
  return asker ? asker(failure) : null;
}
