import * as v from 'valibot';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import { recordId } from '#shared/contract/records.ts';

const year = v.pipe(v.number(), v.integer(), v.minValue(1949), v.maxValue(2200));
const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

const dutyList = { year, members: v.optional(v.nullable(v.pipe(v.array(recordId), v.maxLength(5000))), null), title: v.optional(words(80), '委员履职情况统计表') };

export const dutyInputs = {
  /** Every member's score of a year: the ranking, with what is missing. A township gets its own members. */
  getDuty: v.object({ year }),
  /** One member's year with the records behind every figure. */
  getMemberDuty: v.object({ year, member: recordId }),
  /** The lines of a year's rule set, and the sets that it can begin with. */
  getDutyRules: v.object({ year }),
  /** Takes a rule set into a year: an example by its key, or another year's lines. */
  adoptDutyRules: v.object({ year, example: v.optional(v.nullable(v.string()), null), from: v.optional(v.nullable(year), null) }),
  /** Closes a year: every member's result as it stands is kept. */
  closeDutyYear: v.object({ year, note: v.optional(v.pipe(v.string(), v.maxLength(1000)), '') }),
  /** Takes a closing back; who and why is kept with it. */
  reopenDutyYear: v.object({ year, reason: words(200) }),
  /** What became different after a year was closed. */
  getDutyChanges: v.object({ year }),
  /** The ranking as a register, of these members in this order, or of all: to be printed, and as .xlsx. */
  getDutySheet: v.object(dutyList),
  makeDutySheet: v.object(dutyList),
  /** 委员履职档案 of these members, one page each, as one .docx. */
  makeMemberFiles: v.object({ year, members: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(2000)), job: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,40}$/))), null) }),
  /** The same as data, for the page that is printed; no members: all of them. */
  getMemberFiles: v.object({ year, members: v.optional(v.nullable(v.pipe(v.array(recordId), v.maxLength(2000))), null) }),
} as const;

/** A closing that stands. */
export interface DutyClosing {
  id: string;
  closedOn: string;
  closedBy: string;
}

export interface DutyBox {
  rule: string;
  name: string;
  unit: string;
  done: number;
  minimum: number;
  met: boolean;
}

/** A member in the ranking. Names are words already. */
export interface DutyRow {
  member: string;
  name: string;
  sector: string;
  committee: string;
  group: string;
  township: string;
  standing: boolean;
  state: string;
  /** Months of 12 that the member served. */
  months: number;
  boxes: DutyBox[];
  total: number | null;
  grade: string | null;
  /** Null: not ranked, because suspended or gone. */
  rank: number | null;
  missing: string[];
}

export interface DutyYearView {
  year: number;
  /** Days that the year's records are taken from. */
  from: string;
  to: string;
  rows: DutyRow[];
  /** Only examples stand: nobody has made them the county's own. */
  example: boolean;
  /** The year has lines of its own, examples or not. */
  adopted: boolean;
  hasPoints: boolean;
  grades: string[];
  closing: DutyClosing | null;
  /** A township sees its own members by the records that it has: the county's figures hold. */
  partial: boolean;
}

/** A record behind a figure. */
export interface DutyEvidence {
  entity: string;
  record: string;
  on: string;
  title: string;
  /** 第一人, 联名, 综合, 市级. */
  marks: string[];
  factor: number;
  points: number;
  why: string;
}

export interface DutyLine {
  rule: string;
  name: string;
  unit: string;
  category: string;
  count: number;
  /** How it is reckoned: 每次5分，最高20分. */
  standard: string;
  points: number;
  capped: boolean;
  example: boolean;
  evidence: DutyEvidence[];
}

export interface MemberDuty extends DutyRow {
  from: string;
  to: string;
  boxLines: (DutyBox & { example: boolean; evidence: DutyEvidence[] })[];
  lines: DutyLine[];
  categories: { name: string; points: number; cap: number | null }[];
  closing: DutyClosing | null;
  partial: boolean;
}

/** One member's page of 委员履职档案, in its final words. */
export interface MemberFile {
  member: string;
  title: string;
  facts: { label: string; text: string }[];
  boxes: { name: string; text: string; met: boolean }[];
  lines: { name: string; standard: string; count: string; points: string; basis: string }[];
  summary: string;
  /** Terms, duties and honours, a sentence each. */
  tenures: string[];
  foot: string;
  practice: boolean;
}

export interface DutyChange {
  member: string;
  name: string;
  totalBefore: number | null;
  totalAfter: number | null;
  gradeBefore: string | null;
  gradeAfter: string | null;
  lines: { name: string; before: string; after: string; added: { entity: string; record: string; on: string; title: string }[]; withdrawn: { entity: string; record: string; on: string; title: string }[] }[];
}

export interface DutyRuleView {
  id: string;
  kind: string;
  audience: string;
  name: string;
  item: string;
  standard: string;
  example: boolean;
}

export interface DutyOperations {
  getDuty: DutyYearView;
  getMemberDuty: MemberDuty;
  getDutyRules: { rules: DutyRuleView[]; adopted: boolean; examples: { key: string; name: string; says: string; lines: number }[]; years: number[]; closing: DutyClosing | null; mayEdit: boolean };
  adoptDutyRules: { added: number; tx: string };
  closeDutyYear: { closing: string; members: number };
  reopenDutyYear: { closing: string };
  getDutyChanges: { closing: DutyClosing | null; changes: DutyChange[] };
  getDutySheet: LedgerSheet;
  makeDutySheet: { ticket: string; name: string; rows: number };
  makeMemberFiles: { ticket: string; name: string; pages: number };
  getMemberFiles: { files: MemberFile[] };
}
