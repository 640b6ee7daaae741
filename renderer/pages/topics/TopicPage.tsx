import '#renderer/pages/topics/topics.css';
import { useState } from 'react';
import type { RecordDetail, Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { allowedTopicSteps } from '#shared/rules/topicLife.ts';
import type { FoldedTopic, TopicStepKey } from '#shared/rules/topicSteps.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { RecordFacts } from '#renderer/record/RecordFacts.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { LifeTimeline } from '#renderer/record/LifeTimeline.tsx';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { HandOverDialog } from '#renderer/pages/topics/HandOverDialog.tsx';
import { TopicStepDialog } from '#renderer/pages/topics/TopicStepDialog.tsx';
import { nextStep, otherSteps, stepForm } from '#renderer/pages/topics/topicSteps.ts';
import { useFoldedTopic } from '#renderer/pages/topics/useFoldedTopic.ts';
import { useChoice } from '#renderer/state/choices.ts';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { type DetailPageProps, Section } from '#renderer/ui/DetailPage.tsx';

const topic = entityOf('topic');
/** A topic in one of these states can be put on a meeting. */
const consultable: readonly FoldedTopic['state'][] = ['adopted', 'approved', 'planned'];

interface Opened {
  step: TopicStepKey;
  corrects?: Row;
}

/** The page of one topic: where it stands, one next action, its steps, the meetings that took it, what came of it. */
export function TopicPage(props: { id: string }) {
  const { id } = props;
  const row = useRecord('topic', id).value?.row;
  const life = useFoldedTopic(row);
  const state = useChoice(typeof row?.['state'] === 'string' ? row['state'] : null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const allowed = life && row && !row.deleted ? allowedTopicSteps(life.folded) : [];
  const next = life ? nextStep(life.folded, allowed) : null;

  const head = (): Partial<DetailPageProps> => ({
    states: state ? [{ word: state.label, tone: toneOfColour(state.colour ?? '') }] : [],
    deadline: life?.folded.replyDue && next !== 'reply' ? '还没有答复提出人' : undefined,
    nextNote: life ? '已经到底，没有下一步' : undefined,
    ...(next ? { next: { key: next, text: stepForm(next).verb, onClick: () => setOpened({ step: next }) } } : {}),
  });
  const done = (text: string, tx: string) => {
    setOpened(null);
    doneWithUndo(text, tx);
  };

  return (
    <>
      <RecordPage
        entity={topic}
        id={id}
        back={{ href: hrefOf(['topics']), text: '议题' }}
        editHref={hrefOf(['topics', id, 'edit'])}
        head={head}
        actions={() =>
          life
            ? [
                ...(consultable.includes(life.folded.state) ? [{ key: 'meeting', text: '安排协商', onClick: () => navigate(hrefOf(['meetings', 'new'], { topic: id })) }] : []),
                ...otherSteps(life.folded, allowed, next).map((step) => ({ key: step, text: stepForm(step).verb, danger: stepForm(step).danger, onClick: () => setOpened({ step }) })),
              ]
            : []
        }
        facts={(detail) => <TopicFacts detail={detail} />}
        before={() => (
          <LifeTimeline
            entity={entityOf('topicStep')}
            parent={{ field: 'topic', id }}
            folded={life?.folded}
            empty="还没有筛选"
            onCorrect={allowed.includes('correct') ? (step) => setOpened({ step: 'correct', corrects: step }) : undefined}
          />
        )}
      />
      {opened && opened.step !== 'handOver' && life && row ? (
        <TopicStepDialog
          key={`${opened.step}/${opened.corrects?.id ?? ''}`}
          step={opened.step}
          topic={{ id, title: String(row['title'] ?? ''), place: typeof row['place'] === 'string' ? row['place'] : null }}
          folded={life.folded}
          start={opened.corrects ? { corrects: opened.corrects.id } : undefined}
          onClose={() => setOpened(null)}
          onDone={done}
        />
      ) : null}
      {opened?.step === 'handOver' && life && row ? <HandOverDialog row={row} folded={life.folded} onClose={() => setOpened(null)} onDone={done} /> : null}
    </>
  );
}

function TopicFacts(props: { detail: RecordDetail }) {
  const { row, names } = props.detail;
  const keys = [...Object.keys(topic.fields).filter((key) => topic.fields[key]?.derived), ...topic.groups.flatMap((group) => group.fields)];
  return (
    <Section title="议题情况">
      <RecordFacts entity={topic} row={row} names={names} only={keys.filter((key) => !['title', 'state', 'review'].includes(key))} />
    </Section>
  );
}
