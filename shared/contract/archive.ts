import * as v from 'valibot';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import { span } from '#shared/contract/figures.ts';
import type { LateChange } from '#shared/contract/closing.ts';
import { recordId } from '#shared/contract/records.ts';

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const year = v.pipe(v.number(), v.integer(), v.minValue(1949), v.maxValue(2200));
const job = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,40}$/));

export const archiveInputs = {
  /** A year's boxes, and by kind how many closed matters of it lie in none yet. */
  getArchive: v.object({ year }),
  /** Puts what is not in a box yet into new ones: by kind, so many pieces in each, in order of day. */
  makeVolumes: v.object({ year, kinds: v.pipe(v.array(v.object({ kind: recordId, retention: recordId })), v.minLength(1), v.maxLength(20)), perBox: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 50) }),
  /** The catalogue of a box (归档文件目录), for screen, paper and .xlsx. */
  getVolume: v.object({ id: recordId }),
  makeCatalogue: v.object({ id: recordId }),
  /** Puts the box away: what lies in it does not change any more. Reopening asks for a reason. */
  sealVolume: v.object({ id: recordId }),
  reopenVolume: v.object({ id: recordId, reason: words(500) }),
  /** The electronic set of a year's boxes in one folder, with checksums. Tells `progress`; stopped by stopFolder. */
  exportArchive: v.object({ year, job }),
  /** The folder to show an inspector: for days and a place, by item, registers, papers, photos and an index page. */
  makeInspection: v.object({ ...span, items: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(40)), job }),
  stopFolder: v.object({ job }),
  /** Shows a folder that was made in the system's own window. */
  openFolder: v.object({ name: words(200) }),
} as const;

export interface VolumeView {
  id: string;
  title: string;
  kind: string;
  retention: string;
  number: number;
  pieces: number;
  archivedOn: string | null;
  archivedBy: string;
  reopenedOn: string | null;
  reopenReason: string;
  /** How often what lies in it was changed by files that came after it was put away (归档后变更). */
  changes: number;
}

export interface MadeFolder {
  /** The folder's own name; `folder` is where it lies. */
  name: string;
  folder: string;
  files: number;
  bytes: number;
  /** What could not be put in, in sentences. */
  notes: string[];
}

export interface ArchiveOperations {
  getArchive: { volumes: VolumeView[]; waiting: { kind: string; label: string; retention: string; pieces: number }[] };
  makeVolumes: { volumes: number; pieces: number; tx: string };
  /** `spine`: what stands on the back of the box (盒脊). */
  getVolume: { volume: VolumeView; sheet: LedgerSheet; spine: { label: string; text: string }[]; changes: LateChange[] };
  makeCatalogue: { ticket: string; name: string };
  sealVolume: { id: string };
  reopenVolume: { id: string };
  exportArchive: MadeFolder;
  makeInspection: MadeFolder;
  stopFolder: { stopped: boolean };
  openFolder: { opened: boolean };
}
