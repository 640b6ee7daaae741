import { listOf } from '#shared/defaults/shippedChoice.ts';

/** Words of the office itself: review, privacy, plans, leave, training, calendar. */
export const officeChoices = [
  ...listOf('privacy', [
    ['open', '公开'],
    ['hidden', '不公开'],
    ['proposer', '为反映人保密'],
  ]),
  ...listOf('reviewState', [
    ['pending', '待核', { colour: '#8c8c8c' }],
    ['accepted', '已核', { colour: '#237804' }],
    ['returned', '退回修改', { colour: '#cf1322' }],
    ['reported', '已重报', { colour: '#0958d9' }],
    ['voiding', '申请作废', { colour: '#ad6800' }],
    ['voided', '已作废', { colour: '#595959' }],
  ]),
  ...listOf('holidayKind', [
    ['off', '放假'],
    ['work', '调休上班'],
  ]),
  ...listOf('planKind', [
    ['year', '年度协商计划'],
    ['month', '月度重点工作'],
    ['week', '周任务落实清单'],
    ['meetings', '重要会议清单'],
    ['papers', '重要文件清单'],
    ['events', '重大活动清单'],
  ]),
  ...listOf('planState', [
    ['planned', '未启动', { colour: '#8c8c8c' }],
    ['doing', '推进中', { colour: '#0958d9' }],
    ['done', '已完成', { colour: '#237804' }],
    ['paused', '暂缓', { colour: '#ad6800' }],
    ['dropped', '取消', { colour: '#595959' }],
  ]),
  ...listOf('trainingKind', [
    ['training', '培训'],
    ['observation', '观摩'],
    ['reading', '读书活动'],
    ['inspection', '视察考察'],
  ]),
  ...listOf('leaveKind', [
    ['official', '公假'],
    ['sick', '病假'],
    ['personal', '事假'],
  ]),
  ...listOf('leaveWay', [
    ['written', '书面'],
    ['phone', '电话'],
    ['oral', '口头'],
  ]),
  ...listOf('leaveVerdict', [
    ['granted', '同意'],
    ['refused', '不同意'],
  ]),
];
