import { expect } from 'vitest';
import type { Input } from '#shared/contract.ts';
import type { Clerk } from '#test/e2e/clerk.ts';
import type { Program } from '#test/e2e/driver.ts';

/** What the offices write down between their files: not of the exchange, so it goes past the window. */

export const problemTitle = '柳湾村入户水管漏水';

type Write = Input<'saveRecords'>['writes'][number];

async function make(program: Program, entity: Write['entity'], set: Write['set']): Promise<string> {
  const { ids } = await program.api('saveRecords', { writes: [{ entity, id: null, set }] });
  return ids[0] ?? '';
}

/** The county's reference data. */
export async function enterRoster(program: Program): Promise<void> {
  await make(program, 'member', { name: '马玉梅', phone: '13900001111', employer: '安和县人民医院', state: 'memberState.serving' });
  await make(program, 'organisation', { name: '县水利局', contact: '老联系人' });
}

export async function seeRoster(clerk: Clerk): Promise<void> {
  await clerk.go('#/members');
  await clerk.see('马玉梅');
  await clerk.go('#/settings/organisation');
  await clerk.see('县水利局');
}

/** A month of a township: topics to their end, a log, and a problem that it asks the county to take over. */
export async function aMonth(program: Program): Promise<void> {
  const { office } = await program.api('getSession', {});
  const village = await make(program, 'place', { name: '柳湾村', kind: 'placeKind.village', parent: office?.place ?? '' });
  const { rows } = await program.api('listRecords', { entity: 'member' });
  for (const title of ['柳湾村通组路', '柳湾村广场照明', '柳湾村垃圾清运']) {
    const topic = await make(program, 'topic', { title, collectedOn: '2026-08-10', channel: 'channel.raised', field: 'workField.livelihood', place: village });
    await make(program, 'topicStep', { topic, step: 'topicStep.screen', on: '2026-08-12' });
  }
  await make(program, 'jotting', { text: '王大爷说水管又漏了', on: '2026-08-20', place: village });
  expect(rows).toHaveLength(1);
  const problem = await make(program, 'problem', { title: problemTitle, kind: 'problemKind.livelihood', registeredOn: '2026-08-21', place: village });
  await make(program, 'progress', { problem, step: 'problemStep.escalate', on: '2026-09-01', text: '乡里没有资金' });
}

const where = [{ field: 'name', op: 'is' as const, value: '县水利局' }];

/** Changes what is common to both offices. */
export async function changeContact(program: Program, contact: string): Promise<void> {
  const { rows } = await program.api('listRecords', { entity: 'organisation', where });
  await program.api('saveRecords', { writes: [{ entity: 'organisation', id: rows[0]?.id ?? '', set: { contact } }] });
}

export async function contactOf(program: Program): Promise<unknown> {
  return (await program.api('listRecords', { entity: 'organisation', where })).rows[0]?.['contact'];
}
