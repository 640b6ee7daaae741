import * as v from 'valibot';
import { day, recordId } from '#shared/contract/records.ts';

/**
 * The papers that the program makes. `subject` is the meeting; for `minutes` and `approval` the minutes or a signed version;
 * for slips the step, the supervision, or the problem, which means its newest such step;
 * for `opinionCheck` the opinion; for `studioYear` the studio, with `.2026` behind it for another year than this; for `handOver` the
 * office's own site.
 */
export const paperKinds = ['notice', 'signIn', 'minutes', 'agenda', 'script', 'plates', 'materials', 'followUp', 'approval', 'assignSlip', 'pressSlip', 'opinionCheck', 'studioYear', 'handOver'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** The papers of a meeting's pack, in the order in which they lie in it. */
export const packKinds = ['notice', 'agenda', 'script', 'signIn', 'plates', 'followUp', 'materials'] as const;
export type PackKind = (typeof packKinds)[number];

export const slipKinds = ['assignSlip', 'pressSlip'] as const;

/** What each is called, on screen and in file names. */
export const paperNames: Readonly<Record<PaperKind, string>> = {
  notice: '会议通知', signIn: '签到表', minutes: '会议纪要', agenda: '会议议程', script: '主持词', plates: '席卡', materials: '材料清单', followUp: '上次协商事项办理情况',
  approval: '签发单', assignSlip: '交办单', pressSlip: '督办单', opinionCheck: '核稿单', studioYear: '工作室年度情况表', handOver: '移交清单',
};

const kind = v.picklist(paperKinds);
/** Name plates: two on an upright sheet, or one large on a sheet across. Other papers pass over it. */
const size = v.optional(v.picklist(['two', 'one']), 'two');
const item = v.object({ kind, subject: recordId });
const job = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,40}$/));
const ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));
const opinions = v.pipe(v.array(recordId), v.minLength(1), v.maxLength(50));
const fontFile = v.pipe(v.string(), v.minLength(1), v.maxLength(255));

export const paperInputs = {
  /** The paper as data: what the print page shows and the .docx is filled with. */
  getPaper: v.object({ kind, subject: recordId, size }),
  /** Several papers, for one preview and one print job. */
  getPapers: v.object({ items: v.pipe(v.array(item), v.minLength(1), v.maxLength(200)), size }),
  makeDocx: v.object({ kind, subject: recordId, size }),
  /** Everything that a meeting needs on paper, as .docx files named in their order, in one .zip. */
  makeMaterials: v.object({ meeting: recordId, kinds: v.pipe(v.array(v.picklist(packKinds)), v.minLength(1)), size }),
  /** Many papers of one kind as .docx in one .zip, with `progress` events under the job's name. For `minutes`, meetings will do. */
  makeMany: v.object({ kind, subjects: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(2000)), job }),
  /** Stops a long job before its next paper. */
  cancelJob: v.object({ job }),
  /** Gives 交办单 or 督办单 their numbers: each step once, for ever; what has a number keeps it. */
  numberSlips: v.object({ kind: v.picklist(slipKinds), subjects: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(2000)) }),
  /** Drafts the text of the minutes from the meeting's record, in the field's phrasing. */
  draftMinutes: v.object({ meeting: recordId }),
  /** Freezes the draft as a version: next number of the series, signer, day; raises problems from decisions. */
  signMinutes: v.object({
    minutes: recordId,
    signer: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30)),
    signedOn: day,
    /** The running number, where the office goes on from a number of its own; null: the next one. */
    next: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99_999))), null),
  }),
  /** What signing on this day would do. */
  peekSigning: v.object({ minutes: recordId, signedOn: day }),
  /** What issuing these opinions together, as one 期, on this day would do. */
  peekOpinionIssue: v.object({ opinions, on: day }),
  /** Issues them: the next number of the office's series for the year, and the step 编发 in the life of each. */
  issueOpinions: v.object({
    opinions,
    on: day,
    by: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(40))), null),
    text: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000))), null),
    next: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99_999))), null),
  }),
  /** Makes problems at once of a meeting's decisions that have none: of all, or of these. */
  raiseProblems: v.object({ meeting: recordId, decisions: v.optional(v.nullable(v.array(recordId)), null) }),
  /** Reads a .docx that came back from the leader and compares it with the draft; nothing is changed. */
  takeRevision: v.object({ minutes: recordId, ticket }),
  /** The paragraphs of an old paper (.docx or .doc). */
  readOldPaper: v.object({ ticket }),
  /** For each kind, whether the office has a template of its own. */
  listTemplates: v.object({}),
  /** The template in use, or with `shipped` the program's own, to change in WPS. */
  takeTemplate: v.object({ kind, shipped: v.optional(v.boolean(), false) }),
  /** Tries a template on a meeting's papers without keeping it; `subject` null: on an invented one. */
  tryTemplate: v.object({ kind, ticket, subject: v.optional(v.nullable(recordId), null) }),
  /** Keeps the office's own template; it is tried first, and refused in words when it does not fill. */
  putTemplate: v.object({ kind, ticket }),
  /** Goes back to the shipped template. */
  dropTemplate: v.object({ kind }),
  /** The office's own fonts, in the folder `fonts` of the data folder. */
  listFonts: v.object({}),
  takeFont: v.object({ file: fontFile }),
  /** Adds a .ttf or .otf that was handed over; anything else is refused in words. */
  putFont: v.object({ ticket }),
  dropFont: v.object({ file: fontFile }),
} as const;

export interface OfficeFont {
  file: string;
  /** Family and full names, in every language of the file. */
  names: readonly string[];
  /** Why it can't be used, in words; null: it can. */
  trouble: string | null;
}

export interface TemplateEntry {
  kind: PaperKind;
  /** Null: the shipped one is in use. */
  own: { name: string; size: number; at: string } | null;
}

/** One place where the revised text differs: paragraphs side by side, null where one has none. */
export interface RevisedParagraph {
  before: string | null;
  after: string | null;
}

/** A decision that the leader changed; `set` is what to write to it. A null `decision` is a new one. */
export interface RevisedDecision {
  decision: string | null;
  /** The decision's words before the change; empty for a new one. */
  about: string;
  field: 'text' | 'organisation' | 'deadlineOn' | 'deadlineDays';
  label: string;
  before: string;
  after: string;
  set: Record<string, string | number | null>;
  /** Why it can't be carried over by itself; null: it can. */
  trouble: string | null;
}

export interface Revision {
  name: string;
  /** The rich text to store, as JSON. */
  body: string;
  title: string | null;
  /** Only paragraphs that differ, in order. */
  changes: RevisedParagraph[];
  decisions: RevisedDecision[];
  /** Sentences: tracked changes taken as accepted, pictures left out. */
  notes: string[];
}

export interface PaperOperations {
  getPaper: { paper: unknown };
  getPapers: { papers: unknown[]; left: { subject: string; reason: string }[] };
  makeDocx: { ticket: string; name: string; own: boolean };
  makeMaterials: { ticket: string; name: string; files: string[] };
  makeMany: { ticket: string; name: string; made: number; left: { subject: string; reason: string }[] };
  cancelJob: { cancelled: boolean };
  numberSlips: { slips: { subject: string; number: string }[] };
  draftMinutes: { minutes: string };
  signMinutes: { version: string; number: string; problems: string[] };
  /** `next` is null for a correction, which keeps the number; `pattern` has {年} and {号}. `problems`: how many will be raised. */
  peekSigning: { number: string; next: number | null; pattern: string; problems: number };
  /** `next` is null where one of them has been issued before: it keeps its number. */
  peekOpinionIssue: { number: string; next: number | null; pattern: string };
  issueOpinions: { number: string; tx: string };
  raiseProblems: { problems: string[]; tx: string };
  takeRevision: Revision;
  readOldPaper: { name: string; paragraphs: string[] };
  listTemplates: { templates: TemplateEntry[] };
  takeTemplate: { ticket: string; name: string };
  tryTemplate: { ticket: string; name: string; unknown: string[] };
  putTemplate: { unknown: string[] };
  dropTemplate: { dropped: boolean };
  listFonts: { fonts: OfficeFont[] };
  takeFont: { ticket: string };
  putFont: { font: OfficeFont };
  dropFont: { dropped: boolean };
}
