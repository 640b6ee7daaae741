import type { FoldedOpinion, OpinionStepKey } from '#shared/rules/opinionSteps.ts';
import type { OfficeLevel } from '#shared/rules/life.ts';
import type { StepField, StepForm } from '#renderer/record/StepDialog.tsx';

const on: StepField = { name: 'on' };
const by: StepField = { name: 'by' };
const note: StepField = { name: 'text', label: '说明' };
const reason = (label: string): StepField => ({ name: 'text', label, required: true });
const level = (label: string): StepField => ({ name: 'level', label, required: true });

/** What each step asks for. Its law is in shared/rules/opinionLife.ts; this is its form. */
export const stepForms: Readonly<Record<OpinionStepKey, StepForm>> = {
  report: { verb: '重新报送', fields: [on, note, by] },
  return: { verb: '退回修改', fields: [on, reason('退回理由'), by], danger: true },
  edit: { verb: '采编', fields: [on, { name: 'by', label: '采编人' }, { name: 'text', label: '采编意见' }] },
  keep: { verb: '留存', fields: [on, note, by] },
  convert: { verb: '转为提案', fields: [on, note, by] },
  sign: { verb: '审签', fields: [on, { name: 'by', label: '审签人' }, { name: 'text', label: '审签意见' }] },
  // Its dialog is IssueDialog.tsx: the number comes from the year's series.
  issue: { verb: '编发', fields: [on, { name: 'by', label: '编发人' }, note] },
  forward: { verb: '报送上级', fields: [on, level('报送到'), by, note] },
  adopt: { verb: '登记采用', fields: [on, level('采用级别'), { name: 'carrier', required: true, hint: '如：社情民意信息第12期' }, note] },
  instruct: { verb: '登记批示', fields: [on, level('批示级别'), { name: 'leader', required: true }, reason('批示内容')] },
  handOn: { verb: '转办', fields: [on, { name: 'organisation', required: true }, { name: 'text', label: '转办要求' }, by] },
  feedback: { verb: '登记反馈', fields: [on, { name: 'organisation', label: '反馈单位' }, reason('反馈情况'), by] },
  archive: { verb: '归档', fields: [on, note, by] },
  reopen: { verb: '重新采编', fields: [on, reason('理由'), by] },
  correct: { verb: '更正', fields: [on, reason('更正为'), by] },
};

/** What an office of a township does with a report: sends it up, and notes what it hears of it. Editing and issuing are the county's. */
const ofTownship: readonly OpinionStepKey[] = ['report', 'forward', 'adopt', 'instruct', 'handOn', 'feedback', 'archive', 'correct'];

/** The allowed steps that an office of this level has to do with. */
export function stepsOfLevel(allowed: readonly OpinionStepKey[], office: OfficeLevel): OpinionStepKey[] {
  return office === 'township' ? allowed.filter((step) => ofTownship.includes(step)) : [...allowed];
}

/** The one thing to do next, among the steps that may follow; null when nothing waits. */
export function nextStep(folded: FoldedOpinion, allowed: readonly OpinionStepKey[]): OpinionStepKey | null {
  const wanted: OpinionStepKey[] = [];
  if (folded.handedOn > folded.answered) wanted.push('feedback');
  const forwarded = folded.results.some((result) => result.forwardedOn !== null);
  switch (folded.state) {
    case 'reported':
      wanted.push('edit');
      if (!forwarded) wanted.push('forward');
      break;
    case 'returned':
      wanted.push('report');
      break;
    case 'edited':
      wanted.push('sign');
      break;
    case 'signed':
      wanted.push('issue');
      break;
    case 'issued':
      wanted.push(forwarded ? 'archive' : 'forward');
      break;
    case 'kept':
    case 'converted':
      wanted.push('archive');
      break;
    case 'archived':
      return null;
  }
  if (forwarded && folded.adopted === null) wanted.push('adopt');
  return wanted.find((step) => allowed.includes(step)) ?? null;
}

/** The other steps, in the order in which they are wanted; 更正 stands beside the step that it corrects. */
export function otherSteps(allowed: readonly OpinionStepKey[], next: OpinionStepKey | null): OpinionStepKey[] {
  const order: readonly OpinionStepKey[] = ['adopt', 'instruct', 'issue', 'forward', 'handOn', 'feedback'];
  const rest = allowed.filter((step) => step !== next && step !== 'correct');
  return [...order.filter((step) => rest.includes(step)), ...rest.filter((step) => !order.includes(step))];
}
