import { compareLevels, impossible, inOrder, stepsOf } from '#shared/rules/life.ts';
import { apply, type Folding, hindrance, nextLevel } from '#shared/rules/problemApply.ts';
import {
  exemptSteps, type FoldedProblem, openStates, type ProblemBase, type ProblemContext, problemLife, type ProblemStep, type ProblemStepKey,
  stepsOfOtherLevel,
} from '#shared/rules/problemSteps.ts';

export type { FoldedProblem };

/**
 * The problem as its steps leave it (county practice, office.md). Never throws and never drops: a step that could not
 * follow, lacks what it needs, or is beyond its writer's right stays in the history without effect and is a finding. So a
 * problem that is not an old record is never closed without a result and an answer, whatever files bring.
 */
export function foldProblem(base: ProblemBase, steps: readonly ProblemStep[]): FoldedProblem {
  const folded: Folding = {
    state: 'registered', organisation: null, coOrganisations: [], person: null, deadlineOn: null, firstDeadlineOn: null, reviewOn: null,
    extended: 0, returned: 0, reopened: 0, finishes: 0, resultClass: null, satisfaction: null, noCallback: null, finishedOn: null, closedOn: null,
    lastStepOn: base.registeredOn, lastMoveOn: null, leader: null, supervised: false, holder: base.holder, askedLevel: null,
    registeredOn: base.registeredOn, archived: base.archived, corrections: {}, findings: [], stepIds: [],
  };
  const ordered = inOrder(steps);
  folded.stepIds = ordered.map((step) => step.id);
  for (const step of ordered) {
    if (step.on > folded.lastStepOn) folded.lastStepOn = step.on;
    const why = hindrance(folded, step);
    if (why === null) apply(folded, step);
    else folded.findings.push(impossible(problemLife, step, folded.state, why));
  }
  return { ...folded, stateLabel: problemLife.states[folded.state], open: openStates.includes(folded.state) };
}

/** The steps that an office may take now: by the state, by its level, and by what the matter already has. */
export function allowedProblemSteps(folded: FoldedProblem, { level }: Pick<ProblemContext, 'level'>): ProblemStepKey[] {
  const difference = compareLevels(folded.holder, level);
  const ofLevel = stepsOfOtherLevel(difference);
  return stepsOf(problemLife).filter((step) => {
    // The record itself is the registration; the step exists for old files and for imports.
    if (step === 'register' || (ofLevel !== null && !ofLevel.includes(step))) return false;
    const free = folded.archived && exemptSteps.includes(step);
    if (!free && !problemLife.moves[step].from.includes(folded.state)) return false;
    if (step === 'extend') return folded.deadlineOn !== null;
    if (step === 'escalate') return folded.askedLevel === null && nextLevel[folded.holder] !== null;
    if (step === 'takeOver') return difference < 0;
    if (step === 'notTaken') return folded.askedLevel !== null;
    if (step === 'correct') return folded.stepIds.length > 0;
    return true;
  });
}
