import type { FieldProblem } from '#shared/failure.ts';
import type { Day } from '#shared/rules/day.ts';
import { checkStepDay, filled, impossible, inOrder, keyOf, movesFrom, problem } from '#shared/rules/life.ts';
import { type FoldedOpinion, opinionLife, type OpinionResult, type OpinionState, type OpinionStep, type OpinionStepKey } from '#shared/rules/opinionSteps.ts';

const levels = ['village', 'township', 'county', 'city', 'province', 'national'];
const rankOf = (level: string) => levels.indexOf(keyOf(level));

type Folding = {
  -readonly [K in 'state' | 'issue' | 'issuedOn' | 'handedOn' | 'answered' | 'reportedOn' | 'lastStepOn' | 'lastMoveOn']: FoldedOpinion[K];
};

/** The opinion as its steps leave it. Never throws and never drops: what could not follow is a finding. */
export function foldOpinion(base: { reportedOn: Day }, steps: readonly OpinionStep[]): FoldedOpinion {
  const ordered = inOrder(steps);
  const results = new Map<string, OpinionResult>();
  const findings: string[] = [];
  const corrections: Record<string, string[]> = {};
  const folded: Folding = {
    state: 'reported', issue: null, issuedOn: null, handedOn: 0, answered: 0, reportedOn: base.reportedOn, lastStepOn: base.reportedOn, lastMoveOn: null,
  };
  for (const step of ordered) {
    if (step.on > folded.lastStepOn) folded.lastStepOn = step.on;
    const why = hindrance(folded.state, step);
    if (why !== null) {
      findings.push(impossible(opinionLife, step, folded.state, why));
      continue;
    }
    const { to } = opinionLife.moves[step.step];
    if (to !== null) Object.assign(folded, { state: to, lastMoveOn: step.on });
    if (step.step === 'issue') Object.assign(folded, { issue: step.issue ?? null, issuedOn: step.on });
    else if (step.step === 'handOn') folded.handedOn += 1;
    else if (step.step === 'feedback') folded.answered += 1;
    else if (step.step === 'correct' && filled(step.corrects)) (corrections[step.corrects ?? ''] ??= []).push(step.id);
    if (filled(step.level)) addResult(results, step);
  }
  const sorted = [...results.values()].sort((a, b) => rankOf(b.level) - rankOf(a.level) || (a.level < b.level ? -1 : 1));
  return {
    ...folded, stateLabel: opinionLife.states[folded.state], results: sorted, corrections, findings,
    adopted: sorted.find((one) => one.adoptedOn !== null)?.level ?? null, stepIds: ordered.map((step) => step.id),
  };
}

function hindrance(state: OpinionState, step: OpinionStep): string | null {
  if (!Object.hasOwn(opinionLife.moves, step.step)) return '本版程序不认识这一步，请升级后再看';
  if (!opinionLife.moves[step.step].from.includes(state)) return `当时是“${opinionLife.states[state]}”，不能接这一步`;
  return ['adopt', 'forward'].includes(step.step) && !filled(step.level) ? '没有写是哪一级' : null;
}

/** First adoption and first instruction at each level stand. */
function addResult(results: Map<string, OpinionResult>, step: OpinionStep): void {
  const level = step.level ?? '';
  const one = results.get(level) ?? { level, forwardedOn: null, adoptedOn: null, carrier: null, instructedOn: null, leader: null };
  if (step.step === 'forward') one.forwardedOn ??= step.on;
  else if (step.step === 'adopt' && one.adoptedOn === null) Object.assign(one, { adoptedOn: step.on, carrier: step.carrier ?? null });
  else if (step.step === 'instruct' && one.instructedOn === null) Object.assign(one, { instructedOn: step.on, leader: step.leader ?? null });
  else return;
  results.set(level, one);
}

/** The steps that may follow now. */
export function allowedOpinionSteps(folded: FoldedOpinion): OpinionStepKey[] {
  return movesFrom(opinionLife, folded.state).filter((step) => step !== 'correct' || folded.stepIds.length > 0);
}

const needs: Partial<Record<OpinionStepKey, readonly (readonly [keyof OpinionStep, string])[]>> = {
  return: [['text', '请写退回修改的理由。']],
  issue: [['issue', '请填期号，如“第12期”。']],
  forward: [['level', '请选报送到哪一级。']],
  adopt: [['level', '请选哪一级采用。'], ['carrier', '请填采用的载体，如“社情民意信息第12期”。']],
  instruct: [['level', '请选哪一级批示。'], ['leader', '请填批示领导。'], ['text', '请写批示内容。']],
  handOn: [['organisation', '请选转办单位。']],
  feedback: [['text', '请写反馈情况。']],
  reopen: [['text', '请写重新采编的理由。']],
  correct: [['corrects', '请选要更正的是哪一条。']],
};

/** What is missing or wrong with a step that is about to be added, by field; empty: it may be saved. */
export function checkOpinionStep(folded: FoldedOpinion, step: OpinionStep, { today }: { today: Day }): FieldProblem[] {
  if (!allowedOpinionSteps(folded).includes(step.step)) {
    return [problem('step', `这条信息现在是“${opinionLife.states[folded.state]}”，不能做“${opinionLife.steps[step.step]}”这一步。`)];
  }
  const moves = opinionLife.moves[step.step].to !== null;
  const found = checkStepDay(step.on, { today, since: folded.reportedOn, lastMoveOn: moves ? folded.lastMoveOn : null });
  for (const [field, message] of needs[step.step] ?? []) {
    const value = step[field];
    if (!filled(value)) found.push(problem(field, message));
  }
  return found;
}
