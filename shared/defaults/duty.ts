import type { DutyQuota } from '#shared/defaults/settings.ts';
import { listOf } from '#shared/defaults/shippedChoice.ts';
import { type DutyItem, type DutyRule, plainRule } from '#shared/rules/duty/rule.ts';

/** Words of duty. */
export const dutyChoices = [
  ...listOf('dutyAudience', [
    ['all', '全体委员'],
    ['members', '委员（不含常委）'],
    ['standing', '常委'],
  ]),
  ...listOf('dutyRuleKind', [
    ['checklist', '必做清单'],
    ['points', '积分项'],
    ['category', '类别上限'],
    ['grade', '等次'],
  ]),
  ...listOf('dutyItem', [
    ['meeting', '参加协商活动'],
    ['speech', '协商发言'],
    ['activity', '基层履职实践活动（全部日志）'],
    ['reception', '委员接待日'],
    ['visit', '走访联系'],
    ['help', '帮扶救助'],
    ['reading', '读书学习'],
    ['training', '培训'],
    ['inspection', '视察考察和观摩'],
    ['topic', '推荐议题被采纳'],
    ['opinion', '反映社情民意'],
    ['opinionAdopted', '社情民意被采用'],
    ['opinionInstructed', '社情民意获批示'],
    ['proposal', '提交提案'],
    ['proposalFiled', '提案立案'],
    ['proposalKey', '重点提案'],
    ['proposalExcellent', '优秀提案'],
    ['problem', '接单并办结事项'],
    ['problemRaised', '反映的事项已办结'],
    ['leave', '请假（同意）'],
    ['leaveRefused', '请假未获同意'],
    ['absence', '无故缺席'],
    ['entry', '手工登记'],
  ] satisfies readonly (readonly [DutyItem, string])[]),
];

/** A rule set to begin with: an example taken together from published practice, and no county's rule. */
export interface ExampleRuleSet {
  key: string;
  name: string;
  says: string;
  rules: readonly DutyRule[];
}

const example = (set: string, lines: readonly Partial<DutyRule>[]): DutyRule[] =>
  lines.map((line, i) => ({ ...plainRule, ...line, id: `example.${set}.${i + 1}`, rank: i + 1, example: true }));

const quotaItems: Readonly<Record<DutyQuota['key'], { item: DutyItem; unit: string }>> = {
  activity: { item: 'activity', unit: '次' },
  opinion: { item: 'opinion', unit: '件' },
  proposal: { item: 'proposal', unit: '件' },
  consultation: { item: 'meeting', unit: '次' },
  livelihood: { item: 'problem', unit: '件' },
};

/** The checklist of the settings (22111) as lines of a rule set: what holds until the county has adopted one. */
export function rulesOfQuotas(quotas: readonly DutyQuota[]): DutyRule[] {
  return example('quota', quotas.map(({ key, label, minimum }) => ({ ...quotaItems[key], kind: 'checklist' as const, name: label, minimum })));
}

const checklist = (name: string, item: DutyItem, minimum: number, unit: string): Partial<DutyRule> => ({ kind: 'checklist', name, item, minimum, unit });
const points = (category: string, name: string, item: DutyItem, each: number, cap: number | null, more: Partial<DutyRule> = {}): Partial<DutyRule> => ({
  kind: 'points', category, name, item, points: each, cap, prorate: false, ...more,
});

export const exampleRuleSets: readonly ExampleRuleSet[] = [
  {
    key: 'list22111',
    name: '“22111”必做清单',
    says: '每人每年2次基层履职实践活动、2件社情民意、1件提案、1次协商议事、1件民生实事。',
    rules: example('list22111', [
      checklist('基层履职实践活动', 'activity', 2, '次'),
      checklist('社情民意信息', 'opinion', 2, '件'),
      checklist('提案', 'proposal', 1, '件'),
      checklist('协商议事', 'meeting', 1, '次'),
      checklist('民生实事', 'problem', 1, '件'),
    ]),
  },
  {
    key: 'fourFive',
    name: '委员“四个一”、常委“五个一”',
    says: '各地的“一”不一样：这里给委员四项、常委再加一项，采用以后按本县的文件改名称、改计数来源。',
    rules: example('fourFive', [
      checklist('参加一次协商议事', 'meeting', 1, '次'),
      checklist('提交一件提案', 'proposal', 1, '件'),
      checklist('反映一条社情民意', 'opinion', 1, '件'),
      checklist('办成一件民生实事', 'problem', 1, '件'),
      { ...checklist('提交一份述职或者调研报告', 'entry', 1, '份'), audience: 'standing', prorate: false },
    ]),
  },
  {
    key: 'points',
    name: '积分和等次（委员、常委）',
    says: '基础分封顶70，奖励分封顶50；联名、综合采用各折半；缺席、请假扣分；优秀85分起，称职60分起。',
    rules: example('points', [
      { kind: 'category', name: '基础', cap: 70 },
      { kind: 'category', name: '奖励', cap: 50 },
      points('基础', '参加协商活动', 'meeting', 10, 30),
      points('基础', '基层履职实践活动', 'activity', 5, 20),
      points('基础', '反映社情民意', 'opinion', 5, 10, { unit: '件' }),
      points('基础', '提案立案', 'proposalFiled', 15, 15, { unit: '件' }),
      points('基础', '培训学习', 'training', 5, 10),
      points('奖励', '协商发言', 'speech', 2, 10),
      points('奖励', '社情民意县级采用', 'opinionAdopted', 3, 15, { unit: '件', level: 'level.county', highestOnly: true }),
      points('奖励', '社情民意市级采用', 'opinionAdopted', 4, null, { unit: '件', level: 'level.city', highestOnly: true }),
      points('奖励', '社情民意省级采用', 'opinionAdopted', 6, null, { unit: '件', level: 'level.province', highestOnly: true }),
      points('奖励', '社情民意全国采用', 'opinionAdopted', 10, null, { unit: '件', level: 'level.national', highestOnly: true }),
      points('奖励', '社情民意获领导批示', 'opinionInstructed', 5, null, { unit: '件' }),
      points('奖励', '第2件起提案立案', 'proposalFiled', 5, 20, { unit: '件', skip: 1 }),
      points('奖励', '重点提案', 'proposalKey', 5, null, { unit: '件' }),
      points('奖励', '优秀提案', 'proposalExcellent', 10, null, { unit: '件' }),
      points('奖励', '办结民生实事', 'problem', 5, 20, { unit: '件' }),
      points('扣分', '无故缺席', 'absence', -5, 30),
      points('扣分', '常委无故缺席另扣', 'absence', -3, null, { audience: 'standing' }),
      points('扣分', '请假未获同意', 'leaveRefused', -2, null),
      points('扣分', '常委请假', 'leave', -1, 5, { audience: 'standing' }),
      { kind: 'grade', name: '优秀', minimum: 85, complete: true },
      { kind: 'grade', name: '称职', minimum: 60 },
      { kind: 'grade', name: '基本称职', minimum: 40 },
      { kind: 'grade', name: '不称职', minimum: 0 },
    ]),
  },
];
