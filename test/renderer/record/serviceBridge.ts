import type { Bridge } from '#shared/contract.ts';
import type { TestOffice } from '#test/electron/service/office.ts';

/** The bridge of a window to a real service in the same process; what a test wants otherwise is put over it. */
export function bridgeTo({ service }: TestOffice): Bridge {
  return {
    host: 'browser',
    // As over HTTP: what a question holds comes as JSON.
    ask: (operation, input) => service.dispatch(operation, JSON.parse(JSON.stringify(input))),
    onEvent: (listener) => service.onEvent(listener),
    put: (bytes, name) => Promise.resolve(service.put(bytes, name)),
    get: (ticket) => Promise.resolve(service.get(ticket)),
    makePdf: () => Promise.reject(new Error('no printer here')),
    stopPdf: () => Promise.resolve(),
    openedFile: () => Promise.resolve(null),
    print: () => Promise.resolve(),
    remind: () => Promise.resolve(false),
  };
}
