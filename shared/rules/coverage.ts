import type { Day } from '#shared/rules/day.ts';

/** A person's place in a council, as entity `seat` holds it. Days inclusive; an empty end is still going on. */
export interface SeatSpan {
  council: string | null;
  member: string | null;
  since: Day | null;
  until: Day | null;
}

export interface CouncilCoverage {
  council: string;
  /** Members sent down, each once, in the order of the seats. */
  members: readonly string[];
  covered: boolean;
}

export interface Coverage {
  /** Those with the fewest first; ties keep the order given. */
  councils: readonly CouncilCoverage[];
  covered: number;
  /** Members of the list that sit in none of the councils. */
  without: readonly string[];
}

/** True for a seat that is held on that day. */
export function heldOn(seat: Pick<SeatSpan, 'since' | 'until'>, day: Day): boolean {
  return (seat.since === null || seat.since === '' || seat.since <= day) && (seat.until === null || seat.until === '' || seat.until >= day);
}

/**
 * 1+2+N (field guide 3.3): of each council, the members of the conference sent down to it on a day. A council is covered from
 * `least` members on; a member may sit in several councils, twice in one counts once. `members` are those in office: a seat
 * that a member who has left still holds does not count.
 */
export function coverageOf(councils: readonly string[], seats: readonly SeatSpan[], members: readonly string[], today: Day, least: number): Coverage {
  const serving = new Set(members);
  const byCouncil = new Map(councils.map((id) => [id, new Set<string>()]));
  for (const seat of seats) {
    if (seat.member !== null && serving.has(seat.member) && heldOn(seat, today)) byCouncil.get(seat.council ?? '')?.add(seat.member);
  }
  const rows = [...byCouncil].map(([council, sent]) => ({ council, members: [...sent], covered: sent.size >= least }));
  const seated = new Set(rows.flatMap((row) => row.members));
  return {
    councils: rows.toSorted((a, b) => a.members.length - b.members.length),
    covered: rows.filter((row) => row.covered).length,
    without: members.filter((id) => !seated.has(id)),
  };
}
