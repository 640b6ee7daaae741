import { allowedProposalSteps } from '#shared/rules/proposalLife.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import type { FoldedProposal, ProposalStepKey } from '#shared/rules/proposalSteps.ts';
import type { StepField, StepForm } from '#renderer/record/StepDialog.tsx';
import type { BarStep } from '#renderer/ui/StepBar.tsx';

const on: StepField = { name: 'on' };
const by: StepField = { name: 'by' };
const note = (label = '说明'): StepField => ({ name: 'text', label });
const reason = (label: string): StepField => ({ name: 'text', label, required: true });

/** What each step asks for. Its law is in shared/rules/proposalCheck.ts; this is its form. */
export const stepForms: Readonly<Record<ProposalStepKey, StepForm>> = {
  review: { verb: '开始审查', fields: [on, { name: 'by', label: '审查人' }, note('审查意见')] },
  sendBack: { verb: '退回修改', fields: [on, reason('退回修改的理由'), by], danger: true },
  resubmit: { verb: '重新提交', fields: [on, note()] },
  file: { verb: '立案', fields: [on, note('立案意见'), by] },
  combine: { verb: '并案', fields: [on, { name: 'into', required: true }, note(), by] },
  convert: { verb: '转为意见建议', fields: [on, reason('转为什么、转给谁'), by] },
  reject: { verb: '不予立案', fields: [on, reason('不予立案的理由'), by], danger: true },
  withdraw: { verb: '撤案', fields: [on, reason('撤案的理由'), by], danger: true },
  reopen: { verb: '重新审查', fields: [on, reason('重新审查的理由'), by] },
  prepare: { verb: '拟交办', fields: [on, note('拟交办意见'), by] },
  assign: { verb: '交办', fields: [on, { name: 'organisation', required: true }, { name: 'coOrganisations' }, { name: 'deadlineOn', required: true }, note('交办要求'), by] },
  signFor: { verb: '登记签收', fields: [on, { name: 'by', label: '签收人' }, note()] },
  return: { verb: '退回改办', fields: [on, reason('退回改办的理由'), by], danger: true },
  contact: { verb: '登记沟通', fields: [on, { name: 'contactWay', required: true }, note('沟通情况'), by] },
  progress: { verb: '登记进展', fields: [on, reason('办理进展'), by] },
  extend: { verb: '延期', fields: [on, { name: 'deadlineOn', label: '新的时限', required: true }, reason('延期原因'), by] },
  reply: { verb: '登记答复', fields: [on, { name: 'replyClass', required: true }, { name: 'letter' }, reason('答复要点'), by] },
  assess: { verb: '登记委员反馈', fields: [on, { name: 'attitude', required: true }, { name: 'satisfaction', required: true }, { name: 'respondent', required: true }, note('反馈意见')] },
  rework: { verb: '重新办理', fields: [on, reason('重新办理的理由'), { name: 'deadlineOn', label: '重新办理的时限' }, by], danger: true },
  finish: { verb: '办结', fields: [on, note('办结说明'), by] },
  archive: { verb: '归档', fields: [on, note(), by] },
  supervise: { verb: '督办', fields: [on, { name: 'by', label: '督办领导' }, note('督办意见')] },
  instruct: { verb: '登记批示', fields: [on, { name: 'by', label: '批示领导' }, note('批示内容')] },
  correct: { verb: '更正', fields: [on, reason('更正为'), by] },
};

/** The steps that an office of this level has to do with: a township registers proposals, hands in again what was sent back, and nothing further. */
export function stepsOfOffice(folded: FoldedProposal, office: OfficeLevel): ProposalStepKey[] {
  const allowed = allowedProposalSteps(folded);
  return office === 'township' ? allowed.filter((step) => step === 'resubmit') : allowed;
}

const usual: Readonly<Record<FoldedProposal['state'], readonly ProposalStepKey[]>> = {
  submitted: ['review'],
  reviewing: ['file'],
  sentBack: ['resubmit'],
  filed: ['assign'],
  prepared: ['assign'],
  assigned: ['signFor'],
  returned: ['assign'],
  working: ['reply'],
  replied: ['assess'],
  assessed: ['finish'],
  finished: ['archive'],
  combined: [],
  converted: [],
  rejected: [],
  withdrawn: [],
  archived: [],
};

/** The one thing to do next, among the steps that may follow; null when nothing waits. */
export function nextStep(folded: FoldedProposal, allowed: readonly ProposalStepKey[], dissatisfied: readonly string[] = ['satisfaction.dissatisfied']): ProposalStepKey | null {
  const wanted = [...usual[folded.state]];
  // A member who is not satisfied gets a second reply.
  if (folded.state === 'assessed' && folded.satisfaction !== null && dissatisfied.includes(folded.satisfaction)) wanted.unshift('rework');
  return wanted.find((step) => allowed.includes(step)) ?? null;
}

/** The other steps, in the order in which they are wanted; 更正 stands beside the step that it corrects. */
export function otherSteps(allowed: readonly ProposalStepKey[], next: ProposalStepKey | null): ProposalStepKey[] {
  const order: readonly ProposalStepKey[] = ['file', 'contact', 'progress', 'reply', 'extend', 'combine', 'convert', 'reject', 'sendBack'];
  const rest = allowed.filter((step) => step !== next && step !== 'correct');
  return [...order.filter((step) => rest.includes(step)), ...rest.filter((step) => !order.includes(step))];
}

// Seven stand in one row at the largest text.
const way = ['提交', '审查立案', '交办', '办理', '答复', '反馈', '办结'] as const;
const reached: Readonly<Partial<Record<FoldedProposal['state'], number>>> = {
  submitted: 1, sentBack: 0, reviewing: 1, filed: 2, prepared: 2, assigned: 3, returned: 2, working: 3, replied: 5, assessed: 6, finished: 7, archived: 7,
};

/** How far a proposal is on the usual way; empty for one that left it at the review. */
export function wayOf(folded: FoldedProposal): BarStep[] {
  const at = reached[folded.state];
  if (at === undefined) return [];
  const wrong = folded.state === 'sentBack' || folded.state === 'returned';
  return way.map((title, i) => ({ key: title, title, state: i < at ? 'done' : i > at ? 'ahead' : wrong ? 'wrong' : 'now' }));
}
