import { afterAll, beforeAll, expect, test } from 'vitest';
import { raisedOpinion, raisedProblem, raisedProposal, raisedTopic } from '#shared/rules/raise.ts';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
let log = '';
let [village, member] = ['', ''];

beforeAll(async () => {
  office = await openOffice({ today: '2026-10-20' });
  ({ village, member } = await furnish(office));
  log = await make(office, 'log', { heldOn: '2026-10-05', kind: 'logKind.reception', title: '群众反映路灯不亮', place: village, members: [member], content: '三组路灯坏了两个月。', privacy: 'privacy.hidden' });
});
afterAll(async () => office.end());

/** What the form of each begins with, and what the person still has to say. */
const kinds = [
  { entity: 'topic', link: 'log', raised: raisedTopic, rest: { collectedOn: '2026-10-06', channel: 'channel.raised', field: 'workField.livelihood' }, text: 'content' },
  { entity: 'problem', link: 'log', raised: raisedProblem, rest: { registeredOn: '2026-10-06', kind: 'problemKind.livelihood' }, text: 'content' },
  { entity: 'opinion', link: 'log', raised: raisedOpinion, rest: { reportedOn: '2026-10-06' }, text: 'text' },
  { entity: 'proposal', link: 'fromLog', raised: raisedProposal, rest: { submittedOn: '2026-10-06', proposerKind: 'proposerKind.individual', request: '修好路灯。' }, text: 'reason' },
] as const;

test.each(kinds)('a $entity raised from a log is saved with its words, its link back, and as little public as the log', async ({ entity, link, raised, rest, text }) => {
  const { row } = await office.ask('getRecord', { entity: 'log', id: log });
  const id = await make(office, entity, { ...raised('log', row), ...rest });
  const made = (await office.ask('getRecord', { entity, id })).row;
  expect(made).toMatchObject({ [link]: log, title: '群众反映路灯不亮', [text]: '三组路灯坏了两个月。', privacy: 'privacy.hidden' });
  // The log's page finds it by the same link.
  const found = await office.ask('listRecords', { entity, where: [{ field: link, op: 'is', value: log }] });
  expect(found.rows.map((one) => one.id)).toEqual([id]);
});
