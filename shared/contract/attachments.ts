import * as v from 'valibot';
import { day, recordId } from '#shared/contract/records.ts';

const ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));

/** The largest file that is kept. */
export const attachmentLimit = 200 * 1024 * 1024;
/** Previews are small pictures that the window makes. */
export const previewLimit = 400 * 1024;

export const attachmentInputs = {
  attachFile: v.object({
    subject: recordId,
    ticket,
    caption: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
    phase: v.optional(v.nullable(recordId), null),
    takenOn: v.optional(v.nullable(day), null),
    /** Leaves the place where a photo was taken in it. */
    keepPlace: v.optional(v.boolean(), false),
  }),
  openAttachment: v.object({ id: recordId }),
  /** Attachments whose bytes are not on this machine, in words: not come yet, damaged, withheld, erased. */
  attachmentStates: v.object({ ids: v.pipe(v.array(recordId), v.maxLength(200)) }),
  /** The previews that are there, as data URLs by attachment; the window makes those that are not. */
  getPreviews: v.object({ ids: v.pipe(v.array(recordId), v.maxLength(50)) }),
  savePreview: v.object({ id: recordId, ticket }),
} as const;

export interface AttachmentOperations {
  /** `note`: what the person should know: a HEIC has no preview, a name did not tell the truth. */
  attachFile: { id: string; tx: string; name: string; type: string; placeRemoved: boolean; note: string };
  openAttachment: { ticket: string; name: string; type: string };
  attachmentStates: { states: Record<string, string> };
  getPreviews: { previews: Record<string, string>; missing: string[] };
  savePreview: { saved: true };
}
