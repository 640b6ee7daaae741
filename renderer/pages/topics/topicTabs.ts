import type { Filter } from '#shared/contract/records.ts';
import { topicLife, topicOutcomes, type TopicOutcome, type TopicState } from '#shared/rules/topicSteps.ts';
import { statesOf } from '#shared/rules/life.ts';
import type { RecordTab } from '#renderer/record/useRecordList.ts';

function whereStates(states: readonly TopicState[]): Filter[] {
  const ids = states.map((state) => `topicState.${state}`);
  return ids.length === 1 ? [{ field: 'state', op: 'is', value: ids[0] ?? '' }] : [{ field: 'state', op: 'in', value: ids }];
}

const states = statesOf(topicLife);

export function statesOfOutcome(outcome: TopicOutcome): TopicState[] {
  return states.filter((state) => topicOutcomes[state] === outcome);
}

/** A tab for each state, in the order of the life; and those that the figures of the funnel open. */
export const topicTabs: readonly RecordTab[] = [
  { key: 'all', label: '全部', where: [] },
  ...states.map((state): RecordTab => ({ key: state, label: topicLife.states[state], where: whereStates([state]) })),
];

/** 确定 in the funnel counts what was chosen, whatever became of it later; 未定 what is not decided. */
export const funnelTabs: readonly RecordTab[] = [
  { key: 'funnel.adopted', label: '采纳（含已审定、已列入计划）', where: whereStates(statesOfOutcome('adopted')) },
  { key: 'funnel.open', label: '未定（含备选）', where: whereStates(statesOfOutcome('open')) },
  { key: 'toReply', label: '待答复提出人', where: [{ field: 'replied', op: 'isNot', value: true }, ...whereStates(states.filter((state) => topicOutcomes[state] !== 'open'))] },
];

/** Tabs that stand only while they are open. */
export function shownTabs(current: string | null): RecordTab[] {
  return [...topicTabs, ...funnelTabs.filter((tab) => tab.key === current)];
}

/** collected = adopted + merged + handedOver + declined + open: the parts, and the tab that each figure opens. */
export const funnelParts: readonly { key: TopicOutcome; label: string; tab: string; where: Filter[] }[] = [
  { key: 'adopted', label: '采纳', tab: 'funnel.adopted', where: whereStates(statesOfOutcome('adopted')) },
  { key: 'merged', label: '合并', tab: 'merged', where: whereStates(statesOfOutcome('merged')) },
  { key: 'handedOver', label: '转办', tab: 'handedOver', where: whereStates(statesOfOutcome('handedOver')) },
  { key: 'declined', label: '不采纳', tab: 'declined', where: whereStates(statesOfOutcome('declined')) },
  { key: 'open', label: '未定', tab: 'funnel.open', where: whereStates(statesOfOutcome('open')) },
];
