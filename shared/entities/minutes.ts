import { defineEntity } from '#shared/entity.ts';

/** The draft of a meeting's official record. What was signed is in `minutesVersion` and never changes. */
export const minutes = defineEntity({
  name: 'minutes',
  label: '会议纪要',
  scope: 'parent',
  level: 'township',
  parents: ['meeting'],
  title: 'title',
  list: ['title', 'meeting', 'series', 'versions', 'number', 'signedOn'],
  groups: [{ label: '纪要', fields: ['meeting', 'mark', 'title', 'series', 'body', 'recipients', 'copies', 'issuer', 'issuedOn'] }],
  fields: {
    meeting: { kind: 'ref', label: '会议', to: 'meeting', required: true },
    mark: { kind: 'text', label: '纪要标志', required: true, max: 60 },
    title: { kind: 'text', label: '标题', required: true, max: 120 },
    series: { kind: 'ref', label: '文号序列', to: 'series' },
    body: { kind: 'rich', label: '正文' },
    recipients: { kind: 'text', label: '印送', max: 300 },
    copies: { kind: 'number', label: '印数', unit: '份', min: 0 },
    issuer: { kind: 'text', label: '印发机关', max: 80 },
    issuedOn: { kind: 'day', label: '印发日期' },
    versions: { kind: 'number', label: '版本', derived: true },
    number: { kind: 'text', label: '文号', derived: true },
    signedOn: { kind: 'day', label: '签发日期', derived: true },
  },
});

/** One signed version: frozen content with names as text. A correction is a further version; both stay readable. */
export const minutesVersion = defineEntity({
  name: 'minutesVersion',
  label: '签发稿',
  scope: 'parent',
  level: 'township',
  parents: ['minutes'],
  title: 'number',
  list: ['number', 'version', 'signer', 'signedOn', 'voidedOn'],
  groups: [{ label: '签发稿', fields: ['minutes', 'version', 'issue', 'number', 'signer', 'signedOn', 'content', 'digest', 'corrects', 'voidedOn', 'voidReason'] }],
  fields: {
    minutes: { kind: 'ref', label: '纪要', to: 'minutes', required: true },
    version: { kind: 'number', label: '第几稿', required: true, min: 1 },
    issue: { kind: 'ref', label: '文号', to: 'issue' },
    number: { kind: 'text', label: '文号', required: true, max: 60 },
    signer: { kind: 'text', label: '签发人', required: true, max: 30 },
    signedOn: { kind: 'day', label: '签发日期', required: true },
    content: { kind: 'memo', label: '定稿内容', required: true, max: 2_000_000 },
    digest: { kind: 'text', label: '校验值', required: true, max: 80 },
    corrects: { kind: 'ref', label: '更正', to: 'minutesVersion' },
    voidedOn: { kind: 'day', label: '作废日期' },
    voidReason: { kind: 'text', label: '作废原因' },
  },
});

/** A series of numbers of papers: one body, one kind, one year; one site gives its numbers. */
export const series = defineEntity({
  name: 'series',
  label: '文号序列',
  scope: 'place',
  level: 'township',
  title: 'name',
  list: ['name', 'body', 'kind', 'year', 'start', 'giver'],
  groups: [{ label: '文号序列', fields: ['name', 'body', 'kind', 'year', 'place', 'pattern', 'start', 'giver'] }],
  fields: {
    name: { kind: 'text', label: '名称', required: true, max: 80 },
    body: { kind: 'text', label: '发文机关', required: true, max: 80 },
    kind: { kind: 'choice', label: '文种', list: 'paperKind', required: true },
    year: { kind: 'number', label: '年份', required: true, min: 1949, max: 2200 },
    place: { kind: 'ref', label: '所在地', to: 'place' },
    pattern: { kind: 'text', label: '格式', required: true, max: 60, hint: '如：〔{年}〕{号}号' },
    start: { kind: 'number', label: '起始号', required: true, min: 1 },
    giver: { kind: 'ref', label: '取号机器', to: 'site' },
  },
});

/** One number given, for ever: a voided number stays visible and is never given again. */
export const issue = defineEntity({
  name: 'issue',
  label: '已用文号',
  scope: 'parent',
  level: 'township',
  parents: ['series'],
  title: 'text',
  list: ['text', 'number', 'on', 'title', 'voidedOn'],
  groups: [{ label: '文号', fields: ['series', 'number', 'text', 'subject', 'title', 'on', 'voidedOn', 'voidReason'] }],
  fields: {
    series: { kind: 'ref', label: '文号序列', to: 'series', required: true },
    number: { kind: 'number', label: '顺序号', required: true, min: 1 },
    text: { kind: 'text', label: '文号', required: true, max: 60 },
    subject: { kind: 'ref', label: '用于', to: 'any' },
    title: { kind: 'text', label: '标题', max: 200 },
    on: { kind: 'day', label: '取号日期', required: true },
    voidedOn: { kind: 'day', label: '作废日期' },
    voidReason: { kind: 'text', label: '作废原因' },
  },
});
