import { Fragment } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { filterConditions } from '#renderer/record/listQuery.ts';
import { funnelParts } from '#renderer/pages/topics/topicTabs.ts';
import { useListView } from '#renderer/state/listView.ts';
import { useCounts } from '#renderer/state/records.ts';

const topic = entityOf('topic');

/** The counts of the stage, under the filters in force: each figure opens its rows, and they add up. */
export function TopicFunnel(props: { onOpen: (tab: string) => void }) {
  const [view] = useListView('topic');
  const shared = filterConditions(topic, view.filters);
  const counts = useCounts('topic', [[], ...funnelParts.map((part) => part.where)].map((where) => [...where, ...shared]), view.search.trim()).value;
  if (!counts) return null;
  return (
    <div className="topic-funnel" role="group" aria-label="议题去向">
      征集
      <button type="button" className="ui-link" onClick={() => props.onOpen('all')}>
        {counts[0]}件
      </button>
      {funnelParts.map((part, i) => (
        <Fragment key={part.key}>
          <span>{i === 0 ? '=' : '+'}</span>
          <span>
            {part.label}
            <button type="button" className="ui-link" aria-label={`${part.label}${counts[i + 1] ?? 0}件`} onClick={() => props.onOpen(part.tab)}>
              {counts[i + 1]}
            </button>
          </span>
        </Fragment>
      ))}
    </div>
  );
}
