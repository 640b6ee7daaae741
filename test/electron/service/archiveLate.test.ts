import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { make } from '#test/electron/service/office.ts';
import { type Circle, openCircle } from '#test/exchange/circle.ts';

let circle: Circle;
beforeEach(async () => {
  circle = await openCircle();
});
afterEach(() => circle.end());

it('what a late file changes of a box that is put away is listed, and no longer after it was reopened and put away again', async () => {
  const { township, county, place } = circle;
  const meeting = await make(township, 'meeting', { title: '饮水改造协商会', heldOn: '2026-05-06', place, form: 'meetingForm.conference', level: 'level.township' });
  const other = await make(township, 'meeting', { title: '不在盒里的会', heldOn: '2025-05-06', place, form: 'meetingForm.conference', level: 'level.township' });
  await circle.up();
  await county.ask('makeVolumes', { year: 2026, kinds: [{ kind: 'archiveKind.meeting', retention: 'retention.permanent' }] });
  const id = (await county.ask('getArchive', { year: 2026 })).volumes[0]?.id ?? '';
  await county.ask('sealVolume', { id });
  expect((await county.ask('getVolume', { id })).changes).toEqual([]);

  // The township has not heard of it: it writes on, and its file is taken all the same.
  await make(township, 'decision', { meeting, order: 'a', text: '十月底前完成管道更换' });
  await township.ask('saveRecords', { writes: [{ entity: 'meeting', id: meeting, set: { digest: '补记协商情况' } }, { entity: 'meeting', id: other, set: { digest: '也补记' } }] });
  await circle.up();
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
