import { defineEntity } from '#shared/entity.ts';

/** Something that somebody wants consulted. Its state is a fold over `topicStep`. */
export const topic = defineEntity({
  name: 'topic',
  label: '议题',
  scope: 'place',
  level: 'township',
  title: 'title',
  list: ['number', 'collectedOn', 'title', 'channel', 'place', 'field', 'proposer', 'state'],
  groups: [
    { label: '议题', fields: ['title', 'collectedOn', 'channel', 'place', 'field', 'theme', 'content', 'urgency'] },
    { label: '提出人', fields: ['proposer', 'proposerUnit', 'phone', 'member', 'studio', 'log', 'opinion', 'drive', 'privacy'] },
    { label: '建议', fields: ['form', 'parties', 'holder', 'note'] },
  ],
  fields: {
    number: { kind: 'text', label: '编号', max: 40 },
    title: { kind: 'text', label: '题目', required: true, max: 120 },
    collectedOn: { kind: 'day', label: '征集日期', required: true },
    channel: { kind: 'choice', label: '征集渠道', list: 'channel', required: true },
    place: { kind: 'ref', label: '所属村社', to: 'place', required: true },
    field: { kind: 'choice', label: '类别', list: 'workField', required: true },
    theme: { kind: 'choice', label: '领域', list: 'theme' },
    content: { kind: 'memo', label: '简要情况' },
    urgency: { kind: 'choice', label: '紧急程度', list: 'urgency' },
    proposer: { kind: 'text', label: '提出人', max: 60, personal: true },
    proposerUnit: { kind: 'text', label: '提出人单位', max: 80 },
    phone: { kind: 'text', label: '联系电话', max: 40, personal: true },
    member: { kind: 'ref', label: '经办委员', to: 'member' },
    studio: { kind: 'ref', label: '来自工作室', to: 'studio' },
    log: { kind: 'ref', label: '来自日志', to: 'log' },
    opinion: { kind: 'ref', label: '来自社情民意', to: 'opinion' },
    drive: { kind: 'ref', label: '征集活动', to: 'drive' },
    form: { kind: 'choice', label: '建议协商形式', list: 'meetingForm' },
    parties: { kind: 'choice', label: '建议参与方', list: 'party', many: true },
    holder: { kind: 'choice', label: '办理层级', list: 'level' },
    privacy: { kind: 'choice', label: '公开范围', list: 'privacy' },
    note: { kind: 'memo', label: '备注' },
    state: { kind: 'choice', label: '状态', list: 'topicState', derived: true },
    decidedOn: { kind: 'day', label: '筛选日期', derived: true },
    approvedOn: { kind: 'day', label: '审定日期', derived: true },
    mergedInto: { kind: 'ref', label: '并入议题', to: 'topic', derived: true },
    replied: { kind: 'flag', label: '已答复提出人', derived: true },
    review: { kind: 'choice', label: '审核状态', list: 'reviewState', derived: true },
  },
});

/** One dated step in a topic's life; only ever added. */
export const topicStep = defineEntity({
  name: 'topicStep',
  label: '议题办理记录',
  scope: 'parent',
  level: 'township',
  parents: ['topic'],
  title: 'step',
  list: ['on', 'step', 'round', 'by', 'reason', 'body', 'number'],
  groups: [{ label: '步骤', fields: ['topic', 'step', 'on', 'by', 'round', 'score', 'reason', 'into', 'body', 'number', 'plan', 'corrects'] }],
  fields: {
    topic: { kind: 'ref', label: '议题', to: 'topic', required: true },
    step: { kind: 'choice', label: '步骤', list: 'topicStep', required: true },
    on: { kind: 'day', label: '日期', required: true },
    by: { kind: 'text', label: '经办人', max: 30 },
    round: { kind: 'choice', label: '筛选轮次', list: 'screeningRound' },
    score: { kind: 'number', label: '比选得分', min: 0, max: 100 },
    reason: { kind: 'memo', label: '意见或理由' },
    into: { kind: 'ref', label: '并入议题', to: 'topic' },
    body: { kind: 'text', label: '审定机构', max: 80 },
    number: { kind: 'text', label: '审定文号', max: 60 },
    plan: { kind: 'ref', label: '列入计划', to: 'planItem' },
    corrects: { kind: 'ref', label: '更正', to: 'topicStep' },
    /** The steps that its author had before him, ids parted by blanks: within a day, order by clocks alone would let a wrong one win. */
    after: { kind: 'text', label: '接着', max: 2000 },
  },
});

/** A time-limited collection of topics or ideas, counted by itself. */
export const drive = defineEntity({
  name: 'drive',
  label: '征集活动',
  scope: 'county',
  level: 'township',
  title: 'name',
  list: ['name', 'since', 'until', 'target', 'place'],
  groups: [{ label: '征集活动', fields: ['name', 'since', 'until', 'place', 'target', 'content'] }],
  fields: {
    name: { kind: 'text', label: '名称', required: true, max: 80 },
    since: { kind: 'day', label: '开始', required: true },
    until: { kind: 'day', label: '结束' },
    place: { kind: 'ref', label: '范围', to: 'place' },
    target: { kind: 'number', label: '目标', unit: '条', min: 0 },
    content: { kind: 'memo', label: '说明' },
  },
});
