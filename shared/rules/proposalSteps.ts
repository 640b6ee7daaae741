import type { Day } from '#shared/rules/day.ts';
import type { Life, StepBase } from '#shared/rules/life.ts';

export type ProposalState =
  | 'submitted' | 'reviewing' | 'sentBack' | 'filed' | 'combined' | 'converted' | 'rejected' | 'withdrawn'
  | 'prepared' | 'assigned' | 'returned' | 'working' | 'replied' | 'assessed' | 'finished' | 'archived';
export type ProposalStepKey =
  | 'review' | 'sendBack' | 'resubmit' | 'file' | 'combine' | 'convert' | 'reject' | 'withdraw' | 'reopen'
  | 'prepare' | 'assign' | 'signFor' | 'return' | 'contact' | 'progress' | 'extend' | 'reply' | 'assess' | 'rework' | 'finish' | 'archive'
  | 'supervise' | 'instruct' | 'correct';

const judged: readonly ProposalState[] = ['submitted', 'reviewing'];
const handled: readonly ProposalState[] = ['assigned', 'working'];
const all: readonly ProposalState[] = [
  ...judged, 'sentBack', 'filed', 'combined', 'converted', 'rejected', 'withdrawn', 'prepared', ...handled, 'returned', 'replied', 'assessed', 'finished',
  'archived',
];

/**
 * The life of a proposal from its submission (drafts are the form's): 审查 → 立案 → 交办 → 办理 → 答复 → 委员反馈 → 办结 → 归档 (Proposal
 * regulations of the National Committee, 2018; states as in field guide 2.2).
 */
export const proposalLife: Life<ProposalState, ProposalStepKey> = {
  states: {
    submitted: '已提交', reviewing: '审查中', sentBack: '退回修改', filed: '已立案', combined: '已并案', converted: '已转为意见建议', rejected: '不予立案',
    withdrawn: '已撤案', prepared: '拟交办', assigned: '已交办', returned: '退回改办', working: '办理中', replied: '已答复', assessed: '委员已反馈',
    finished: '已办结', archived: '已归档',
  },
  steps: {
    review: '审查', sendBack: '退回修改', resubmit: '重新提交', file: '立案', combine: '并案', convert: '转为意见建议', reject: '不予立案', withdraw: '撤案',
    reopen: '重新审查', prepare: '拟交办', assign: '交办', signFor: '签收', return: '退回改办', contact: '沟通面商', progress: '办理进展', extend: '延期',
    reply: '答复', assess: '委员反馈', rework: '重新办理', finish: '办结', archive: '归档', supervise: '督办', instruct: '批示', correct: '更正',
  },
  moves: {
    review: { from: ['submitted'], to: 'reviewing' },
    sendBack: { from: judged, to: 'sentBack' },
    resubmit: { from: ['sentBack'], to: 'submitted' },
    file: { from: judged, to: 'filed' },
    combine: { from: [...judged, 'filed'], to: 'combined' },
    convert: { from: [...judged, 'filed'], to: 'converted' },
    reject: { from: judged, to: 'rejected' },
    withdraw: { from: [...judged, 'sentBack', 'filed', 'prepared'], to: 'withdrawn' },
    reopen: { from: ['combined', 'converted', 'rejected', 'withdrawn'], to: 'reviewing' },
    prepare: { from: ['filed'], to: 'prepared' },
    assign: { from: ['filed', 'prepared', 'assigned', 'returned'], to: 'assigned' },
    signFor: { from: ['assigned'], to: 'working' },
    return: { from: handled, to: 'returned' },
    contact: { from: [...handled, 'replied', 'assessed'], to: null },
    progress: { from: handled, to: null },
    extend: { from: handled, to: null },
    reply: { from: handled, to: 'replied' },
    assess: { from: ['replied', 'assessed'], to: 'assessed' },
    rework: { from: ['replied', 'assessed', 'finished'], to: 'working' },
    finish: { from: ['assessed'], to: 'finished' },
    archive: { from: ['finished'], to: 'archived' },
    supervise: { from: ['filed', 'prepared', ...handled, 'returned', 'replied', 'assessed'], to: null },
    instruct: { from: all, to: null },
    correct: { from: all, to: null },
  },
};

/** What the review made of it: received = filed + combined + converted + rejected + withdrawn + open (审查情况). */
export type ProposalOutcome = 'filed' | 'combined' | 'converted' | 'rejected' | 'withdrawn' | 'open';

/** The one outcome of a state: this map is why the review counts add up. */
export function proposalOutcome(state: ProposalState): ProposalOutcome {
  switch (state) {
    case 'combined':
    case 'converted':
    case 'rejected':
    case 'withdrawn':
      return state;
    case 'submitted':
    case 'reviewing':
    case 'sentBack':
      return 'open';
    default:
      return 'filed';
  }
}

/** A step record; field names are those of entity `proposalStep`. `text` is the reason where a step needs one. */
export interface ProposalStep extends StepBase {
  step: ProposalStepKey;
  organisation?: string | null;
  coOrganisations?: readonly string[];
  deadlineOn?: Day | null;
  into?: string | null;
  contactWay?: string | null;
  letter?: string | null;
  replyClass?: string | null;
  attitude?: string | null;
  satisfaction?: string | null;
  respondent?: string | null;
}

export interface ProposalBase {
  id: string;
  submittedOn: Day;
}

export interface FoldedProposal {
  id: string;
  state: ProposalState;
  stateLabel: string;
  outcome: ProposalOutcome;
  open: boolean;
  organisation: string | null;
  coOrganisations: readonly string[];
  deadlineOn: Day | null;
  firstDeadlineOn: Day | null;
  extended: number;
  reworked: number;
  contacts: number;
  replyClass: string | null;
  replyLetter: string | null;
  repliedOn: Day | null;
  attitude: string | null;
  satisfaction: string | null;
  mergedInto: string | null;
  filedOn: Day | null;
  finishedOn: Day | null;
  supervised: boolean;
  submittedOn: Day;
  lastStepOn: Day;
  lastMoveOn: Day | null;
  corrections: Readonly<Record<string, readonly string[]>>;
  findings: readonly string[];
  stepIds: readonly string[];
}
