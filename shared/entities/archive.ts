import { defineEntity } from '#shared/entity.ts';

/** A box of a year's papers (档案盒): one kind, one retention period. Once put away, what lies in it does not change. */
export const archiveVolume = defineEntity({
  name: 'archiveVolume',
  label: '档案盒',
  scope: 'place',
  level: 'township',
  title: 'title',
  list: ['year', 'kind', 'retention', 'number', 'title', 'archivedOn', 'archivedBy', 'reopenedOn'],
  groups: [
    { label: '档案盒', fields: ['year', 'kind', 'retention', 'number', 'title', 'place', 'note'] },
    { label: '归档', fields: ['archivedOn', 'archivedBy', 'reach', 'reopenedOn', 'reopenedBy', 'reopenReason'] },
  ],
  fields: {
    title: { kind: 'text', label: '盒名', required: true, max: 120 },
    year: { kind: 'number', label: '年度', required: true, min: 1949, max: 2200 },
    kind: { kind: 'choice', label: '类别', list: 'archiveKind', required: true },
    retention: { kind: 'choice', label: '保管期限', list: 'retention', required: true },
    number: { kind: 'number', label: '盒号', required: true, min: 1 },
    place: { kind: 'ref', label: '立卷地', to: 'place' },
    note: { kind: 'text', label: '备考', max: 200 },
    archivedOn: { kind: 'day', label: '归档日期' },
    archivedBy: { kind: 'text', label: '归档人', max: 30 },
    /** JSON, as of a locked year: what this office had read when the box was put away. What is beyond came later. */
    reach: { kind: 'memo', label: '归档时已收到', max: 200_000 },
    reopenedOn: { kind: 'day', label: '启封日期' },
    reopenedBy: { kind: 'text', label: '启封人', max: 30 },
    reopenReason: { kind: 'text', label: '启封原因', max: 500 },
  },
});

/** One piece in a box, with what the catalogue of DA/T 22 says of it. */
export const archiveItem = defineEntity({
  name: 'archiveItem',
  label: '归档文件',
  scope: 'parent',
  level: 'township',
  parents: ['volume'],
  title: 'title',
  list: ['number', 'code', 'letter', 'author', 'title', 'on', 'secrecy', 'pages', 'note'],
  groups: [{ label: '归档文件', fields: ['volume', 'subject', 'number', 'code', 'letter', 'author', 'title', 'on', 'secrecy', 'pages', 'note'] }],
  fields: {
    volume: { kind: 'ref', label: '档案盒', to: 'archiveVolume', required: true },
    subject: { kind: 'ref', label: '记录', to: 'any' },
    number: { kind: 'number', label: '件号', required: true, min: 1 },
    code: { kind: 'text', label: '档号', max: 60 },
    letter: { kind: 'text', label: '文号', max: 60 },
    author: { kind: 'text', label: '责任者', max: 80 },
    title: { kind: 'text', label: '题名', required: true, max: 200 },
    on: { kind: 'day', label: '日期' },
    secrecy: { kind: 'text', label: '密级', max: 20 },
    pages: { kind: 'number', label: '页数', unit: '页', min: 0 },
    note: { kind: 'text', label: '备注', max: 120 },
  },
});
