import { listOf } from '#shared/defaults/shippedChoice.ts';

/** Words of closing a period: figures that may be given without records, tables that are issued, boxes of the archive. */
export const closingChoices = [
  // The keys are those of shared/rules/figures/measures.ts.
  ...listOf('bareFigure', [
    ['collected', '征集议题'],
    ['adopted', '确定议题'],
    ['meetings', '协商议事'],
    ['registered', '登记事项'],
    ['finished', '办结事项'],
    ['livelihood', '兴办民生实事'],
    ['disputes', '化解矛盾纠纷'],
    ['orders', '微心愿和代办'],
    ['logs', '工作室活动'],
    ['people', '参与群众'],
    ['opinions', '社情民意信息'],
    ['proposals', '提交提案'],
  ]),
  ...listOf('issuedKind', [
    ['month', '月报'],
    ['figures', '统计表'],
    ['ledger', '台账'],
    ['summary', '工作综述'],
  ]),
  ...listOf('archiveKind', [
    ['meeting', '协商活动'],
    ['problem', '办理事项'],
    ['studio', '委员工作室'],
    ['opinion', '社情民意和提案'],
    ['report', '统计报表'],
    ['office', '机关工作'],
  ]),
  ...listOf('retention', [
    ['permanent', '永久'],
    ['thirty', '定期30年'],
    ['ten', '定期10年'],
  ]),
];
