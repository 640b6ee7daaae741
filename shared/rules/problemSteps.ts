import type { Day } from '#shared/rules/day.ts';
import type { HolderLevel, Life, OfficeLevel, StepBase } from '#shared/rules/life.ts';

export type ProblemState =
  | 'registered' | 'ordered' | 'dispatched' | 'assigned' | 'working' | 'returned' | 'suspended'
  | 'finished' | 'assessed' | 'closed' | 'stopped';

export type ProblemStepKey =
  | 'register' | 'order' | 'dispatch' | 'accept' | 'decline' | 'assign' | 'signFor' | 'progress' | 'extend' | 'return' | 'refuse'
  | 'suspend' | 'resume' | 'finish' | 'feedback' | 'reopen' | 'close' | 'stop' | 'supervise' | 'instruct' | 'escalate' | 'takeOver' | 'notTaken' | 'correct';

/** The states in which the matter is still to be solved (未办结). */
export const openStates: readonly ProblemState[] = ['registered', 'ordered', 'dispatched', 'assigned', 'working', 'returned', 'suspended'];
const all: readonly ProblemState[] = [...openStates, 'finished', 'assessed', 'closed', 'stopped'];

/**
 * The life of a problem: 登记 → 交办 → 办理中 → 办结 → 反馈评价 → 销号 (county practice; field guide 1.7, 3.2, 3.4). The order flow
 * 点单 → 派单 → 接单 is the light way into it. What is answered on the spot is finished straight from 登记.
 */
export const problemLife: Life<ProblemState, ProblemStepKey> = {
  states: {
    registered: '待交办', ordered: '待派单', dispatched: '待接单', assigned: '待签收', working: '办理中', returned: '待改办', suspended: '暂缓',
    finished: '已办结待反馈', assessed: '已反馈待销号', closed: '已销号', stopped: '已终止',
  },
  steps: {
    register: '登记', order: '群众点单', dispatch: '社区派单', accept: '委员接单', decline: '退单', assign: '交办', signFor: '签收', progress: '办理进展',
    extend: '延期', return: '退回', refuse: '部门拒办', suspend: '暂缓', resume: '恢复办理', finish: '办结', feedback: '反馈评价', reopen: '不满意重办',
    close: '销号', stop: '终止', supervise: '督办', instruct: '批示', escalate: '提请上级政协交办', takeOver: '上级政协承办', notTaken: '上级政协不予承办', correct: '更正',
  },
  moves: {
    register: { from: ['registered'], to: null },
    order: { from: ['registered'], to: 'ordered' },
    dispatch: { from: ['registered', 'ordered', 'returned'], to: 'dispatched' },
    accept: { from: ['ordered', 'dispatched'], to: 'working' },
    decline: { from: ['dispatched'], to: 'ordered' },
    assign: { from: ['registered', 'ordered', 'dispatched', 'assigned', 'returned'], to: 'assigned' },
    signFor: { from: ['assigned'], to: 'working' },
    progress: { from: openStates, to: null },
    extend: { from: ['assigned', 'working'], to: null },
    return: { from: ['assigned', 'working'], to: 'returned' },
    refuse: { from: ['assigned', 'working'], to: 'returned' },
    suspend: { from: ['registered', 'assigned', 'working', 'returned'], to: 'suspended' },
    resume: { from: ['suspended', 'stopped'], to: 'working' },
    finish: { from: ['registered', 'assigned', 'working'], to: 'finished' },
    feedback: { from: ['finished', 'assessed'], to: 'assessed' },
    reopen: { from: ['finished', 'assessed', 'closed'], to: 'working' },
    close: { from: ['assessed'], to: 'closed' },
    stop: { from: openStates, to: 'stopped' },
    supervise: { from: openStates, to: null },
    instruct: { from: all, to: null },
    escalate: { from: ['registered', 'assigned', 'working', 'returned', 'suspended'], to: null },
    takeOver: { from: openStates, to: 'registered' },
    notTaken: { from: openStates, to: null },
    correct: { from: all, to: null },
  },
};

/** Old records brought in (历史补录) may skip to these from anywhere. */
export const exemptSteps: readonly ProblemStepKey[] = ['assign', 'finish', 'feedback', 'close', 'stop'];

/** What offices below the holder's level may add: progress and results (office.md). */
const belowSteps: readonly ProblemStepKey[] = ['signFor', 'progress', 'feedback', 'correct'];
/** What offices above may do before they take the matter over. */
const aboveSteps: readonly ProblemStepKey[] = ['supervise', 'instruct', 'takeOver', 'notTaken', 'correct'];

/** Steps that an office of another level than the holder's may take; null: every step, it holds the matter. */
export function stepsOfOtherLevel(holderMinusOffice: number): readonly ProblemStepKey[] | null {
  return holderMinusOffice === 0 ? null : holderMinusOffice > 0 ? belowSteps : aboveSteps;
}

/** A step record; field names are those of entity `progress`. `text` is the reason where a step needs one. */
export interface ProblemStep extends StepBase {
  step: ProblemStepKey;
  organisation?: string | null;
  coOrganisations?: readonly string[];
  person?: string | null;
  /** The day; N working days are made a day when the step is saved, so that a later calendar never moves it. */
  deadlineOn?: Day | null;
  deadlineDays?: number | null;
  deadlineKind?: string | null;
  reviewOn?: Day | null;
  allowedBy?: string | null;
  resultClass?: string | null;
  /** Said instead of a counted outcome. */
  noOutcome?: string | null;
  satisfaction?: string | null;
  respondent?: string | null;
  /** 无法回访: the reason. */
  noCallback?: string | null;
  /** 部门拒办: the number of its letter, or its title and day. */
  letter?: string | null;
  leader?: string | null;
  level?: HolderLevel | null;
}

/** What the record itself says. `archived`: an old record brought in (历史补录), exempt from the order of steps. */
export interface ProblemBase {
  registeredOn: Day;
  holder: HolderLevel;
  archived: boolean;
}

export interface ProblemContext {
  /** The level of the office that takes the step. */
  level: OfficeLevel;
  today: Day;
  /** How many outcomes are counted for the problem. */
  outcomes?: number;
  /** Satisfactions that mean 不满意. */
  dissatisfied?: readonly string[];
}

/** A problem as its steps leave it. */
export interface FoldedProblem {
  state: ProblemState;
  stateLabel: string;
  /** 未办结. */
  open: boolean;
  organisation: string | null;
  coOrganisations: readonly string[];
  person: string | null;
  deadlineOn: Day | null;
  firstDeadlineOn: Day | null;
  reviewOn: Day | null;
  extended: number;
  returned: number;
  reopened: number;
  finishes: number;
  resultClass: string | null;
  satisfaction: string | null;
  noCallback: string | null;
  finishedOn: Day | null;
  closedOn: Day | null;
  lastStepOn: Day;
  lastMoveOn: Day | null;
  leader: string | null;
  supervised: boolean;
  holder: HolderLevel;
  /** The level that was asked to take it over and has not yet. */
  askedLevel: OfficeLevel | null;
  registeredOn: Day;
  archived: boolean;
  /** Corrections by the id of the step that they stand beside. */
  corrections: Readonly<Record<string, readonly string[]>>;
  /** Steps that stand in the history without effect, and why, in words. */
  findings: readonly string[];
  stepIds: readonly string[];
}
