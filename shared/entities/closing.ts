import { defineEntity } from '#shared/entity.ts';

/** A year whose figures have been reported: what is counted in it changes only with a reason, and is listed. */
export const yearLock = defineEntity({
  name: 'yearLock',
  label: '锁定年度',
  scope: 'county',
  level: 'county',
  title: 'year',
  list: ['year', 'from', 'to', 'lockedOn', 'lockedBy', 'unlockedOn', 'unlockReason'],
  groups: [
    { label: '锁定', fields: ['year', 'from', 'to', 'lockedOn', 'lockedBy', 'reach', 'note'] },
    { label: '解除', fields: ['unlockedOn', 'unlockedBy', 'unlockReason'] },
  ],
  fields: {
    year: { kind: 'number', label: '年度', required: true, min: 1949, max: 2200 },
    from: { kind: 'day', label: '起', required: true },
    to: { kind: 'day', label: '止', required: true },
    lockedOn: { kind: 'day', label: '锁定日期', required: true },
    lockedBy: { kind: 'text', label: '锁定人', required: true, max: 30 },
    /** JSON: up to which operation of each installation the office had read when it locked. What is beyond came later, whatever clocks say. */
    reach: { kind: 'memo', label: '锁定时已收到', required: true, max: 200_000 },
    note: { kind: 'memo', label: '说明', max: 1000 },
    unlockedOn: { kind: 'day', label: '解除日期' },
    unlockedBy: { kind: 'text', label: '解除人', max: 30 },
    unlockReason: { kind: 'text', label: '解除原因', max: 500 },
  },
});

/** Why something that counts in a locked year was changed after all. Written in the transaction of the change. */
export const lateReason = defineEntity({
  name: 'lateReason',
  label: '锁定后变动原因',
  scope: 'parent',
  level: 'township',
  parents: ['subject'],
  title: 'reason',
  list: ['on', 'by', 'year', 'reason'],
  groups: [{ label: '锁定后变动', fields: ['subject', 'year', 'on', 'by', 'reason'] }],
  fields: {
    subject: { kind: 'ref', label: '记录', to: 'any', required: true },
    year: { kind: 'number', label: '年度', required: true, min: 1949, max: 2200 },
    on: { kind: 'day', label: '日期', required: true },
    by: { kind: 'text', label: '变动人', max: 30 },
    reason: { kind: 'text', label: '原因', required: true, max: 500 },
  },
});

/** A total that somebody gave without its records (无明细数). Shown beside the counted figure, never in it. */
export const bareTotal = defineEntity({
  name: 'bareTotal',
  label: '无明细数',
  scope: 'place',
  level: 'county',
  title: 'figure',
  list: ['figure', 'place', 'from', 'to', 'quantity', 'source', 'note'],
  groups: [{ label: '无明细数', fields: ['figure', 'place', 'from', 'to', 'quantity', 'source', 'note'] }],
  fields: {
    figure: { kind: 'choice', label: '项目', list: 'bareFigure', required: true },
    place: { kind: 'ref', label: '地方', to: 'place', required: true },
    from: { kind: 'day', label: '起', required: true },
    to: { kind: 'day', label: '止', required: true },
    quantity: { kind: 'number', label: '数量', required: true, min: 0 },
    source: { kind: 'text', label: '来源', required: true, max: 80, hint: '谁、怎么报来的，如“乡镇电话报”' },
    note: { kind: 'text', label: '备注', max: 200 },
  },
});

/** A table or text as it was issued (已出表册): `content` is packed JSON of what was shown and the ids of every record behind it. */
export const issuedTable = defineEntity({
  name: 'issuedTable',
  label: '已出表册',
  scope: 'place',
  level: 'township',
  title: 'title',
  list: ['issuedOn', 'kind', 'title', 'issuedBy', 'records', 'edited', 'voidedOn'],
  groups: [{ label: '已出表册', fields: ['title', 'kind', 'place', 'from', 'to', 'issuedOn', 'issuedBy', 'records', 'zero', 'edited', 'content', 'voidedOn', 'voidReason'] }],
  fields: {
    title: { kind: 'text', label: '名称', required: true, max: 200 },
    kind: { kind: 'choice', label: '种类', list: 'issuedKind', required: true },
    place: { kind: 'ref', label: '填报地', to: 'place' },
    from: { kind: 'day', label: '起', required: true },
    to: { kind: 'day', label: '止', required: true },
    issuedOn: { kind: 'day', label: '出表日期', required: true },
    issuedBy: { kind: 'text', label: '经手人', max: 30 },
    records: { kind: 'number', label: '所据记录', unit: '条', min: 0 },
    zero: { kind: 'flag', label: '零报告' },
    edited: { kind: 'text', label: '人工改过的数字', max: 500 },
    content: { kind: 'memo', label: '内容', required: true, max: 6_000_000 },
    voidedOn: { kind: 'day', label: '作废日期' },
    voidReason: { kind: 'text', label: '作废原因', max: 500 },
  },
});
