import { Worker } from 'node:worker_threads';
import type { Answer, ServiceEvent, TicketFile } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { ServiceOptions } from '#electron/service/service.ts';
import type { WorkerReply, WorkerRequest } from '#electron/host/workerMessages.ts';

/** The service's face in the host's thread. Nothing here throws: a thread that died answers in words. */
export interface RemoteService {
  dispatch(operation: string, input: unknown): Promise<Answer>;
  /** The bytes move to the service and are empty here afterwards. */
  put(bytes: Uint8Array, name: string): Promise<Answer>;
  get(ticket: string): Promise<TicketFile | null>;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  /** Ends the service and its thread; may be called twice. */
  close(): Promise<void>;
}

const stopped: Answer = {
  ok: false,
  code: 'defect',
  message: '程序的后台部分已停止，这一步没有完成，已保存的数据没有问题。',
  fix: '请关闭程序，重新启动。',
};

/** Nested so deep that it can't even be handed to the other thread; nothing of ours is. */
const tooDeep: Answer = { ok: false, code: 'invalid', message: '提交的内容格式不对，没有保存，已有数据没有变化。', fix: '请检查填的内容后重试；还是这样的，请重新打开程序。' };

type Unnumbered<R> = R extends { id: number } ? Omit<R, 'id'> : never;

/** A service that may still be opening: what is asked of it meanwhile is answered when it has opened. */
export interface OpeningService extends RemoteService {
  /** Rejects with the Failure of a service that did not open. */
  readonly opened: Promise<void>;
}

/** Starts the service in a thread from the built file `script`, and waits until it has opened. */
export async function startService(script: string | URL, options: ServiceOptions): Promise<RemoteService> {
  const service = launchService(script, options);
  await service.opened;
  return service;
}

/**
 * How much the engine keeps of what was made a moment ago before it looks what of it can go, in MB. Left to itself it takes a
 * hundred more and is no faster: sixty files of 20,000 changes, 602 MB against 457, 18 s of processor time both.
 */
export const youngMegabytes = 24;

/** Starts the service in a thread, for a host that has something to show while it opens: who listens hears how far it is. */
export function launchService(script: string | URL, options: ServiceOptions): OpeningService {
  const worker = new Worker(script, { workerData: options, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
  const waiting = new Map<number, (value: Answer | TicketFile | null) => void>();
  const listeners = new Set<(event: ServiceEvent) => void>();
  let lastId = 0;
  let running = true;

  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      running = false;
      for (const settle of waiting.values()) settle(stopped);
      waiting.clear();
      resolve();
    });
  });

  const opened = new Promise<void>((resolve, reject) => {
    worker.on('error', (error) => {
      console.error(error); // the exit that follows answers whoever waits
      reject(error);
    });
    worker.once('exit', () => reject(new Error('the service thread ended before it opened')));
    worker.on('message', (reply: WorkerReply) => {
      switch (reply.type) {
        case 'opened':
          return resolve();
        case 'failed':
          return reject(new Failure(reply.code, reply.message, reply.fix));
        case 'event':
          return listeners.forEach((listener) => listener(reply.event));
        case 'answer':
          waiting.get(reply.id)?.(reply.value);
          waiting.delete(reply.id);
      }
    });
  });

  function send(request: Unnumbered<WorkerRequest>, move: readonly ArrayBuffer[] = []): Promise<Answer | TicketFile | null> {
    if (!running) return Promise.resolve(stopped);
    return new Promise((resolve) => {
      lastId += 1;
      try {
        worker.postMessage({ ...request, id: lastId }, move);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return resolve(tooDeep);
      }
      waiting.set(lastId, resolve);
    });
  }
  const answer = async (request: Unnumbered<WorkerRequest>, move?: readonly ArrayBuffer[]): Promise<Answer> => {
    const value = await send(request, move);
    return value && 'ok' in value ? value : stopped;
  };

  return {
    opened,
    dispatch: (operation, input) => answer({ type: 'dispatch', operation, input }),
    put(bytes, name) {
      // A view of a pool (node:http's chunks, small Buffers) must not drag its neighbours along.
      const whole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
      const own = whole ? bytes : new Uint8Array(bytes);
      return answer({ type: 'put', bytes: own, name }, own.buffer instanceof ArrayBuffer ? [own.buffer] : []);
    },
    async get(ticket) {
      const value = await send({ type: 'get', ticket });
      return value && 'bytes' in value ? value : null;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      if (running) {
        await send({ type: 'close' });
        await worker.terminate(); // a forgotten timer in the service must not keep the program open
      }
      await ended;
    },
  };
}
