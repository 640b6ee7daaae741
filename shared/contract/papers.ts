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
    /** The running number, where the office goes on from a number of its own; null: the next one. */
    next: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99_999))), null),
  }),
  /** What signing on this day would do. */
  peekSigning: v.object({ minutes: recordId, signedOn: v.pipe(v.string(), v.isoDate()) }),
  /** Makes problems at once of a meeting's decisions that have none: of all, or of these. */
  raiseProblems: v.object({ meeting: recordId, decisions: v.optional(v.nullable(v.array(recordId)), null) }),
} as const;

export interface PaperOperations {
  getPaper: { paper: unknown };
  makeDocx: { ticket: string; name: string };
  draftMinutes: { minutes: string };
  signMinutes: { version: string; number: string; problems: string[] };
  /** `next` is null for a correction, which keeps the number; `pattern` has {年} and {号}. `problems`: how many will be raised. */
  peekSigning: { number: string; next: number | null; pattern: string; problems: number };
  raiseProblems: { problems: string[]; tx: string };
}
