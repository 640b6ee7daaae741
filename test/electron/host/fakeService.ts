import type { Answer, ServiceEvent, TicketFile } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { Service } from '#electron/service/service.ts';

/** A service that stores nothing, for tests of what carries it. `fail` and `crash` do as they say. */
export function makeFakeService(): Service & { emit(event: ServiceEvent): void } {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const files = new Map<string, TicketFile>();
  const emit = (event: ServiceEvent) => listeners.forEach((listener) => listener(event));
  return {
    emit,
    dispatch(operation, input): Promise<Answer> {
      if (operation === 'fail') return Promise.resolve({ ok: false, code: 'refused', message: '不行。', fix: '换一个。' });
      if (operation === 'crash') setImmediate(() => { throw new Error('planted'); });
      if (operation === 'crash') return new Promise(() => undefined);
      if (operation === 'emit') emit({ type: 'changed', entity: 'topic', ids: ['a'] });
      return Promise.resolve({ ok: true, value: { operation, input } });
    },
    put(bytes, name) {
      const ticket = `t${files.size + 1}`;
      files.set(ticket, { name, type: 'application/pdf', bytes: new Uint8Array(bytes) });
      return { ok: true, value: { ticket } };
    },
    get: (ticket) => files.get(ticket) ?? null,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}

export function lockedFolder(): Failure {
  return new Failure('storage', '另一个窗口正在使用这些数据。', '请先关闭它。');
}
