import * as v from 'valibot';
import { recordId } from '#shared/contract/records.ts';

/** The papers that the program makes. `subject` is the meeting, for a ledger the entity's name. */
export const paperKinds = ['notice', 'signIn', 'minutes'] as const;
export type PaperKind = (typeof paperKinds)[number];

export const paperInputs = {
  /** The paper as data: what the print page shows and the .docx is filled with. */
  getPaper: v.object({ kind: v.picklist(paperKinds), subject: recordId }),
  makeDocx: v.object({ kind: v.picklist(paperKinds), subject: recordId }),
  /** Drafts the text of the minutes from the meeting's record, in the field's phrasing. */
  draftMinutes: v.object({ meeting: recordId }),
  /** Freezes the draft as a version: next number of the series, signer, day; raises problems from decisions. */
  signMinutes: v.object({
    minutes: recordId,
    signer: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30)),
    signedOn: v.pipe(v.string(), v.isoDate()),
  }),
} as const;

export interface PaperOperations {
  getPaper: { paper: unknown };
  makeDocx: { ticket: string; name: string };
  draftMinutes: { minutes: string };
  signMinutes: { version: string; number: string; problems: string[] };
}
