import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { make } from '#test/electron/service/office.ts';
import { carry, type Circle, handOver, openCircle } from '#test/exchange/circle.ts';
import { type Change, forge, keysOf } from '#test/exchange/forge.ts';
import { readAlone } from '#test/exchange/reader.ts';

// The reader that was written from docs/bundle-format.md alone, on what the page says of erasure and attachments.

let circle: Circle;
beforeEach(async () => {
  circle = await openCircle();
});
afterEach(() => circle.end());

const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb]), Buffer.from('现场 '.repeat(300))]);
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const readUp = (bytes: Uint8Array) => readAlone(bytes, { identity: keysOf(circle.county).age.identity });

async function erasedFile(): Promise<Uint8Array> {
  const { township, county, place } = circle;
  const id = await make(township, 'problem', { title: '修补入户道路', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place, raisedBy: '马文石' });
  await township.ask('erasePerson', { entity: 'problem', id, reason: '本人要求' });
  return (await carry(township, county)).bytes;
}

/** The first chunk with other lines, and a manifest that agrees with it. */
const rewriteLines = (change: (line: Record<string, unknown>) => void): Change => (manifest, parts) => {
  const [first, ...rest] = parts;
  const [chunk] = manifest.chunks;
  if (!first || !chunk) throw new Error('no chunk');
  const lines = gunzipSync(first.bytes).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const line of lines) change(line);
  const raw = Buffer.from(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  const bytes = gzipSync(raw);
  Object.assign(chunk, { size: raw.length, packed: bytes.length, sha256: sha(bytes) });
  return [{ name: first.name, bytes }, ...rest];
};

it('follows the chain over an erased operation by its sum, and finds nothing of the person', async () => {
  const bytes = await erasedFile();
  const read = await readUp(bytes);
  const masked = read.operations.filter((op) => op.masked);
  expect(masked.map((op) => op.entity)).toEqual(['problem']);
  expect(read.sealed).toBeGreaterThan(0);
  expect(JSON.stringify(read.operations)).not.toMatch(/马文石/);
  expect(read.operations.map((op) => op.entity)).toContain('erasure');
  const preview = await circle.county.ask('previewImport', { ticket: handOver(circle.county, bytes) });
  expect(read.operations).toHaveLength(preview.operations.fresh + preview.operations.known);
});

it('finds a sum that was changed, and one that was taken away', async () => {
  const bytes = await erasedFile();
  const other = await forge(bytes, circle.township, circle.county, rewriteLines((line) => {
    if (line['sum'] !== undefined) line['sum'] = '0'.repeat(64);
  }));
  await expect(readUp(other)).rejects.toThrow('chain');
  const without = await forge(bytes, circle.township, circle.county, rewriteLines((line) => void delete line['sum']));
  await expect(readUp(without)).rejects.toThrow('chain');
  for (const file of [other, without]) await expect(circle.county.ask('previewImport', { ticket: handOver(circle.county, file) })).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('前后对不上') });
});

it('reads an attachment that came, one that comes later, one that is spoiled and one that is missing; the records are read each time', async () => {
  const { township, county, place } = circle;
  const subject = await make(township, 'jotting', { text: '修路', on: '2026-09-01', place });
  await township.ask('attachFile', { subject, ticket: handOver(township, picture) });
  const { bytes } = await carry(township, county);
  const whole = await readUp(bytes);
  expect(whole.attachments).toEqual([{ sha256: sha(picture), state: 'whole' }]);
  expect(whole.operations.find((op) => op.entity === 'attachment')?.set['digest']).toBe(sha(picture));
  const states = async (file: Uint8Array) => {
    const read = await readUp(file);
    expect(read.operations).toHaveLength(whole.operations.length);
    return read.attachments.map((one) => one.state);
  };
  const spoiled = await forge(bytes, township, county, (_manifest, parts) => parts.map((part) => (part.name.startsWith('att/') ? { name: part.name, bytes: Buffer.from(part.bytes).fill(0, 10, 20) } : part)));
  const missing = await forge(bytes, township, county, (_manifest, parts) => parts.filter((part) => !part.name.startsWith('att/')));
  expect(await states(spoiled)).toEqual(['damaged']);
  expect(await states(missing)).toEqual(['absent']);
  expect(await states((await carry(township, county, null, true)).bytes)).toEqual(['later']);
});
