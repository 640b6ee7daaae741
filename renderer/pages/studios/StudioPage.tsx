import '#renderer/pages/studios/studios.css';
import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useYear } from '#renderer/state/year.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { Checklist } from '#renderer/pages/studios/Checklist.tsx';
import { LogTotals } from '#renderer/pages/studios/LogTotals.tsx';
import { Receptions } from '#renderer/pages/studios/Receptions.tsx';
import { StudioLogs } from '#renderer/pages/studios/StudioLogs.tsx';

/** One studio: how it stands by the county's standard, the year's figures, its members and its logs. */
export function StudioPage({ id }: { id: string }) {
  const { year } = useYear();
  const inYear = [
    { field: 'studio', op: 'is' as const, value: id },
    { field: 'heldOn', op: 'from' as const, value: `${year}-01-01` },
    { field: 'heldOn', op: 'to' as const, value: `${year}-12-31` },
  ];
  return (
    <RecordPage
      entity={entityOf('studio')}
      id={id}
      back={{ href: hrefOf(['studios']), text: '委员工作室' }}
      editHref={hrefOf(['studios', id, 'edit'])}
      omit={['checklist', 'wall']}
      head={({ row }) => ({
        states: stateOf(row),
        next: row.deleted ? undefined : { key: 'log', text: '记日志', onClick: () => navigate(hrefOf(['studios', 'log', 'new'], { studio: id })) },
      })}
      actions={() => [{ key: 'year', text: `${year}年情况表`, onClick: () => navigate(hrefOf(['preview', 'studioYear', `${id}.${year}`], { back: `studios/${id}` })) }]}
      before={({ row }) => (
        <>
          <Section title={`${year}年`}>
            <LogTotals where={inYear} />
          </Section>
          <Receptions row={row} />
          <Checklist row={row} />
        </>
      )}
      after={() => (
        <>
          <ChildTable
            entity={entityOf('seat')}
            parent={{ field: 'studio', id }}
            title="成员"
            columns={['member', 'name', 'capacity', 'duty', 'phone', 'since', 'until']}
            initial={{ capacity: 'capacity.member' }}
            paste={['member', 'name', 'capacity', 'duty', 'phone', 'since']}
            empty="还没有成员。委员从名册里选，不是委员的写姓名。"
          />
          <StudioLogs studio={id} />
        </>
      )}
      links={[
        { entity: 'topic', field: 'studio' },
        { entity: 'problem', field: 'studio' },
        { entity: 'opinion', field: 'studio' },
      ]}
    />
  );
}

/** Only what is out of the ordinary is said at the head. */
function stateOf(row: Row): { word: string; tone: 'yellow' | 'grey' }[] {
  if (row['state'] === 'bodyState.stopped') return [{ word: '停用', tone: 'grey' }];
  return row['state'] === 'bodyState.building' ? [{ word: '筹建（改造）中', tone: 'yellow' }] : [];
}
