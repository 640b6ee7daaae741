import { defineEntity } from '#shared/entity.ts';

/** One installation, and the office that it works for. An office may have several. */
export const site = defineEntity({
  name: 'site',
  label: '单位机器',
  scope: 'county',
  level: 'township',
  title: 'name',
  list: ['name', 'office', 'level', 'place', 'givesNumbers', 'revokedOn'],
  groups: [{ label: '单位', fields: ['name', 'office', 'level', 'place', 'county', 'givesNumbers', 'closedOn', 'revokedOn', 'note'] }],
  fields: {
    name: { kind: 'text', label: '名称', required: true, max: 80 },
    office: { kind: 'text', label: '单位全称', required: true, max: 80 },
    level: { kind: 'choice', label: '层级', list: 'level', required: true },
    place: { kind: 'ref', label: '所在地', to: 'place' },
    county: { kind: 'text', label: '所属县（市）', max: 60 },
    givesNumbers: { kind: 'flag', label: '由本机取文号' },
    closedOn: { kind: 'day', label: '撤并日期' },
    revokedOn: { kind: 'day', label: '停用日期' },
    note: { kind: 'memo', label: '备注' },
    /** Set by the first operation of a life that goes on from another: `INC.SEQ reason`. */
    continues: { kind: 'text', label: '续接', max: 120 },
  },
});

/** One entry of a choice list. Shipped ones have fixed ids; used ones retire and never vanish. */
export const choice = defineEntity({
  name: 'choice',
  label: '选项',
  scope: 'county',
  level: 'township',
  title: 'label',
  list: ['list', 'label', 'rank', 'colour', 'retired'],
  groups: [{ label: '选项', fields: ['list', 'label', 'rank', 'colour', 'countsAs', 'retired', 'note'] }],
  fields: {
    list: { kind: 'text', label: '所属清单', required: true, max: 40 },
    label: { kind: 'text', label: '名称', required: true, max: 80 },
    rank: { kind: 'number', label: '顺序' },
    colour: { kind: 'text', label: '颜色', max: 20 },
    countsAs: { kind: 'ref', label: '统计时归入', to: 'choice' },
    retired: { kind: 'flag', label: '停用' },
    note: { kind: 'text', label: '说明' },
  },
});

/** One setting of a county or an office: thresholds, words, rules. The value is JSON text. */
export const setting = defineEntity({
  name: 'setting',
  label: '设置',
  scope: 'county',
  level: 'township',
  title: 'key',
  list: ['key', 'value'],
  groups: [{ label: '设置', fields: ['key', 'value'] }],
  fields: {
    key: { kind: 'text', label: '设置项', required: true, max: 80 },
    value: { kind: 'memo', label: '值' },
  },
});

/** One day of the published calendar that differs from its weekday: a holiday, or a weekend day to work. */
export const holiday = defineEntity({
  name: 'holiday',
  label: '放假调休',
  scope: 'county',
  level: 'county',
  title: 'name',
  list: ['on', 'kind', 'name'],
  groups: [{ label: '放假调休', fields: ['on', 'kind', 'name'] }],
  fields: {
    on: { kind: 'day', label: '日期', required: true },
    kind: { kind: 'choice', label: '类型', list: 'holidayKind', required: true },
    name: { kind: 'text', label: '名称', max: 30 },
  },
});

/** A file kept beside the database under its digest, and what it shows. */
export const attachment = defineEntity({
  name: 'attachment',
  label: '附件',
  scope: 'parent',
  level: 'township',
  parents: ['subject'],
  title: 'name',
  list: ['name', 'caption', 'phase', 'takenOn', 'size'],
  groups: [{ label: '附件', fields: ['subject', 'name', 'caption', 'phase', 'checkItem', 'takenOn', 'privacy'] }],
  fields: {
    subject: { kind: 'ref', label: '所属记录', to: 'any', required: true },
    name: { kind: 'text', label: '文件名', required: true },
    digest: { kind: 'text', label: '校验值', required: true, max: 64 },
    size: { kind: 'number', label: '大小', unit: '字节', required: true, min: 0 },
    type: { kind: 'text', label: '文件类型', max: 80 },
    caption: { kind: 'text', label: '说明' },
    phase: { kind: 'choice', label: '阶段', list: 'photoPhase' },
    checkItem: { kind: 'choice', label: '对应标准', list: 'studioChecklist' },
    takenOn: { kind: 'day', label: '日期' },
    text: { kind: 'memo', label: '文字内容', max: 2_000_000 },
    privacy: { kind: 'choice', label: '公开范围', list: 'privacy' },
  },
});

/** A superior office's word on a record: accepted, returned for correction, reported again, asked to void. */
export const review = defineEntity({
  name: 'review',
  label: '审核',
  scope: 'parent',
  level: 'township',
  parents: ['subject'],
  title: 'verdict',
  list: ['on', 'verdict', 'reason', 'dueOn', 'by'],
  groups: [{ label: '审核', fields: ['subject', 'verdict', 'on', 'by', 'field', 'reason', 'dueOn'] }],
  fields: {
    subject: { kind: 'ref', label: '记录', to: 'any', required: true },
    verdict: { kind: 'choice', label: '审核意见', list: 'reviewState', required: true },
    on: { kind: 'day', label: '日期', required: true },
    by: { kind: 'text', label: '审核人', max: 40 },
    field: { kind: 'text', label: '栏目', max: 40 },
    reason: { kind: 'memo', label: '理由' },
    dueOn: { kind: 'day', label: '修改期限' },
    /** The words that its author had before him, ids parted by blanks: order by clocks alone would let a wrong one win. */
    after: { kind: 'text', label: '接着', max: 2000 },
  },
});

/** Three fields written down at once, sorted later into a topic, problem, opinion or log. */
export const jotting = defineEntity({
  name: 'jotting',
  label: '记一件事',
  scope: 'place',
  level: 'township',
  title: 'text',
  list: ['on', 'text', 'place', 'who', 'became'],
  groups: [{ label: '记一件事', fields: ['text', 'place', 'who', 'on', 'answer', 'became'] }],
  fields: {
    text: { kind: 'memo', label: '什么事', required: true, max: 2000 },
    place: { kind: 'ref', label: '哪个村', to: 'place' },
    who: { kind: 'text', label: '谁说的', max: 60, personal: true },
    on: { kind: 'day', label: '日期', required: true },
    answer: { kind: 'memo', label: '当场答复' },
    became: { kind: 'ref', label: '转为', to: 'any' },
  },
});
