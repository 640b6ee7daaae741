import '#renderer/pages/topics/topics.css';
import { Button, Radio } from 'antd';
import { useMemo, useState } from 'react';
import type { TopicStepKey } from '#shared/rules/topicSteps.ts';
import { allowedTopicSteps } from '#shared/rules/topicLife.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { ApproveDialog } from '#renderer/pages/topics/ApproveDialog.tsx';
import { type Compared, compareRows, type Opinion } from '#renderer/pages/topics/compareRows.ts';
import { TopicStepDialog } from '#renderer/pages/topics/TopicStepDialog.tsx';
import { stepForm, stepStart } from '#renderer/pages/topics/topicSteps.ts';
import { statesOfOutcome } from '#renderer/pages/topics/topicTabs.ts';
import { useUser } from '#renderer/pages/topics/useFoldedTopic.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { saveRecords, useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

const most = 500;
/** What lies on the table: topics to be chosen from, or chosen ones that wait for the body. */
const stages = [
  { key: 'open', label: '没定下来的', states: statesOfOutcome('open').map((state) => `topicState.${state}`), verdicts: ['adopt', 'reserve', 'decline'] },
  { key: 'adopted', label: '待审定的', states: ['topicState.adopted'], verdicts: ['approve', 'reserve', 'decline'] },
] as const satisfies readonly { key: string; label: string; states: readonly string[]; verdicts: readonly TopicStepKey[] }[];

/** The rounds of screening side by side: who scored and said what, best mean first; the verdict is taken from here. */
export function ComparePage() {
  const today = useToday();
  const user = useUser();
  const rounds = useChoices('screeningRound');
  const [place, setPlace] = useState<string | null>(null);
  const [opened, setOpened] = useState<{ step: TopicStepKey; one: Compared; round?: string } | null>(null);
  const [at, setAt] = useState<(typeof stages)[number]['key']>('open');
  const [approving, setApproving] = useState<readonly string[] | null>(null);
  const stage = stages.find((one) => one.key === at) ?? stages[0];
  const { verdicts } = stage;
  const states = [...stage.states];
  const topics = useList({
    entity: 'topic',
    where: [{ field: 'state', op: 'in', value: states }, ...(place === null ? [] : [{ field: 'place', op: 'within' as const, value: place }])],
    sort: [{ field: 'collectedOn', down: false }],
    limit: most,
  });
  const steps = useList({ entity: 'topicStep', where: [{ field: 'topic.state', op: 'in', value: states }], limit: 20_000 });
  const compared = useMemo(() => compareRows(topics.value?.rows ?? [], steps.value?.rows ?? []), [topics.value, steps.value]);
  const names = topics.value?.names ?? {};
  // What is shown stays when it can't be read anew: a dialog may be open over it.
  const failure = (topics.value ? null : topics.failure) ?? (steps.value ? null : steps.failure);

  const adopt = (one: Compared) =>
    void attempt(async () => {
      const { tx } = await saveRecords([{ entity: 'topicStep', id: null, set: stepStart(one.row.id, 'adopt', today, user) }]);
      doneWithUndo(`已采纳“${String(one.row['title'])}”`, tx);
    });
  const unnamed = compared.some((one) => one.rounds.has(''));
  const columns = [...rounds.map(({ id, label }) => ({ id, label })), ...(unnamed ? [{ id: '', label: '没写轮次' }] : [])];
  if (failure) return <p className="ui-refusal">{`${failure.message} ${failure.fix}`}</p>;
  return (
    <div className="ui-list">
      <a className="ui-back" href={hrefOf(['topics'])}>
        ← 议题
      </a>
      <div className="ui-title-row">
        <h1>比选打分</h1>
        <span className="ui-hint" role="status">
          {topics.value ? `${stage.label}${topics.value.total}件，按平均分从高到低排${topics.value.total > most ? `，只列出最早的${most}件` : ''}` : '正在读取…'}
        </span>
        <Radio.Group value={at} onChange={(event) => setAt(event.target.value === 'adopted' ? 'adopted' : 'open')} aria-label="看哪些议题" optionType="button" options={stages.map(({ key, label }) => ({ value: key, label }))} />
        {at === 'adopted' && compared.length > 0 ? (
          <Button type="primary" onClick={() => setApproving(compared.map((one) => one.row.id))}>
            审定这{compared.length}件
          </Button>
        ) : null}
        <span className="topic-compare-place">
          <RefInput to="place" label="所属村社" placeholder="所属村社" value={place === null ? [] : [place]} onChange={(ids) => setPlace(ids[0] ?? null)} />
        </span>
      </div>
      {topics.value && compared.length === 0 ? (
        <EmptyState sentence={at === 'adopted' ? '没有等着审定的议题。' : place === null ? '议题都已经定下来了，没有要比选的。' : '这个地方没有要比选的议题。'} {...(at === 'open' ? { newText: '登记议题', onNew: () => navigate(hrefOf(['topics', 'new'])) } : {})} />
      ) : (
        <div className="record-scroll">
          <table className="record-table" aria-label="比选打分表">
            <thead>
              <tr>
                <th>议题</th>
                <th>平均分</th>
                {columns.map((round) => (
                  <th key={round.id}>{round.label}</th>
                ))}
                <th className="record-table-acts">意见</th>
              </tr>
            </thead>
            <tbody>
              {compared.map((one) => {
                const title = String(one.row['title'] ?? '');
                const allowed = allowedTopicSteps(one.folded);
                return (
                  <tr key={one.row.id}>
                    <td>
                      <a href={hrefOf(['topics', one.row.id])}>{title}</a>
                      <div className="ui-hint">{[names[String(one.row['place'])], one.folded.state === 'reserved' ? '备选' : ''].filter(Boolean).join(' · ')}</div>
                    </td>
                    <td className="record-number">
                      <strong>{one.mean ?? ''}</strong>
                    </td>
                    {columns.map((round) => (
                      <td key={round.id}>
                        <Said opinions={one.rounds.get(round.id) ?? []} />
                        {round.id === '' ? null : (
                          <Button type="link" size="small" aria-label={`${round.label}打分：${title}`} onClick={() => setOpened({ step: 'screen', one, round: round.id })}>
                            打分
                          </Button>
                        )}
                      </td>
                    ))}
                    <td className="record-table-acts topic-compare-acts">
                      {verdicts.map((step) => (
                        <Button
                          key={step}
                          size="small"
                          danger={stepForm(step).danger ?? false}
                          disabled={!allowed.includes(step)}
                          aria-label={`${stepForm(step).verb}：${title}`}
                          onClick={() => (step === 'adopt' ? adopt(one) : step === 'approve' ? setApproving([one.row.id]) : setOpened({ step, one }))}
                        >
                          {step === 'reserve' ? '备选' : stepForm(step).verb}
                        </Button>
                      ))}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {approving ? (
        <ApproveDialog
          ids={approving}
          onClose={() => setApproving(null)}
          onDone={(text, tx) => {
            setApproving(null);
            doneWithUndo(text, tx);
          }}
        />
      ) : null}
      {opened ? (
        <TopicStepDialog
          key={`${opened.one.row.id}/${opened.step}/${opened.round ?? ''}`}
          step={opened.step}
          topic={{ id: opened.one.row.id, title: String(opened.one.row['title'] ?? ''), place: null }}
          folded={opened.one.folded}
          start={opened.round ? { round: opened.round } : undefined}
          onClose={() => setOpened(null)}
          onDone={(text, tx) => {
            setOpened(null);
            doneWithUndo(text, tx);
          }}
        />
      ) : null}
    </div>
  );
}

function Said(props: { opinions: readonly Opinion[] }) {
  return props.opinions.map((one) => (
    <div key={one.id} className="topic-opinion">
      {one.score === null ? null : <strong>{one.score}</strong>} {one.text}
      {one.by === '' ? null : <span className="ui-hint">（{one.by}）</span>}
    </div>
  ));
}
