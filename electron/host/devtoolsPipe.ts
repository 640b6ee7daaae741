import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** The DevTools protocol over a browser's two pipes: nothing listens on the network, nothing stands on a command line. */
export interface DevtoolsPipe {
  /** Answers the command's result; rejects when the browser refuses it or ends. */
  send(method: string, params?: object, session?: string): Promise<Record<string, unknown>>;
}

interface Reply {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

/** `child` was spawned with `--remote-debugging-pipe` and stdio 3 and 4 as pipes. Messages end with a zero byte. */
export function openDevtoolsPipe(child: ChildProcess): DevtoolsPipe {
  const toBrowser = child.stdio[3] as Writable; // spawned as 'pipe'
  const fromBrowser = child.stdio[4] as Readable;
  const waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>();
  let lastId = 0;
  let ended: Error | null = null;
  let rest: Buffer[] = [];

  function end(error: Error): void {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }

  function hear(message: string): void {
    const { id, result, error } = JSON.parse(message) as Reply; // the protocol's shape
    const waits = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !waits) return; // an event; nobody here listens
    waiting.delete(id);
    if (error) waits.reject(new Error(error.message));
    else waits.resolve(result ?? {});
  }

  fromBrowser.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      hear(Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8'));
      rest = [];
      from = at + 1;
    }
    rest.push(chunk.subarray(from));
  });
  for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', end);
  child.once('error', end);
  child.once('exit', () => end(new Error('the browser ended')));

  return {
    send(method, params = {}, session) {
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        toBrowser.write(`${JSON.stringify({ id: lastId, method, params, ...(session ? { sessionId: session } : {}) })}\0`);
      });
    },
  };
}
