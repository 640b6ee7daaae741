import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Failure } from '#shared/failure.ts';
import { packParts, type Part } from '#electron/sync/container.ts';
import { sealEnvelope } from '#electron/sync/envelope.ts';
import { signBytes } from '#electron/sync/keys.ts';
import type { TestOffice } from '#test/electron/service/office.ts';
import { handOver } from '#test/exchange/circle.ts';
import type { Workshop } from '#test/exchange/mutate.ts';

export interface HugeFigures {
  refusals: string[];
  /** The most that the process grew by while such a file was looked at, in MB. */
  grewMb: number;
}

const operations = 2_000_000;
const perChunk = 250_000;

/** A file that the sender's own key signed, with two million operations; with `lies` its counts say that there are few. */
async function hugeFile(shop: Workshop, lies: boolean): Promise<Uint8Array> {
  const [text] = shop.parts;
  const manifest = JSON.parse(Buffer.from(text?.bytes ?? new Uint8Array()).toString('utf8')) as Record<string, unknown>; // a manifest of ours
  const chunks: { name: string; size: number; packed: number; sha256: string; lines: number }[] = [];
  const parts: Part[] = [];
  for (let from = 1; from <= operations; from += perChunk) {
    let raw = '';
    for (let seq = from; seq < from + perChunk; seq += 1) raw += `{"life":0,"seq":${seq},"hlc":${seq},"wall":"2026-09-01T01:00:00.000Z","user":"x","entity":"topic","record":"r${seq}","set":{"title":"${(seq * 7919) % 999_983}"},"prev":{},"tx":[${seq},1],"salt":"s"}\n`;
    const name = `ops/${String(chunks.length + 1).padStart(4, '0')}.ndjson.gz`;
    const bytes = gzipSync(raw, { level: 1 });
    chunks.push({ name, size: Buffer.byteLength(raw), packed: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), lines: lies ? 10 : perChunk });
    parts.push({ name, bytes });
  }
  const bytes = Buffer.from(JSON.stringify({ ...manifest, chunks, attachments: [], operations: lies ? chunks.length * 10 : operations }));
  const signature = { name: 'manifest.sig', bytes: Buffer.from(signBytes(shop.pair, bytes)) };
  return sealEnvelope(await packParts([{ name: 'manifest.json', bytes }, signature, ...parts]), { recipient: shop.recipient });
}

/** Both must be refused in words; the memory that this takes is measured. */
export async function attackWithTwoMillion(county: TestOffice, shop: Workshop): Promise<HugeFigures> {
  const figures: HugeFigures = { refusals: [], grewMb: 0 };
  for (const lies of [false, true]) {
    const ticket = handOver(county, await hugeFile(shop, lies));
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => {
      figures.grewMb = Math.max(figures.grewMb, Math.round((process.memoryUsage().rss - before) / 1024 / 1024));
    }, 20);
    const refusal = await county.ask('previewImport', { ticket }).then(() => 'taken', (error: unknown) => (error instanceof Failure && error.code === 'file' ? error.message : `defect: ${String(error)}`));
    clearInterval(watch);
    figures.grewMb = Math.max(figures.grewMb, Math.round((process.memoryUsage().rss - before) / 1024 / 1024));
    figures.refusals.push(refusal);
  }
  return figures;
}
