import { afterEach, expect, test, vi } from 'vitest';
import type { ServiceEvent } from '#shared/contract.ts';
import { launchService, type RemoteService, startService } from '#electron/host/startService.ts';
import { lockedFolder } from '#test/electron/host/fakeService.ts';

const script = new URL('./fakeWorker.ts', import.meta.url);
const options = { data: 'd', practice: false, today: null, host: 'browser', version: '0', wasm: '' } as const;

let service: RemoteService | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await service?.close();
  service = null;
});
const start = async () => (service = await startService(script, options));

test('an operation goes to the thread and its answer comes back, failures too', async () => {
  const remote = await start();
  expect(await remote.dispatch('echo', { a: [1, null, '协商'] })).toEqual({ ok: true, value: { operation: 'echo', input: { a: [1, null, '协商'] } } });
  expect(await remote.dispatch('fail', {})).toMatchObject({ ok: false, code: 'refused', fix: '换一个。' });
});

test('many answers find their own questions', async () => {
  const remote = await start();
  const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => remote.dispatch('echo', i)));
  expect(answers.map((answer) => answer.ok && (answer.value as { input: number }).input)).toEqual(Array.from({ length: 200 }, (_, i) => i));
});

test('what is nested too deep for the way to the thread is refused in words, and the next is answered', async () => {
  const remote = await start();
  let deep: unknown = 1;
  for (let i = 0; i < 200_000; i += 1) deep = [deep];
  expect(await remote.dispatch('echo', deep)).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining('格式不对') as string });
  expect(await remote.dispatch('echo', 1)).toMatchObject({ ok: true });
});

test('bytes move to the thread, and can be taken twice', async () => {
  const remote = await start();
  const bytes = new Uint8Array([1, 2, 3]);
  expect(await remote.put(bytes, '纪要.pdf')).toEqual({ ok: true, value: { ticket: 't1' } });
  expect(bytes.byteLength).toBe(0);
  for (const _ of [1, 2]) {
    expect(await remote.get('t1')).toEqual({ name: '纪要.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) });
  }
  expect(await remote.get('unknown')).toBeNull();
});

test('a view of a bigger memory arrives alone and leaves its neighbours where they are', async () => {
  const remote = await start();
  const pool = new Uint8Array([9, 1, 2, 9]);
  await remote.put(pool.subarray(1, 3), 'a');
  expect(pool).toEqual(new Uint8Array([9, 1, 2, 9]));
  expect((await remote.get('t1'))?.bytes).toEqual(new Uint8Array([1, 2]));
});

test('what the service announces is heard until the listener leaves', async () => {
  const remote = await start();
  const heard: ServiceEvent[] = [];
  const leave = remote.onEvent((event) => heard.push(event));
  await remote.dispatch('emit', {});
  leave();
  await remote.dispatch('emit', {});
  expect(heard).toEqual([{ type: 'changed', entity: 'topic', ids: ['a'] }]);
});

test('a service that does not open rejects with its own Failure', async () => {
  await expect(startService(script, { ...options, data: 'locked' })).rejects.toEqual(lockedFolder());
});

test('while it opens, it tells how far it is, and what is asked is answered afterwards', async () => {
  const opening = launchService(script, { ...options, data: 'slow' });
  service = opening;
  const order: unknown[] = [];
  opening.onEvent((event) => order.push(event));
  const answered = opening.dispatch('echo', 1).then((answer) => order.push(answer));
  void opening.opened.then(() => order.push('opened'));
  await answered;
  expect(order).toEqual([
    { type: 'progress', job: 'practice', done: 1, total: 2, note: '正在准备' },
    'opened',
    { ok: true, value: { operation: 'echo', input: 1 } },
  ]);
});

test('what is asked of a service that does not open is answered in words, and closing it ends', async () => {
  const opening = launchService(script, { ...options, data: 'locked' });
  service = opening;
  const answer = opening.dispatch('echo', 1);
  await expect(opening.opened).rejects.toEqual(lockedFolder());
  expect(await answer).toMatchObject({ ok: false, code: 'defect' });
  await opening.close();
});

test('a thread that dies answers whoever waits, and everyone after, in words', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const remote = await start();
  expect(await remote.dispatch('crash', {})).toMatchObject({ ok: false, code: 'defect' });
  expect(await remote.dispatch('echo', {})).toMatchObject({ ok: false, code: 'defect' });
  expect(await remote.get('t1')).toBeNull();
});

test('closing twice is closing once', async () => {
  const remote = await start();
  await remote.close();
  await remote.close();
  expect(await remote.dispatch('echo', {})).toMatchObject({ ok: false });
});
