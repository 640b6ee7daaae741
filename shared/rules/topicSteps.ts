import type { Day } from '#shared/rules/day.ts';
import type { Life, OfficeLevel, StepBase } from '#shared/rules/life.ts';

export type TopicState = 'open' | 'reserved' | 'adopted' | 'approved' | 'planned' | 'merged' | 'handedOver' | 'declined';
export type TopicStepKey =
  | 'screen' | 'adopt' | 'merge' | 'handOver' | 'reserve' | 'decline' | 'approve' | 'plan' | 'reply' | 'reopen' | 'correct';

const undecided: readonly TopicState[] = ['open', 'reserved'];
const chosen: readonly TopicState[] = ['adopted', 'approved', 'planned'];
const ended: readonly TopicState[] = ['merged', 'handedOver', 'declined'];

/** The life of a topic: 征集 → 初筛、比选 → 审定 → 列入计划 (county practice; domain 1, field guide 3.2). */
export const topicLife: Life<TopicState, TopicStepKey> = {
  states: {
    open: '待筛选', reserved: '备选', adopted: '已确定', approved: '已审定', planned: '已列入计划', merged: '已合并', handedOver: '已转办', declined: '不采纳',
  },
  steps: {
    screen: '筛选', adopt: '确定', merge: '合并', handOver: '转为办理事项', reserve: '备选', decline: '不采纳', approve: '审定', plan: '列入协商计划',
    reply: '答复提出人', reopen: '重新筛选', correct: '更正',
  },
  moves: {
    screen: { from: undecided, to: null },
    adopt: { from: undecided, to: 'adopted' },
    merge: { from: [...undecided, 'adopted', 'approved'], to: 'merged' },
    handOver: { from: [...undecided, 'adopted', 'approved'], to: 'handedOver' },
    reserve: { from: ['open', 'adopted'], to: 'reserved' },
    decline: { from: [...undecided, 'adopted'], to: 'declined' },
    approve: { from: ['adopted'], to: 'approved' },
    plan: { from: ['adopted', 'approved'], to: 'planned' },
    reply: { from: [...undecided, ...chosen, ...ended], to: null },
    reopen: { from: [...chosen, ...ended], to: 'open' },
    correct: { from: [...undecided, ...chosen, ...ended], to: null },
  },
};

/** A step record; field names are those of entity `topicStep`. */
export interface TopicStep extends StepBase {
  step: TopicStepKey;
  reason?: string | null;
  round?: string | null;
  score?: number | null;
  into?: string | null;
  body?: string | null;
  number?: string | null;
  plan?: string | null;
}

export interface TopicBase {
  id: string;
  collectedOn: Day;
}

export interface FoldedTopic {
  id: string;
  state: TopicState;
  stateLabel: string;
  /** Where the topic stands in the count of its stage: see `topicOutcomes`. */
  outcome: TopicOutcome;
  decidedOn: Day | null;
  mergedInto: string | null;
  approvedOn: Day | null;
  approvedBy: string | null;
  approvalNumber: string | null;
  plan: string | null;
  /** The mean of the scores given since it was last opened, one decimal. */
  score: number | null;
  replied: boolean;
  /** Decided, and the proposer has not been told. */
  replyDue: boolean;
  reopened: number;
  collectedOn: Day;
  lastStepOn: Day;
  lastMoveOn: Day | null;
  corrections: Readonly<Record<string, readonly string[]>>;
  findings: readonly string[];
  stepIds: readonly string[];
}

export type TopicOutcome = 'adopted' | 'merged' | 'handedOver' | 'declined' | 'open';

/** The one outcome of each state: this map is why collected = adopted + merged + handed over + declined + open, always. */
export const topicOutcomes: Readonly<Record<TopicState, TopicOutcome>> = {
  open: 'open', reserved: 'open', adopted: 'adopted', approved: 'adopted', planned: 'adopted', merged: 'merged', handedOver: 'handedOver', declined: 'declined',
};

export interface TopicContext {
  level: OfficeLevel;
  today: Day;
  /** What another topic was merged into, or null: so that two topics never end up inside each other. */
  mergedInto?: (topic: string) => string | null;
}
