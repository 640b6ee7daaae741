/** Departments of the invented county: key for the subjects, short name, kind. */
export const departments: readonly (readonly [key: string, short: string, kind: string])[] = [
  ['agriculture', '农业农村局', 'department'], ['water', '水务局', 'department'], ['transport', '交通运输局', 'department'],
  ['housing', '住房和城乡建设局', 'department'], ['civil', '民政局', 'department'], ['health', '卫生健康局', 'department'],
  ['education', '教育局', 'department'], ['resources', '自然资源局', 'department'], ['environment', '生态环境分局', 'department'],
  ['forestry', '林业和草原局', 'department'], ['culture', '文体广电和旅游局', 'department'], ['labour', '人力资源和社会保障局', 'department'],
  ['insurance', '医疗保障局', 'department'], ['market', '市场监督管理局', 'department'], ['emergency', '应急管理局', 'department'],
  ['police', '公安局', 'department'], ['justice', '司法局', 'department'], ['finance', '财政局', 'department'],
  ['reform', '发展和改革局', 'department'], ['industry', '工业信息化和商务局', 'department'], ['cityManagement', '城市管理综合执法局', 'department'],
  ['veterans', '退役军人事务局', 'department'], ['audit', '审计局', 'department'], ['statistics', '统计局', 'department'],
  ['petition', '信访局', 'department'], ['revival', '乡村振兴服务中心', 'institution'], ['investment', '招商服务中心', 'institution'],
  ['government', '政务服务中心', 'institution'], ['power', '供电公司', 'company'], ['waterCompany', '自来水公司', 'company'],
  ['heating', '热力公司', 'company'], ['bus', '城乡公交公司', 'company'], ['telecom', '通信服务公司', 'company'],
  ['partyOffice', '县委办公室', 'party'], ['organisation', '县委组织部', 'party'], ['publicity', '县委宣传部', 'party'],
  ['legal', '县委政法委', 'party'], ['united', '县委统战部', 'party'], ['court', '人民法院', 'judicial'], ['procuratorate', '人民检察院', 'judicial'],
  ['union', '总工会', 'mass'], ['youth', '团县委', 'mass'], ['women', '妇联', 'mass'], ['commerce', '工商联', 'mass'],
  ['disabled', '残联', 'mass'], ['redCross', '红十字会', 'mass'], ['conference', '政协办公室', 'committee'], ['proposals', '政协提案委员会', 'committee'],
];
