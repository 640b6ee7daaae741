import * as v from 'valibot';
import { cleanText } from '#shared/rules/text.ts';
import type { FieldValue } from '#shared/fields.ts';
import { day, entityName, recordId, type Names, type Row } from '#shared/contract/records.ts';

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
/** A name of a place or an office; what can't be stored is left out. */
const plainText = (max: number) => v.pipe(v.string(), v.transform((typed) => cleanText(typed, { line: true })), v.minLength(1), v.maxLength(max));
/** Whoever changes are signed with: every operation carries it to the other offices. */
export const personName = v.pipe(v.string(), v.transform((typed) => cleanText(typed, { line: true })), v.maxLength(30));

export const sessionInputs = {
  getSession: v.object({}),
  /** First start: names the office that this installation works for. */
  foundOffice: v.object({
    level: v.picklist(['township', 'county', 'city']),
    /** The place's name, e.g. 云溪乡. */
    place: plainText(60),
    /** The name of the county (or city) that the office belongs to. */
    county: plainText(60),
    /** The office's own name as papers print it. */
    office: plainText(80),
    person: v.optional(personName, ''),
  }),
  /** Leaves the office's data for the practice area, or comes back. The window starts anew after it. */
  switchPractice: v.object({ on: v.boolean() }),
  setDesktopNotes: v.object({ on: v.boolean() }),
  setUser: v.object({ name: personName }),
  getChoices: v.object({}),
  getDesk: v.object({}),
  saveDraft: v.object({
    key: text(200),
    entity: entityName,
    id: v.nullable(recordId),
    /** Whatever the form holds, as JSON text. */
    content: v.pipe(v.string(), v.maxLength(4_000_000)),
  }),
  getDraft: v.object({ key: text(200) }),
  listDrafts: v.object({}),
  dropDraft: v.object({ key: text(200) }),
  /** Working days by the calendar, with the arithmetic as sentences. */
  countDeadline: v.object({
    from: day,
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    kind: v.picklist(['working', 'natural']),
  }),
  /** By when notice, materials and minutes are due for a meeting held on this day. */
  getLeadTimes: v.object({ heldOn: day }),
  getView: v.object({ key: text(200) }),
  saveView: v.object({ key: text(200), content: v.pipe(v.string(), v.maxLength(100_000)) }),
} as const;

/** Somebody who works at this machine. */
export interface Person {
  id: string;
  name: string;
  hasPin: boolean;
}

export interface Session {
  /** Null until the office is named. */
  office: { site: string; name: string; level: 'township' | 'county' | 'city'; place: string; placeName: string; county: string } | null;
  user: string;
  today: string;
  practice: boolean;
  host: 'electron' | 'browser';
  version: string;
  /** Today moved on by the yellow threshold in working days: open problems due up to it are 临期. */
  dueSoonUntil: string;
  /** Years from this one to the next that have no published holiday table. */
  yearsWithoutCalendar: number[];
  lastBackupAt: string | null;
  lastExportAt: string | null;
  dataFolder: string;
  /** Who works at this machine; empty when the office doesn't tell people apart. */
  people: Person[];
  /** `people`: the screen is locked; `data`: the folder's password has not been given. Nothing else is answered then. */
  locked: 'people' | 'data' | null;
  lockMinutes: number;
  /** What presses is said on the desktop too. */
  desktopNotes: boolean;
  /** The data folder has a password. */
  sealed: boolean;
  /** The data can't be read: the window offers backups and nothing else. */
  damaged?: { message: string; fix: string };
}

export interface Choice {
  id: string;
  list: string;
  label: string;
  rank: number;
  colour: string | null;
  retired: boolean;
  /** The shipped choice that a county's own counts as. */
  countsAs: string | null;
}

export interface DeskItem {
  key: string;
  label: string;
  entity: string;
  count: number;
  /** Opens exactly these rows: the conditions for listRecords. */
  where: { field: string; op: string; value: FieldValue }[];
  tone: 'red' | 'yellow' | 'blue' | 'grey';
}

/** What the county asks for around a meeting: how many working days, and the last day in time; null where it asks for nothing. */
export interface LeadTimes {
  notice: { days: number; by: string } | null;
  materials: { days: number; by: string } | null;
  minutes: { days: number; by: string } | null;
  /** Set when a year in between has no holiday table. */
  warning: string | null;
}

export interface SessionOperations {
  getSession: Session;
  foundOffice: Session;
  switchPractice: { practice: boolean };
  setUser: Session;
  setDesktopNotes: Session;
  getChoices: { choices: Choice[] };
  /** `begun`: something of the work has been entered or taken in. */
  getDesk: { begun: boolean; items: DeskItem[]; soon: Row[]; names: Names; month: { day: string; title: string; entity: string; id: string }[] };
  saveDraft: { savedAt: string };
  getDraft: { draft: { key: string; entity: string; id: string | null; content: string; savedAt: string } | null };
  listDrafts: { drafts: { key: string; entity: string; id: string | null; savedAt: string }[] };
  dropDraft: { dropped: boolean };
  countDeadline: { deadline: string; steps: string[]; warning: string | null };
  getLeadTimes: LeadTimes;
  getView: { content: string | null };
  saveView: { saved: true };
}
