import { createHash } from 'node:crypto';
import type { Part } from '#electron/sync/container.ts';
import type { Manifest } from '#electron/sync/manifest.ts';
import type { Pace } from '#electron/sync/pace.ts';

/** How a file that travels in a bundle came: whole, not at all, or with other bytes than its name says. */
export interface Carried {
  sha256: string;
  size: number;
  state: 'whole' | 'absent' | 'damaged';
  bytes: Uint8Array | null;
}

const slice = 4 * 1024 * 1024;

/** SHA-256 in slices: a file of 200 MB must not hold the thread up. */
export async function hashInSlices(bytes: Uint8Array, pace: Pace): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += slice) {
    hash.update(bytes.subarray(at, at + slice));
    await pace.breathe();
  }
  return hash.digest('hex');
}

export const attachmentPart = (sha256: string): string => `att/${sha256}`;

/** Holds the attachments of a bundle against its manifest. What is wrong with one never keeps the records out. */
export async function readCarried(manifest: Manifest, parts: readonly Part[], pace: Pace): Promise<Carried[]> {
  const byName = new Map(parts.map((part) => [part.name, part.bytes]));
  const carried: Carried[] = [];
  for (const { sha256, size, carried: how } of manifest.attachments) {
    const bytes = how === 'none' ? undefined : byName.get(attachmentPart(sha256));
    if (!bytes) carried.push({ sha256, size, state: 'absent', bytes: null });
    else if (bytes.length !== size || (await hashInSlices(bytes, pace)) !== sha256) carried.push({ sha256, size, state: 'damaged', bytes: null });
    else carried.push({ sha256, size, state: 'whole', bytes });
  }
  return carried;
}
