import '#renderer/pages/topics/topics.css';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { allowedTopicSteps } from '#shared/rules/topicLife.ts';
import type { TopicStepKey } from '#shared/rules/topicSteps.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { RecordFacts } from '#renderer/record/RecordFacts.tsx';
import { HandOverDialog } from '#renderer/pages/topics/HandOverDialog.tsx';
import { SimilarTopics } from '#renderer/pages/topics/SimilarTopics.tsx';
import { TopicStepDialog } from '#renderer/pages/topics/TopicStepDialog.tsx';
import { stepForm, stepStart } from '#renderer/pages/topics/topicSteps.ts';
import { statesOfOutcome } from '#renderer/pages/topics/topicTabs.ts';
import { useFoldedTopic, useUser } from '#renderer/pages/topics/useFoldedTopic.ts';
import { learnNames } from '#renderer/state/names.ts';
import { saveRecords, useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useHotkeys } from '#renderer/ui/useHotkeys.ts';

const topic = entityOf('topic');
const most = 200;

/** The verdicts by key. 采纳 needs nothing more and is done at once; the others ask for a reason, a topic, a kind. */
const verdicts: readonly { key: string; step: TopicStepKey }[] = [
  { key: '1', step: 'adopt' },
  { key: '2', step: 'decline' },
  { key: '3', step: 'merge' },
  { key: '4', step: 'handOver' },
];

/** The triage desk: what is not decided yet, one after the other, by keys; each verdict can be taken back. */
export function TriageDesk() {
  const today = useToday();
  const user = useUser();
  const list = useList({
    entity: 'topic',
    where: [{ field: 'state', op: 'in', value: statesOfOutcome('open').map((state) => `topicState.${state}`) }],
    sort: [{ field: 'collectedOn', down: false }],
    limit: most,
  });
  // One that was just adopted is gone at once: until the list is read anew a quick key would judge it a second time.
  const [gone, setGone] = useState<{ id: string; from: typeof list.value } | null>(null);
  const rows = (list.value?.rows ?? []).filter((one) => one.id !== gone?.id || list.value !== gone.from);
  const names = list.value?.names ?? {};
  // When the current one is decided and leaves the list, the one that takes its place is next; taken back, it is there again.
  const [current, setCurrent] = useState<{ id: string; at: number }>({ id: '', at: 0 });
  // The dialog is of the topic that it was opened for, also when that leaves the list meanwhile, or another comes before it.
  const [opened, setOpened] = useState<{ step: TopicStepKey; row: Row } | null>(null);
  const known = rows.findIndex((one) => one.id === current.id);
  const at = known >= 0 ? known : Math.min(current.at, rows.length - 1);
  const row = opened?.row ?? rows[at];
  const life = useFoldedTopic(row);
  const busy = useRef(false);
  const allowed = life ? allowedTopicSteps(life.folded) : [];
  const column = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (list.value) learnNames(list.value.names);
  }, [list.value]);
  useEffect(() => {
    column.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }, [row?.id]);

  const adopt = async (one: Row) => {
    // A key held down must not judge the next one unread.
    if (busy.current) return;
    busy.current = true;
    setGone({ id: one.id, from: list.value });
    try {
      const saved = await attempt(() => saveRecords([{ entity: 'topicStep', id: null, set: stepStart(one.id, 'adopt', today, user) }]));
      if (saved) doneWithUndo(`已采纳“${String(one['title'])}”`, saved.tx);
      else setGone(null);
    } finally {
      busy.current = false;
    }
  };
  const judge = (step: TopicStepKey) => {
    if (!row || !allowed.includes(step)) return;
    setCurrent({ id: row.id, at });
    if (step === 'adopt') void adopt(row);
    else setOpened({ step, row });
  };
  const move = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, at + by));
    const id = rows[next]?.id;
    if (id !== undefined) setCurrent({ id, at: next });
  };
  useHotkeys(
    {
      ...Object.fromEntries(verdicts.map(({ key, step }) => [key, (event: KeyboardEvent) => event.repeat || judge(step)])),
      arrowdown: () => move(1),
      arrowup: () => move(-1),
    },
    opened === null,
  );
  const close = () => setOpened(null);
  const done = (text: string, tx: string) => {
    close();
    doneWithUndo(text, tx);
  };

  if (list.failure && !list.value) return <p className="ui-refusal">{`${list.failure.message} ${list.failure.fix}`}</p>;
  if (!list.value) return <p className="ui-hint">正在读取…</p>;
  const chosen = typeof row?.['place'] === 'string' ? row['place'] : null;
  const total = list.value.total;
  return (
    <div className="ui-list">
      <a className="ui-back" href={hrefOf(['topics'])}>
        ← 议题
      </a>
      <div className="ui-title-row">
        <h1>筛选台</h1>
        <span className="ui-hint" role="status">
          {total === 0 ? '' : `还有${total}件没有定下来${total > most ? `，先列出最早的${most}件` : ''}。按1采纳，2不采纳，3合并，4转办，↑↓换一件。`}
        </span>
      </div>
      {!row ? (
        <EmptyState sentence="议题都已经定下来了，没有要筛选的。" newText="登记议题" onNew={() => navigate(hrefOf(['topics', 'new']))} />
      ) : (
        <div className="triage">
          <div className="triage-list" ref={column} role="group" aria-label="待筛选议题">
            {rows.map((one, index) => (
              <button key={one.id} type="button" className="triage-row" {...(one.id === row.id ? { 'aria-current': true } : {})} onClick={() => setCurrent({ id: one.id, at: index })}>
                {String(one['title'])}
                <small>
                  {[names[String(one['place'])], String(one['collectedOn']), one['state'] === 'topicState.reserved' ? '备选' : ''].filter(Boolean).join(' ')}
                </small>
              </button>
            ))}
          </div>
          <div className="triage-text">
            <div className="triage-verdicts" role="toolbar" aria-label="筛选意见">
              {verdicts.map(({ key, step }) => (
                <Button key={step} type={step === 'adopt' ? 'primary' : 'default'} danger={stepForm(step).danger ?? false} disabled={!allowed.includes(step)} onClick={() => judge(step)}>
                  <kbd>{key}</kbd>
                  {stepForm(step).verb}
                </Button>
              ))}
            </div>
            <section className="ui-section triage-section" aria-label="议题全文">
              <h2 className="ui-heading">{String(row['title'])}</h2>
              <p className="triage-content">{typeof row['content'] === 'string' && row['content'] !== '' ? row['content'] : '（没有写简要情况）'}</p>
              <SimilarTopics key={row.id} title={String(row['title'])} place={chosen} except={row.id} />
              <RecordFacts
                entity={topic}
                row={row}
                names={names}
                only={['number', 'collectedOn', 'channel', 'place', 'field', 'theme', 'urgency', 'proposer', 'proposerUnit', 'phone', 'member', 'studio', 'log', 'opinion', 'form', 'privacy', 'note']}
              />
              <a href={hrefOf(['topics', row.id])}>打开这件议题</a>
            </section>
          </div>
        </div>
      )}
      {row && life && opened?.step === 'handOver' ? <HandOverDialog key={row.id} row={row} folded={life.folded} onClose={close} onDone={done} /> : null}
      {row && life && opened && opened.step !== 'handOver' ? (
        <TopicStepDialog key={`${row.id}/${opened.step}`} step={opened.step} topic={{ id: row.id, title: String(row['title']), place: chosen }} folded={life.folded} onClose={close} onDone={done} />
      ) : null}
    </div>
  );
}
