import { any, count, field, is, last, type Ledger, type Part, parts, rowNumber, summed, where } from '#shared/ledgers/ledger.ts';

const progress = (...steps: readonly string[]): Part => ({ entity: 'progress', by: 'problem', where: [any('step', 'problemStep', ...steps)] });
const fromLog: Part = { entity: 'problem', by: 'log' };

export const handlingLedgers: readonly Ledger[] = [
  {
    key: 'logs', title: '委员工作室活动记录表', section: '委员工作室', entity: 'log', on: 'heldOn', where: [], sort: [{ field: 'heldOn', down: false }],
    columns: [
      rowNumber, field('工作室', 'studio', 22), field('日期', 'heldOn', 12), field('开始', 'startAt', 8, '起止时间'), field('结束', 'endAt', 8, '起止时间'), field('地点', 'location', 20), field('活动类型', 'kind', 12), field('主题', 'title', 28),
      field('参加委员', 'members', 22), summed('参与群众（人次）', 'people', 10), field('内容', 'content', 40), summed('件数', 'matters', 7, '收集问题'), parts('已立事项', fromLog, 'title', 26, '收集问题'), field('现场答复', 'answered', 24),
      summed('人数', 'helped', 7, '帮扶'), summed('资金（元）', 'money', 10, '帮扶'), summed('实事（件）', 'done', 8, '帮扶'), { label: '量化成果', source: { from: 'outcomes', by: 'log' }, width: 20 }, field('记录人', 'recorder', 10), field('审核人', 'checkedBy', 10),
    ],
  },
  {
    key: 'receptions', title: '委员接待日登记表', section: '委员工作室', entity: 'log', on: 'heldOn', where: [is('kind', 'logKind.reception')], sort: [{ field: 'heldOn', down: false }],
    columns: [
      rowNumber, field('工作室', 'studio', 22), field('日期', 'heldOn', 12), field('值班委员', 'members', 20), field('开始', 'startAt', 8, '起止'), field('结束', 'endAt', 8, '起止'), summed('接待人次', 'people', 9), summed('反映事项（件）', 'matters', 9),
      parts('来访人', fromLog, 'raisedBy', 14, '登记事项'), parts('反映事项', fromLog, 'title', 30, '登记事项'), parts('类别', fromLog, 'kind', 12, '登记事项'), field('当场答复', 'answered', 24), parts('承办单位', fromLog, 'organisation', 18, '处理'), parts('期限', fromLog, 'deadlineOn', 12, '处理'),
      parts('办理结果', fromLog, 'state', 12, '处理'), parts('满意度', fromLog, 'satisfaction', 10, '处理'),
    ],
  },
  {
    key: 'orders', title: '微心愿（点单）台账', section: '办理事项', entity: 'problem', on: 'registeredOn', where: [any('kind', 'problemKind', 'wish', 'errand', 'volunteer')], sort: [{ field: 'registeredOn', down: false }],
    columns: [
      field('单号', 'number', 14), field('点单人', 'raisedBy', 12), where('村社区'), field('类型', 'kind', 12), field('内容', 'title', 36), field('点单日期', 'registeredOn', 12), field('派单人', 'dispatcher', 12, '派单'), last('日期', progress('dispatch'), 'on', 12, '派单'),
      field('接单委员', 'member', 12, '接单'), last('日期', progress('accept'), 'on', 12, '接单'), field('期限', 'deadlineOn', 12), field('状态', 'state', 12), field('完成日期', 'finishedOn', 12), field('群众评价', 'satisfaction', 10), field('紧急程度', 'urgency', 10),
    ],
  },
  {
    key: 'supervision', title: '领衔督办台账', section: '办理事项', entity: 'supervision', on: 'since', where: [], sort: [{ field: 'since', down: false }],
    columns: [
      rowNumber, field('事项', 'problem', 30, '督办事项'), field('提案', 'proposal', 30, '督办事项'), field('来源', 'problem.origin', 12), field('督办领导', 'leader', 12), field('职务', 'duty', 14), field('督办方式', 'way', 10), field('承办单位', 'problem.organisation', 20),
      field('督办日期', 'since', 12), field('督办意见', 'requirement', 30), field('整改时限', 'problem.deadlineOn', 12), field('最近督办', 'lastOn', 12), field('下次检查', 'nextOn', 12), field('现状', 'problem.state', 12), field('结束日期', 'until', 12),
    ],
  },
  {
    key: 'studioRoster', title: '委员工作室名册', section: '名册', entity: 'studio', on: null, where: [], sort: [{ field: 'place', down: false }, { field: 'name', down: false }],
    columns: [
      rowNumber, field('名称', 'name', 26), field('类型', 'kind', 12), field('级次', 'level', 12), where(), field('地址', 'address', 20), field('授牌日期', 'platedOn', 12), field('领衔委员', 'host', 12), field('联络员', 'keeper', 12), field('联系电话', 'phone', 14), field('界别', 'sector', 12),
      parts('成员', { entity: 'seat', by: 'studio', where: [is('until', null)] }, ['member', 'name'], 24), count('日志（次）', { entity: 'log', by: 'studio', on: 'heldOn' }, 9), field('建设标准', 'checklist', 26), field('上墙内容', 'wall', 22), field('星级', 'stars', 7), field('状态', 'state', 12),
    ],
  },
  {
    key: 'councilRoster', title: '协商议事会（议事室）名册', section: '名册', entity: 'council', on: null, where: [], sort: [{ field: 'place', down: false }, { field: 'name', down: false }],
    columns: [
      rowNumber, field('名称', 'name', 28), field('类型', 'kind', 12), field('级次', 'level', 12), where(), field('地址', 'address', 20), field('挂牌日期', 'platedOn', 12), field('召集人', 'convener', 12), field('召集人职务', 'convenerDuty', 16), field('联系电话', 'phone', 14), field('领衔委员', 'leadMember', 12),
      parts('固定成员', { entity: 'seat', by: 'council', where: [is('until', null)] }, ['member', 'name'], 24), count('协商（场次）', { entity: 'meeting', by: 'council', on: 'heldOn' }, 9), field('协商品牌', 'brand', 12), field('建设标准', 'checklist', 26), field('状态', 'state', 12),
    ],
  },
];
