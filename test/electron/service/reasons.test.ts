import { afterEach, beforeEach, expect, it } from 'vitest';
import { countedFields } from '#shared/rules/figures/counted.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let township: TestOffice;
let county: TestOffice;
beforeEach(async () => {
  township = await openOffice();
  county = await openOffice();
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '陈主任' });
  const made = await county.ask('enrolOffice', { place: '云溪乡', office: '政协安和县云溪乡工作联络组' });
  const ticket = handOver(township, county.service.get(made.ticket)?.bytes ?? new Uint8Array());
  await township.ask('applyImport', { ticket, passphrase: made.passphrase, person: '李干事' });
});
afterEach(async () => {
  await township.end();
  await county.end();
});

function handOver(to: TestOffice, bytes: Uint8Array): string {
  const answer = to.service.put(bytes, 'x.xsb');
  if (!answer.ok) throw new Error(answer.message);
  return (answer.value as { ticket: string }).ticket; // what put answers
}

/** Up to the county, and the receipt back. */
async function report(): Promise<void> {
  const up = await township.ask('exportBundle', { to: null });
  await county.ask('applyImport', { ticket: handOver(county, township.service.get(up.ticket)?.bytes ?? new Uint8Array()), passphrase: up.passphrase });
  const peer = (await county.ask('listPeers', {})).peers.find((one) => one.name.includes('云溪乡'))?.site ?? null;
  const down = await county.ask('exportBundle', { to: peer });
  await township.ask('applyImport', { ticket: handOver(township, county.service.get(down.ticket)?.bytes ?? new Uint8Array()), passphrase: down.passphrase });
}

it('a counted field of what the county has received is changed with a reason alone, and waits for its review again', async () => {
  const place = (await township.ask('getSession', {})).office?.place ?? '';
  const problem = await make(township, 'problem', { title: '修补入户道路', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place });
  const outcome = await make(township, 'outcome', { problem, kind: 'outcomeKind.road', quantity: 1.2, unit: 'unit.kilometre', on: '2026-09-01' });
  const change = (entity: 'problem' | 'outcome', id: string, set: Record<string, string | number>, reason: string | null = null) => township.ask('saveRecords', { writes: [{ entity, id, set }], reason });
  const review = async () => (await township.ask('getRecord', { entity: 'problem', id: problem })).row['review'];
  // Before the county has it, it is the township's own.
  await change('problem', problem, { kind: 'problemKind.dispute' });
  await report();

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
  await report();
  expect((await county.ask('getRecord', { entity: 'problem', id: problem })).row).toMatchObject({ kind: 'problemKind.livelihood', review: 'reviewState.pending' });
});

it('what counts is read from the figures themselves', () => {
  expect([...countedFields('problem')].toSorted()).toEqual(['kind', 'place', 'registeredOn']);
  expect(countedFields('log')).toContain('people');
  expect(countedFields('meeting')).toContain('cancelledOn');
  expect(countedFields('setting').size).toBe(0);
});
