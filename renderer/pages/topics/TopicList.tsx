import '#renderer/pages/topics/topics.css';
import { useEffect, useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { ApproveDialog } from '#renderer/pages/topics/ApproveDialog.tsx';
import { TopicFunnel } from '#renderer/pages/topics/TopicFunnel.tsx';
import { shownTabs } from '#renderer/pages/topics/topicTabs.ts';
import { presetList, useListView } from '#renderer/state/listView.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';

const topic = entityOf('topic');

/** All topics: the counts that add up, tabs by state, the way to the triage desk. `?tab=open` opens a part. */
export function TopicList(props: { query: Readonly<Record<string, string>> }) {
  const [view, change] = useListView('topic');
  const [approving, setApproving] = useState<{ ids: readonly string[]; clear: () => void } | null>(null);
  const { tab } = props.query;
  useEffect(() => {
    if (tab === undefined) return;
    presetList('topic', { tab });
    navigate(hrefOf(['topics']), { replace: true });
  }, [tab]);
  return (
    <>
      <RecordList
        entity={topic}
        title="议题"
        note={<TopicFunnel onOpen={(next) => change({ tab: next, page: 1, selected: [] })} />}
        tabs={shownTabs(view.tab)}
        columns={['title', 'state', 'place', 'channel', 'collectedOn', 'field', 'number', 'proposer']}
        yearField="collectedOn"
        filters={['channel', 'place', 'field', 'theme', 'collectedOn', 'urgency', 'studio', 'member', 'drive', 'proposer']}
        sort={{ field: 'collectedOn', down: true }}
        rowHref={(row) => hrefOf(['topics', row.id])}
        primary={{ key: 'new', text: '登记议题', onClick: () => navigate(hrefOf(['topics', 'new'])) }}
        actions={[
          { key: 'triage', text: '筛选台', onClick: () => navigate(hrefOf(['topics', 'triage'])) },
          { key: 'compare', text: '比选打分', onClick: () => navigate(hrefOf(['topics', 'compare'])) },
          { key: 'drives', text: '征集活动', onClick: () => navigate(hrefOf(['topics', 'drives'])) },
        ]}
        bulk={(ids, clear) => [{ key: 'approve', text: `审定${ids.length}件`, onClick: () => setApproving({ ids, clear }) }, { key: 'meeting', text: `安排协商（${ids.length}件议题）`, onClick: () => navigate(hrefOf(['meetings', 'new'], { topic: ids.join(',') })) }]}
        empty={{ sentence: '还没有议题。组织交的、委员荐的、群众提的，都先登记在这里，再筛选、审定、列入协商。' }}
      />
      {approving ? (
        <ApproveDialog
          ids={approving.ids}
          onClose={() => setApproving(null)}
          onDone={(text, tx) => {
            approving.clear();
            setApproving(null);
            doneWithUndo(text, tx);
          }}
        />
      ) : null}
    </>
  );
}
