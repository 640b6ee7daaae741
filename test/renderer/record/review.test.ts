import { expect, it } from 'vitest';
import type { Change, Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { changesSince, reviewOfForm, reviewState } from '#renderer/record/reviewWords.ts';

const said = (n: number, verdict: string, more: Record<string, string> = {}): Row => {
  const at = `2026-10-0${n}T00:00:00.000Z`;
  return { id: `r${n}`, createdAt: at, changedAt: at, changedBy: '', site: 's', deleted: false, subject: 'p', verdict: `reviewState.${verdict}`, ...more };
};
const changed = (n: number, field: string, before: string, after: string): Change =>
  ({ op: `${n}`, tx: `${n}`, at: `2026-10-0${n}T00:00:00.000Z`, who: '李', site: 's', field, label: field, before, after });

it('offers each office what it may say next', () => {
  expect(reviewState([], 'township', 'county').allowed).toEqual(['accepted', 'returned']);
  expect(reviewState([], 'township', 'township').allowed).toEqual(['voiding']);
  expect(reviewState([said(1, 'returned')], 'township', 'township').allowed).toEqual(['reported', 'voiding']);
  expect(reviewState([said(1, 'voiding')], 'township', 'county').allowed).toEqual(['accepted', 'returned', 'voided']);
  expect(reviewState([said(1, 'voided')], 'township', 'county').allowed).toEqual([]);
});

it('shows after a correction only what was returned, from the value that was returned to the one that stands', () => {
  const returned = reviewState([said(1, 'accepted'), said(2, 'returned', { field: 'title', reason: '写明村名' }), said(5, 'reported')], 'township', 'county').returned;
  const history = [changed(4, 'title', '修路二', '修路三'), changed(3, 'title', '修路', '修路二'), changed(3, 'note', '', '无'), changed(1, 'title', '', '修路')];
  expect(changesSince(history, returned)).toEqual([{ field: 'title', label: 'title', before: '修路', after: '修路三' }]);
});

it('marks the returned field in the form of the office that reported it, and leaves the facts out of the form of the one above', () => {
  const reviews = [said(2, 'returned', { field: 'title', reason: '写明村名' })];
  expect(reviewOfForm(entityOf('problem'), reviewState(reviews, 'township', 'township'))).toEqual({ omit: [], marks: { title: '退回：写明村名' } });
  const above = reviewOfForm(entityOf('problem'), reviewState(reviews, 'township', 'county')).omit;
  expect(above).toContain('title');
  expect(above).not.toContain('keyItem');
  expect(reviewOfForm(entityOf('meeting'), reviewState(reviews, 'township', 'county')).omit).toEqual([]);
  expect(reviewOfForm(entityOf('problem'), reviewState([...reviews, said(3, 'reported')], 'township', 'township')).marks).toEqual({});
});
