import { AsyncLocalStorage } from 'node:async_hooks';

/** The reason that the person gave for the operation under way: it reaches every save of it without passing through each handler. */
const given = new AsyncLocalStorage<string>();

export function withReason<T>(reason: string, work: () => T): T {
  return given.run(reason, work);
}

/** Null: nobody was asked yet. */
export function givenReason(): string | null {
  return given.getStore() ?? null;
}
