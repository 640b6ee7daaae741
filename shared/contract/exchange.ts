import * as v from 'valibot';
import { type EntityName, isEntityName } from '#shared/entities/index.ts';
import { recordId } from '#shared/contract/records.ts';
import { personName } from '#shared/contract/session.ts';
import { cleanText } from '#shared/rules/text.ts';

const ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));
const job = v.optional(v.pipe(v.string(), v.maxLength(64)), '');
const name = v.pipe(v.string(), v.transform((typed) => cleanText(typed, { line: true })), v.minLength(1), v.maxLength(80));
/** As the other office's screen shows it; grouping and full-width digits don't matter. */
const passphrase = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60))), null);

export const exchangeInputs = {
  /** The offices that files come from and go to, and the places in the network that are kept open for one. */
  listPeers: v.object({}),
  /** A file for the office above (`to` null), or for an office that has sent one before. */
  exportBundle: v.object({ to: v.optional(v.nullable(recordId), null), withoutFiles: v.optional(v.boolean(), false), job }),
  /** How many attachments such a file would carry, and their bytes. */
  measureExport: v.object({ to: v.optional(v.nullable(recordId), null) }),
  /** What a file would change; nothing is changed. A refusal names the field `passphrase` when the file needs one. */
  previewImport: v.object({ ticket, passphrase, job }),
  /** `trust`: the person has compared the unknown sender's code on the telephone. `person` names who works here, at the first start. */
  applyImport: v.object({ ticket, passphrase, trust: v.optional(v.boolean(), false), person: v.optional(personName, ''), job }),
  /** Ends a running preview or import of this job: its file does nothing. */
  cancelImport: v.object({ job: v.string() }),
  listExchanges: v.object({}),
  /** County or city: makes the file that opens an office below: 开通文件. */
  enrolOffice: v.object({ place: name, office: name }),
  /** County or city: a lost or replaced machine's files are no longer taken. */
  revokePeer: v.object({ site: recordId }),
  /** How far records are safe at the office above. */
  sendState: v.object({ ids: v.pipe(v.array(recordId), v.maxLength(2000)) }),
  /** Fields that both sides changed, of all records, and changes that were kept and not applied. */
  listTwoSided: v.object({}),
  getExchangeFolder: v.object({}),
  /** The folder (on a stick, or shared in the office) through which files go; null for none. */
  setExchangeFolder: v.object({ path: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000))) }),
  /** Puts a file that was made here into the folder, and proves that it is whole there. */
  depositBundle: v.object({ ticket, folder: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(1000))), null) }),
  /** Takes in what waits in the folder, and puts there what the other machines of this office lack. */
  exchangeByFolder: v.object({ job }),
  /** Records that this office had made by itself, and the county's of the same name or phone. */
  listMatches: v.object({}),
  mergeMatch: v.object({ entity: v.picklist(['place', 'organisation', 'member']), mine: recordId, theirs: recordId }),
  /** They are two: not asked again. */
  dismissMatch: v.object({ mine: recordId, theirs: recordId }),
  /** Once, with a reason: the level that holds the matter has chosen another value than this office's. */
  objectTo: v.object({ id: recordId, field: v.pipe(v.string(), v.maxLength(120)), reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) }),
  /** Takes out of a record, for good and in every office, what tells of the person. */
  erasePerson: v.object({ entity: v.custom<EntityName>((value) => typeof value === 'string' && isEntityName(value)), id: recordId, reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) }),
} as const;

export interface Peer {
  site: string;
  name: string;
  level: string;
  lastReceivedAt: string | null;
  lastSentAt: string | null;
  /** Operations of this site that the peer has confirmed, and how many there are. */
  confirmed: number;
  own: number;
  /** The last file that came from it. */
  lastNumber: number | null;
  /** Numbers of its files that a later one names and that have not come. */
  missing: number[];
  /** No file has come this month. */
  late: boolean;
  /** The eight digits of its key. */
  code: string;
  enrolled: boolean;
  revokedAt: string | null;
}

/** 开通文件 that no machine has used yet. */
export interface OpenInvite {
  id: string;
  office: string;
  madeAt: string;
}

export interface ImportPreview {
  /** The same file was imported before: nothing will change. */
  same: boolean;
  fromName: string;
  number: string;
  kind: 'report' | 'receipt' | 'enrolment';
  madeAt: string;
  operations: { fresh: number; known: number };
  /** By entity: records that are new, changed, deleted, and changed on both sides. */
  entities: { entity: string; label: string; added: number; changed: number; deleted: number; twoSided: number }[];
  /** Sentences for the person: holes, clocks, newer fields, changes beyond right. */
  warnings: string[];
  /** Attachments that come along, do not, or are not what they should be. */
  files: { whole: number; absent: number; damaged: number; bytes: number };
  /** What the sender has confirmed of ours. */
  confirms: number;
  /** `unknown`: its code must be compared on the telephone before the file can be taken. */
  signer: { state: 'known' | 'unknown'; code: string; words: string };
}

export interface TwoSidedItem {
  entity: string;
  id: string;
  title: string;
  field: string;
  label: string;
  /** May this office settle it. */
  mine: boolean;
  values: { text: string; value: string | number | boolean | null; who: string; at: string; op: string; office: string }[];
}

export interface MatchSide {
  id: string;
  title: string;
  /** What tells it from another: `单位：…`. */
  facts: string[];
  /** How many fields of other records name it. */
  used: number;
}

export interface MatchPair {
  entity: 'place' | 'organisation' | 'member';
  label: string;
  why: string;
  mine: MatchSide;
  theirs: MatchSide;
}

/** What came of looking into the folder: each file that was tried, and how many were put there. */
export interface FolderReport {
  files: { name: string; from: string; good: boolean; words: string }[];
  deposited: number;
}

export interface KeptChange {
  entity: string;
  label: string;
  id: string;
  title: string;
  who: string;
  office: string;
  at: string;
  fields: string;
}

/** A field that both sides had changed, and of which the level that holds the matter has chosen another value than ours. */
export interface SettledItem {
  entity: string;
  id: string;
  title: string;
  field: string;
  label: string;
  chosen: string;
  /** What this office had written. */
  ours: string;
  who: string;
  office: string;
  at: string;
  /** What this office has said against it, once; null: it may still. */
  objection: string | null;
}

/** What another office says against a value that was chosen. */
export interface ObjectionItem {
  entity: string;
  id: string;
  title: string;
  label: string;
  value: string;
  reason: string;
  who: string;
  office: string;
  on: string;
}

/** 未报送 / 已存文件（县里未确认）/ 已回执; `none` where there is no office above. */
export type SendState = 'none' | 'waiting' | 'filed' | 'confirmed';

export interface ExchangeOperations {
  listPeers: { peers: Peer[]; invites: OpenInvite[]; code: string; enrolled: boolean };
  exportBundle: { ticket: string; name: string; number: string; operations: number; passphrase: string | null; files: { carried: number; left: number; bad: number } };
  measureExport: { files: number; bytes: number; later: number };
  previewImport: ImportPreview;
  applyImport: ImportPreview;
  cancelImport: { cancelled: boolean };
  listExchanges: { entries: { at: string; direction: 'in' | 'out'; peer: string; number: string; operations: number; summary: string }[] };
  enrolOffice: { ticket: string; name: string; passphrase: string };
  revokePeer: { revoked: boolean };
  sendState: { states: Record<string, SendState> };
  listTwoSided: { items: TwoSidedItem[]; kept: KeptChange[]; settled: SettledItem[]; objections: ObjectionItem[] };
  getExchangeFolder: { folder: { path: string; present: boolean; lastAt: string | null } | null };
  setExchangeFolder: { folder: { path: string; present: boolean; lastAt: string | null } | null };
  depositBundle: { path: string };
  exchangeByFolder: FolderReport;
  listMatches: { pairs: MatchPair[]; total: number };
  mergeMatch: { tx: string; moved: number };
  dismissMatch: { dismissed: true };
  objectTo: { id: string };
  erasePerson: { erased: number };
}
