import { defineEntity } from '#shared/entity.ts';

/** One line of a year's rule set: a box of the checklist, an item with points, the cap of a category, or a grade. */
export const dutyRule = defineEntity({
  name: 'dutyRule',
  label: '履职规则',
  scope: 'county',
  level: 'county',
  title: 'name',
  list: ['year', 'kind', 'name', 'audience', 'item', 'minimum', 'points', 'unit', 'cap', 'category', 'active'],
  groups: [
    { label: '规则', fields: ['name', 'year', 'kind', 'audience', 'item', 'level', 'rank', 'active'] },
    { label: '标准和分值', fields: ['minimum', 'points', 'unit', 'cap', 'category', 'skip', 'highestOnly', 'prorate', 'complete'] },
    { label: '系数', fields: ['firstFactor', 'jointFactor', 'combinedFactor'] },
    { label: '依据', fields: ['source', 'example', 'note'] },
  ],
  fields: {
    name: { kind: 'text', label: '项目', required: true, max: 60 },
    year: { kind: 'number', label: '年度', required: true, min: 1949, max: 2200 },
    kind: { kind: 'choice', label: '种类', list: 'dutyRuleKind', required: true },
    audience: { kind: 'choice', label: '适用人群', list: 'dutyAudience', required: true },
    item: { kind: 'choice', label: '计数来源', list: 'dutyItem', hint: '必做清单和积分项必填：数哪些记录' },
    level: { kind: 'choice', label: '级别', list: 'level', hint: '只用于采用和批示；不填，每一级都计' },
    rank: { kind: 'number', label: '顺序', min: 0 },
    active: { kind: 'flag', label: '启用' },
    minimum: { kind: 'number', label: '最低次数', min: 0, hint: '必做清单填次数；等次填起点分' },
    points: { kind: 'number', label: '每次分值', unit: '分', min: -1000, max: 1000, hint: '扣分填负数' },
    unit: { kind: 'text', label: '单位', max: 10 },
    cap: { kind: 'number', label: '最高分值', unit: '分', min: 0, hint: '扣分项填最多扣几分；不填不封顶' },
    category: { kind: 'text', label: '所属类别', max: 20 },
    skip: { kind: 'number', label: '前几件不计', min: 0, hint: '“第2件起加分”填1' },
    highestOnly: { kind: 'flag', label: '同一件只计最高一级' },
    prorate: { kind: 'flag', label: '任职不满一年按月折算' },
    complete: { kind: 'flag', label: '须完成必做清单', hint: '只用于等次' },
    firstFactor: { kind: 'number', label: '第一人系数', min: 0, max: 10, hint: '联名时第一人得几成，不填为1' },
    jointFactor: { kind: 'number', label: '联名系数', min: 0, max: 10, hint: '不填为0.5；填0，联名不计' },
    combinedFactor: { kind: 'number', label: '综合采用系数', min: 0, max: 10, hint: '不填为0.5' },
    source: { kind: 'text', label: '文件依据', max: 120 },
    example: { kind: 'flag', label: '示例', hint: '程序自带的示例，没有经过本县审定' },
    note: { kind: 'memo', label: '备注', max: 1000 },
  },
});

/** Points that no record of the program gives, typed by the county with what they rest on. */
export const dutyEntry = defineEntity({
  name: 'dutyEntry',
  label: '履职加减分登记',
  scope: 'county',
  level: 'county',
  title: 'title',
  list: ['on', 'member', 'title', 'rule', 'quantity', 'points', 'basis'],
  groups: [{ label: '加减分', fields: ['member', 'on', 'title', 'rule', 'quantity', 'points', 'basis', 'note'] }],
  fields: {
    member: { kind: 'ref', label: '委员', to: 'member', required: true },
    on: { kind: 'day', label: '日期', required: true },
    title: { kind: 'text', label: '事项', required: true, max: 120 },
    rule: { kind: 'ref', label: '计入项目', to: 'dutyRule', hint: '选了项目的按该项目的分值和上限计' },
    quantity: { kind: 'number', label: '数量', min: 0, max: 1000 },
    points: { kind: 'number', label: '分值', unit: '分', min: -1000, max: 1000, hint: '没有选项目时填；扣分填负数' },
    basis: { kind: 'text', label: '依据', required: true, max: 200 },
    note: { kind: 'memo', label: '备注', max: 1000 },
  },
});

/** A closed year: what stands was computed once, and later changes are listed beside it. */
export const dutyYear = defineEntity({
  name: 'dutyYear',
  label: '履职年度',
  scope: 'county',
  level: 'county',
  title: 'year',
  list: ['year', 'closedOn', 'closedBy', 'members', 'reopenedOn', 'reopenReason'],
  groups: [
    { label: '年度结算', fields: ['year', 'closedOn', 'closedBy', 'members', 'rules', 'note'] },
    { label: '撤销结算', fields: ['reopenedOn', 'reopenedBy', 'reopenReason'] },
  ],
  fields: {
    year: { kind: 'number', label: '年度', required: true, min: 1949, max: 2200 },
    closedOn: { kind: 'day', label: '结算日期', required: true },
    closedBy: { kind: 'text', label: '结算人', required: true, max: 30 },
    members: { kind: 'number', label: '委员', unit: '人', min: 0 },
    rules: { kind: 'memo', label: '当时的规则', max: 200_000 },
    note: { kind: 'memo', label: '说明', max: 1000 },
    reopenedOn: { kind: 'day', label: '撤销日期' },
    reopenedBy: { kind: 'text', label: '撤销人', max: 30 },
    reopenReason: { kind: 'text', label: '撤销原因', max: 200 },
  },
});

/** One member's result in a closed year; `detail` is JSON of shared/rules/duty/frozen.ts with every source record. */
export const dutyResult = defineEntity({
  name: 'dutyResult',
  label: '履职年度结果',
  scope: 'place',
  level: 'county',
  title: 'name',
  list: ['year', 'name', 'total', 'grade', 'place'],
  groups: [{ label: '结果', fields: ['closing', 'year', 'member', 'name', 'place', 'total', 'grade', 'detail'] }],
  fields: {
    closing: { kind: 'ref', label: '年度结算', to: 'dutyYear', required: true },
    year: { kind: 'number', label: '年度', required: true, min: 1949, max: 2200 },
    member: { kind: 'ref', label: '委员', to: 'member', required: true },
    name: { kind: 'text', label: '姓名', required: true, max: 30, personal: true },
    place: { kind: 'ref', label: '联系乡镇', to: 'place' },
    total: { kind: 'number', label: '总分', unit: '分' },
    grade: { kind: 'text', label: '等次', max: 20 },
    detail: { kind: 'memo', label: '明细', max: 200_000 },
  },
});
