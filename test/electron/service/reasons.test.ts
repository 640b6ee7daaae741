import { afterEach, beforeEach, expect, it } from 'vitest';
import { countedFields } from '#shared/rules/figures/counted.ts';
import { make } from '#test/electron/service/office.ts';
import { type Circle, openCircle } from '#test/exchange/circle.ts';

let circle: Circle;
beforeEach(async () => {
  circle = await openCircle();
});
afterEach(() => circle.end());

it('a counted field of what the county has received is changed with a reason alone, and waits for its review again', async () => {
  const { township, county, place } = circle;
  const problem = await make(township, 'problem', { title: '修补入户道路', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place });
  const outcome = await make(township, 'outcome', { problem, kind: 'outcomeKind.road', quantity: 1.2, unit: 'unit.kilometre', on: '2026-09-01' });
  const change = (entity: 'problem' | 'outcome', id: string, set: Record<string, string | number>, reason: string | null = null) => township.ask('saveRecords', { writes: [{ entity, id, set }], reason });
  const review = async () => (await township.ask('getRecord', { entity: 'problem', id: problem })).row['review'];
  // Before the county has it, it is the township's own.
  await change('problem', problem, { kind: 'problemKind.dispute' });
  await circle.up();
  await circle.down();

  await expect(change('problem', problem, { kind: 'problemKind.livelihood' })).rejects.toMatchObject({ code: 'reason', message: expect.stringContaining('“类别”') });
  await expect(change('problem', problem, { kind: 'problemKind.livelihood' }, '  ')).rejects.toMatchObject({ code: 'reason' });
  expect((await township.ask('getRecord', { entity: 'problem', id: problem })).row['kind']).toBe('problemKind.dispute');
  // The same value, and what no figure counts, need none.
  await change('problem', problem, { kind: 'problemKind.dispute', note: '等雨停' });
  expect(await review()).toBeNull();

  await change('problem', problem, { kind: 'problemKind.livelihood' }, '登记时选错了类别');
  expect(await review()).toBe('reviewState.pending');
  const { rows } = await township.ask('listRecords', { entity: 'review' });
  expect(rows).toMatchObject([{ subject: problem, reason: '登记时选错了类别', by: '李干事' }]);
  // A result counts too, and with it the matter that it belongs to.
  await expect(change('outcome', outcome, { quantity: 2 })).rejects.toMatchObject({ code: 'reason' });
  await change('outcome', outcome, { quantity: 2 }, '丈量后更正');
  expect((await township.ask('listRecords', { entity: 'review' })).total).toBe(2);
  await circle.up();
  await circle.down();
  expect((await county.ask('getRecord', { entity: 'problem', id: problem })).row).toMatchObject({ kind: 'problemKind.livelihood', review: 'reviewState.pending' });
});

it('what counts is read from the figures themselves', () => {
  expect([...countedFields('problem')].toSorted()).toEqual(['kind', 'place', 'registeredOn']);
  expect(countedFields('log')).toContain('people');
  expect(countedFields('meeting')).toContain('cancelledOn');
  expect(countedFields('setting').size).toBe(0);
});
