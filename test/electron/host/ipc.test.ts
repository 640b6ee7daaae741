import { beforeEach, expect, test, vi } from 'vitest';
import type { TicketFile } from '#shared/contract.ts';
import type { RemoteService } from '#electron/host/startService.ts';
import { makeFakeService } from '#test/electron/host/fakeService.ts';

type Handler = (event: unknown, first?: unknown, second?: unknown) => unknown;
const handlers = vi.hoisted(() => new Map<string, unknown>());
vi.mock('electron', () => ({ ipcMain: { handle: (channel: string, handler: unknown) => handlers.set(channel, handler) } }));

const { isOurPage, serveIpc } = await import('#electron/host/ipc.ts');

const ours = { senderFrame: { url: 'app://xieshang/index.html#/topics', parent: null } };
const strangers: [string, unknown][] = [
  ['another origin', { senderFrame: { url: 'https://xieshang/index.html', parent: null } }],
  ['an address that begins alike', { senderFrame: { url: 'app://xieshang.evil/index.html', parent: null } }],
  ['a frame inside our page', { senderFrame: { url: 'app://xieshang/index.html', parent: {} } }],
  ['a frame that is gone', { senderFrame: null }],
  ['a file', { senderFrame: { url: 'file:///index.html', parent: null } }],
];
const call = (channel: string, event: unknown, first?: unknown, second?: unknown) => (handlers.get(channel) as Handler)(event, first, second); // set by the mock

const service = makeFakeService();
const dispatch = vi.fn<RemoteService['dispatch']>(service.dispatch);
const remote: RemoteService = { ...service, dispatch, put: (bytes, name) => Promise.resolve(service.put(bytes, name)), get: (ticket) => Promise.resolve(service.get(ticket)) };
const send = vi.fn<(channel: string, event: unknown) => void>();
const page = { isDestroyed: () => false, send };

const opened: TicketFile[] = [];
const reminded: string[] = [];

beforeEach(() => {
  handlers.clear();
  vi.clearAllMocks();
  serveIpc(remote, { pdf: () => Promise.reject(new Error('no printer here')), print: () => Promise.resolve(), remind: (text) => Promise.resolve(reminded.push(text) > 0), openedFile: () => opened.shift() ?? null, pages: () => [page as never] }); // the two members used
});

test.each(strangers)('nothing is done for %s', async (_, event) => {
  expect(isOurPage(event as never)).toBe(false); // an event's only member that is read
  for (const channel of ['ask', 'put', 'pdf']) expect(await call(channel, event, 'echo', {})).toMatchObject({ ok: false, code: 'refused' });
  expect(await call('get', event, 't1')).toBeNull();
  opened.splice(0, 1, { name: '云溪乡.xsb', type: '', bytes: new Uint8Array([1]) });
  expect(await call('openedFile', event)).toBeNull();
  expect(await call('openedFile', ours)).toMatchObject({ name: '云溪乡.xsb' });
  expect(await call('openedFile', ours)).toBeNull();
  expect(dispatch).not.toHaveBeenCalled();
});

test('our page is answered', async () => {
  expect(await call('ask', ours, 'echo', { a: 1 })).toEqual({ ok: true, value: { operation: 'echo', input: { a: 1 } } });
  expect(await call('put', ours, new Uint8Array([1]), 'a.pdf')).toMatchObject({ ok: true });
});

test('a note goes to the desktop for our page alone, and only as short text', async () => {
  reminded.splice(0);
  expect(await call('remind', ours, '今天要看：已逾期3件。')).toBe(true);
  expect(await call('remind', strangers[0]?.[1], '别人的话')).toBe(false);
  expect(await call('remind', ours, { text: 1 })).toBe(false);
  expect(await call('remind', ours, '长'.repeat(301))).toBe(false);
  expect(reminded).toEqual(['今天要看：已逾期3件。']);
});

test('malformed requests of our own page are answered, not thrown', async () => {
  expect(await call('ask', ours, 7)).toMatchObject({ ok: false, code: 'invalid' });
  expect(await call('put', ours, 'text', 'a')).toMatchObject({ ok: false, code: 'invalid' });
  expect(await call('pdf', ours, 'https://evil.example')).toMatchObject({ ok: false, code: 'invalid' });
  expect(await call('get', ours, {})).toBeNull();
});

test('a PDF that fails is answered in words', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await call('pdf', ours, '/print/minutes/1')).toMatchObject({ ok: false, code: 'refused', message: expect.stringContaining('没有生成 PDF') as string });
});

test('what the service announces reaches the windows', () => {
  service.emit({ type: 'changed', entity: 'topic', ids: null });
  expect(send).toHaveBeenCalledWith('event', { type: 'changed', entity: 'topic', ids: null });
});
