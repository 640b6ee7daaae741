import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

async function sendUp(): Promise<void> {
  const up = await township.ask('exportBundle', { to: null });
  await county.ask('applyImport', { ticket: handOver(county, township.service.get(up.ticket)?.bytes ?? new Uint8Array()), passphrase: up.passphrase });
}

it('what a late file changes of a box that is put away is listed, and no longer after it was reopened and put away again', async () => {
  const place = (await township.ask('getSession', {})).office?.place ?? '';
  const meeting = await make(township, 'meeting', { title: '饮水改造协商会', heldOn: '2026-05-06', place, form: 'meetingForm.conference', level: 'level.township' });
  const other = await make(township, 'meeting', { title: '不在盒里的会', heldOn: '2025-05-06', place, form: 'meetingForm.conference', level: 'level.township' });
  await sendUp();
  await county.ask('makeVolumes', { year: 2026, kinds: [{ kind: 'archiveKind.meeting', retention: 'retention.permanent' }] });
  const id = (await county.ask('getArchive', { year: 2026 })).volumes[0]?.id ?? '';
  await county.ask('sealVolume', { id });
  expect((await county.ask('getVolume', { id })).changes).toEqual([]);

  // The township has not heard of it: it writes on, and its file is taken all the same.
  await make(township, 'decision', { meeting, order: 'a', text: '十月底前完成管道更换' });
  await township.ask('saveRecords', { writes: [{ entity: 'meeting', id: meeting, set: { digest: '补记协商情况' } }, { entity: 'meeting', id: other, set: { digest: '也补记' } }] });
  await sendUp();
  const { changes, volume } = await county.ask('getVolume', { id });
  expect(volume.changes).toBe(2);
  expect(changes).toMatchObject([
    { entity: 'meeting', record: meeting, title: '饮水改造协商会', what: '修改', who: '李干事', office: '政协安和县云溪乡工作联络组', fields: [{ before: '', after: '补记协商情况' }] },
    { entity: 'meeting', record: meeting, what: '新增议定事项' },
  ]);
  const made = await county.ask('exportArchive', { year: 2026, job: 'late-1' });
  expect(made.notes.join('')).toContain('归档后有2处变更');
  const index = readFileSync(join(made.folder, '总目录.html'), 'utf8');
  const href = decodeURIComponent(/href="([^"]+%E5%BD%92%E6%A1%A3%E5%90%8E%E5%8F%98%E6%9B%B4\.html)"/.exec(index)?.[1] ?? '');
  expect(existsSync(join(made.folder, href))).toBe(true);
  expect(readFileSync(join(made.folder, href), 'utf8')).toContain('补记协商情况');

  await county.ask('reopenVolume', { id, reason: '补入变更' });
  expect((await county.ask('getVolume', { id })).changes).toEqual([]);
  await county.ask('sealVolume', { id });
  expect((await county.ask('getVolume', { id })).changes).toEqual([]);
});
