import type { Output } from '#shared/contract.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

/** A township with the names that the sheets use. */
export async function openTableOffice(): Promise<TestOffice> {
  const office = await openOffice({ today: '2026-09-01' });
  await office.ask('foundOffice', { level: 'township', place: '云溪乡', county: '岚川县', office: '政协岚川县云溪乡工作联络组', person: '李干事' });
  const { office: own } = await office.ask('getSession', {});
  const parent = own?.place ?? '';
  let place = '';
  for (const name of ['柳湾村', '石桥村', '大沟村']) place = await make(office, 'place', { name, kind: 'placeKind.village', parent });
  await make(office, 'place', { name: '青崖社区', kind: 'placeKind.community', parent });
  for (const name of ['云溪乡水利站', '岚川县水务局']) await make(office, 'organisation', { name });
  for (const name of ['王建国', '周洁']) await make(office, 'member', { name, employer: '县农技站', state: 'memberState.serving' });
  await make(office, 'studio', { name: '云溪委员工作室', kind: 'studioKind.studio', place, state: 'bodyState.running' });
  return office;
}

export interface OpenedTable {
  ticket: string;
  sheets: Output<'openTable'>['sheets'];
  layout: NonNullable<Output<'openTable'>['layout']>;
}

export async function openTable(office: TestOffice, bytes: Uint8Array, name: string, kind: EntityName | null = null): Promise<OpenedTable> {
  const answer = office.service.put(bytes, name);
  if (!answer.ok) throw new Error(answer.message);
  const { ticket } = answer.value as { ticket: string }; // the contract of put
  const { sheets, layout } = await office.ask('openTable', { ticket, kind });
  if (!layout) throw new Error('no head was found');
  return { ticket, sheets, layout };
}

/** What the wizard would send when nobody touches anything. */
export function planOf({ layout }: Pick<OpenedTable, 'layout'>) {
  const { sheet, head, kind, columns, presets, year, key } = layout;
  return { sheet, head, kind, columns: columns.map((column) => column.path), presets, year, key, hidden: true };
}

export async function readTable(office: TestOffice, table: OpenedTable): Promise<Output<'readTable'>> {
  return office.ask('readTable', { ticket: table.ticket, plan: planOf(table) });
}
