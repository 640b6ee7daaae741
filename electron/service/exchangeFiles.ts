import type { Context } from '#electron/service/context.ts';
import { isWithheld } from '#electron/service/exchangePrivacy.ts';
import { isHeld, keepAttachment, readAttachment } from '#electron/storage/attachments.ts';
import { kindOf } from '#electron/storage/attachmentsKind.ts';
import { dropTrouble, type MadeAttachment, madeAttachments, putTrouble } from '#electron/storage/attachmentTravel.ts';
import type { LeftOut, Reach } from '#electron/storage/reach.ts';
import { attachmentPart, type Carried, hashInSlices } from '#electron/sync/carried.ts';
import type { Part } from '#electron/sync/container.ts';
import type { Manifest } from '#electron/sync/manifest.ts';
import type { Pace } from '#electron/sync/pace.ts';

/** Who gets the file, as far as choosing attachments goes. */
export interface FilesFor {
  has: readonly Reach[];
  leftOut: readonly LeftOut[];
  /** What the receiver said that it lacks. */
  wants: ReadonlySet<string>;
  wanted: (entity: string, record: string) => boolean;
  receiver: string | null;
  sameOffice: boolean;
}

/** One file carries about this much; what is more comes with the next. A single larger one goes alone. */
export const mostBytes = 96 * 1024 * 1024;
const mostFiles = 3000;

function isNews(one: MadeAttachment, to: FilesFor): boolean {
  if (one.site === to.receiver) return false;
  const life = to.has.find((reach) => reach.site === one.site && reach.inc === one.inc);
  if (!life || one.seq > life.seq) return true;
  const runs = to.leftOut.find((out) => out.site === one.site && out.inc === one.inc)?.runs ?? [];
  return runs.some((first, i) => i % 2 === 0 && one.seq >= first && one.seq <= (runs[i + 1] ?? 0));
}

/**
 * The attachments that a receiver needs, oldest first, each digest once: those of records that it has not confirmed, and
 * those that it asks for. Never one of a private record.
 */
export function filesNeeded(context: Context, to: FilesFor): { sha256: string; size: number }[] {
  const { engine } = context.store;
  const needed = new Map<string, { sha256: string; size: number }>();
  for (const one of madeAttachments(engine)) {
    if (needed.has(one.digest) || !(to.wants.has(one.digest) || isNews(one, to)) || !to.wanted('attachment', one.id)) continue;
    if (!to.sameOffice && isWithheld(engine, one.id)) continue;
    needed.set(one.digest, { sha256: one.digest, size: one.size });
  }
  return [...needed.values()].slice(0, 20_000);
}

/** What goes into this file; the rest is named, so that the receiver knows what is still to come. */
export function thisTime(needed: readonly { sha256: string; size: number }[]): ReadonlySet<string> {
  const now = new Set<string>();
  let bytes = 0;
  for (const one of needed) {
    if (now.size > 0 && (bytes + one.size > mostBytes || now.size >= mostFiles)) continue;
    now.add(one.sha256);
    bytes += one.size;
  }
  return now;
}

export interface PackedFiles {
  entries: Manifest['attachments'];
  parts: Part[];
  /** Files of which the bytes here are missing or no longer what they were. */
  bad: number;
}

/** Reads the attachments for a file; bytes that have changed on this disk are not passed on as if they were whole. */
export async function packFiles(context: Context, needed: readonly { sha256: string; size: number }[], without: boolean, pace: Pace): Promise<PackedFiles> {
  const now = without ? new Set<string>() : thisTime(needed);
  const packed: PackedFiles = { entries: [], parts: [], bad: 0 };
  for (const [i, { sha256, size }] of needed.entries()) {
    const bytes = now.has(sha256) ? readAttachment(context.store.folder, sha256) : null;
    const whole = bytes !== null && (await hashInSlices(bytes, pace)) === sha256;
    if (now.has(sha256) && !whole) packed.bad += 1;
    packed.entries.push({ sha256, size: bytes?.length ?? size, carried: whole ? 'original' : 'none' });
    if (whole) packed.parts.push({ name: attachmentPart(sha256), bytes });
    pace.tell(i, needed.length, '正在装入附件');
    await pace.breathe();
  }
  return packed;
}

/** How the attachments of a file come out here. */
export interface FilesCount {
  whole: number;
  absent: number;
  damaged: number;
  bytes: number;
}

export function countFiles(context: Context, carried: readonly Carried[]): FilesCount {
  const held = (one: Carried): boolean => isHeld(context.store.folder, one.sha256);
  return {
    whole: carried.filter((one) => one.state === 'whole').length,
    absent: carried.filter((one) => one.state === 'absent' && !held(one)).length,
    damaged: carried.filter((one) => one.state === 'damaged' && !held(one)).length,
    bytes: carried.reduce((sum, one) => sum + (one.bytes?.length ?? 0), 0),
  };
}

/**
 * Keeps what came whole, durable when it returns: before the records, so that no record names what was announced and is not
 * on disk. Files that no record names yet do no harm. Answers what to note inside the transaction.
 */
export async function keepFiles(context: Context, carried: readonly Carried[], pace: Pace): Promise<(at: string) => void> {
  const { engine, folder } = context.store;
  const good: string[] = [];
  const programs: string[] = [];
  for (const [i, one] of carried.entries()) {
    if (one.state !== 'whole' || !one.bytes) continue;
    if (kindOf(one.bytes, '') === null) programs.push(one.sha256);
    else {
      keepAttachment(folder, one.bytes);
      good.push(one.sha256);
    }
    pace.tell(i, carried.length, '正在存附件');
    await pace.breathe();
  }
  const damaged = carried.filter((one) => one.state === 'damaged' && !isHeld(folder, one.sha256)).map((one) => one.sha256);
  return (at) => {
    for (const digest of good) dropTrouble(engine, digest);
    for (const digest of damaged) putTrouble(engine, digest, 'damaged', at);
    for (const digest of programs) putTrouble(engine, digest, 'program', at);
  };
}
