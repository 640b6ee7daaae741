import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '#electron/sync/manifest.ts';
import { packParts, type Part, unpackParts } from '#electron/sync/container.ts';
import { openEnvelope, sealEnvelope } from '#electron/sync/envelope.ts';
import { type KeyPair, signBytes } from '#electron/sync/keys.ts';
import { makePace } from '#electron/sync/pace.ts';
import type { TestOffice } from '#test/electron/service/office.ts';

/** What is changed of a good file: its manifest in place, or the entries after the signature. */
export type Change = (manifest: Manifest, parts: Part[]) => Part[] | void;

interface KeyFile {
  age: { identity: string; recipient: string };
  signing: Record<string, KeyPair>;
}

export const keysOf = (office: TestOffice): KeyFile => JSON.parse(readFileSync(join(office.folder, 'keys.json'), 'utf8')) as KeyFile; // written by openKeys

/** A file with a changed manifest or other chunks, signed by its sender as if it were good and sealed for the receiver. */
export async function forge(bytes: Uint8Array, from: TestOffice, to: TestOffice, change: Change): Promise<Uint8Array> {
  const { age } = keysOf(to);
  const parts = await unpackParts(await openEnvelope(bytes, [age.identity], null, makePace()));
  const manifest = JSON.parse(Buffer.from(parts[0]?.bytes ?? []).toString('utf8')) as Manifest; // of a good file
  const rest = change(manifest, parts.slice(2)) ?? parts.slice(2);
  const text = Buffer.from(JSON.stringify(manifest));
  const pair = keysOf(from).signing[`${manifest.from.site}.${manifest.from.inc}`];
  if (!pair) throw new Error('no key');
  return sealEnvelope(await packParts([{ name: 'manifest.json', bytes: text }, { name: 'manifest.sig', bytes: Buffer.from(signBytes(pair, text)) }, ...rest]), { recipient: age.recipient });
}
