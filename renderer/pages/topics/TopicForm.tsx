import '#renderer/pages/topics/topics.css';
import { entityOf } from '#shared/entities/index.ts';
import { raisedTopic } from '#shared/rules/raise.ts';
import { AmendTitle } from '#renderer/record/AmendTitle.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { useRaised } from '#renderer/record/useRaised.ts';
import { SimilarTopics } from '#renderer/pages/topics/SimilarTopics.tsx';
import { saveRecords } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';

const topic = entityOf('topic');

/** Registers a topic, or changes what was registered; similar ones of the same place are shown while the title is typed. */
export function TopicForm(props: { id: string | null; query: Readonly<Record<string, string>> }) {
  const { id, query } = props;
  const today = useToday();
  const raised = useRaised(query, raisedTopic);
  if (!raised) return <p className="ui-hint">正在读取…</p>;
  const source = Object.entries(query).map(([name, value]) => `${name}=${value}`).join('&');
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return (
    <div className="ui-list">
      <div className="ui-title-row">
        {id === null ? <h1>登记议题</h1> : <AmendTitle entity={topic} id={id} />}
      </div>
      <RecordForm
        entity={topic}
        id={id}
        draftKey={id === null ? `topic/new${source === '' ? '' : `/${source}`}` : undefined}
        initial={{ collectedOn: today, channel: 'channel.raised', ...(query['drive'] ? { drive: query['drive'] } : {}), ...raised }}
        omit={['number']}
        folded={id === null ? ['建议'] : []}
        submitText={id === null ? '登记' : '保存'}
        single={source !== ''}
        head={(form) => <SimilarTopics title={text(form.values['title'])} place={text(form.values['place']) || null} except={id} />}
        onCancel={() => navigate(id === null ? hrefOf(['topics']) : hrefOf(['topics', id]))}
        onSaved={(saved, { again }) => {
          const { jotting } = query;
          if (id === null && jotting) void attempt(() => saveRecords([{ entity: 'jotting', id: jotting, set: { became: saved } }]));
          if (!again) navigate(hrefOf(['topics', saved]));
        }}
      />
    </div>
  );
}
