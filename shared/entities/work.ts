import { defineEntity } from '#shared/entity.ts';

/** An item of a yearly consultation plan, a month's key work, a week's task list, or one of the four lists. */
export const planItem = defineEntity({
  name: 'planItem',
  label: '计划事项',
  scope: 'place',
  level: 'township',
  title: 'title',
  list: ['kind', 'year', 'month', 'title', 'leader', 'doer', 'dueOn', 'state'],
  groups: [
    { label: '计划', fields: ['title', 'kind', 'year', 'month', 'weekOn', 'place', 'topic', 'dueOn', 'state'] },
    { label: '责任', fields: ['leader', 'office', 'doer', 'standIn', 'partners', 'progress', 'trouble', 'next', 'approvedBy', 'approvedOn', 'note'] },
  ],
  fields: {
    title: { kind: 'text', label: '事项', required: true },
    kind: { kind: 'choice', label: '清单', list: 'planKind', required: true },
    year: { kind: 'number', label: '年份', required: true, min: 1949, max: 2200 },
    month: { kind: 'number', label: '月份', min: 1, max: 12 },
    weekOn: { kind: 'day', label: '所在周' },
    place: { kind: 'ref', label: '范围', to: 'place' },
    topic: { kind: 'ref', label: '议题', to: 'topic' },
    dueOn: { kind: 'day', label: '时限' },
    state: { kind: 'choice', label: '状态', list: 'planState', required: true },
    leader: { kind: 'text', label: '责任领导', max: 40 },
    office: { kind: 'text', label: '责任委室', max: 60 },
    doer: { kind: 'text', label: 'A角', max: 40 },
    standIn: { kind: 'text', label: 'B角', max: 40 },
    partners: { kind: 'text', label: '参加', max: 200 },
    progress: { kind: 'memo', label: '进度' },
    trouble: { kind: 'memo', label: '存在问题' },
    next: { kind: 'memo', label: '下步打算' },
    approvedBy: { kind: 'text', label: '审定机构', max: 80 },
    approvedOn: { kind: 'day', label: '审定日期' },
    note: { kind: 'memo', label: '备注' },
  },
});

/** A training, observation or reading event; attendance counts for duty. */
export const training = defineEntity({
  name: 'training',
  label: '培训观摩',
  scope: 'place',
  level: 'township',
  title: 'title',
  list: ['heldOn', 'kind', 'title', 'place', 'members'],
  groups: [{ label: '培训观摩', fields: ['title', 'kind', 'heldOn', 'until', 'place', 'location', 'members', 'people', 'content'] }],
  fields: {
    title: { kind: 'text', label: '名称', required: true },
    kind: { kind: 'choice', label: '类型', list: 'trainingKind', required: true },
    heldOn: { kind: 'day', label: '日期', required: true },
    until: { kind: 'day', label: '至' },
    place: { kind: 'ref', label: '所在地', to: 'place' },
    location: { kind: 'text', label: '地点' },
    members: { kind: 'ref', label: '参加委员', to: 'member', many: true },
    people: { kind: 'number', label: '参加人数', unit: '人', min: 0 },
    content: { kind: 'memo', label: '内容' },
  },
});

/** A member's leave from a meeting or for a time. */
export const leave = defineEntity({
  name: 'leave',
  label: '请假',
  scope: 'county',
  level: 'township',
  title: 'reason',
  list: ['member', 'event', 'kind', 'since', 'until', 'askedOn', 'verdict', 'approver'],
  groups: [{ label: '请假', fields: ['member', 'meeting', 'event', 'kind', 'reason', 'since', 'until', 'askedOn', 'way', 'approver', 'verdict', 'verdictOn'] }],
  fields: {
    member: { kind: 'ref', label: '请假人', to: 'member', required: true },
    meeting: { kind: 'ref', label: '协商活动', to: 'meeting' },
    event: { kind: 'text', label: '会议或活动' },
    kind: { kind: 'choice', label: '请假类型', list: 'leaveKind', required: true },
    reason: { kind: 'text', label: '事由', required: true },
    since: { kind: 'day', label: '起', required: true },
    until: { kind: 'day', label: '止' },
    askedOn: { kind: 'day', label: '申请日期', required: true },
    way: { kind: 'choice', label: '方式', list: 'leaveWay' },
    approver: { kind: 'text', label: '审批人', max: 40 },
    verdict: { kind: 'choice', label: '审批结果', list: 'leaveVerdict' },
    verdictOn: { kind: 'day', label: '审批日期' },
  },
});
