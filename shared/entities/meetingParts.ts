import { defineEntity } from '#shared/entity.ts';

/** One item of a meeting's agenda. */
export const agenda = defineEntity({
  name: 'agenda',
  label: '议程',
  scope: 'parent',
  level: 'township',
  parents: ['meeting'],
  title: 'title',
  list: ['title', 'speaker', 'minutes'],
  groups: [{ label: '议程', fields: ['meeting', 'title', 'topic', 'speaker', 'minutes', 'note'] }],
  fields: {
    meeting: { kind: 'ref', label: '会议', to: 'meeting', required: true },
    order: { kind: 'order', label: '顺序', required: true },
    title: { kind: 'text', label: '内容', required: true },
    topic: { kind: 'ref', label: '议题', to: 'topic' },
    speaker: { kind: 'text', label: '主讲人', max: 60, personal: true },
    minutes: { kind: 'number', label: '时长', unit: '分钟', min: 0 },
    note: { kind: 'memo', label: '说明' },
  },
});

/** One person expected at, or come to, a meeting. Observers and guests never enter 应到. */
export const attendance = defineEntity({
  name: 'attendance',
  label: '参会人员',
  scope: 'parent',
  level: 'township',
  parents: ['meeting'],
  title: 'name',
  list: ['name', 'duty', 'capacity', 'party', 'state', 'phone'],
  groups: [
    { label: '参会人员', fields: ['meeting', 'member', 'name', 'duty', 'capacity', 'party', 'phone', 'role'] },
    { label: '出席', fields: ['state', 'arrivedAt', 'spoke', 'excuse', 'excuseBy', 'privacy', 'note'] },
  ],
  fields: {
    meeting: { kind: 'ref', label: '会议', to: 'meeting', required: true },
    order: { kind: 'order', label: '顺序', required: true },
    member: { kind: 'ref', label: '委员', to: 'member' },
    name: { kind: 'text', label: '姓名', required: true, max: 30, personal: true },
    duty: { kind: 'text', label: '单位职务', max: 80 },
    capacity: { kind: 'choice', label: '身份', list: 'capacity' },
    party: { kind: 'choice', label: '参与方', list: 'party' },
    role: { kind: 'choice', label: '参会类别', list: 'attendanceRole', required: true },
    phone: { kind: 'text', label: '电话', max: 40, personal: true },
    state: { kind: 'choice', label: '出席情况', list: 'attendanceState', required: true },
    arrivedAt: { kind: 'time', label: '签到时间' },
    spoke: { kind: 'choice', label: '发言', list: 'speechKind' },
    excuse: { kind: 'text', label: '请假事由' },
    excuseBy: { kind: 'text', label: '批准人', max: 30 },
    privacy: { kind: 'choice', label: '公开范围', list: 'privacy' },
    note: { kind: 'text', label: '备注' },
  },
});

/** One speech, in the order in which it was made. */
export const speech = defineEntity({
  name: 'speech',
  label: '发言',
  scope: 'parent',
  level: 'township',
  parents: ['meeting'],
  title: 'speaker',
  list: ['speaker', 'duty', 'party', 'gist'],
  groups: [{ label: '发言', fields: ['meeting', 'speaker', 'attendance', 'duty', 'party', 'topic', 'gist', 'advice'] }],
  fields: {
    meeting: { kind: 'ref', label: '会议', to: 'meeting', required: true },
    order: { kind: 'order', label: '顺序', required: true },
    attendance: { kind: 'ref', label: '参会人员', to: 'attendance' },
    speaker: { kind: 'text', label: '发言人', required: true, max: 30, personal: true },
    duty: { kind: 'text', label: '身份', max: 80 },
    party: { kind: 'choice', label: '参与方', list: 'party' },
    topic: { kind: 'ref', label: '议题', to: 'topic' },
    gist: { kind: 'memo', label: '发言要点', required: true },
    advice: { kind: 'memo', label: '建议' },
  },
});

/** A point agreed on, or a dissent that stands. */
export const consensus = defineEntity({
  name: 'consensus',
  label: '协商共识',
  scope: 'parent',
  level: 'township',
  parents: ['meeting'],
  title: 'text',
  list: ['kind', 'text', 'handling'],
  groups: [{ label: '共识', fields: ['meeting', 'kind', 'text', 'topic', 'by', 'handling'] }],
  fields: {
    meeting: { kind: 'ref', label: '会议', to: 'meeting', required: true },
    order: { kind: 'order', label: '顺序', required: true },
    kind: { kind: 'choice', label: '性质', list: 'consensusKind', required: true },
    text: { kind: 'memo', label: '内容', required: true },
    topic: { kind: 'ref', label: '议题', to: 'topic' },
    by: { kind: 'text', label: '持不同意见者', max: 100, personal: true },
    handling: { kind: 'memo', label: '处理情况' },
  },
});

/** What a meeting decided to have done; becomes a problem when the minutes are signed, or at once by hand. */
export const decision = defineEntity({
  name: 'decision',
  label: '议定事项',
  scope: 'parent',
  level: 'township',
  parents: ['meeting'],
  title: 'text',
  list: ['text', 'organisation', 'person', 'deadlineOn', 'problem'],
  groups: [
    {
      label: '议定事项',
      fields: ['meeting', 'text', 'kind', 'organisation', 'coOrganisations', 'person', 'deadlineOn', 'deadlineDays', 'deadlineKind', 'topic', 'problem', 'note'],
    },
  ],
  fields: {
    meeting: { kind: 'ref', label: '会议', to: 'meeting', required: true },
    order: { kind: 'order', label: '顺序', required: true },
    text: { kind: 'memo', label: '内容', required: true, max: 1000 },
    kind: { kind: 'choice', label: '事项类别', list: 'problemKind' },
    organisation: { kind: 'ref', label: '责任单位', to: 'organisation' },
    coOrganisations: { kind: 'ref', label: '配合单位', to: 'organisation', many: true },
    person: { kind: 'text', label: '责任人', max: 40, personal: true },
    deadlineOn: { kind: 'day', label: '办理时限' },
    deadlineDays: { kind: 'number', label: '期限', unit: '天', min: 1, max: 1000 },
    deadlineKind: { kind: 'choice', label: '期限计算', list: 'deadlineKind' },
    topic: { kind: 'ref', label: '议题', to: 'topic' },
    problem: { kind: 'ref', label: '办理事项', to: 'problem' },
    note: { kind: 'text', label: '备注' },
  },
});

/** When and by whom one of the county's steps (six by default) was taken for a meeting. */
export const meetingStep = defineEntity({
  name: 'meetingStep',
  label: '协商步骤',
  scope: 'parent',
  level: 'township',
  parents: ['meeting'],
  title: 'step',
  list: ['step', 'on', 'by', 'note'],
  groups: [{ label: '步骤', fields: ['meeting', 'step', 'on', 'by', 'note'] }],
  fields: {
    meeting: { kind: 'ref', label: '会议', to: 'meeting', required: true },
    step: { kind: 'choice', label: '步骤', list: 'meetingStep', required: true },
    on: { kind: 'day', label: '日期', required: true },
    by: { kind: 'text', label: '负责人', max: 60 },
    note: { kind: 'memo', label: '情况' },
  },
});
