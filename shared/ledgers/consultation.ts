import { any, blank, field, filled, is, last, type Ledger, type Part, parts, rowNumber, summed, where } from '#shared/ledgers/ledger.ts';

const topicStep = (...steps: readonly string[]): Part => ({ entity: 'topicStep', by: 'topic', where: [any('step', 'topicStep', ...steps)] });
const meetingPart = (entity: 'decision' | 'speech', more: Part['where'] = []): Part => ({ entity, by: 'meeting', where: more });
const consensus = (kind: string): Part => ({ entity: 'consensus', by: 'meeting', where: [is('kind', `consensusKind.${kind}`)] });
const progress = (...steps: readonly string[]): Part => ({ entity: 'progress', by: 'problem', where: [any('step', 'problemStep', ...steps)] });

export const consultationLedgers: readonly Ledger[] = [
  {
    key: 'topics', title: '议题征集台账', section: '协商议事', entity: 'topic', on: 'collectedOn', where: [], sort: [{ field: 'collectedOn', down: false }],
    columns: [
      field('编号', 'number', 14), field('征集日期', 'collectedOn', 12), field('征集渠道', 'channel', 12),
      field('姓名', 'proposer', 12, '提出人'), field('单位', 'proposerUnit', 18, '提出人'), field('电话', 'phone', 14, '提出人'),
      where(), field('题目', 'title', 32), field('简要情况', 'content', 40), field('类别', 'field', 14), field('紧急程度', 'urgency', 10), field('建议协商形式', 'form', 14), field('建议参与方', 'parties', 18),
      last('轮次', topicStep('screen', 'approve'), 'round', 8, '筛选'), last('意见理由', topicStep('adopt', 'decline', 'merge', 'handOver', 'reserve', 'screen'), 'reason', 26, '筛选'), field('并入议题', 'mergedInto', 24, '筛选'),
      last('审定机构', topicStep('approve'), 'body', 16, '审定'), field('审定日期', 'approvedOn', 12, '审定'), last('文号', topicStep('approve'), 'number', 16, '审定'),
      field('结果', 'state', 12), last('答复提出人', topicStep('reply'), 'on', 12), parts('关联协商活动', { entity: 'meeting', by: 'topics' }, ['heldOn', 'title'], 30),
    ],
  },
  {
    key: 'meetings', title: '协商活动登记表', section: '协商议事', entity: 'meeting', on: 'heldOn', where: [is('cancelledOn', null)], sort: [{ field: 'heldOn', down: false }],
    columns: [
      field('编号', 'number', 14), field('名称', 'title', 30), field('平台', 'council', 18), field('级次', 'level', 12), field('议题', 'topics', 32),
      field('形式', 'form', 12, '协商'), field('方式', 'mode', 12, '协商'), field('类别', 'category', 12, '协商'), field('品牌', 'brand', 12, '协商'),
      field('日期', 'heldOn', 12, '时间'), field('开始', 'startAt', 8, '时间'), field('结束', 'endAt', 8, '时间'), field('地点', 'location', 20),
      field('主持人', 'chair', 10), field('记录人', 'recorder', 10), field('召集人', 'convener', 10),
      summed('应到', 'due', 7, '参会人数'), summed('实到', 'present', 7, '参会人数'), summed('请假', 'excused', 7, '参会人数'), summed('缺席', 'absent', 7, '参会人数'), summed('列席', 'observers', 7, '参会人数'),
      field('参与方', 'parties', 20), field('通知日期', 'noticeOn', 12, '会前'), field('通知方式', 'noticeBy', 10, '会前'), summed('调研次数', 'surveys', 8, '会前'), field('调研情况', 'survey', 28, '会前'),
      field('情况通报人', 'reporter', 10), parts('发言纪要', meetingPart('speech'), ['speaker', 'gist'], 44), parts('达成共识', consensus('agreed'), 'text', 36), parts('分歧与处理', consensus('dissent'), ['text', 'handling'], 26),
      parts('内容', meetingPart('decision'), 'text', 36, '议定事项'), parts('责任单位', meetingPart('decision'), 'organisation', 20, '议定事项'), parts('时限', meetingPart('decision'), 'deadlineOn', 12, '议定事项'),
      field('赞成', 'votesFor', 7, '表决'), field('反对', 'votesAgainst', 7, '表决'), field('弃权', 'votesAbstain', 7, '表决'), field('公示日期', 'publicOn', 12), field('纪要文号', 'minutesNumber', 14), field('所处步骤', 'stage', 10),
    ],
  },
  {
    key: 'signIn', title: '签到表', section: '协商议事', entity: 'attendance', on: 'meeting.heldOn', where: [], sort: [{ field: 'meeting', down: false }, { field: 'order', down: false }],
    columns: [
      rowNumber, field('协商活动', 'meeting', 28), field('日期', 'meeting.heldOn', 12), field('姓名', 'name', 12), field('单位及职务', 'duty', 24), field('身份', 'capacity', 12),
      field('参会类别', 'role', 10), field('电话', 'phone', 14), field('出席情况', 'state', 10), field('签到时间', 'arrivedAt', 10), blank('签名', 14), field('备注', 'note', 14),
    ],
  },
  {
    key: 'results', title: '协商成果转化台账', section: '协商议事', entity: 'problem', on: 'registeredOn', where: [filled('meeting')], sort: [{ field: 'registeredOn', down: false }],
    columns: [
      field('编号', 'number', 14), field('来源协商活动', 'meeting', 26), field('成果内容', 'title', 32), where(), field('责任单位', 'organisation', 18, '办理'), field('配合单位', 'coOrganisations', 18, '办理'),
      field('牵头督办领导', 'leader', 12, '办理'), field('责任专委会', 'committee', 14, '办理'), last('交办日期', progress('assign', 'dispatch'), 'on', 12, '办理'), field('办理时限', 'deadlineOn', 12, '办理'),
      field('进展', 'state', 12), parts('进展记录', progress('progress', 'finish', 'suspend'), ['on', 'text'], 40), field('次数', 'extended', 7, '延期'), parts('原因', progress('extend'), 'text', 20, '延期'), parts('批准人', progress('extend'), 'allowedBy', 10, '延期'),
      field('办结日期', 'finishedOn', 12), field('办理结果', 'resultClass', 16), field('来源', 'funding', 16, '资金'), summed('金额（万元）', 'cost', 10, '资金'), summed('户', 'households', 8, '受益'), summed('人', 'beneficiaries', 8, '受益'),
      { label: '量化成果', source: { from: 'outcomes', by: 'problem' }, width: 24 }, field('评价', 'satisfaction', 10), last('回访', progress('feedback'), ['on', 'callbackWay'], 18), field('销号日期', 'closedOn', 12),
    ],
  },
];
