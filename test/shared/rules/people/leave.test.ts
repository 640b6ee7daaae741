import { expect, test } from 'vitest';
import type { Row } from '#shared/contract/records.ts';
import { checkLeave, countLeaves, daysLate } from '#shared/rules/people/leave.ts';

const stamp = { createdAt: '', changedAt: '', changedBy: '', site: '', deleted: false };
const leave = (id: string, more: Record<string, string | null>): Row => ({ ...stamp, id, member: 'a', kind: 'leaveKind.personal', since: '2026-05-10', askedOn: '2026-05-08', verdict: 'leaveVerdict.granted', meeting: null, ...more });

test('leave is asked for in time, or so many days late; a sick leave never is', () => {
  expect(daysLate(leave('1', {}), 2)).toBe(0);
  expect(daysLate(leave('1', { askedOn: '2026-05-10' }), 2)).toBe(2);
  expect(daysLate(leave('1', { askedOn: '2026-05-12' }), 2)).toBe(4);
  expect(daysLate(leave('1', { askedOn: '2026-05-10', kind: 'leaveKind.sick' }), 2)).toBe(0);
});

test('a verdict says whose it is, and days stand in order', () => {
  expect(checkLeave({ after: { since: '2026-05-10', until: '2026-05-09' } }).map((one) => one.field)).toEqual(['until']);
  expect(checkLeave({ after: { since: '2026-05-10', verdict: 'leaveVerdict.granted', approver: null } }).map((one) => one.field)).toEqual(['approver']);
  expect(checkLeave({ after: { since: '2026-05-10', askedOn: '2026-05-08', verdict: 'leaveVerdict.granted', approver: '王', verdictOn: '2026-05-09' } })).toEqual([]);
});

test('in a term count own leaves, refusals and absences; official leave, earlier terms and meetings with a leave do not', () => {
  const leaves = [leave('1', { meeting: 'm1' }), leave('2', { kind: 'leaveKind.official' }), leave('3', { since: '2021-01-01' }), leave('4', { verdict: 'leaveVerdict.refused', meeting: 'm2' }), leave('5', { verdict: null })];
  const absences = [{ member: 'a', meeting: 'm1', on: '2026-05-10' }, { member: 'a', meeting: 'm3', on: '2026-06-10' }, { member: 'a', meeting: 'm0', on: '2020-06-10' }, { member: 'b', meeting: 'm3', on: '2026-06-10' }];
  const [a, b] = countLeaves([{ id: 'a', since: '2021-12-01' }, { id: 'b', since: null }], leaves, absences, { noticeDays: 2, limit: 3 });
  expect(a).toMatchObject({ granted: 2, refused: 1, waiting: 1, absent: 1, counted: 3, reminded: true });
  expect(b).toMatchObject({ granted: 0, absent: 1, counted: 1, reminded: false });
});
