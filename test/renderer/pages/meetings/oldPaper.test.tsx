import { expect, it } from 'vitest';
import type { RevisedDecision, Revision } from '#shared/contract/papers.ts';
import type { Row } from '#shared/contract/records.ts';
import { likelyDecisions, pickedWrites } from '#renderer/pages/meetings/OldPaperDialog.tsx';
import { adoptionWrites } from '#renderer/pages/meetings/RevisionDialog.tsx';

const stamp = { createdAt: '', changedAt: '', changedBy: '', site: 's', deleted: false };
const meeting: Row = { id: 'm1', ...stamp, heldOn: '2024-08-17' };

it('takes the numbered lines under 议定事项 of an old paper for decisions, and no others', () => {
  const lines = ['一、协商共识', '1.由村委会负责管护。', '二、议定事项', '会议议定：', '1.硬化道路。', '（2）安装路灯。', '三、其他', '1.散会。', '出席：王刚'];
  expect(likelyDecisions(lines)).toEqual([4, 5]);
  expect(likelyDecisions(['一、概况', '1.修渠，由水务局负责，于9月30日前完成。', '2.会议很好。'])).toEqual([1]);
});

it('takes 一、 二、 for decisions where the line before them says that the meeting decided', () => {
  const lines = ['会议纪要', '会议议定：', '一、由乡农业服务中心负责，6月底前修复灌溉渠320米。', '二、由石桥村委会负责，清理河道，10日内完成。', '出席：王刚'];
  expect(likelyDecisions(lines)).toEqual([2, 3]);
  expect(likelyDecisions(['一、责任单位', '二、由石桥村委会负责，清理河道垃圾，10日内完成。'])).toEqual([1]);
  expect(pickedWrites(meeting, [], [lines[2] ?? ''], {})[0]?.set['text']).toBe('由乡农业服务中心负责，6月底前修复灌溉渠320米。');
});

it('makes decisions of picked lines behind those that there are, with who and when where they are known', () => {
  const writes = pickedWrites(meeting, [{ id: 'd1', ...stamp, order: 'V' }], ['1.硬化村道2公里。由县交通局负责，于9月30日前完成。', '2.安装路灯'], { 县交通局: 'o1' });
  expect(writes.map((write) => write.set)).toMatchObject([
    { meeting: 'm1', text: '硬化村道2公里', organisation: 'o1', deadlineOn: '2024-09-30' },
    { meeting: 'm1', text: '安装路灯', organisation: null },
  ]);
  const orders = ['V', ...writes.map((write) => String(write.set['order']))];
  expect(orders.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(orders);
});

it('reads a limit that has one meaning, and keeps the words of another with the doubt', () => {
  const limits = pickedWrites(meeting, [], ['1.修渠。由县水务局负责，9月底前完成。', '2.硬化村道。由县交通局负责，10月中旬完成。', '3.清淤。由县水务局负责，两周内完成。'], {}).map(({ set }) => set);
  expect(limits[0]).toMatchObject({ text: '修渠', deadlineOn: '2024-09-30' });
  expect(limits[1]).toMatchObject({ text: '硬化村道', note: '原文的时限是“10月中旬”，中旬是11日至20日，没有写明哪一天，请填写办理时限。' });
  expect(limits[1]).not.toHaveProperty('deadlineOn');
  expect(limits[2]).toMatchObject({ deadlineDays: 14, deadlineKind: 'deadlineKind.natural' });
});

it('writes an adopted revision in one save: the text, each decision once, new ones last', () => {
  const changed: RevisedDecision = { decision: 'd1', about: '甲', field: 'text', label: '内容', before: '甲', after: '乙', set: { text: '乙' }, trouble: null };
  const revision: Revision = { name: '改.docx', body: '{}', title: '新标题', changes: [], decisions: [], notes: [] };
  const writes = adoptionWrites('n1', revision, [changed, { ...changed, field: 'organisation', set: { organisation: 'o2' } }, { ...changed, decision: null, set: { meeting: 'm1', text: '丙' } }]);
  expect(writes).toEqual([
    { entity: 'minutes', id: 'n1', set: { body: '{}', title: '新标题' } },
    { entity: 'decision', id: 'd1', set: { text: '乙', organisation: 'o2' } },
    { entity: 'decision', id: null, set: { meeting: 'm1', text: '丙' } },
  ]);
});
