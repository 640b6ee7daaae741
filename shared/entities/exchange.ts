import { defineEntity } from '#shared/entity.ts';

/** What told of a person in a record was erased at his request; a stub without him stays (office.md, privacy). */
export const erasure = defineEntity({
  name: 'erasure',
  label: '个人信息删除',
  scope: 'parent',
  level: 'township',
  parents: ['subject'],
  title: 'on',
  list: ['on', 'by', 'reason'],
  groups: [{ label: '个人信息删除', fields: ['subject', 'on', 'by', 'reason'] }],
  fields: {
    subject: { kind: 'ref', label: '记录', to: 'any', required: true },
    on: { kind: 'day', label: '日期', required: true },
    by: { kind: 'text', label: '经办人', required: true, max: 40 },
    reason: { kind: 'memo', label: '理由', required: true, max: 500 },
  },
});

/** The other office's word, once, on a value that the level which holds the matter has chosen (office.md, authority). */
export const objection = defineEntity({
  name: 'objection',
  label: '异议',
  scope: 'parent',
  level: 'township',
  parents: ['subject'],
  title: 'field',
  list: ['on', 'field', 'value', 'reason', 'by'],
  groups: [{ label: '异议', fields: ['subject', 'field', 'value', 'on', 'by', 'reason'] }],
  fields: {
    subject: { kind: 'ref', label: '记录', to: 'any', required: true },
    field: { kind: 'text', label: '栏目', required: true, max: 120 },
    value: { kind: 'text', label: '认为应是', max: 2000 },
    on: { kind: 'day', label: '日期', required: true },
    by: { kind: 'text', label: '提出人', max: 40 },
    reason: { kind: 'memo', label: '理由', required: true, max: 500 },
  },
});
