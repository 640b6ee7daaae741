import type { FieldProblem } from '#shared/failure.ts';
import { checkStepDay, filled, impossible, inOrder, movesFrom, problem } from '#shared/rules/life.ts';
import {
  type FoldedTopic, type TopicBase, type TopicContext, topicLife, type TopicOutcome, topicOutcomes, type TopicStep, type TopicStepKey,
} from '#shared/rules/topicSteps.ts';

type Folding = { -readonly [K in keyof Omit<FoldedTopic, 'findings' | 'corrections'>]: FoldedTopic[K] } & {
  findings: string[];
  corrections: Record<string, string[]>;
};

/**
 * The topic as its steps leave it (county practice). Never throws and never drops: a step that could not follow stays in the
 * history without effect and is a finding. Independent of the order of the array.
 */
export function foldTopic(base: TopicBase, steps: readonly TopicStep[]): FoldedTopic {
  const ordered = inOrder(steps);
  const folded: Folding = {
    id: base.id, state: 'open', stateLabel: '', outcome: 'open', decidedOn: null, mergedInto: null, approvedOn: null, approvedBy: null,
    approvalNumber: null, plan: null, score: null, replied: false, replyDue: false, reopened: 0, collectedOn: base.collectedOn,
    lastStepOn: base.collectedOn, lastMoveOn: null, corrections: {}, findings: [], stepIds: ordered.map((step) => step.id),
  };
  const scores: number[] = [];
  for (const step of ordered) {
    if (step.on > folded.lastStepOn) folded.lastStepOn = step.on;
    const why = hindrance(folded, step);
    if (why !== null) {
      folded.findings.push(impossible(topicLife, step, folded.state, why));
      continue;
    }
    if (step.step === 'reopen') scores.length = 0;
    else if (typeof step.score === 'number') scores.push(step.score);
    apply(folded, step);
  }
  folded.stateLabel = topicLife.states[folded.state];
  folded.outcome = topicOutcomes[folded.state];
  folded.replyDue = folded.outcome !== 'open' && !folded.replied;
  if (scores.length > 0) folded.score = Math.round((scores.reduce((sum, one) => sum + one, 0) / scores.length) * 10) / 10;
  return folded;
}

function hindrance(folded: Folding, step: TopicStep): string | null {
  if (!Object.hasOwn(topicLife.moves, step.step)) return '本版程序不认识这一步，请升级后再看';
  if (!topicLife.moves[step.step].from.includes(folded.state)) return `当时是“${topicLife.states[folded.state]}”，不能接这一步`;
  if (step.step === 'merge' && !filled(step.into)) return '没有写并入哪个议题';
  if (step.step === 'merge' && step.into === folded.id) return '议题不能并入它自己';
  return null;
}

function apply(folded: Folding, step: TopicStep): void {
  const { to } = topicLife.moves[step.step];
  if (to !== null) {
    folded.state = to;
    folded.lastMoveOn = step.on;
  }
  switch (step.step) {
    case 'adopt':
    case 'handOver':
    case 'decline':
      folded.decidedOn = step.on;
      break;
    case 'merge':
      folded.decidedOn = step.on;
      folded.mergedInto = step.into ?? null;
      break;
    case 'approve':
      folded.approvedOn = step.on;
      folded.approvedBy = step.body ?? null;
      folded.approvalNumber = step.number ?? null;
      break;
    case 'plan':
      folded.plan = step.plan ?? null;
      break;
    case 'reply':
      folded.replied = true;
      break;
    case 'reserve':
      folded.decidedOn = null;
      break;
    case 'reopen':
      Object.assign(folded, { decidedOn: null, mergedInto: null, approvedOn: null, approvedBy: null, approvalNumber: null, plan: null, replied: false });
      folded.reopened += 1;
      break;
    case 'correct':
      if (filled(step.corrects)) (folded.corrections[step.corrects ?? ''] ??= []).push(step.id);
      break;
    case 'screen':
      break;
  }
}

/** The steps that may follow now, by the state. */
export function allowedTopicSteps(folded: FoldedTopic): TopicStepKey[] {
  return movesFrom(topicLife, folded.state).filter((step) => step !== 'correct' || folded.stepIds.length > 0);
}

/** What is missing or wrong with a step that is about to be added, by field; empty: it may be saved (county practice). */
export function checkTopicStep(folded: FoldedTopic, step: TopicStep, context: TopicContext): FieldProblem[] {
  if (!allowedTopicSteps(folded).includes(step.step)) {
    return [problem('step', `这个议题现在是“${topicLife.states[folded.state]}”，不能做“${topicLife.steps[step.step]}”这一步。`)];
  }
  const moves = topicLife.moves[step.step].to !== null;
  const found = checkStepDay(step.on, { today: context.today, since: folded.collectedOn, lastMoveOn: moves ? folded.lastMoveOn : null });
  const need = (field: keyof TopicStep, message: string) => {
    if (!filled(step[field])) found.push(problem(field, message));
  };
  if (step.step === 'decline') need('reason', '请写不采纳的理由，答复提出人时要用。');
  if (step.step === 'reopen') need('reason', '请写重新筛选的理由。');
  if (step.step === 'approve') need('body', '请填审定机构，如“云溪乡党委会”。');
  if (step.step === 'correct') need('corrects', '请选要更正的是哪一条。');
  if (step.step === 'merge') {
    need('into', '请选并入哪个议题。');
    if (filled(step.into) && inside(folded.id, step.into ?? '', context)) found.push(problem('into', '不能并入它自己，或已经并入它的议题。'));
  }
  return found;
}

/** True when merging `id` into `target` would close a ring. */
function inside(id: string, target: string, { mergedInto }: TopicContext): boolean {
  const seen = new Set<string>();
  for (let at: string | null = target; at !== null && !seen.has(at); at = mergedInto?.(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

export type Funnel = Readonly<Record<TopicOutcome | 'collected' | 'approved' | 'planned' | 'replied', number>>;

/** The counts of a stage: collected = adopted + merged + handedOver + declined + open, by one outcome for each topic. */
export function topicFunnel(topics: readonly Pick<FoldedTopic, 'outcome' | 'approvedOn' | 'state' | 'replied'>[]): Funnel {
  const of = (outcome: TopicOutcome) => topics.filter((topic) => topic.outcome === outcome).length;
  return {
    collected: topics.length, adopted: of('adopted'), merged: of('merged'), handedOver: of('handedOver'), declined: of('declined'), open: of('open'),
    approved: topics.filter((topic) => topic.outcome === 'adopted' && topic.approvedOn !== null).length,
    planned: topics.filter((topic) => topic.state === 'planned').length,
    replied: topics.filter((topic) => topic.replied).length,
  };
}

/** The topic that one stands under at last: itself, or what it was merged into, however often. */
export function finalTopic(id: string, mergedInto: (topic: string) => string | null): string {
  const seen = new Set<string>([id]);
  let at = id;
  for (let next = mergedInto(at); next !== null && !seen.has(next); next = mergedInto(at)) {
    seen.add(next);
    at = next;
  }
  return at;
}
