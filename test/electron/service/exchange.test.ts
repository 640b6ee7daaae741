import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { carry, handOver, openCounty } from '#test/exchange/circle.ts';

let township: TestOffice;
let county: TestOffice;
beforeEach(async () => {
  township = await openOffice();
  county = await openCounty();
});
afterEach(async () => {
  await township.end();
  await county.end();
});

const problemOf = async (office: TestOffice, id: string) => (await office.ask('getRecord', { entity: 'problem', id })).row;

async function openProblem(office: TestOffice, place: string, organisation: string): Promise<string> {
  const problem = await make(office, 'problem', { title: '修补入户道路', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place });
  await make(office, 'progress', { problem, step: 'problemStep.assign', on: '2026-09-01', organisation, deadlineDays: 10, deadlineKind: 'deadlineKind.working' });
  return problem;
}

describe('files between a township and the county', () => {
  it('carry a month up, a supervision down, and a receipt, and change nothing the second time', async () => {
    const { village, roads } = await furnish(township);
    const problem = await openProblem(township, village, roads);
    const up = await carry(township, county);
    const preview = await county.ask('previewImport', up);
    expect(preview).toMatchObject({ same: false, kind: 'report', fromName: '政协安和县云溪乡工作联络组' });
    expect(preview.entities.find((one) => one.entity === 'problem')).toMatchObject({ added: 1, changed: 0, twoSided: 0 });
    await county.ask('applyImport', up);
    expect(await problemOf(county, problem)).toMatchObject({ title: '修补入户道路', state: 'problemState.assigned', deadlineOn: '2026-09-15' });

    expect((await county.ask('previewImport', up)).same).toBe(true);
    const before = county.service.get(up.ticket)?.bytes.length;
    expect((await county.ask('applyImport', up)).same).toBe(true);
    expect(before).toBeGreaterThan(0);

    await make(county, 'supervision', { problem, leader: '刘副主席', since: '2026-09-02' });
    const { peers } = await county.ask('listPeers', {});
    expect(peers).toHaveLength(1);
    const down = await carry(county, township, peers[0]?.site ?? '');
    const receipt = await township.ask('previewImport', down);
    expect(receipt.kind).toBe('receipt');
    expect(receipt.confirms).toBeGreaterThan(5);
    expect(receipt.entities.map((one) => one.entity)).toContain('supervision');
    await township.ask('applyImport', down);
    expect(await problemOf(township, problem)).toMatchObject({ leader: '刘副主席' });
    const own = (await township.ask('listPeers', {})).peers[0];
    expect(own?.confirmed).toBe(own?.own);
    expect((await township.ask('applyImport', down)).same).toBe(true);
  });

  it('keep both values when both sides changed a field, and show the same one everywhere', async () => {
    const { village, roads } = await furnish(township);
    const problem = await openProblem(township, village, roads);
    await county.ask('applyImport', await carry(township, county));
    const change = async (office: TestOffice, note: string) => {
      const { heads } = await office.ask('getRecord', { entity: 'problem', id: problem });
      await office.ask('saveRecords', { writes: [{ entity: 'problem', id: problem, set: { note }, heads: { note: heads['note'] ?? [] } }] });
    };
    await change(township, '等雨停了再修');
    await change(county, '列入年度计划');
    const up = await carry(township, county);
    expect((await county.ask('previewImport', up)).entities).toContainEqual(expect.objectContaining({ entity: 'problem', twoSided: 1 }));
    await county.ask('applyImport', up);
    const { peers } = await county.ask('listPeers', {});
    await township.ask('applyImport', await carry(county, township, peers[0]?.site ?? ''));
    const here = await county.ask('getRecord', { entity: 'problem', id: problem });
    const there = await township.ask('getRecord', { entity: 'problem', id: problem });
    expect(here.row['note']).toBe(there.row['note']);
    expect(here.twoSided[0]?.values.map((one) => one.value).toSorted()).toEqual(['列入年度计划', '等雨停了再修'].toSorted());
    expect(there.twoSided).toEqual(here.twoSided);
    expect((await county.ask('listTwoSided', {})).items).toMatchObject([{ id: problem, field: 'note', mine: false }]);
    expect((await township.ask('listTwoSided', {})).items).toMatchObject([{ id: problem, field: 'note', label: '备注', mine: true }]);
    await change(township, '等雨停了再修');
    expect((await township.ask('listTwoSided', {})).items).toEqual([]);
    await county.ask('applyImport', await carry(township, county));
    expect((await county.ask('getRecord', { entity: 'problem', id: problem })).twoSided).toEqual([]);
  });

  it('never hand one township another one’s records', async () => {
    const other = await openOffice();
    try {
      const { village, roads } = await furnish(township);
      const problem = await openProblem(township, village, roads);
      await other.ask('foundOffice', { level: 'township', place: '石桥镇', county: '安和县', office: '政协安和县石桥镇工作联络组', person: '' });
      await county.ask('applyImport', await carry(township, county));
      await county.ask('applyImport', await carry(other, county));
      const peer = (await county.ask('listPeers', {})).peers.find((one) => one.name.includes('石桥镇'));
      await other.ask('applyImport', await carry(county, other, peer?.site ?? ''));
      await expect(problemOf(other, problem)).rejects.toMatchObject({ code: 'notFound' });
      expect((await other.ask('listRecords', { entity: 'organisation' })).total).toBe(2);
    } finally {
      await other.end();
    }
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['a file of another kind', new TextEncoder().encode('PK something')],
    ['a file cut short', null],
  ])('refuse %s in words and leave the data alone', async (_what, bytes) => {
    await furnish(township);
    const { ticket, passphrase } = await carry(township, county);
    const whole = county.service.get(ticket)?.bytes ?? new Uint8Array();
    const bad = handOver(county, bytes ?? whole.slice(0, whole.length >> 1));
    await expect(county.ask('applyImport', { ticket: bad, passphrase })).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('现有数据没有变化') });
    expect((await county.ask('listRecords', { entity: 'organisation' })).total).toBe(0);
  });

  it('refuse another county’s file and the office’s own', async () => {
    await furnish(township);
    const stranger = await openOffice();
    try {
      await stranger.ask('foundOffice', { level: 'county', place: '宁远县', county: '宁远县', office: '政协宁远县委员会办公室', person: '' });
      await expect(stranger.ask('applyImport', await carry(township, stranger))).rejects.toMatchObject({ message: expect.stringContaining('安和县') });
      await expect(township.ask('applyImport', await carry(township, township))).rejects.toMatchObject({ message: expect.stringContaining('本机自己') });
    } finally {
      await stranger.end();
    }
  });
});
