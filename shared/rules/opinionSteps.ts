import type { Day } from '#shared/rules/day.ts';
import type { Life, StepBase } from '#shared/rules/life.ts';

export type OpinionState = 'reported' | 'returned' | 'edited' | 'kept' | 'converted' | 'signed' | 'issued' | 'archived';
export type OpinionStepKey =
  | 'report' | 'return' | 'edit' | 'keep' | 'convert' | 'sign' | 'issue' | 'forward' | 'adopt' | 'instruct' | 'handOn' | 'feedback' | 'archive'
  | 'reopen' | 'correct';

const standing: readonly OpinionState[] = ['reported', 'edited', 'signed', 'issued', 'kept', 'converted', 'archived'];

/**
 * The life of an opinion: 报送 → 采编 → 审签 → 编发（期号）→ 报送上级 → 采用、批示、转办、反馈 → 归档 (field guide 2.4). What becomes of it above
 * comes at several levels side by side, so it never moves the state.
 */
export const opinionLife: Life<OpinionState, OpinionStepKey> = {
  states: { reported: '已报送', returned: '退回修改', edited: '已采编', kept: '留存', converted: '已转提案', signed: '已审签', issued: '已编发', archived: '已归档' },
  steps: {
    report: '重新报送', return: '退回修改', edit: '采编', keep: '留存', convert: '转为提案', sign: '审签', issue: '编发', forward: '报送上级', adopt: '采用',
    instruct: '批示', handOn: '转办', feedback: '反馈', archive: '归档', reopen: '重新采编', correct: '更正',
  },
  moves: {
    report: { from: ['returned'], to: 'reported' },
    return: { from: ['reported', 'edited'], to: 'returned' },
    edit: { from: ['reported'], to: 'edited' },
    keep: { from: ['reported', 'edited'], to: 'kept' },
    convert: { from: ['reported', 'edited', 'kept'], to: 'converted' },
    sign: { from: ['edited'], to: 'signed' },
    issue: { from: ['edited', 'signed'], to: 'issued' },
    forward: { from: standing, to: null },
    adopt: { from: standing, to: null },
    instruct: { from: standing, to: null },
    handOn: { from: standing, to: null },
    feedback: { from: standing, to: null },
    archive: { from: ['issued', 'kept', 'converted'], to: 'archived' },
    reopen: { from: ['kept', 'converted', 'archived'], to: 'reported' },
    correct: { from: [...standing, 'returned'], to: null },
  },
};

/** A step record; field names are those of entity `opinionStep`. `level` is a choice or its key. */
export interface OpinionStep extends StepBase {
  step: OpinionStepKey;
  level?: string | null;
  carrier?: string | null;
  issue?: string | null;
  leader?: string | null;
  organisation?: string | null;
}

/** What became of it at one level: the parallel table of field guide 2.4. */
export interface OpinionResult {
  level: string;
  forwardedOn: Day | null;
  adoptedOn: Day | null;
  carrier: string | null;
  instructedOn: Day | null;
  leader: string | null;
}

export interface FoldedOpinion {
  state: OpinionState;
  stateLabel: string;
  issue: string | null;
  issuedOn: Day | null;
  /** Highest first. */
  results: readonly OpinionResult[];
  /** The highest level that adopted it, as written in the step. */
  adopted: string | null;
  handedOn: number;
  answered: number;
  reportedOn: Day;
  lastStepOn: Day;
  lastMoveOn: Day | null;
  corrections: Readonly<Record<string, readonly string[]>>;
  findings: readonly string[];
  stepIds: readonly string[];
}
