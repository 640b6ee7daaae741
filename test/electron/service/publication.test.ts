import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import PizZip from 'pizzip';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice({ today: '2026-10-20' });
});
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

describe('a public record that names a private one', () => {
  const textOf = async (made: { ticket: string }): Promise<string> => {
    const zip = new PizZip(office.service.get(made.ticket)?.bytes ?? new Uint8Array());
    return Object.values(zip.files).map((one) => one.asText()).join('\n');
  };

  test('does not tell its title, in a list and in a register', async () => {
    const { rows: places } = await office.ask('listRecords', { entity: 'place', where: [{ field: 'kind', op: 'is', value: 'placeKind.village' }], limit: 1 });
    const base = { place: places[0]?.id ?? '', field: 'workField.livelihood', channel: 'channel.raised', collectedOn: '2026-08-01' };
    const secret = await make(office, 'topic', { ...base, title: '某户低保纠葛', privacy: 'privacy.hidden' });
    await make(office, 'problem', { title: '修桥', kind: 'problemKind.livelihood', registeredOn: '2026-09-02', place: base.place, topic: secret });
    await make(office, 'meeting', { title: '修桥协商会', heldOn: '2026-09-01', place: base.place, form: 'meetingForm.onSite', level: 'level.village', topics: [secret] });
    const list = (publication: boolean) => office.ask('makeListSheet', { entity: 'problem', title: '办理事项', columns: ['title', 'topic'], conditions: [], publication });
    const register = (publication: boolean) => office.ask('makeLedger', { ledger: 'meetings', period: { kind: 'year', year: 2026 }, publication });
    for (const make of [list, register]) {
      expect(await textOf(await make(false))).toContain('某户低保纠葛');
      const open = await textOf(await make(true));
      expect(open).toContain('修桥');
      expect(open).toContain('（不公开）');
      expect(open).not.toContain('某户低保纠葛');
    }
  });

  test('is left out when it is a part of that, and the note counts it', async () => {
    const { rows } = await office.ask('listRecords', { entity: 'problem', where: [{ field: 'privacy', op: 'is', value: 'privacy.hidden' }], limit: 1 });
    await make(office, 'supervision', { problem: rows[0]?.id ?? '', since: '2026-09-10', leader: '孙主席', requirement: '两家人当面说开' });
    const ask = (publication: boolean) => office.ask('makeLedger', { ledger: 'supervision', period: { kind: 'year', year: 2026 }, publication });
    expect(await textOf(await ask(false))).toContain('两家人当面说开');
    const open = await textOf(await ask(true));
    expect(open).not.toContain('两家人当面说开');
    expect(open).toContain('不公开的1条没有列出');
  });
});
