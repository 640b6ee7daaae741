import { useState } from 'react';
import type { RecordDetail } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { formatDay } from '#shared/rules/day.ts';
import { foldProposalRows } from '#shared/rules/folds/proposal.ts';
import type { FoldedProposal, ProposalStepKey } from '#shared/rules/proposalSteps.ts';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { LifeTimeline } from '#renderer/record/LifeTimeline.tsx';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { useList, useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import type { Action } from '#renderer/ui/action.ts';
import { StepBar } from '#renderer/ui/StepBar.tsx';
import { useProposalLight } from '#renderer/pages/proposals/useProposalLight.ts';
import { nextStep, otherSteps, stepForms, stepsOfOffice, wayOf } from '#renderer/pages/proposals/proposalSteps.ts';
import { ProposalStepDialog } from '#renderer/pages/proposals/ProposalStepDialog.tsx';

type Opened = { step: ProposalStepKey; corrects?: string } | null;

/** What is known only through the handling, which a township doesn't see. */
const ofHandling = ['organisation', 'deadlineOn', 'replyClass', 'repliedOn', 'attitude', 'satisfaction', 'key', 'keyLeader', 'excellent'];

/** One proposal: how it stands and its one next step; in a township, what was registered and whether it was filed. */
export function ProposalPage({ id }: { id: string }) {
  const light = useProposalLight();
  const session = useSession();
  const level = session?.office?.level ?? 'township';
  const township = level === 'township';
  const choices = useChoiceStore((state) => state.byId);
  const [opened, setOpened] = useState<Opened>(null);
  const steps = useList({ entity: 'proposalStep', where: [{ field: 'proposal', op: 'is', value: id }], limit: 5000 });
  const state = useRecord('proposal', id).value?.row['state'];
  // Once the county reviews it, a proposal is no longer the township's to change.
  const closed = township && state !== 'proposalState.submitted' && state !== 'proposalState.sentBack';
  const dissatisfied = [...choices.values()].filter((one) => (one.countsAs ?? one.id) === 'satisfaction.dissatisfied').map((one) => one.id);

  // Who wrote a step makes no difference to a proposal: its fold never asks for the level.
  const foldOf = ({ row }: RecordDetail) => (steps.value ? foldProposalRows(row, steps.value.rows, () => null) : null);
  const act = (step: ProposalStepKey): Action => ({ key: step, text: stepForms[step].verb, danger: stepForms[step].danger, onClick: () => setOpened({ step }) });
  const nextOf = (folded: FoldedProposal) => nextStep(folded, stepsOfOffice(folded, level), dissatisfied);

  return (
    <RecordPage
      entity={entityOf('proposal')}
      id={id}
      back={{ href: hrefOf(['proposals']), text: '提案' }}
      editHref={closed ? undefined : hrefOf(['proposals', id, 'edit'])}
      keep={closed}
      omit={['state', 'number', ...(township ? ofHandling : [])]}
      head={(detail) => {
        const folded = foldOf(detail);
        if (!folded) return {};
        const next = detail.row.deleted ? null : nextOf(folded);
        const word = choices.get(`proposalState.${folded.state}`);
        const due = township ? null : light(detail.row);
        return {
          states: [{ word: word?.label ?? folded.stateLabel, tone: toneOfColour(word?.colour ?? '') }, ...(due ? [due] : [])],
          deadline: !township && folded.deadlineOn !== null ? `时限${formatDay(folded.deadlineOn)}${folded.extended > 0 ? `（已延期${folded.extended}次）` : ''}` : undefined,
          next: next === null ? undefined : act(next),
          nextNote: township ? '审查和办理由县政协负责' : undefined,
        };
      }}
      actions={(detail) => {
        const folded = foldOf(detail);
        if (township || !folded) return [];
        return [
          ...otherSteps(stepsOfOffice(folded, level), nextOf(folded)).map(act),
          { key: 'transfer', text: '移送检察机关', onClick: () => navigate(hrefOf(['proposals', 'conversion', 'new'], { proposal: id })) },
          { key: 'problem', text: '转为办理事项', onClick: () => navigate(hrefOf(['problems', 'new'], { proposal: id })) },
        ];
      }}
      before={(detail) => {
        const folded = foldOf(detail);
        if (!folded) return null;
        const way = wayOf(folded);
        return (
          <>
            {township || way.length === 0 ? null : <StepBar steps={way} />}
            {opened ? <ProposalStepDialog key={`${opened.step}${opened.corrects ?? ''}`} detail={detail} folded={folded} {...opened} onClose={() => setOpened(null)} /> : null}
          </>
        );
      }}
      after={(detail) =>
        township ? null : (
          <LifeTimeline
            entity={entityOf('proposalStep')}
            parent={{ field: 'proposal', id }}
            folded={foldOf(detail)}
            empty="还没有办理记录"
            onCorrect={detail.row.deleted ? undefined : (step) => setOpened({ step: 'correct', corrects: step.id })}
          />
        )
      }
    />
  );
}
