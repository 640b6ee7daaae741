import type { FoldedProblem, ProblemStepKey } from '#shared/rules/problemSteps.ts';
import { problemLife } from '#shared/rules/problemSteps.ts';
import type { StepField, StepForm } from '#renderer/record/StepDialog.tsx';

const on: StepField = { name: 'on' };
const by: StepField = { name: 'by', label: '经办人' };
const reason = (label: string): StepField => ({ name: 'text', label, required: true });

/** What each step asks for. Its law is in shared/rules/problemCheck.ts; this is its form. */
const forms: Readonly<Record<Exclude<ProblemStepKey, 'register'>, StepForm>> = {
  order: { verb: '登记点单', fields: [on, { name: 'text', label: '点单内容' }, by] },
  dispatch: { verb: '派单', fields: [on, { name: 'person', label: '派给', hint: '派给委员写姓名，派给单位在下面选' }, { name: 'organisation', label: '承办单位' }, { name: 'deadlineOn' }, { name: 'text', label: '要求' }, { name: 'by', label: '派单人' }] },
  accept: { verb: '接单', fields: [on, { name: 'person', label: '接单人', required: true }, { name: 'text', label: '说明' }] },
  decline: { verb: '退单', fields: [on, reason('退单原因'), by], danger: true },
  assign: {
    verb: '交办',
    fields: [
      on, { name: 'organisation', required: true }, { name: 'coOrganisations' }, { name: 'person' }, { name: 'deadlineOn', required: true },
      { name: 'text', label: '交办要求' }, { name: 'letter', label: '交办单编号' }, by,
    ],
  },
  signFor: { verb: '签收', fields: [on, { name: 'person', label: '责任人' }, { name: 'text', label: '说明' }, { name: 'by', label: '签收人' }] },
  progress: { verb: '登记进展', fields: [on, reason('办理进展'), { name: 'by' }] },
  extend: { verb: '延期', fields: [on, { name: 'deadlineOn', label: '新的时限', required: true }, reason('延期原因'), { name: 'allowedBy', required: true }, by] },
  return: { verb: '退回', fields: [on, reason('退回原因'), by], danger: true },
  refuse: { verb: '登记拒办', fields: [on, reason('拒办原因'), { name: 'letter', label: '部门来函', required: true, hint: '文号；没有文号的写来函的题目和日期。扫描件放在本页的附件里' }, by], danger: true },
  suspend: { verb: '暂缓', fields: [on, reason('暂缓原因'), { name: 'reviewOn', required: true }, { name: 'allowedBy' }, by] },
  resume: { verb: '恢复办理', fields: [on, { name: 'deadlineOn', hint: '不填就用原来的时限' }, { name: 'text', label: '说明' }, by] },
  finish: { verb: '办结', fields: [on, { name: 'resultClass', required: true }, reason('办理情况'), by] },
  feedback: { verb: '登记反馈', fields: [on, { name: 'text', label: '反馈意见' }, by] },
  reopen: { verb: '重办', fields: [on, reason('重办原因'), { name: 'deadlineOn', label: '重办时限' }, by], danger: true },
  close: { verb: '销号', fields: [on, { name: 'text', label: '说明' }, by] },
  stop: { verb: '终止办理', fields: [on, reason('终止原因'), { name: 'allowedBy' }, by], danger: true },
  supervise: { verb: '督办', fields: [on, { name: 'leader', label: '督办领导', required: true }, { name: 'text', label: '督办意见' }, { name: 'letter', label: '督办单编号' }, by] },
  instruct: { verb: '登记批示', fields: [on, { name: 'leader', label: '批示领导', required: true }, reason('批示内容'), by] },
  escalate: { verb: '提请上级政协', fields: [on, reason('提请理由'), { name: 'letter', label: '请示编号' }, by] },
  takeOver: { verb: '承办', fields: [on, { name: 'text', label: '说明' }, by] },
  notTaken: { verb: '不予承办', fields: [on, reason('不予承办的理由'), by], danger: true },
  correct: { verb: '更正', fields: [on, reason('更正为'), by] },
};

export function stepForm(step: ProblemStepKey): StepForm {
  return step === 'register' ? { verb: problemLife.steps.register, fields: [on] } : forms[step];
}

/** What usually comes next, by state; the first that the rules allow is the one action of the page. */
const usual: Readonly<Record<FoldedProblem['state'], readonly ProblemStepKey[]>> = {
  registered: ['assign'],
  ordered: ['dispatch'],
  dispatched: ['accept'],
  assigned: ['signFor'],
  working: ['progress'],
  returned: ['assign'],
  suspended: ['resume'],
  finished: ['feedback'],
  assessed: ['close'],
  closed: [],
  stopped: [],
};

/**
 * The one thing to do next, among the steps that the rules allow; null when there is none. An office above the holder takes
 * over what it was asked to, else it puts a leader in charge; one below adds progress.
 */
export function nextStep(folded: FoldedProblem, allowed: readonly ProblemStepKey[], dissatisfied: readonly string[] = ['satisfaction.dissatisfied']): ProblemStepKey | null {
  const wanted: ProblemStepKey[] = [];
  if (folded.askedLevel !== null) wanted.push('takeOver');
  if (folded.state === 'assessed' && folded.satisfaction !== null && dissatisfied.includes(folded.satisfaction)) wanted.push('reopen');
  wanted.push(...usual[folded.state]);
  if (folded.open) wanted.push(...(folded.supervised ? [] : (['supervise'] as const)), 'progress', 'supervise');
  return wanted.find((step) => allowed.includes(step)) ?? null;
}

/** The other steps in the order of a clerk's use: what ends the matter first. 更正 stands beside the step that it corrects. */
export function otherSteps(allowed: readonly ProblemStepKey[], next: ProblemStepKey | null): ProblemStepKey[] {
  const first: readonly ProblemStepKey[] = ['finish', 'progress', 'assign', 'extend', 'supervise'];
  const rest = allowed.filter((step) => step !== next && step !== 'correct');
  return [...first.filter((step) => rest.includes(step)), ...rest.filter((step) => !first.includes(step))];
}

/** What the button of a step says, where the state asks for other words. */
export function stepVerb(step: ProblemStepKey, folded: FoldedProblem): string {
  if (step === 'finish' && folded.state === 'registered') return '当场答复办结';
  if (step === 'assign' && folded.state === 'returned') return '改办';
  if (step === 'assign' && folded.state === 'assigned') return '重新交办';
  if (step === 'feedback' && folded.state === 'assessed') return '再次登记反馈';
  return stepForm(step).verb;
}
