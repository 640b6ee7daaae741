import { useState } from 'react';
import type { RecordDetail } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { foldOpinionRows } from '#shared/rules/folds/opinion.ts';
import { allowedOpinionSteps } from '#shared/rules/opinionLife.ts';
import type { OpinionStepKey } from '#shared/rules/opinionSteps.ts';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { LifeTimeline } from '#renderer/record/LifeTimeline.tsx';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import type { Action } from '#renderer/ui/action.ts';
import { IssueDialog } from '#renderer/pages/opinions/IssueDialog.tsx';
import { OpinionResults } from '#renderer/pages/opinions/OpinionResults.tsx';
import { nextStep, otherSteps, stepForms, stepsOfLevel } from '#renderer/pages/opinions/opinionSteps.ts';
import { OpinionStepDialog } from '#renderer/pages/opinions/OpinionStepDialog.tsx';

type Opened = { step: OpinionStepKey; corrects?: string } | null;

/** One report: how it stands, the one next step, what became of it at each level. */
export function OpinionPage({ id }: { id: string }) {
  const level = useSession()?.office?.level ?? 'township';
  const choices = useChoiceStore((state) => state.byId);
  const [opened, setOpened] = useState<Opened>(null);
  const steps = useList({ entity: 'opinionStep', where: [{ field: 'opinion', op: 'is', value: id }], limit: 5000 });

  // Who wrote a step makes no difference to a report: its fold never asks for the level.
  const foldOf = ({ row }: RecordDetail) => (steps.value ? foldOpinionRows(row, steps.value.rows, () => null) : null);
  const act = (step: OpinionStepKey): Action => ({ key: step, text: stepForms[step].verb, danger: stepForms[step].danger, onClick: () => setOpened({ step }) });
  const raise: Action[] = [
    { key: 'check', text: '核稿单', onClick: () => navigate(hrefOf(['preview', 'opinionCheck', id], { back: `opinions/${id}` })) },
    { key: 'problem', text: '转为办理事项', onClick: () => navigate(hrefOf(['problems', 'new'], { opinion: id })) },
    { key: 'topic', text: '转为议题', onClick: () => navigate(hrefOf(['topics', 'new'], { opinion: id })) },
  ];

  return (
    <RecordPage
      entity={entityOf('opinion')}
      id={id}
      back={{ href: hrefOf(['opinions']), text: '社情民意' }}
      editHref={hrefOf(['opinions', id, 'edit'])}
      omit={['state', 'adopted']}
      head={(detail) => {
        const folded = foldOf(detail);
        if (!folded) return {};
        const next = detail.row.deleted ? null : nextStep(folded, stepsOfLevel(allowedOpinionSteps(folded), level));
        const state = choices.get(`opinionState.${folded.state}`);
        const adopted = folded.adopted === null ? undefined : choices.get(folded.adopted);
        return {
          states: [
            { word: state?.label ?? folded.stateLabel, tone: toneOfColour(state?.colour ?? '') },
            ...(adopted ? [{ word: `${adopted.label}采用`, tone: 'green' as const }] : []),
          ],
          next: next === null ? undefined : act(next),
          nextNote: folded.state === 'archived' ? '已归档' : undefined,
        };
      }}
      actions={(detail) => {
        const folded = foldOf(detail);
        if (!folded) return raise;
        const allowed = stepsOfLevel(allowedOpinionSteps(folded), level);
        return [...otherSteps(allowed, nextStep(folded, allowed)).map(act), ...raise];
      }}
      before={(detail) => {
        const folded = foldOf(detail);
        return folded ? (
          <>
            <OpinionResults results={folded.results} />
            {opened?.step === 'issue' ? <IssueDialog opinions={[id]} onClose={() => setOpened(null)} /> : opened ? (
              <OpinionStepDialog
                key={`${opened.step}${opened.corrects ?? ''}`}
                id={id}
                folded={folded}
                {...opened}
                onClose={() => setOpened(null)}
                onSaved={opened.step === 'convert' ? () => navigate(hrefOf(['proposals', 'new'], { opinion: id })) : undefined}
              />
            ) : null}
          </>
        ) : null;
      }}
      after={(detail) => (
        <LifeTimeline
          entity={entityOf('opinionStep')}
          parent={{ field: 'opinion', id }}
          folded={foldOf(detail)}
          empty="还没有办理记录"
          onCorrect={detail.row.deleted ? undefined : (step) => setOpened({ step: 'correct', corrects: step.id })}
        />
      )}
    />
  );
}
