/** One way to reckon a rate: two measures, each of which opens its rows. */
export interface RateBasis {
  key: string;
  numerator: string;
  denominator: string;
  /** 口径, printed under the table: what is divided by what differs from county to county. */
  basis: string;
}

/** A rate and the ways in which counties reckon it; the first is the program's own choice (setting figureBasis). */
export interface RateSpec {
  key: string;
  label: string;
  bases: readonly [RateBasis, ...RateBasis[]];
}

const way = (key: string, numerator: string, denominator: string, basis: string): RateBasis => ({ key, numerator, denominator, basis });

/** Field guide 2.3; the denominators are the program's own choice and are said in words. */
export const rates: readonly RateSpec[] = [
  { key: 'doneRate', label: '办结率', bases: [
    way('kept', 'registeredDone', 'registeredKept', '办结率＝期内登记事项中已办结的÷期内登记事项（终止的不计）。'),
    way('all', 'registeredDone', 'registered', '办结率＝期内登记事项中已办结的÷期内登记的全部事项（终止的也计入）。'),
  ] },
  { key: 'onTimeRate', label: '按期办结率', bases: [
    way('due', 'finishedOnTime', 'finishedDue', '按期办结率＝办结日期不晚于时限的÷期内办结且有时限的；经批准延期的，按延期后的时限。'),
    way('finished', 'finishedOnTime', 'finished', '按期办结率＝办结日期不晚于时限的÷期内办结的全部事项（没有时限的也计入）。'),
  ] },
  { key: 'contentRate', label: '群众满意率', bases: [
    way('answered', 'problemContent', 'problemAnswered', '群众满意率＝（满意＋基本满意）÷已反馈事项；无法回访和未表态的不计。'),
    way('finished', 'problemContent', 'finished', '群众满意率＝（满意＋基本满意）÷期内办结事项；无法回访和未表态的也计入。'),
    way('satisfied', 'problemSatisfied', 'problemAnswered', '群众满意率＝满意÷已反馈事项；基本满意的不计入分子，无法回访和未表态的不计。'),
  ] },
  { key: 'classARate', label: 'A类占比', bases: [way('finished', 'problemA', 'finished', 'A类占比＝办结结果为A类的÷期内办结事项。')] },
  { key: 'replyRate', label: '提案办复率', bases: [
    way('due', 'proposalReplied', 'proposalDue', '提案办复率＝已答复的÷期内提交且已交办的。'),
    way('filed', 'proposalReplied', 'proposals', '提案办复率＝已答复的÷期内提交的全部提案。'),
  ] },
  { key: 'memberContentRate', label: '委员满意率', bases: [
    way('answered', 'proposalContent', 'proposalAnswered', '委员满意率＝（满意＋基本满意）÷委员已对结果表态的提案。'),
    way('filed', 'proposalContent', 'proposals', '委员满意率＝（满意＋基本满意）÷期内提交的全部提案。'),
  ] },
  { key: 'proposalARate', label: '提案A类占比', bases: [way('replied', 'proposalA', 'proposalReplied', '提案A类占比＝答复为A类的÷已办复提案。')] },
];

/** How the county reckons a rate: what it has chosen, or the first. */
export function basisOfRate(spec: RateSpec, chosen: Readonly<Record<string, string>>): RateBasis {
  return spec.bases.find((one) => one.key === chosen[spec.key]) ?? spec.bases[0];
}
