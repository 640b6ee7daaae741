import type { Row, Write } from '#shared/contract/records.ts';
import { keysBetween } from '#shared/rules/orderKey.ts';
import { sameName } from '#shared/rules/text.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import type { Choice } from '#shared/contract/session.ts';

/** Somebody to be put on a meeting's list. */
export interface Person {
  member: string | null;
  name: string;
  duty: string;
  phone: string;
  capacity: string | null;
  party: string | null;
}

/** `attendanceState.present` → `present`; a county's own choice counts as the shipped one that it names. */
export function keyOfChoice(id: string, choices: ReadonlyMap<string, Choice>): string {
  const shipped = choices.get(id)?.countsAs ?? id;
  return shipped.slice(shipped.indexOf('.') + 1);
}

export function personFromMember(member: Row): Person {
  const duty = textOf(member, 'conferenceDuty') || [textOf(member, 'employer'), textOf(member, 'duty')].join('');
  return { member: member.id, name: textOf(member, 'name'), duty, phone: textOf(member, 'phone'), capacity: 'capacity.member', party: 'party.members' };
}

/** A seat of a council: a member's own data where it is a member's. */
export function personFromSeat(seat: Row, members: ReadonlyMap<string, Row>): Person | null {
  const member = members.get(textOf(seat, 'member'));
  const base = member ? personFromMember(member) : { member: null, name: textOf(seat, 'name'), duty: '', phone: '', capacity: null, party: null };
  if (base.name === '') return null;
  return { ...base, duty: textOf(seat, 'duty') || base.duty, phone: textOf(seat, 'phone') || base.phone, capacity: textOf(seat, 'capacity') || base.capacity };
}

export function isListed(person: Person, rows: readonly Row[]): boolean {
  return rows.some((row) => (person.member !== null && row['member'] === person.member) || sameName(textOf(row, 'name'), person.name));
}

/** Writes that put people behind the last on the list, those left out who stand there already. */
export function attendanceWrites(
  meeting: string,
  rows: readonly Row[],
  added: readonly Person[],
  how: { role: string; state: string; arrivedAt?: string | null },
): Write[] {
  const fresh = added.filter((one, i) => !isListed(one, rows) && !added.slice(0, i).some((other) => sameName(other.name, one.name) && other.member === one.member));
  const keys = keysBetween(textOf(rows.at(-1), 'order') || null, null, fresh.length);
  return fresh.map((one, i): Write => ({
    entity: 'attendance',
    id: null,
    set: {
      meeting,
      order: keys[i] ?? '',
      member: one.member,
      name: one.name,
      duty: one.duty || null,
      phone: one.phone || null,
      capacity: one.capacity,
      party: one.party,
      role: how.role,
      state: how.state,
      arrivedAt: how.arrivedAt ?? null,
    },
  }));
}

/** The clock in Shanghai, `HH:MM`. */
export function clockNow(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16);
}
