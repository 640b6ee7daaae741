/** A rate and what it is divided by: two measures, each of which opens its rows. */
export interface RateSpec {
  key: string;
  label: string;
  numerator: string;
  denominator: string;
  /** 口径, printed under the table: what is divided by what differs from county to county. */
  basis: string;
}

/** Field guide 2.3; the denominators are the program's own choice and are said in words. */
export const rates: readonly RateSpec[] = [
  { key: 'doneRate', label: '办结率', numerator: 'registeredDone', denominator: 'registeredKept', basis: '办结率＝期内登记事项中已办结的÷期内登记事项（终止的不计）。' },
  { key: 'onTimeRate', label: '按期办结率', numerator: 'finishedOnTime', denominator: 'finishedDue', basis: '按期办结率＝办结日期不晚于时限的÷期内办结且有时限的；经批准延期的，按延期后的时限。' },
  { key: 'contentRate', label: '群众满意率', numerator: 'problemContent', denominator: 'problemAnswered', basis: '群众满意率＝（满意＋基本满意）÷已反馈事项；无法回访和未表态的不计。' },
  { key: 'classARate', label: 'A类占比', numerator: 'problemA', denominator: 'finished', basis: 'A类占比＝办结结果为A类的÷期内办结事项。' },
  { key: 'replyRate', label: '提案办复率', numerator: 'proposalReplied', denominator: 'proposalDue', basis: '提案办复率＝已答复的÷期内提交且已交办的。' },
  { key: 'memberContentRate', label: '委员满意率', numerator: 'proposalContent', denominator: 'proposalAnswered', basis: '委员满意率＝（满意＋基本满意）÷委员已对结果表态的提案。' },
  { key: 'proposalARate', label: '提案A类占比', numerator: 'proposalA', denominator: 'proposalReplied', basis: '提案A类占比＝答复为A类的÷已办复提案。' },
];
