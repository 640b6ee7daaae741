import { afterAll, beforeAll, expect, test } from 'vitest';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
let place = '';

beforeAll(async () => {
  office = await openOffice({ today: '2026-10-20' });
  await office.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会', person: '李干事' });
  place = (await office.ask('getSession', {})).office?.place ?? '';
});
afterAll(() => office.end());

async function edited(title: string): Promise<string> {
  const id = await make(office, 'opinion', { title, reportedOn: '2026-09-01', place, text: '情况' });
  await make(office, 'opinionStep', { opinion: id, step: 'opinionStep.edit', on: '2026-09-02' });
  return id;
}
const stateOf = async (id: string) => (await office.ask('getRecord', { entity: 'opinion', id })).row;

test('issues follow one another without a gap, and what was typed before there was a series is taken as given', async () => {
  const old = await edited('旧的');
  await make(office, 'opinionStep', { opinion: old, step: 'opinionStep.issue', on: '2026-09-03', issue: '第7期' });
  const [a, b] = [await edited('路灯'), await edited('水渠')];
  expect(await office.ask('peekOpinionIssue', { opinions: [a], on: '2026-09-10' })).toEqual({ number: '第8期', next: 8, pattern: '第{号}期' });
  expect((await office.ask('issueOpinions', { opinions: [a], on: '2026-09-10' })).number).toBe('第8期');
  expect((await office.ask('issueOpinions', { opinions: [b], on: '2026-09-11' })).number).toBe('第9期');
  expect(await stateOf(a)).toMatchObject({ state: 'opinionState.issued', issue: '第8期' });
});

test('several are issued together under one number, and a number is never given twice, not even by hand', async () => {
  const [a, b, c] = [await edited('甲'), await edited('乙'), await edited('丙')];
  expect((await office.ask('issueOpinions', { opinions: [a, b], on: '2026-09-12' })).number).toBe('第10期');
  expect(await stateOf(b)).toMatchObject({ issue: '第10期' });
  await expect(office.ask('issueOpinions', { opinions: [c], on: '2026-09-12', next: 10 })).rejects.toThrow('10号已经用过');
  await expect(office.ask('issueOpinions', { opinions: [c], on: '2026-09-12', next: 7 })).rejects.toThrow('7号已经用过');
  expect(await stateOf(c)).toMatchObject({ state: 'opinionState.edited', issue: null });
});

test('a number is not used up where the opinion can not be issued, stays voided once voided, and each year begins again', async () => {
  const raw = await make(office, 'opinion', { title: '没有采编', reportedOn: '2026-09-01', place, text: '情况' });
  await expect(office.ask('issueOpinions', { opinions: [raw], on: '2026-09-12' })).rejects.toThrow();
  const a = await edited('丁');
  expect((await office.ask('issueOpinions', { opinions: [a], on: '2026-09-13' })).number).toBe('第11期');
  const { rows } = await office.ask('listRecords', { entity: 'issue', where: [{ field: 'subject', op: 'is', value: a }] });
  await office.ask('saveRecords', { writes: [{ entity: 'issue', id: rows[0]?.id ?? '', set: { voidedOn: '2026-10-01', voidReason: '编错了' } }] });
  const b = await edited('戊');
  expect((await office.ask('issueOpinions', { opinions: [b], on: '2026-09-14' })).number).toBe('第12期');
  const late = await make(office, 'opinion', { title: '去年的', reportedOn: '2025-09-01', place, text: '情况' });
  await make(office, 'opinionStep', { opinion: late, step: 'opinionStep.edit', on: '2025-09-02' });
  expect((await office.ask('issueOpinions', { opinions: [late], on: '2025-09-03' })).number).toBe('第1期');
});

test('what is taken up again and issued again within the year keeps its number', async () => {
  const a = await edited('己');
  const { number } = await office.ask('issueOpinions', { opinions: [a], on: '2026-09-15' });
  for (const [step, on, text] of [['archive', '2026-09-16', null], ['reopen', '2026-09-17', '补充'], ['edit', '2026-09-18', null]] as const) await make(office, 'opinionStep', { opinion: a, step: `opinionStep.${step}`, on, text });
  expect(await office.ask('peekOpinionIssue', { opinions: [a], on: '2026-09-19' })).toMatchObject({ number, next: null });
  expect((await office.ask('issueOpinions', { opinions: [a], on: '2026-09-19' })).number).toBe(number);
});
