import '#renderer/pages/topics/topics.css';
import { useMemo } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { driveTabs, driveWords } from '#renderer/pages/topics/driveWords.ts';
import { funnelParts } from '#renderer/pages/topics/topicTabs.ts';
import { presetList } from '#renderer/state/listView.ts';
import { useCounts, useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

const drive = entityOf('drive');
const shownTopics = 20;

/** `#/topics/drives`: collection drives, each with how many topics came of it against its target; `/new`, `/ID`, `/ID/edit`. */
export function DrivesPage(props: { parts: readonly string[] }) {
  const [id, edit] = props.parts;
  if (id === undefined) return <DriveList />;
  if (id === 'new' || edit === 'edit') return <DriveForm key={id} id={id === 'new' ? null : id} />;
  return <DrivePage key={id} id={id} />;
}

/** The list, with the count of each drive's topics. */
function DriveList() {
  const today = useToday();
  const tabs = useMemo(() => driveTabs(today), [today]);
  return (
    <>
      <a className="ui-back" href={hrefOf(['topics'])}>
        ← 议题
      </a>
      <RecordList
        entity={drive}
        title="征集活动"
        tabs={tabs}
        columns={['name', 'since', 'until', 'place']}
        extraColumns={[{ key: 'got', title: '已征集', width: 12, after: 'name', render: (row) => <Got id={row.id} target={typeof row['target'] === 'number' ? row['target'] : null} /> }]}
        filters={['place', 'since']}
        sort={{ field: 'since', down: true }}
        rowHref={(row) => hrefOf(['topics', 'drives', row.id])}
        primary={{ key: 'new', text: '新建征集活动', onClick: () => navigate(hrefOf(['topics', 'drives', 'new'])) }}
        empty={{ sentence: '还没有征集活动。在一段时间里专门征集议题或金点子的，建一个活动，登记议题时选上它，就单独计数。' }}
      />
    </>
  );
}

function Got(props: { id: string; target: number | null }) {
  const counts = useCounts('topic', [[{ field: 'drive', op: 'is', value: props.id }]]).value;
  return <span>{counts ? driveWords(counts[0] ?? 0, props.target) : ''}</span>;
}

function DriveForm(props: { id: string | null }) {
  const today = useToday();
  const place = useSession()?.office?.place ?? null;
  const back = props.id === null ? hrefOf(['topics', 'drives']) : hrefOf(['topics', 'drives', props.id]);
  return (
    <div className="ui-list">
      <h1>{props.id === null ? '新建征集活动' : '修改征集活动'}</h1>
      <RecordForm entity={drive} id={props.id} initial={{ since: today, place }} single onCancel={() => navigate(back)} onSaved={(id) => navigate(hrefOf(['topics', 'drives', id]))} />
    </div>
  );
}

/** One drive: how far it is, what became of its topics, the topics. */
function DrivePage({ id }: { id: string }) {
  const ofDrive = { field: 'drive', op: 'is', value: id } as const;
  const topics = useList({ entity: 'topic', where: [ofDrive], sort: [{ field: 'collectedOn', down: true }], limit: shownTopics }).value;
  const counts = useCounts('topic', [[ofDrive], ...funnelParts.map((part) => [...part.where, ofDrive])]).value;
  const openAll = () => {
    presetList('topic', { tab: 'all', filters: { drive: [id] } });
    navigate(hrefOf(['topics']));
  };
  return (
    <RecordPage
      entity={drive}
      id={id}
      back={{ href: hrefOf(['topics', 'drives']), text: '征集活动' }}
      editHref={hrefOf(['topics', 'drives', id, 'edit'])}
      links={[]}
      head={() => ({ next: { key: 'topic', text: '登记议题', onClick: () => navigate(hrefOf(['topics', 'new'], { drive: id })) } })}
      before={(detail) => (
        <Section
          title="征集情况"
          extra={
            <button type="button" className="ui-link" onClick={openAll}>
              全部{counts?.[0] ?? 0}件
            </button>
          }
        >
          <p role="status">
            {driveWords(counts?.[0] ?? 0, typeof detail.row['target'] === 'number' ? detail.row['target'] : null)}
            {counts && (counts[0] ?? 0) > 0 ? `：${funnelParts.map((part, i) => `${part.label}${counts[i + 1] ?? 0}`).join('，')}` : ''}
          </p>
          <LinkList
            empty="还没有议题"
            links={(topics?.rows ?? []).map((row) => ({
              key: row.id,
              href: hrefOf(['topics', row.id]),
              title: String(row['title'] ?? ''),
              note: [topics?.names[String(row['place'])], String(row['collectedOn']), topics?.names[String(row['state'])]].filter(Boolean).join(' · '),
            }))}
          />
          {(topics?.total ?? 0) > shownTopics ? <p className="ui-hint">只列出最近的{shownTopics}件。</p> : null}
        </Section>
      )}
    />
  );
}
