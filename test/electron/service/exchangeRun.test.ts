import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOver } from '#test/exchange/circle.ts';
import { furnish, make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let township: TestOffice;
let county: TestOffice;
let place: string;

beforeEach(async () => {
  township = await openOffice();
  county = await openOffice();
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '陈主任' });
  ({ village: place } = await furnish(township));
});
afterEach(async () => {
  await township.end();
  await county.end();
});

async function carry(): Promise<{ ticket: string; passphrase: string | null }> {
  const { ticket, passphrase } = await township.ask('exportBundle', { to: null });
  return { ticket: handOver(county, township.service.get(ticket)?.bytes ?? new Uint8Array()), passphrase };
}

const jot = (text: string): Promise<string> => make(township, 'jotting', { text, on: '2026-09-01', place });
const backupsBefore = async (): Promise<number> => (await county.ask('listBackups', {})).backups.filter((one) => one.reason === 'beforeImport').length;

describe('a run of files', () => {
  it('has one backup before it, until something is written here', async () => {
    await county.ask('applyImport', { ...(await carry()), trust: true });
    expect(await backupsBefore()).toBe(1);
    for (const text of ['修路', '修桥']) {
      await jot(text);
      await county.ask('applyImport', { ...(await carry()), trust: true });
    }
    expect(await backupsBefore()).toBe(1);
    await make(county, 'jotting', { text: '县里记的一笔', on: '2026-09-01' });
    await jot('修渠');
    await county.ask('applyImport', { ...(await carry()), trust: true });
    const { backups } = await county.ask('listBackups', {});
    expect(backups.filter((one) => one.reason === 'beforeImport')).toHaveLength(2);
  });

  it('makes no backup for a file that is here already', async () => {
    const file = await carry();
    await county.ask('applyImport', { ...file, trust: true });
    await make(county, 'jotting', { text: '县里记的一笔', on: '2026-09-01' });
    expect((await county.ask('applyImport', { ...file, trust: true })).same).toBe(true);
    expect(await backupsBefore()).toBe(1);
  });
});

describe('what was weighed for the preview', () => {
  it('is weighed again when something was written before the file is taken', async () => {
    const id = await make(township, 'organisation', { name: '云溪乡林业站' });
    await county.ask('applyImport', { ...(await carry()), trust: true });
    await township.ask('saveRecords', { writes: [{ entity: 'organisation', id, set: { name: '云溪乡林业工作站' } }] });
    const file = await carry();
    const preview = await county.ask('previewImport', file);
    expect(preview.entities.find((one) => one.entity === 'organisation')).toMatchObject({ changed: 1, twoSided: 0 });
    await county.ask('saveRecords', { writes: [{ entity: 'organisation', id, set: { name: '云溪乡林草站' } }] });
    const taken = await county.ask('applyImport', { ...file, trust: true });
    expect(taken.entities.find((one) => one.entity === 'organisation')).toMatchObject({ changed: 0, twoSided: 1 });
    expect((await county.ask('listTwoSided', {})).items).toHaveLength(1);
  });
});
