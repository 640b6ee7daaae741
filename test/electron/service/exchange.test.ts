import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let township: TestOffice;
let county: TestOffice;
beforeEach(async () => {
  township = await openOffice();
  county = await openOffice();
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '陈主任' });
});
afterEach(async () => {
  await township.end();
  await county.end();
});

/** Carries a file from one office to the other, as a stick does. */
async function carry(from: TestOffice, to: TestOffice, peer: string | null = null): Promise<string> {
  const { ticket } = await from.ask('exportBundle', { to: peer });
  const file = from.service.get(ticket);
  const answer = to.service.put(file?.bytes ?? new Uint8Array(), file?.name ?? '');
  if (!answer.ok) throw new Error(answer.message);
  return (answer.value as { ticket: string }).ticket;
}

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
    const preview = await county.ask('previewImport', { ticket: up });
    expect(preview).toMatchObject({ same: false, kind: 'report', fromName: '政协安和县云溪乡工作联络组' });
    expect(preview.entities.find((one) => one.entity === 'problem')).toMatchObject({ added: 1, changed: 0, twoSided: 0 });
    await county.ask('applyImport', { ticket: up });
    expect(await problemOf(county, problem)).toMatchObject({ title: '修补入户道路', state: 'problemState.assigned', deadlineOn: '2026-09-15' });

    expect((await county.ask('previewImport', { ticket: up })).same).toBe(true);
    const before = county.service.get(up)?.bytes.length;
    expect((await county.ask('applyImport', { ticket: up })).same).toBe(true);
    expect(before).toBeGreaterThan(0);

    await make(county, 'supervision', { problem, leader: '刘副主席', since: '2026-09-02' });
    const { peers } = await county.ask('listPeers', {});
    expect(peers).toHaveLength(1);
    const down = await carry(county, township, peers[0]?.site ?? '');
    const receipt = await township.ask('previewImport', { ticket: down });
    expect(receipt.kind).toBe('receipt');
    expect(receipt.confirms).toBeGreaterThan(5);
    expect(receipt.entities.map((one) => one.entity)).toContain('supervision');
    await township.ask('applyImport', { ticket: down });
    expect(await problemOf(township, problem)).toMatchObject({ leader: '刘副主席' });
    const own = (await township.ask('listPeers', {})).peers[0];
    expect(own?.confirmed).toBe(own?.own);
    expect((await township.ask('applyImport', { ticket: down })).same).toBe(true);
  });

  it('keep both values when both sides changed a field, and show the same one everywhere', async () => {
    const { village, roads } = await furnish(township);
    const problem = await openProblem(township, village, roads);
    await county.ask('applyImport', { ticket: await carry(township, county) });
    const change = async (office: TestOffice, title: string) => {
      const { heads } = await office.ask('getRecord', { entity: 'problem', id: problem });
      await office.ask('saveRecords', { writes: [{ entity: 'problem', id: problem, set: { title }, heads: { title: heads['title'] ?? [] } }] });
    };
    await change(township, '修补入户道路和桥');
    await change(county, '修补道路');
    const up = await carry(township, county);
    expect((await county.ask('previewImport', { ticket: up })).entities).toContainEqual(expect.objectContaining({ entity: 'problem', twoSided: 1 }));
    await county.ask('applyImport', { ticket: up });
    const { peers } = await county.ask('listPeers', {});
    await township.ask('applyImport', { ticket: await carry(county, township, peers[0]?.site ?? '') });
    const here = await county.ask('getRecord', { entity: 'problem', id: problem });
    const there = await township.ask('getRecord', { entity: 'problem', id: problem });
    expect(here.row['title']).toBe(there.row['title']);
    expect(here.twoSided[0]?.values.map((one) => one.value).toSorted()).toEqual(['修补入户道路和桥', '修补道路']);
    expect(there.twoSided).toEqual(here.twoSided);
    await change(county, '修补入户道路和桥');
    expect((await county.ask('getRecord', { entity: 'problem', id: problem })).twoSided).toEqual([]);
  });

  it('never hand one township another one’s records', async () => {
    const other = await openOffice();
    try {
      const { village, roads } = await furnish(township);
      const problem = await openProblem(township, village, roads);
      await other.ask('foundOffice', { level: 'township', place: '石桥镇', county: '安和县', office: '政协安和县石桥镇工作联络组', person: '' });
      await county.ask('applyImport', { ticket: await carry(township, county) });
      await county.ask('applyImport', { ticket: await carry(other, county) });
      const peer = (await county.ask('listPeers', {})).peers.find((one) => one.name.includes('石桥镇'));
      await other.ask('applyImport', { ticket: await carry(county, other, peer?.site ?? '') });
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
    const ticket = await carry(township, county);
    const whole = county.service.get(ticket)?.bytes ?? new Uint8Array();
    const answer = county.service.put(bytes ?? whole.slice(0, whole.length >> 1), 'x.xsb');
    const bad = answer.ok ? (answer.value as { ticket: string }).ticket : '';
    await expect(county.ask('applyImport', { ticket: bad })).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('现有数据没有变化') });
    expect((await county.ask('listRecords', { entity: 'organisation' })).total).toBe(0);
  });

  it('refuse another county’s file and the office’s own', async () => {
    await furnish(township);
    const stranger = await openOffice();
    try {
      await stranger.ask('foundOffice', { level: 'county', place: '宁远县', county: '宁远县', office: '政协宁远县委员会办公室', person: '' });
      await expect(stranger.ask('applyImport', { ticket: await carry(township, stranger) })).rejects.toMatchObject({ message: expect.stringContaining('安和县') });
      await expect(township.ask('applyImport', { ticket: await carry(township, township) })).rejects.toMatchObject({ message: expect.stringContaining('本机自己') });
    } finally {
      await stranger.end();
    }
  });
});
