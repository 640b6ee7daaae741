/** Runs a piece of a long transaction: what it reads and writes belongs to that transaction. Synchronous. */
export type Step = <R>(piece: () => R) => R;

/** Thrown at what wants to write while a long transaction is under way; nothing was changed, and `whenFree` tells when to try again. */
export class UnderWay extends Error {
  constructor() {
    super('a long transaction is under way');
    this.name = 'UnderWay';
  }
}

interface Current<Reader> {
  /** Whether a piece of it is running now, rather than other work of the thread. */
  turn: boolean;
  reader: Reader;
  ended: Promise<void>;
}

/** Who has the turn while a transaction stays open between its pieces. */
export interface LongWork<Reader> {
  /**
   * Resolves when the one under way has ended; null: there is none. Waited for in a loop by who goes on in the same turn of the
   * microtasks (`while (work.ended) await work.ended`): a function around it would let another begin in between.
   */
  readonly ended: Promise<void> | null;
  /** What others are answered from while one is under way; null in its own pieces, and while there is none. */
  readonly reader: Reader | null;
  /** Which one it is, from 1. */
  readonly count: number;
  /** Begins one: it has the turn until it gives it away. `end` lets those who wait go on. */
  begin(reader: Reader): { step: Step; take(): void; give(): void; end(): void };
}

export function makeLongWork<Reader>(): LongWork<Reader> {
  let current: Current<Reader> | null = null;
  let count = 0;
  return {
    get ended() {
      return current?.ended ?? null;
    },
    get reader() {
      return current && !current.turn ? current.reader : null;
    },
    get count() {
      return count;
    },
    begin(reader) {
      let resolve: () => void = () => undefined;
      const ended = new Promise<void>((done) => void (resolve = done));
      const mine: Current<Reader> = { turn: true, reader, ended };
      current = mine;
      count += 1;
      return {
        step(piece) {
          if (mine !== current) throw new Error('a piece of a long transaction that has ended');
          mine.turn = true;
          try {
            const result = piece();
            if (result instanceof Promise) throw new Error('a piece of a long transaction must be synchronous');
            return result;
          } finally {
            mine.turn = false;
          }
        },
        take: () => void (mine.turn = true),
        give: () => void (mine.turn = false),
        end() {
          current = null;
          resolve();
        },
      };
    },
  };
}
