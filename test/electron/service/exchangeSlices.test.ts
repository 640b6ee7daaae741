import { afterEach, beforeEach, expect, it } from 'vitest';
import { make } from '#test/electron/service/office.ts';
import { carry, type Circle, handOver, openCircle } from '#test/exchange/circle.ts';

// An export lets other work through: what is saved meanwhile waits for nothing, is in this file or the next, and breaks none.

let circle: Circle;
beforeEach(async () => {
  circle = await openCircle();
});
afterEach(() => circle.end());

const many = (from: number) => Array.from({ length: 2000 }, (_, i) => ({ entity: 'organisation' as const, id: null, set: { name: `单位${from + i}`, note: '会议记录整改落实' } }));

it('saves go on while a large file is made; the file is whole, and the next one brings the rest', async () => {
  const { township, county } = circle;
  for (let from = 0; from < 4000; from += 2000) await township.ask('saveRecords', { writes: many(from) });
  let done = false;
  const exporting = township.ask('exportBundle', { to: null }).finally(() => {
    done = true;
  });
  let saved = 0;
  while (!done) {
    await new Promise((resolve) => setImmediate(resolve));
    if (done) break;
    await make(township, 'organisation', { name: `其间登记${saved}` });
    saved += 1;
  }
  expect(saved).toBeGreaterThan(2);
  const bytes = township.service.get((await exporting).ticket)?.bytes ?? new Uint8Array();
  await county.ask('applyImport', { ticket: handOver(county, bytes) });
  await circle.up();
  expect((await county.ask('listRecords', { entity: 'organisation', limit: 1 })).total).toBe((await township.ask('listRecords', { entity: 'organisation', limit: 1 })).total);
  expect((await county.ask('listRecords', { entity: 'organisation', search: '其间登记', limit: 1 })).total).toBe(saved);
});

it('two files that are made at once bear two numbers, and both are taken', async () => {
  const { township, county } = circle;
  await township.ask('saveRecords', { writes: many(0) });
  const made = await Promise.all([carry(township, county), carry(township, county)]);
  const numbers: string[] = [];
  for (const one of made) numbers.push((await county.ask('applyImport', one)).number);
  expect(new Set(numbers).size).toBe(2);
});

it('a file is made while another is taken in, and neither breaks the other', async () => {
  const { township, county, site } = circle;
  await township.ask('saveRecords', { writes: many(0) });
  const up = await carry(township, county);
  await county.ask('saveRecords', { writes: many(5000) });
  const [, down] = await Promise.all([county.ask('applyImport', up), carry(county, township, site)]);
  await township.ask('applyImport', down);
  await circle.down();
  expect((await township.ask('listRecords', { entity: 'organisation', limit: 1 })).total).toBe(4000);
});
