import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { LinksPanel, type LinkSource } from '#renderer/record/LinksPanel.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { ActionButtons } from '#renderer/ui/ActionButtons.tsx';

/** What a matter heard at a studio can become; the new form opens with the log as its source. */
const raised = [
  { page: 'topics', text: '转为议题' },
  { page: 'problems', text: '转为办理事项' },
  { page: 'opinions', text: '转为社情民意' },
  { page: 'proposals', text: '转为提案' },
] as const;

const became: readonly LinkSource[] = [
  { entity: 'topic', field: 'log' },
  { entity: 'problem', field: 'log' },
  { entity: 'opinion', field: 'log' },
  { entity: 'proposal', field: 'fromLog' },
];

export function LogPage({ id }: { id: string }) {
  return (
    <RecordPage
      entity={entityOf('log')}
      id={id}
      back={{ href: hrefOf(['studios', 'logs']), text: '工作室日志' }}
      editHref={hrefOf(['studios', 'log', id, 'edit'])}
      actions={({ row }) => [
        { key: 'another', text: '再记一条', onClick: () => navigate(hrefOf(['studios', 'log', 'new'], typeof row['studio'] === 'string' ? { studio: row['studio'] } : {})) },
      ]}
      before={({ row }) => <Raise row={row} />}
      after={() => <LinksPanel entity="log" id={id} sources={became} title="由这条日志转出的" />}
      links={[]}
    />
  );
}

function Raise({ row }: { row: Row }) {
  if (row.deleted) return null;
  const matters = row['matters'];
  return (
    <Section title="反映的事怎么办" note={typeof matters === 'number' && matters > 0 ? `收集问题${matters}件` : '转出以后，来源会一直连着这条日志'}>
      <div className="ui-buttons">
        <ActionButtons shown={4} actions={raised.map(({ page, text }) => ({ key: page, text, onClick: () => navigate(hrefOf([page, 'new'], { log: row.id })) }))} />
      </div>
    </Section>
  );
}
