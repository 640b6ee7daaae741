import { filled, impossible, inOrder, movesFrom } from '#shared/rules/life.ts';
import { type FoldedProposal, type ProposalBase, proposalLife, proposalOutcome, type ProposalStep, type ProposalStepKey } from '#shared/rules/proposalSteps.ts';

type Folding = { -readonly [K in keyof Omit<FoldedProposal, 'findings' | 'corrections'>]: FoldedProposal[K] } & {
  findings: string[];
  corrections: Record<string, string[]>;
};

/** The proposal as its steps leave it (field guide 2.2). Never throws and never drops: what could not follow is a finding. */
export function foldProposal(base: ProposalBase, steps: readonly ProposalStep[]): FoldedProposal {
  const ordered = inOrder(steps);
  const folded: Folding = {
    id: base.id, state: 'submitted', stateLabel: '', outcome: 'open', open: true, organisation: null, coOrganisations: [], deadlineOn: null,
    firstDeadlineOn: null, extended: 0, reworked: 0, contacts: 0, replyClass: null, replyLetter: null, repliedOn: null, attitude: null, satisfaction: null,
    mergedInto: null, filedOn: null, finishedOn: null, supervised: false, submittedOn: base.submittedOn, lastStepOn: base.submittedOn, lastMoveOn: null,
    corrections: {}, findings: [], stepIds: ordered.map((step) => step.id),
  };
  for (const step of ordered) {
    if (step.on > folded.lastStepOn) folded.lastStepOn = step.on;
    const why = hindrance(folded, step);
    if (why === null) apply(folded, step);
    else folded.findings.push(impossible(proposalLife, step, folded.state, why));
  }
  folded.stateLabel = proposalLife.states[folded.state];
  folded.outcome = proposalOutcome(folded.state);
  folded.open = ['open', 'filed'].includes(folded.outcome) && folded.finishedOn === null;
  return folded;
}

function hindrance(folded: Folding, step: ProposalStep): string | null {
  if (!Object.hasOwn(proposalLife.moves, step.step)) return '本版程序不认识这一步，请升级后再看';
  if (!proposalLife.moves[step.step].from.includes(folded.state)) return `当时是“${proposalLife.states[folded.state]}”，不能接这一步`;
  if (step.step === 'combine' && (!filled(step.into) || step.into === folded.id)) return '没有写并入哪件提案';
  if (step.step === 'reply' && !filled(step.replyClass)) return '没有写答复类别';
  if (step.step === 'assess' && !filled(step.satisfaction)) return '没有写委员是否满意';
  if (step.step === 'extend' && !filled(step.deadlineOn)) return '没有写新的时限';
  return null;
}

function apply(folded: Folding, step: ProposalStep): void {
  const { to } = proposalLife.moves[step.step];
  const before = folded.state;
  if (to !== null) {
    folded.state = to;
    folded.lastMoveOn = step.on;
  }
  const due = () => {
    folded.deadlineOn = step.deadlineOn ?? folded.deadlineOn;
    folded.firstDeadlineOn ??= folded.deadlineOn;
  };
  switch (step.step) {
    case 'file':
      folded.filedOn = step.on;
      break;
    case 'combine':
      folded.mergedInto = step.into ?? null;
      break;
    case 'reopen':
      folded.mergedInto = null;
      folded.filedOn = null;
      break;
    case 'assign':
      folded.organisation = step.organisation ?? folded.organisation;
      if (step.coOrganisations) folded.coOrganisations = [...step.coOrganisations].sort();
      due();
      break;
    case 'extend':
      due();
      folded.extended += 1;
      break;
    case 'contact':
    case 'progress':
      if (before === 'assigned') folded.state = 'working';
      if (step.step === 'contact') folded.contacts += 1;
      break;
    case 'reply':
      Object.assign(folded, { replyClass: step.replyClass ?? null, replyLetter: step.letter ?? null, repliedOn: step.on });
      break;
    case 'assess':
      folded.attitude = step.attitude ?? null;
      folded.satisfaction = step.satisfaction ?? null;
      break;
    case 'rework':
      Object.assign(folded, { replyClass: null, replyLetter: null, repliedOn: null, attitude: null, satisfaction: null, finishedOn: null });
      folded.reworked += 1;
      due();
      break;
    case 'finish':
      folded.finishedOn = step.on;
      break;
    case 'supervise':
      folded.supervised = true;
      break;
    case 'correct':
      if (filled(step.corrects)) (folded.corrections[step.corrects ?? ''] ??= []).push(step.id);
      break;
    default:
  }
}

/** The steps that may follow now. Proposals are the county's and the city's; a township has no such page (office.md). */
export function allowedProposalSteps(folded: FoldedProposal): ProposalStepKey[] {
  return movesFrom(proposalLife, folded.state).filter(
    (step) => (step !== 'correct' || folded.stepIds.length > 0) && (step !== 'extend' || folded.deadlineOn !== null),
  );
}
