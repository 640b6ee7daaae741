import { any, blank, count, field, is, last, type Ledger, type Part, parts, rowNumber, where } from '#shared/ledgers/ledger.ts';

const proposalStep = (...steps: readonly string[]): Part => ({ entity: 'proposalStep', by: 'proposal', where: [any('step', 'proposalStep', ...steps)] });
const opinionStep = (...steps: readonly string[]): Part => ({ entity: 'opinionStep', by: 'opinion', where: [any('step', 'opinionStep', ...steps)] });
/** What a member did in the period, counted where it was entered. */
const attended: Part = { entity: 'attendance', by: 'member', where: [is('state', 'attendanceState.present')], on: 'meeting.heldOn' };
const activities: Part = { entity: 'log', by: 'members', on: 'heldOn' };
const reported: Part = { entity: 'opinion', by: 'member', on: 'reportedOn' };
const proposed: Part = { entity: 'proposal', by: 'member', on: 'submittedOn' };
const joined: Part = { entity: 'proposal', by: 'jointly', on: 'submittedOn' };
const solved: Part = { entity: 'problem', by: 'member', on: 'finishedOn' };
const trained: Part = { entity: 'training', by: 'members', on: 'heldOn' };
const leave: Part = { entity: 'leave', by: 'member', on: 'since', where: [is('verdict', 'leaveVerdict.granted')] };
const serving = is('state', 'memberState.serving');
const planned = (key: string, title: string, kind: string): Ledger => ({
  key, title, section: '机关工作', entity: 'planItem', on: 'dueOn', where: [is('kind', `planKind.${kind}`)], sort: [{ field: 'dueOn', down: false }],
  columns: [
    rowNumber, ...(kind === 'week' ? [field('所在周', 'weekOn', 12)] : [field('月份', 'month', 7)]), field('事项', 'title', 36), field('责任领导', 'leader', 12), field('责任委室', 'office', 16), field('A角', 'doer', 10, '承办'), field('B角', 'standIn', 10, '承办'),
    field('参加', 'partners', 16), field('时限', 'dueOn', 12), field('进度', 'progress', 28), field('存在问题', 'trouble', 22), field('下步打算', 'next', 22), field('状态', 'state', 10), field('备注', 'note', 14),
  ],
});

export const officeLedgers: readonly Ledger[] = [
  {
    key: 'memberFiles', title: '委员履职档案汇总', section: '委员履职', entity: 'member', on: null, where: [], sort: [{ field: 'township', down: false }, { field: 'name', down: false }],
    columns: [
      rowNumber, field('姓名', 'name', 10), field('委员编号', 'number', 12), field('性别', 'gender', 7), field('政治面貌', 'politics', 14), field('工作单位', 'employer', 20), field('职务', 'duty', 16), field('界别', 'sector', 12), field('专委会', 'committee', 16), field('活动小组', 'group', 14),
      field('联系乡镇', 'township', 14), count('出席协商', attended, 8, '履职（次、件）'), count('工作室活动', activities, 8, '履职（次、件）'), count('社情民意', reported, 8, '履职（次、件）'), count('提案', proposed, 8, '履职（次、件）'), count('联名提案', joined, 8, '履职（次、件）'),
      count('办理事项', solved, 8, '履职（次、件）'), count('培训学习', trained, 8, '履职（次、件）'), count('请假', leave, 8, '履职（次、件）'), parts('任职与荣誉', { entity: 'tenure', by: 'member' }, 'title', 24), field('状态', 'state', 10),
    ],
  },
  {
    key: 'duty', title: '履职积分明细（计数）表', section: '委员履职', entity: 'member', on: null, where: [serving], sort: [{ field: 'sector', down: false }, { field: 'name', down: false }],
    columns: [
      rowNumber, field('委员', 'name', 10), field('界别', 'sector', 12), count('履职活动', activities, 9, '五项'), count('社情民意', reported, 9, '五项'), count('提案', proposed, 9, '五项'), count('协商议事', attended, 9, '五项'), count('民生实事', solved, 9, '五项'), blank('得分', 9), blank('名次', 8), blank('等次', 10), blank('备注', 16),
    ],
  },
  {
    key: 'proposals', title: '提案台账', section: '建言成果', entity: 'proposal', on: 'submittedOn', where: [], sort: [{ field: 'session', down: false }, { field: 'number', down: false }],
    columns: [
      field('案号', 'number', 8), field('届次', 'session', 12), field('会间或平时', 'inSession', 12), field('案由', 'title', 34), field('类别', 'category', 14), field('第一提案人', 'member', 12, '提案者'), field('集体提案者', 'body', 18, '提案者'), field('联名', 'jointly', 18, '提案者'), field('界别', 'member.sector', 12, '提案者'),
      field('审查结果', 'state', 12), field('主办', 'organisation', 20, '承办单位'), last('会办', proposalStep('assign'), 'coOrganisations', 18, '承办单位'), last('交办日期', proposalStep('assign'), 'on', 12, '办理'), field('期限', 'deadlineOn', 12, '办理'), last('签收', proposalStep('signFor'), 'on', 12, '办理'),
      field('日期', 'repliedOn', 12, '答复'), last('文号', proposalStep('reply'), 'letter', 18, '答复'), field('类别', 'replyClass', 16, '答复'), last('面商', proposalStep('contact'), ['on', 'contactWay'], 18), field('态度', 'attitude', 10, '满意度'), field('结果', 'satisfaction', 10, '满意度'),
      field('督办领导', 'keyLeader', 12), field('重点', 'key', 7), field('优秀', 'excellent', 7), field('并入', 'mergedInto', 20), count('重新办理', proposalStep('rework'), 9),
    ],
  },
  {
    key: 'proposalsFiled', title: '提案清单', section: '建言成果', entity: 'proposal', on: 'submittedOn', where: [any('state', 'proposalState', 'filed', 'prepared', 'assigned', 'working', 'returned', 'replied', 'assessed', 'finished', 'archived')], sort: [{ field: 'session', down: false }, { field: 'number', down: false }],
    columns: [
      rowNumber, field('案号', 'number', 8), field('案由', 'title', 44), field('第一提案人', 'member', 12, '提案者'), field('集体提案者', 'body', 16, '提案者'), field('联名', 'jointly', 22, '提案者'), field('类别', 'category', 14), field('提交日期', 'submittedOn', 12), last('立案日期', proposalStep('file'), 'on', 12),
      field('建议承办', 'wishedHost', 20), field('主办单位', 'organisation', 20), field('重点', 'key', 7), blank('备注', 14),
    ],
  },
  {
    key: 'proposalsAssigned', title: '提案交办清单', section: '建言成果', entity: 'proposal', on: 'submittedOn', where: [any('state', 'proposalState', 'assigned', 'working', 'returned', 'replied', 'assessed', 'finished', 'archived')], sort: [{ field: 'organisation', down: false }, { field: 'number', down: false }],
    columns: [
      rowNumber, field('主办单位', 'organisation', 22), last('会办单位', proposalStep('assign'), 'coOrganisations', 22), field('案号', 'number', 8), field('案由', 'title', 40), field('第一提案人', 'member', 12, '提案者'), field('集体提案者', 'body', 16, '提案者'), last('交办日期', proposalStep('assign'), 'on', 12), field('办理时限', 'deadlineOn', 12),
      last('交办要求', proposalStep('assign'), 'text', 24), last('签收日期', proposalStep('signFor'), 'on', 12, '签收'), last('签收人', proposalStep('signFor'), 'by', 10, '签收'), field('重点', 'key', 7), field('督办领导', 'keyLeader', 12), blank('备注', 14),
    ],
  },
  {
    key: 'proposalsTracking', title: '提案跟踪清单', section: '建言成果', entity: 'proposal', on: 'submittedOn', where: [any('state', 'proposalState', 'assigned', 'working', 'returned', 'replied', 'assessed')], sort: [{ field: 'deadlineOn', down: false }],
    columns: [
      field('案号', 'number', 8), field('案由', 'title', 36), field('主办单位', 'organisation', 20), field('办理时限', 'deadlineOn', 12), field('状态', 'state', 12), parts('沟通面商', proposalStep('contact'), ['on', 'contactWay'], 22), last('最近进展', proposalStep('progress'), ['on', 'text'], 32),
      field('日期', 'repliedOn', 12, '答复'), field('类别', 'replyClass', 14, '答复'), field('态度', 'attitude', 10, '委员反馈'), field('结果', 'satisfaction', 10, '委员反馈'), count('重新办理', proposalStep('rework'), 9), last('督办', proposalStep('supervise'), ['on', 'by', 'text'], 26), field('督办领导', 'keyLeader', 12),
    ],
  },
  {
    key: 'conversion', title: '提案与检察建议衔接转化台账', section: '建言成果', entity: 'transfer', on: 'sentOn', where: [], sort: [{ field: 'sentOn', down: false }],
    columns: [
      field('编号', 'number', 12), field('方向', 'direction', 14), field('来源提案', 'fromProposal', 24, '来源'), field('检察建议文号', 'document', 16, '来源'), field('领域', 'area', 16), field('线索摘要', 'title', 30), field('单位', 'sentBy', 16, '移送'), field('日期', 'sentOn', 12, '移送'),
      field('单位', 'receiver', 16, '接收'), field('日期', 'receivedOn', 12, '接收'), field('结论', 'verdict', 12, '研判'), field('理由', 'reason', 22, '研判'), field('转成提案', 'toProposal', 20), field('回复期限', 'dueOn', 12), field('办理进展', 'progress', 24), field('结果', 'result', 24), field('反馈日期', 'answeredOn', 12), field('备案报告', 'reportedOn', 12),
    ],
  },
  {
    key: 'opinions', title: '社情民意信息台账', section: '建言成果', entity: 'opinion', on: 'reportedOn', where: [], sort: [{ field: 'reportedOn', down: false }],
    columns: [
      field('编号', 'number', 14), field('标题', 'title', 34), field('撰写人', 'author', 12), field('第一反映人身份', 'authorKind', 14), field('界别', 'member.sector', 12), field('来自工作室', 'studio', 22), where('乡镇'), field('报送日期', 'reportedOn', 12), field('类型', 'theme', 12), field('单篇或综合', 'compiled', 10), field('编发期号', 'issue', 12),
      field('主送', 'recipients', 18), parts('采用', opinionStep('adopt'), ['level', 'on', 'carrier'], 30), parts('批示', opinionStep('instruct'), ['leader', 'on', 'text'], 30), parts('转办单位', opinionStep('handOn'), 'organisation', 18), parts('办理反馈', opinionStep('feedback'), ['on', 'text'], 28), field('状态', 'state', 12),
    ],
  },
  planned('yearPlan', '年度协商计划', 'year'),
  planned('monthPlan', '月度重点工作安排表', 'month'),
  planned('weekPlan', '阶段性工作任务落实清单（周）', 'week'),
  planned('meetingsPlan', '重要会议清单', 'meetings'),
  planned('papersPlan', '重要文件清单', 'papers'),
  planned('eventsPlan', '重大活动清单', 'events'),
];
