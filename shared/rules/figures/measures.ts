import type { Filter } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import type { Period } from '#shared/rules/figures/period.ts';
import { topicOutcomes, type TopicOutcome } from '#shared/rules/topicSteps.ts';

/**
 * One figure as data: the records that it counts (or a number field of theirs that it sums), and the day that puts a record
 * into a period. Its rows are the records that the conditions find, so that every figure can be opened.
 */
export interface Measure {
  key: string;
  label: string;
  unit: string;
  entity: EntityName;
  /** The day field; `until` counts what stood at the end of the period, whenever it began. */
  on: string;
  span: 'within' | 'until';
  where: readonly Filter[];
  /** The number field that is summed; without it records are counted. */
  sum?: string;
  /** 口径: which records, which day. Printed under the table. */
  basis: string;
  /** Another way to count it that a county may choose (setting figureBasis): the key is that of the choice. */
  other?: { key: string; label: string; on: string; where: readonly Filter[]; basis: string };
}

const is = (field: string, value: Filter['value']): Filter => ({ field, op: 'is', value });
const filled = (field: string): Filter => ({ field, op: 'filled', value: null });
const any = (field: string, list: string, keys: readonly string[]): Filter => ({ field, op: 'in', value: keys.map((key) => `${list}.${key}`) });
const held: Filter = is('cancelledOn', null);
const accepted: Filter = is('review', 'reviewState.accepted');

function measure(key: string, label: string, unit: string, entity: EntityName, on: string, where: readonly Filter[], basis: string, more: { sum?: string; span?: 'until'; other?: NonNullable<Measure['other']> } = {}): Measure {
  return { key, label, unit, entity, on, span: more.span ?? 'within', where, ...(more.sum ? { sum: more.sum } : {}), basis, ...(more.other ? { other: more.other } : {}) };
}

const outcomeLabels: Readonly<Record<TopicOutcome, string>> = { adopted: '确定', merged: '合并', handedOver: '直接转办', declined: '不采纳', open: '待筛选' };
export const outcomesInOrder: readonly TopicOutcome[] = ['adopted', 'merged', 'handedOver', 'declined', 'open'];

const funnel = outcomesInOrder.map((outcome) => {
  const states = Object.entries(topicOutcomes).flatMap(([state, its]) => (its === outcome ? [state] : []));
  return measure(outcome, outcomeLabels[outcome], '件', 'topic', 'collectedOn', [any('state', 'topicState', states)], `${outcomeLabels[outcome]}：按期内征集的议题现在的状态计。`);
});

const done = any('state', 'problemState', ['finished', 'assessed', 'closed']);
const running: Filter = { field: 'state', op: 'isNot', value: 'problemState.stopped' };
const answers = ['satisfied', 'fair', 'dissatisfied'];
const content = ['satisfied', 'fair'];
const handled = ['assigned', 'returned', 'working', 'replied', 'assessed', 'finished', 'archived'];

/** Every figure of the program (domain 9, office "What counts"). Records marked 已作废 are never counted. */
export const measures: readonly Measure[] = [
  measure('collected', '征集议题', '件', 'topic', 'collectedOn', [], '征集议题：按征集日期计；征集=确定+合并+直接转办+不采纳+待筛选。'),
  ...funnel,
  measure('meetings', '协商议事', '场次', 'meeting', 'heldOn', [held], '协商议事：按召开日期计场次，不含取消的；一个议题可开多次，一次可议多题。'),
  measure('keyMeetings', '重点协商', '场次', 'meeting', 'heldOn', [held, is('keyItem', true)], '重点协商：列为重点协商事项的场次。'),
  measure('registered', '登记事项', '件', 'problem', 'registeredOn', [], '登记事项：按登记日期计。'),
  measure('finished', '办结事项', '件', 'problem', 'finishedOn', [done], '办结事项：按办结日期计，不满意正在重办的不计。'),
  measure('closed', '销号事项', '件', 'problem', 'closedOn', [is('state', 'problemState.closed')], '销号事项：按销号日期计。'),
  measure('livelihood', '兴办民生实事', '件', 'problem', 'closedOn', [any('kind', 'problemKind', ['livelihood']), accepted], '兴办民生实事：类别为民生实事、期内销号并已经核定的办理事项。', {
    other: { key: 'finished', label: '按办结日期计，不等核定', on: 'finishedOn', where: [any('kind', 'problemKind', ['livelihood']), done], basis: '兴办民生实事：类别为民生实事、期内办结的办理事项，不等核定。' },
  }),
  measure('disputes', '化解矛盾纠纷', '起', 'problem', 'closedOn', [any('kind', 'problemKind', ['dispute']), accepted], '化解矛盾纠纷：类别为矛盾纠纷、期内销号并已经核定的办理事项。', {
    other: { key: 'finished', label: '按办结日期计，不等核定', on: 'finishedOn', where: [any('kind', 'problemKind', ['dispute']), done], basis: '化解矛盾纠纷：类别为矛盾纠纷、期内办结的办理事项，不等核定。' },
  }),
  measure('orders', '微心愿和代办', '件', 'problem', 'finishedOn', [any('kind', 'problemKind', ['wish', 'errand', 'volunteer']), done], '微心愿和代办：微心愿、代办协办、志愿服务，按办结日期计。'),
  measure('studios', '委员工作室', '个', 'studio', 'platedOn', [is('state', 'bodyState.running')], '委员工作室：期末在用、已授牌的。', { span: 'until' }),
  measure('logs', '工作室活动', '次', 'log', 'heldOn', [], '工作室活动：按活动日期计日志条数。'),
  measure('receptions', '委员接待日', '次', 'log', 'heldOn', [any('kind', 'logKind', ['reception'])], '委员接待日：活动类型为委员接待日的日志。'),
  measure('people', '参与群众', '人次', 'log', 'heldOn', [], '参与群众：日志所填人次之和。', { sum: 'people' }),
  measure('studioMeetings', '工作室参与协商', '场次', 'meeting', 'heldOn', [held, filled('studio')], '工作室参与协商：填明委员工作室的协商场次。'),
  measure('opinions', '社情民意信息', '条', 'opinion', 'reportedOn', [], '社情民意信息：按报送日期计。'),
  measure('studioOpinions', '工作室反映社情民意', '条', 'opinion', 'reportedOn', [filled('studio')], '工作室反映社情民意：来自工作室的信息，按报送日期计。'),
  measure('adoptedOpinions', '社情民意采用', '条', 'opinion', 'reportedOn', [filled('adopted')], '社情民意采用：期内报送、被县级以上采用的，一条只计一次。'),
  measure('proposals', '提交提案', '件', 'proposal', 'submittedOn', [], '提交提案：按提交日期计。'),

  measure('registeredKept', '应办结事项', '件', 'problem', 'registeredOn', [running], '期内登记、没有终止的办理事项。'),
  measure('registeredDone', '已办结事项', '件', 'problem', 'registeredOn', [done], '期内登记、现已办结的办理事项。'),
  measure('finishedDue', '有期限的办结事项', '件', 'problem', 'finishedOn', [done, filled('deadlineOn')], '期内办结、定有时限的办理事项。'),
  measure('finishedOnTime', '按期办结事项', '件', 'problem', 'finishedOn', [done, filled('deadlineOn'), { field: 'finishedOn', op: 'notAfter', value: 'deadlineOn' }], '办结日期不晚于时限的。'),
  measure('problemAnswered', '已反馈事项', '件', 'problem', 'finishedOn', [done, any('satisfaction', 'satisfaction', answers)], '期内办结、群众已表态的办理事项。'),
  measure('problemContent', '满意和基本满意事项', '件', 'problem', 'finishedOn', [done, any('satisfaction', 'satisfaction', content)], '满意和基本满意的。'),
  measure('problemSatisfied', '满意事项', '件', 'problem', 'finishedOn', [done, any('satisfaction', 'satisfaction', ['satisfied'])], '评价为满意的。'),
  measure('problemA', 'A类事项', '件', 'problem', 'finishedOn', [done, any('resultClass', 'resultClass', ['a'])], '期内办结、结果为A类的办理事项。'),
  measure('proposalDue', '应办复提案', '件', 'proposal', 'submittedOn', [any('state', 'proposalState', handled)], '期内提交、已经交办的提案。'),
  measure('proposalReplied', '已办复提案', '件', 'proposal', 'submittedOn', [any('state', 'proposalState', handled), filled('repliedOn')], '期内提交、已经答复的提案。'),
  measure('proposalAnswered', '委员已反馈提案', '件', 'proposal', 'submittedOn', [any('satisfaction', 'satisfaction', answers)], '期内提交、委员已对结果表态的提案。'),
  measure('proposalContent', '满意和基本满意提案', '件', 'proposal', 'submittedOn', [any('satisfaction', 'satisfaction', content)], '满意和基本满意的。'),
  measure('proposalA', 'A类提案', '件', 'proposal', 'submittedOn', [any('state', 'proposalState', handled), filled('repliedOn'), any('replyClass', 'replyClass', ['a'])], '期内提交、答复为A类的提案。'),
];

const byKey = new Map(measures.map((one) => [one.key, one]));

/** The measure as the county counts it. Throws for a key that is none: keys are written in code only. */
export function measureOf(key: string, chosen: Readonly<Record<string, string>>): Measure {
  const found = byKey.get(key);
  if (!found) throw new RangeError(`no measure ${key}`);
  const { other, ...usual } = found;
  return other && chosen[key] === other.key ? { ...usual, on: other.on, where: other.where, basis: other.basis } : found;
}

/** What a measure is taken over. */
export interface Scope {
  period: Pick<Period, 'from' | 'to'>;
  /** The place and all below it; null: everything that the office holds. */
  place: string | null;
  /** A township has nobody's word yet on what it reports: there, what is closed counts without it. */
  reviewed: boolean;
  /** A choice and all that the county counts as it. */
  counting: (choice: string) => readonly string[];
  /** By key of a figure the basis that the county has chosen. */
  chosen: Readonly<Record<string, string>>;
}

/** Entities with the state of review that can be 已作废. */
const voidable: ReadonlySet<EntityName> = new Set<EntityName>(['topic', 'meeting', 'problem', 'log', 'opinion', 'proposal']);

/** The conditions that find exactly the records of a measure. */
export function whereOfMeasure(one: Measure, scope: Scope): Filter[] {
  const { period, place, reviewed, counting } = scope;
  const own = one.where
    .filter((filter) => reviewed || filter !== accepted)
    .map((filter): Filter => (filter.op === 'in' && Array.isArray(filter.value) ? { ...filter, value: (filter.value as readonly string[]).flatMap(counting) } : filter));
  return [
    ...(one.span === 'within' ? [{ field: one.on, op: 'from', value: period.from } as const] : []),
    { field: one.on, op: 'to', value: period.to },
    ...(place === null ? [] : [{ field: 'place', op: 'within', value: place } as const]),
    ...own,
    ...(voidable.has(one.entity) ? [{ field: 'review', op: 'isNot', value: 'reviewState.voided' } as const] : []),
  ];
}
