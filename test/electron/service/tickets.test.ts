import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { handOver } from '#test/exchange/circle.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.end());

const mega = 1024 * 1024;
const waiting = (tickets: readonly string[]): boolean[] => tickets.map((ticket) => office.service.get(ticket) !== null);

it('files that wait are few enough for the memory: the oldest gives way to the bytes of the newer', () => {
  const tickets = [150, 150, 150].map((size) => handOver(office, new Uint8Array(size * mega)));
  expect(waiting(tickets)).toEqual([false, true, true]);
});

it('one file that is larger than all that may wait stays until the next comes', () => {
  const [small, large] = [1, 400].map((size) => handOver(office, new Uint8Array(size * mega)));
  expect(waiting([small ?? '', large ?? ''])).toEqual([false, true]);
  const next = handOver(office, new Uint8Array(1));
  expect(waiting([large ?? '', next])).toEqual([false, true]);
});

it('a file that gave way is said to be chosen again, and nothing changes', async () => {
  const first = handOver(office, new Uint8Array(200 * mega));
  handOver(office, new Uint8Array(300 * mega));
  await expect(office.ask('previewImport', { ticket: first })).rejects.toMatchObject({ code: 'notFound', fix: '请重新选择文件。' });
});
