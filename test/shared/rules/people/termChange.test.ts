import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '#shared/contract/records.ts';
import { planTermChange } from '#shared/rules/people/termChange.ts';

const stamp = { createdAt: '', changedAt: '', changedBy: '', site: '', deleted: false };
const ids = fc.uniqueArray(fc.nat(12), { maxLength: 12 });

test('after any change of term nobody who left has an open seat, nobody who stays lost one, and every old member is in the old term', () => {
  fc.assert(
    fc.property(ids, ids, fc.array(fc.tuple(fc.nat(12), fc.nat(2), fc.option(fc.constantFrom('2020-01-01', '2026-12-31'))), { maxLength: 40 }), (members, leave, seated) => {
      const id = (n: number) => `m${n}`;
      const rows: Row[] = members.map((n) => ({ ...stamp, id: id(n), name: `委员${n}`, state: 'memberState.serving', term: 'term.t9', joinedOn: '2021-12-01', sector: 'sector.education' }));
      const going = leave.filter((n) => members.includes(n));
      const heir = members.find((n) => !going.includes(n));
      const seats: Row[] = seated.map(([who, body, until], i) => ({ ...stamp, id: `s${i}`, member: id(who), council: `c${body}`, studio: null, capacity: 'capacity.member', until }));
      let next = 0;
      const plan = planTermChange(
        { oldTerm: 'term.t9', newTerm: 'term.t10', tier: 'tier.county', openedOn: '2026-12-15', basis: '', leaving: new Map(going.map((n) => [id(n), heir === undefined ? null : id(heir)])), returning: [], fresh: [] },
        { members: rows, tenures: [], seats, studios: [], councils: [], names: {} },
        () => `new${(next += 1)}`,
      );
      const after = new Map(seats.map((row) => [row.id, { ...row }]));
      for (const write of plan.writes) if (write.entity === 'seat') after.set(write.id, { ...stamp, id: write.id, ...after.get(write.id), ...write.set });
      const open = [...after.values()].filter((row) => row['until'] === null || row['until'] === undefined || String(row['until']) >= '2026-12-15');
      expect(open.filter((row) => going.some((n) => row['member'] === id(n)))).toEqual([]);
      for (const seat of seats) if (!going.some((n) => seat['member'] === id(n))) expect(after.get(seat.id)?.['until']).toBe(seat['until']);
      const inOld = new Set(plan.writes.filter((one) => one.entity === 'tenure' && one.set['term'] === 'term.t9' && one.set['kind'] === 'tenureKind.term').map((one) => one.set['member']));
      expect(inOld).toEqual(new Set(rows.map((row) => row.id)));
      expect(plan.staying + plan.leaving).toBe(rows.length);
      // Nobody sits twice in one body because he took over a seat.
      const pairs = plan.writes.filter((one) => one.entity === 'seat' && one.id.startsWith('new')).map((one) => `${String(one.set['member'])} ${String(one.set['council'])}`);
      const before = seats.filter((row) => row['until'] === null || String(row['until']) >= '2026-12-15').map((row) => `${String(row['member'])} ${String(row['council'])}`);
      expect(pairs.filter((pair) => before.includes(pair))).toEqual([]);
      expect(new Set(pairs).size).toBe(pairs.length);
    }),
    { numRuns: 300 },
  );
});
