import '#renderer/pages/problems/problems.css';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { paperNames, slipKinds } from '#shared/contract/papers.ts';
import type { RecordDetail, Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { mayTellResults } from '#shared/rules/checks/level.ts';
import { formatDay } from '#shared/rules/day.ts';
import { compareLevels } from '#shared/rules/life.ts';
import { allowedProblemSteps } from '#shared/rules/problemLife.ts';
import type { ProblemStepKey } from '#shared/rules/problemSteps.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { LifeTimeline } from '#renderer/record/LifeTimeline.tsx';
import { RecordFacts } from '#renderer/record/RecordFacts.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { holderNote } from '#renderer/pages/problems/holderNote.ts';
import { DeadlineLight } from '#renderer/record/DeadlineLight.tsx';
import { ProblemStepDialog } from '#renderer/pages/problems/ProblemStepDialog.tsx';
import { nextStep, otherSteps, stepForm, stepVerb } from '#renderer/pages/problems/stepForms.ts';
import { useFoldedProblem } from '#renderer/pages/problems/useFoldedProblem.ts';
import { useOfficeLevel } from '#renderer/pages/problems/office.ts';
import { useChoice } from '#renderer/state/choices.ts';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { type DetailPageProps, Section } from '#renderer/ui/DetailPage.tsx';

const problem = entityOf('problem');
/** The slips that steps so far give reason for. */
const slipsOf = (steps: readonly Row[]) => slipKinds.filter((kind) => steps.some((step) => step['step'] === (kind === 'assignSlip' ? 'problemStep.assign' : 'problemStep.supervise')));

interface Opened {
  step: ProblemStepKey;
  corrects?: Row;
}

/** The page of one problem: where it stands, one next action, its steps, results, leaders, what it came from. */
export function ProblemPage(props: { id: string }) {
  const { id } = props;
  const row = useRecord('problem', id).value?.row;
  const life = useFoldedProblem(row);
  const level = useOfficeLevel();
  const state = useChoice(typeof row?.['state'] === 'string' ? row['state'] : null);
  const steps = useRef<StepOpener>(null);
  const open = (wanted: Opened) => steps.current?.open(wanted);
  const standing = row !== undefined && !row.deleted && row['review'] !== 'reviewState.voided';
  const allowed = life && standing ? allowedProblemSteps(life.folded, { level }) : [];
  const next = life ? nextStep(life.folded, allowed) : null;
  const folded = life?.folded;
  const note = folded ? holderNote(folded, level) : null;

  const head = (detail: RecordDetail): Partial<DetailPageProps> => ({
    states: state ? [{ word: state.label, tone: toneOfColour(state.colour ?? '') }] : [],
    deadline: <DeadlineLight row={detail.row} withDay />,
    nextNote: row?.['review'] === 'reviewState.voided' ? '已经作废' : folded && !folded.open ? '已经到底，没有下一步' : undefined,
    ...(next && folded ? { next: { key: next, text: stepVerb(next, folded), onClick: () => open({ step: next }) } } : {}),
  });

  return (
    <>
      {life && row ? <OpenedStep ref={steps} problem={id} life={life} title={String(row['title'] ?? '')} /> : null}
      <RecordPage
        entity={problem}
        id={id}
        back={{ href: hrefOf(['problems']), text: '办理事项' }}
        editHref={hrefOf(['problems', id, 'edit'])}
        head={head}
        actions={() =>
          folded
            ? [
                ...otherSteps(allowed, next).map((step) => ({ key: step, text: stepVerb(step, folded), danger: stepForm(step).danger, onClick: () => open({ step }) })),
                ...slipsOf(life?.steps ?? []).map((kind) => ({ key: kind, text: paperNames[kind], onClick: () => navigate(hrefOf(['preview', kind, id])) })),
              ]
            : []
        }
        facts={(detail) => <ProblemFacts detail={detail} firstDeadline={folded?.extended ? folded.firstDeadlineOn : null} />}
        before={() =>
          life ? (
            <>
              {note === null ? null : <p className="record-notice">{note}</p>}
              <LifeTimeline
                entity={entityOf('progress')}
                parent={{ field: 'problem', id }}
                folded={life.folded}
                omit={['deadlineDays', 'deadlineKind']}
                empty="还没有办理记录"
                onCorrect={allowed.includes('correct') ? (step) => open({ step: 'correct', corrects: step }) : undefined}
              />
            </>
          ) : null
        }
        after={() => (
          <>
            <ChildTable entity={entityOf('outcome')} parent={{ field: 'problem', id }} columns={['kind', 'quantity', 'unit', 'on', 'note']} omit={['log', 'meeting']} title="办理成果" readOnly={!life || !mayTellResults(life.author, life.folded.holder, level)} empty="还没有登记成果，办结时一并登记" />
            <ChildTable entity={entityOf('supervision')} parent={{ field: 'problem', id }} omit={['proposal']} title="领衔督办" readOnly={!folded?.open || compareLevels(folded.holder, level) > 0} empty="还没有领导领衔督办" />
          </>
        )}
      />
    </>
  );
}

interface StepOpener {
  open(opened: Opened): void;
}

/**
 * The step that is being taken. It has its own state, so that the page behind is not drawn anew when its dialog opens. Not made in slices:
 * its first field would get the cursor after the dialog is seen, under the hands of who types already.
 */
function OpenedStep({ ref, life, ...props }: { ref: Ref<StepOpener>; problem: string; life: NonNullable<ReturnType<typeof useFoldedProblem>>; title: string }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  useImperativeHandle(ref, () => ({ open: setOpened }), []);
  if (!opened) return null;
  return (
    <ProblemStepDialog
      key={`${opened.step}/${opened.corrects?.id ?? ''}`}
      step={opened.step}
      problem={props.problem}
      title={props.title}
      folded={life.folded}
      outcomes={life.outcomes}
      {...(opened.corrects ? { start: { corrects: opened.corrects.id }, head: <Corrected step={opened.corrects} /> } : {})}
      onClose={() => setOpened(null)}
      onDone={(text, tx) => {
        setOpened(null);
        doneWithUndo(text, tx);
      }}
    />
  );
}

function Corrected(props: { step: Row }) {
  const { step } = props;
  const day = typeof step['on'] === 'string' ? formatDay(step['on']) : '';
  return (
    <p className="ui-hint">
      更正{day}的一步。原来的记录保留不动，更正显示在它旁边{typeof step['text'] === 'string' ? `。原文：${step['text']}` : '。'}
    </p>
  );
}

/** How it stands first, in one block; then what was registered. */
function ProblemFacts(props: { detail: RecordDetail; firstDeadline: string | null }) {
  const { row, names } = props.detail;
  const hidden = ['title', 'number', 'state', 'open', 'archived', 'deadlineOn', 'review', ...(props.firstDeadline === null ? ['firstDeadlineOn'] : [])];
  const none = ['extended', 'reopened'].filter((key) => row[key] === 0);
  const keys = [...Object.keys(problem.fields).filter((key) => problem.fields[key]?.derived), ...problem.groups.flatMap((group) => group.fields)];
  return (
    <Section title="事项情况">
      <RecordFacts entity={problem} row={row} names={names} only={keys.filter((key) => !hidden.includes(key) && !none.includes(key))} />
    </Section>
  );
}
