import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { addDays, type Day } from '#shared/rules/day.ts';
import { textOf } from '#shared/rules/folds/step.ts';

/** Who becomes a member with the new term; only the name is needed. */
export interface NewMember {
  name: string;
  gender: string | null;
  sector: string | null;
  employer: string | null;
  duty: string | null;
  phone: string | null;
  township: string | null;
}

/** A change of term (换届) as the person decided it. Members who are named nowhere stay. */
export interface TermChange {
  /** Choices of list `term`. */
  oldTerm: string | null;
  newTerm: string;
  /** The level of the conference, a choice of list `tier`: what new members are members of. */
  tier: string;
  /** The first day of the new term. */
  openedOn: Day;
  /** The paper that it rests on. */
  basis: string;
  /** Members who go; the value is who takes over their seats, null: the seats fall vacant. */
  leaving: ReadonlyMap<string, string | null>;
  /** Former members who come back. */
  returning: readonly string[];
  fresh: readonly NewMember[];
}

/** The records that a change of term looks at, as they stand. */
export interface TermRecords {
  members: readonly Row[];
  tenures: readonly Row[];
  seats: readonly Row[];
  studios: readonly Row[];
  councils: readonly Row[];
  /** Titles of the choices that members hold, for the entries of the old term. */
  names: Readonly<Record<string, string>>;
}

/** A record to write; an id that is not known yet makes a new one. */
export interface TermWrite {
  entity: EntityName;
  id: string;
  set: Readonly<Record<string, FieldValue>>;
}

/** What somebody who goes leaves behind: a seat, a studio that he leads, a council that he leads. */
export interface Vacancy {
  member: string;
  kind: 'seat' | 'studio' | 'council';
  /** The studio or council. */
  body: string;
  bodyEntity: 'studio' | 'council';
  successor: string | null;
}

export interface TermPlan {
  writes: TermWrite[];
  vacancies: Vacancy[];
  staying: number;
  leaving: number;
  returning: number;
  fresh: number;
}

/** What a member holds of the old term, and the kind of tenure that keeps it readable. */
const kept: readonly (readonly [field: string, kind: string])[] = [
  ['sector', 'tenureKind.sector'], ['committee', 'tenureKind.committee'], ['group', 'tenureKind.group'], ['partyGroup', 'tenureKind.group'], ['conferenceDuty', 'tenureKind.duty'],
];
/** Honours and reminders are dated once and stay open. */
const ending: ReadonlySet<string> = new Set(['tenureKind.term', 'tenureKind.duty', 'tenureKind.sector', 'tenureKind.committee', 'tenureKind.group']);

const open = (row: Row, on: Day): boolean => {
  const until = textOf(row['until']);
  return until === null || until >= on;
};

/**
 * Everything that a change of term writes. The old term stays readable: what each member held in it becomes a tenure with
 * its days. Seats in councils and studios of those who stay are carried over untouched; of those who go they end on the
 * last day of the old term, and go to the successor where one is named. Pure; `newId` gives ids in order.
 */
export function planTermChange(change: TermChange, records: TermRecords, newId: () => string): TermPlan {
  const lastDay = addDays(change.openedOn, -1);
  const writes: TermWrite[] = [];
  const vacancies: Vacancy[] = [];
  const termTitle = (term: string | null): string => `${records.names[term ?? ''] ?? ''}委员`;
  const tenuresOf = Map.groupBy(records.tenures, (row) => String(row['member']));
  /** Seats that were handed over already: two who go may name the same successor. */
  const given = new Set<string>();
  const begins = (member: string): TermWrite => ({
    entity: 'tenure', id: newId(),
    set: { member, kind: 'tenureKind.term', title: termTitle(change.newTerm), term: change.newTerm, since: change.openedOn, basis: change.basis || null },
  });

  const closeOldTerm = (row: Row): void => {
    const own = tenuresOf.get(row.id) ?? [];
    for (const one of own) {
      if (ending.has(String(one['kind'])) && open(one, change.openedOn)) writes.push({ entity: 'tenure', id: one.id, set: { until: lastDay, ...(one['term'] === null || one['term'] === undefined ? { term: change.oldTerm } : {}) } });
    }
    const since = textOf(row['joinedOn']);
    const add = (kind: string, title: string): void => {
      // A tenure of the kind that runs now says it already.
      if (title === '' || own.some((one) => one['kind'] === kind && open(one, change.openedOn))) return;
      writes.push({ entity: 'tenure', id: newId(), set: { member: row.id, kind, title, term: change.oldTerm, since: since !== null && since <= lastDay ? since : null, until: lastDay } });
    };
    if (change.oldTerm !== null) add('tenureKind.term', termTitle(change.oldTerm));
    for (const [field, kind] of kept) {
      const value = textOf(row[field]);
      if (value !== null) add(kind, records.names[value] ?? value);
    }
    if (row['standing'] === true && !/常(务)?委/.test(textOf(row['conferenceDuty']) ?? '')) add('tenureKind.duty', '常务委员');
  };

  const leave = (row: Row, successor: string | null): void => {
    writes.push({ entity: 'member', id: row.id, set: { state: 'memberState.left', leftOn: lastDay, stateReason: `换届（${records.names[change.newTerm] ?? ''}）` } });
    for (const seat of records.seats) {
      if (seat['member'] !== row.id || !open(seat, change.openedOn)) continue;
      const council = textOf(seat['council']);
      const body = council ?? textOf(seat['studio']) ?? '';
      writes.push({ entity: 'seat', id: seat.id, set: { until: lastDay } });
      vacancies.push({ member: row.id, kind: 'seat', body, bodyEntity: council === null ? 'studio' : 'council', successor });
      const taken = records.seats.some((one) => one['member'] === successor && (one['council'] ?? one['studio']) === body && open(one, change.openedOn));
      if (successor !== null && !taken && !given.has(`${successor} ${body}`)) {
        given.add(`${successor} ${body}`);
        writes.push({ entity: 'seat', id: newId(), set: { council, studio: textOf(seat['studio']), member: successor, capacity: seat['capacity'] ?? null, since: change.openedOn } });
      }
    }
    for (const [entity, field, bodies] of [['studio', 'host', records.studios], ['council', 'leadMember', records.councils]] as const) {
      for (const body of bodies) {
        if (body[field] !== row.id || body['state'] === 'bodyState.stopped') continue;
        writes.push({ entity, id: body.id, set: { [field]: successor } });
        vacancies.push({ member: row.id, kind: entity, body: body.id, bodyEntity: entity, successor });
      }
    }
  };

  let staying = 0;
  let leaving = 0;
  for (const row of records.members) {
    if (row['state'] === 'memberState.left') continue;
    closeOldTerm(row);
    if (change.leaving.has(row.id)) {
      leaving += 1;
      leave(row, change.leaving.get(row.id) ?? null);
    } else {
      staying += 1;
      writes.push({ entity: 'member', id: row.id, set: { term: change.newTerm } }, begins(row.id));
    }
  }
  const back = new Set(change.returning);
  const returning = records.members.filter((row) => back.has(row.id) && row['state'] === 'memberState.left');
  for (const row of returning) {
    writes.push({ entity: 'member', id: row.id, set: { state: 'memberState.serving', term: change.newTerm, joinedOn: change.openedOn, leftOn: null, stateReason: null } }, begins(row.id));
  }
  for (const one of change.fresh) {
    const id = newId();
    writes.push({ entity: 'member', id, set: { ...one, term: change.newTerm, state: 'memberState.serving', joinedOn: change.openedOn, tiers: [change.tier] } }, begins(id));
  }
  return { writes, vacancies, staying, leaving, returning: returning.length, fresh: change.fresh.length };
}

/** What is wrong with a change of term before it is tried, each in a sentence; empty: nothing. */
export function checkTermChange(change: TermChange, records: Pick<TermRecords, 'members'>): string[] {
  const known = new Map(records.members.map((row) => [row.id, row]));
  const found: string[] = [];
  if (change.oldTerm === change.newTerm) found.push('新一届和上一届选成了同一届');
  const already = records.members.filter((row) => row['state'] !== 'memberState.left' && row['term'] === change.newTerm).length;
  if (already > 0) found.push(`名册里已经有${already}人是新一届的，这次换届像是已经办过`);
  for (const [member, successor] of change.leaving) {
    const name = String(known.get(member)?.['name'] ?? '');
    if (!known.has(member)) found.push('离任的人里有名册上没有的');
    else if (successor !== null && change.leaving.has(successor)) found.push(`接替${name}的人自己也离任`);
    else if (successor !== null && (!known.has(successor) || (known.get(successor)?.['state'] === 'memberState.left' && !change.returning.includes(successor)))) found.push(`接替${name}的人不在新一届里`);
  }
  const names = change.fresh.map((one) => one.name);
  for (const name of new Set(names)) {
    if (names.filter((one) => one === name).length > 1) found.push(`新任委员“${name}”填了两次`);
    const same = records.members.find((row) => row['name'] === name);
    if (same && same['state'] !== 'memberState.left') found.push(`“${name}”已经在名册里；同名的两个人，请在新任的姓名后加区别`);
    else if (same && !change.returning.includes(same.id)) found.push(`“${name}”从前任过委员，请在“重新任职”里选，不要新建`);
  }
  return found;
}
