import * as v from 'valibot';
import type { ReceptionDay } from '#shared/rules/people/reception.ts';
import { day, recordId } from '#shared/contract/records.ts';

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const optionalWords = (most: number) => v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(most))), null);
const id = v.optional(v.nullable(recordId), null);

const termChange = {
  /** A choice of list `term`, or the name of one that is still to be made. */
  newTerm: v.union([v.object({ id: recordId }), v.object({ name: words(40) })]),
  openedOn: day,
  basis: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  leaving: v.pipe(v.array(v.object({ member: recordId, successor: id })), v.maxLength(5000)),
  returning: v.optional(v.pipe(v.array(recordId), v.maxLength(5000)), []),
  fresh: v.optional(
    v.pipe(v.array(v.object({ name: words(30), gender: id, sector: id, employer: optionalWords(80), duty: optionalWords(60), phone: optionalWords(40), township: id })), v.maxLength(5000)),
    [],
  ),
};

export const peopleInputs = {
  /** What a change of term (换届) would do; nothing is written. */
  previewTermChange: v.object(termChange),
  /** Does it, in one transaction that one undo takes back. */
  changeTerm: v.object(termChange),
  /** Everybody who was a member in a term, with what he held in it then. */
  getTermRoster: v.object({ term: recordId }),
  /**
   * Places that change: `merge` puts several into one that stands or a new one, `rename` gives one a new name. Records keep
   * the old place, and with it its name; figures of the new one count them.
   */
  changePlaces: v.object({
    kind: v.picklist(['merge', 'rename']),
    places: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(200)),
    /** For a merger: the place that goes on; null: a new one of the name. */
    into: id,
    name: optionalWords(60),
    on: day,
    basis: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  }),
  /** The reception days that a studio's rule gives in a year; null days: the rule names none that can be read. */
  getReceptions: v.object({ studio: recordId, year: v.pipe(v.number(), v.integer(), v.minValue(1949), v.maxValue(2200)) }),
  /** A table that a page shows, as .xlsx: its rows in its order. Numbers stay numbers. */
  makeSheet: v.object({
    title: words(80),
    note: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
    columns: v.pipe(v.array(v.object({ label: words(60), width: v.pipe(v.number(), v.minValue(3), v.maxValue(120)), align: v.optional(v.picklist(['left', 'center', 'right']), 'left') })), v.minLength(1), v.maxLength(60)),
    rows: v.pipe(v.array(v.array(v.union([v.pipe(v.string(), v.maxLength(20_000)), v.number()]))), v.maxLength(20_000)),
    foot: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
  }),
} as const;

export interface TermVacancy {
  member: string;
  memberName: string;
  /** 云溪乡柳湾村协商议事会·固定成员. */
  what: string;
  successorName: string;
}

export interface TermSummary {
  staying: number;
  leaving: number;
  returning: number;
  fresh: number;
  vacancies: TermVacancy[];
  /** Open matters that those who go took on; they stay where they are, and somebody must be found. */
  openOrders: { id: string; title: string; memberName: string }[];
  /** Matters and proposals that somebody who goes supervises. */
  supervised: { id: string; entity: 'problem' | 'proposal'; title: string; memberName: string }[];
  /** Why it can't be done as it stands. */
  wrong: string[];
}

export interface TermMember {
  member: string;
  name: string;
  gender: string;
  sector: string;
  committee: string;
  group: string;
  duty: string;
  employer: string;
  since: string;
  until: string;
}

export interface PeopleOperations {
  previewTermChange: TermSummary;
  changeTerm: { term: string; tx: string; staying: number; leaving: number; fresh: number };
  getTermRoster: { term: string; members: TermMember[] };
  changePlaces: { place: string; tx: string; moved: number };
  getReceptions: { days: ReceptionDay[] | null; warning: string | null };
  makeSheet: { ticket: string; name: string; rows: number };
}
