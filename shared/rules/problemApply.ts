import { compareLevels, filled, type HolderLevel, type OfficeLevel } from '#shared/rules/life.ts';
import { exemptSteps, type FoldedProblem, problemLife, type ProblemStep, stepsOfOtherLevel } from '#shared/rules/problemSteps.ts';
import { sameName, splitNames } from '#shared/rules/text.ts';

/** The level that a matter can be brought up to from another. */
export const nextLevel: Readonly<Record<HolderLevel, OfficeLevel | null>> = { village: 'county', township: 'county', county: 'city', city: null };


/** The fold's own working copy. */
export type Folding = { -readonly [K in keyof Omit<FoldedProblem, 'stateLabel' | 'open' | 'findings' | 'corrections'>]: FoldedProblem[K] } & {
  findings: string[];
  corrections: Record<string, string[]>;
};

/** Why a step can have no effect, or null. */
export function hindrance(folded: Folding, step: ProblemStep): string | null {
  if (!Object.hasOwn(problemLife.moves, step.step)) return '本版程序不认识这一步，请升级后再看';
  const author = step.authorLevel;
  if (author && stepsOfOtherLevel(compareLevels(folded.holder, author))?.includes(step.step) === false) return '超出填报单位的权限，只作记录';
  const free = folded.archived && exemptSteps.includes(step.step);
  if (!free && !problemLife.moves[step.step].from.includes(folded.state)) return `当时是“${problemLife.states[folded.state]}”，不能接这一步`;
  if (step.step === 'takeOver' && author && compareLevels(author, folded.holder) <= 0) return '只有上级才能承办';
  if (step.step === 'notTaken' && folded.askedLevel === null) return '当时没有提请过上级';
  if (step.step === 'escalate' && nextLevel[folded.holder] === null) return '没有更上一级';
  if (folded.archived) return null;
  if (step.step === 'extend' && !filled(step.deadlineOn)) return '没有写新的时限';
  if (step.step === 'finish' && !filled(step.resultClass)) return '没有写办理结果';
  if (step.step === 'feedback') {
    if (!filled(step.satisfaction) && !filled(step.noCallback)) return '没有写满意度，也没有写无法回访的原因';
    if (isHandler(folded, step.respondent)) return '评价人就是承办人本人，不能算反馈';
  }
  return null;
}

/** True when the respondent is one of the persons responsible; who typed the step does not matter (office.md). */
export function isHandler(folded: Pick<FoldedProblem, 'person'>, respondent: string | null | undefined): boolean {
  if (!filled(respondent) || folded.person === null) return false;
  return splitNames(folded.person).some((name) => sameName(name, respondent ?? ''));
}

/** Lets a step take effect that nothing hinders. */
export function apply(folded: Folding, step: ProblemStep): void {
  const { to } = problemLife.moves[step.step];
  const before = folded.state;
  if (to !== null) {
    folded.state = to;
    folded.lastMoveOn = step.on;
  }
  switch (step.step) {
    case 'assign':
    case 'dispatch':
    case 'accept':
      folded.organisation = step.organisation ?? folded.organisation;
      if (step.coOrganisations) folded.coOrganisations = [...step.coOrganisations].sort();
      folded.person = filled(step.person) ? (step.person ?? null) : step.step === 'assign' ? null : folded.person;
      setDeadline(folded, step);
      break;
    case 'progress':
      // Work has begun, signed for or not; on the desk of 登记 it stays to be assigned.
      if (before === 'assigned') folded.state = 'working';
      break;
    case 'extend':
      setDeadline(folded, step);
      folded.extended += 1;
      break;
    case 'return':
    case 'refuse':
    case 'decline':
      folded.returned += 1;
      break;
    case 'suspend':
      folded.reviewOn = step.reviewOn ?? null;
      break;
    case 'resume':
      if (folded.organisation === null && folded.person === null) folded.state = 'registered';
      folded.reviewOn = null;
      setDeadline(folded, step);
      break;
    case 'finish':
      folded.resultClass = step.resultClass ?? folded.resultClass;
      folded.finishedOn = step.on;
      folded.finishes += 1;
      if (folded.person === null && filled(step.person)) folded.person = step.person ?? null;
      break;
    case 'feedback':
      folded.satisfaction = step.satisfaction ?? null;
      folded.noCallback = filled(step.satisfaction) ? null : (step.noCallback ?? null);
      break;
    case 'reopen':
      Object.assign(folded, { resultClass: null, satisfaction: null, noCallback: null, finishedOn: null, closedOn: null });
      folded.reopened += 1;
      setDeadline(folded, step);
      break;
    case 'close':
      folded.closedOn = step.on;
      break;
    case 'supervise':
      folded.supervised = true;
      folded.leader = step.leader ?? folded.leader;
      break;
    case 'escalate':
      folded.askedLevel = nextLevel[folded.holder];
      break;
    case 'takeOver':
      folded.holder = step.authorLevel ?? folded.askedLevel ?? nextLevel[folded.holder] ?? folded.holder;
      folded.askedLevel = null;
      break;
    case 'notTaken':
      folded.askedLevel = null;
      break;
    case 'correct':
      if (filled(step.corrects)) (folded.corrections[step.corrects ?? ''] ??= []).push(step.id);
      break;
    case 'register':
    case 'order':
    case 'signFor':
    case 'stop':
    case 'instruct':
      break;
  }
}

function setDeadline(folded: Folding, step: ProblemStep): void {
  if (!filled(step.deadlineOn)) return;
  folded.deadlineOn = step.deadlineOn ?? null;
  folded.firstDeadlineOn ??= folded.deadlineOn;
}
