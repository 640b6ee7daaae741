import { concealed } from '#shared/rules/telling.ts';
import { isConcealed, useRevealed } from '#renderer/record/reveal.ts';
import { useState } from 'react';
import type { Filter, Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { type ExtraColumn, RecordList } from '#renderer/record/RecordList.tsx';
import type { RecordTab } from '#renderer/record/useRecordList.ts';
import { useNames } from '#renderer/state/names.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { IssueDialog } from '#renderer/pages/opinions/IssueDialog.tsx';

const inState = (...states: string[]): Filter[] => [{ field: 'state', op: 'in', value: states.map((state) => `opinionState.${state}`) }];

/** By the work that waits; 已采用 cuts across, since it says how far up a report came and not where its work stands. */
const tabs: readonly RecordTab[] = [
  { key: 'all', label: '全部', where: [] },
  { key: 'reported', label: '待采编', where: inState('reported') },
  { key: 'returned', label: '退回修改', where: inState('returned') },
  { key: 'edited', label: '待编发', where: inState('edited', 'signed') },
  { key: 'issued', label: '已编发', where: inState('issued') },
  { key: 'adopted', label: '已采用', where: [{ field: 'adopted', op: 'filled', value: null }] },
  { key: 'kept', label: '留存和转提案', where: inState('kept', 'converted') },
  { key: 'archived', label: '已归档', where: inState('archived') },
];

/** The member who reports, else whoever was written down. */
function Reporter({ row }: { row: Row }) {
  const member = typeof row['member'] === 'string' ? row['member'] : '';
  const names = useNames(member === '' ? [] : [member]);
  const { ids } = useRevealed();
  if (isConcealed(row, ids)) return <>{concealed}</>;
  return <>{member === '' ? String(row['author'] ?? '') : (names[member] ?? '')}</>;
}

const extraColumns: readonly ExtraColumn[] = [{ key: 'who', title: '反映人', width: 10, after: 'reportedOn', render: (row) => <Reporter row={row} /> }];

/** Opinions; what is edited and signed off is issued together from here, several as one 期. */
export function OpinionList() {
  const issues = useSession()?.office?.level !== 'township';
  const [issuing, setIssuing] = useState<{ ids: readonly string[]; clear: () => void } | null>(null);
  return (
    <>
      <RecordList
        entity={entityOf('opinion')}
        title="社情民意"
        tabs={tabs}
        columns={['number', 'reportedOn', 'place', 'state', 'adopted']}
        extraColumns={extraColumns}
        yearField="reportedOn"
        filters={['place', 'theme', 'member', 'adopted', 'reportedOn', 'authorKind', 'urgent', 'excellent']}
        sort={{ field: 'reportedOn', down: true }}
        rowHref={(row) => recordHref('opinion', row.id) ?? '#/'}
        primary={{ key: 'new', text: '新建社情民意', onClick: () => navigate(hrefOf(['opinions', 'new'])) }}
        actions={[{ key: 'ranking', text: '采用排名', onClick: () => navigate(hrefOf(['opinions', 'ranking'])) }]}
        empty={{ sentence: '还没有社情民意信息。一事一报：写清情况，提出建议；也可以从工作室日志转来。' }}
        bulk={(ids, clear) => (issues ? [{ key: 'issue', text: `编发${ids.length}条为一期`, onClick: () => setIssuing({ ids, clear }) }] : [])}
      />
      {issuing ? <IssueDialog opinions={issuing.ids} onClose={() => setIssuing(null)} onIssued={issuing.clear} /> : null}
    </>
  );
}
