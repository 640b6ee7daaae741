import { expect, it } from 'vitest';
import type { Row } from '#shared/contract/records.ts';
import type { FieldValue } from '#shared/fields.ts';
import { compareRows } from '#renderer/pages/topics/compareRows.ts';
import { driveWords } from '#renderer/pages/topics/driveWords.ts';

const row = (id: string, values: Record<string, FieldValue>): Row => ({ id, createdAt: '2026-09-01T00:00:00.000Z', changedAt: '', changedBy: '', site: 's', deleted: false, ...values });

const topic = (id: string, day: string) => row(id, { title: id, collectedOn: day });
const said = (id: string, of: string, day: string, step: string, more: Record<string, string | number>) => row(id, { topic: of, on: day, step: `topicStep.${step}`, ...more });

it('puts the best mean first, and those without a score last by their age', () => {
  const steps = [
    said('1', 'a', '2026-09-02', 'screen', { round: 'screeningRound.first', score: 70 }),
    said('2', 'a', '2026-09-03', 'screen', { round: 'screeningRound.compare', score: 81, reason: '群众呼声高', by: '王' }),
    said('3', 'b', '2026-09-03', 'screen', { round: 'screeningRound.first', score: 90 }),
    said('4', 'd', '2026-09-03', 'screen', { round: 'screeningRound.first', reason: '先放一放' }),
  ];
  const compared = compareRows([topic('a', '2026-09-01'), topic('b', '2026-09-01'), topic('c', '2026-08-02'), topic('d', '2026-08-01')], steps);
  expect(compared.map((one) => [one.row.id, one.mean])).toEqual([['b', 90], ['a', 75.5], ['d', null], ['c', null]]);
  expect(compared[1]?.rounds.get('screeningRound.compare')).toEqual([{ id: '2', score: 81, text: '群众呼声高', by: '王' }]);
});

it('forgets the scores of before a topic was opened again', () => {
  const steps = [
    said('1', 'a', '2026-09-02', 'adopt', { round: 'screeningRound.first', score: 70 }),
    said('2', 'a', '2026-09-03', 'reopen', { reason: '再比一次' }),
    said('3', 'a', '2026-09-04', 'screen', { round: 'screeningRound.compare', score: 60 }),
  ];
  const [one] = compareRows([topic('a', '2026-09-01')], steps);
  expect(one?.mean).toBe(60);
  expect([...(one?.rounds.keys() ?? [])]).toEqual(['screeningRound.compare']);
});

it('tells a drive by its count against the target', () => {
  expect(driveWords(32, 40)).toBe('32件，目标40件（80%）');
  expect(driveWords(3, null)).toBe('3件');
});
