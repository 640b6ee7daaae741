import { afterAll, beforeAll, expect, test } from 'vitest';
import PizZip from 'pizzip';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice({ today: '2026-10-20' });
}, 60_000);
afterAll(async () => office.end());

test('a list for publication tells no name and no telephone number, in no cell, and has no record that is not public', async () => {
  const { village, member } = await furnish(office);
  const base = { kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place: village };
  await make(office, 'problem', { ...base, title: '王建国反映路灯不亮，电话13800000001', content: '村民赵大山多次来说，家里0935-6612345', raisedBy: '赵大山', phone: '13800000009', member });
  await make(office, 'problem', { ...base, title: '家事纠纷不外传', privacy: 'privacy.hidden' });
  const columns = ['title', 'content', 'raisedBy', 'phone', 'member', 'place'];
  const textOf = async (publication: boolean): Promise<string> => {
    const { ticket } = await office.ask('makeListSheet', { entity: 'problem', title: '办理事项', columns, conditions: ['接单委员：王建国'], publication });
    const file = office.service.get(ticket);
    const zip = new PizZip(file?.bytes ?? new Uint8Array());
    return Object.values(zip.files).map((one) => one.asText()).join('\n');
  };
  const plain = await textOf(false);
  for (const word of ['王建国', '赵大山', '13800000001', '家事纠纷']) expect(plain).toContain(word);
  const open = await textOf(true);
  expect(open).toContain('路灯不亮');
  expect(open).toContain('不公开的1条没有列出');
  for (const word of ['王建国', '赵大山', '13800000001', '13800000009', '6612345', '家事纠纷']) expect(open).not.toContain(word);
});

test('a register for publication leaves out columns of persons, records that are not public, and whoever filled it in', async () => {
  const { rows } = await office.ask('listRecords', { entity: 'problem' });
  await office.ask('saveRecords', { writes: rows.map((row) => ({ entity: 'problem', id: row.id, set: { kind: 'problemKind.wish', dispatcher: '钱多多' } })) });
  const textOf = async (publication: boolean): Promise<string> => {
    const { ticket } = await office.ask('makeLedger', { ledger: 'orders', period: { kind: 'year', year: 2026 }, publication });
    const zip = new PizZip(office.service.get(ticket)?.bytes ?? new Uint8Array());
    return Object.values(zip.files).map((one) => one.asText()).join('\n');
  };
  const plain = await textOf(false);
  for (const word of ['王建国', '赵大山', '李干事', '钱多多', '家事纠纷']) expect(plain).toContain(word);
  const open = await textOf(true);
  expect(open).toContain('路灯不亮');
  expect(open).toContain('不公开的1条没有列出');
  for (const word of ['王建国', '赵大山', '李干事', '钱多多', '13800000001', '13800000009', '6612345', '家事纠纷']) expect(open).not.toContain(word);
});
