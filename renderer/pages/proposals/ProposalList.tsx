import type { Filter, Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { concealed } from '#shared/rules/telling.ts';
import { isConcealed, useRevealed } from '#renderer/record/reveal.ts';
import { type ExtraColumn, RecordList } from '#renderer/record/RecordList.tsx';
import type { RecordTab } from '#renderer/record/useRecordList.ts';
import { useListView } from '#renderer/state/listView.ts';
import { useNames } from '#renderer/state/names.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useSettings } from '#renderer/state/settings.ts';
import type { LightScheme } from '#shared/rules/light.ts';
import { Light } from '#renderer/ui/StateTag.tsx';
import { inHand, useProposalLight } from '#renderer/pages/proposals/useProposalLight.ts';

const inState = (...states: readonly string[]): Filter[] => [{ field: 'state', op: 'in', value: states.map((state) => `proposalState.${state}`) }];

function tabsOf(today: string, soon: string, lights: LightScheme): RecordTab[] {
  return [
    { key: 'all', label: '全部', where: [] },
    { key: 'review', label: '待审查', where: inState('submitted', 'reviewing') },
    { key: 'filed', label: '待交办', where: inState('filed', 'prepared', 'returned') },
    { key: 'working', label: '办理中', where: inState('assigned', 'working') },
    { key: 'soon', label: lights.yellow.label, where: [...inState(...inHand), { field: 'deadlineOn', op: 'from', value: today }, { field: 'deadlineOn', op: 'to', value: soon }] },
    // Days are compared as texts: the day before today is the last overdue one.
    { key: 'overdue', label: lights.red.label, where: [...inState(...inHand), { field: 'deadlineOn', op: 'to', value: dayBefore(today) }] },
    { key: 'replied', label: '待反馈', where: inState('replied') },
    { key: 'finished', label: '已办结', where: inState('assessed', 'finished', 'archived') },
    { key: 'not', label: '未立案', where: inState('sentBack', 'combined', 'converted', 'rejected', 'withdrawn') },
  ];
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** A member, several, or a body: who the list names as the proposer. */
function Proposer({ row }: { row: Row }) {
  const member = typeof row['member'] === 'string' ? row['member'] : '';
  const names = useNames(member === '' ? [] : [member]);
  const jointly = Array.isArray(row['jointly']) ? row['jointly'].length : 0;
  const body = typeof row['body'] === 'string' ? row['body'] : '';
  const who = body === '' ? (names[member] ?? '') : body;
  const { ids } = useRevealed();
  if (who !== '' && isConcealed(row, ids)) return <>{concealed}</>;
  return <>{jointly > 0 && who !== '' ? `${who}等${jointly + 1}人` : who}</>;
}

function Deadline({ row }: { row: Row }) {
  const state = useProposalLight()(row);
  return (
    <>
      {typeof row['deadlineOn'] === 'string' ? `${row['deadlineOn']} ` : ''}
      {state ? <Light {...state} /> : null}
    </>
  );
}

const proposer: ExtraColumn = { key: 'proposer', title: '提案者', width: 10, after: 'title', render: (row) => <Proposer row={row} /> };
const deadline: ExtraColumn = { key: 'deadline', title: '办理时限', width: 12, render: (row) => <Deadline row={row} /> };

export function ProposalList() {
  const today = useToday();
  const session = useSession();
  const { lights } = useSettings();
  const township = session?.office?.level === 'township';
  const [view] = useListView('proposal');
  // What has been answered is judged by its class; what has not, by its deadline.
  const answered = ['replied', 'finished'].includes(view.tab ?? '');
  return (
    <RecordList
      entity={entityOf('proposal')}
      title="提案"
      note={township ? '本单位只登记提案，审查和办理由县政协负责' : undefined}
      tabs={township ? undefined : tabsOf(today, session?.dueSoonUntil ?? today, lights)}
      columns={township ? ['submittedOn', 'proposerKind', 'category', 'place', 'state'] : answered ? ['number', 'state', 'organisation', 'replyClass', 'satisfaction'] : ['number', 'state', 'organisation']}
      extraColumns={township || answered ? [proposer] : [proposer, deadline]}
      yearField="submittedOn"
      filters={township ? ['category', 'proposerKind', 'place', 'submittedOn'] : ['session', 'category', 'proposerKind', 'organisation', 'replyClass', 'satisfaction', 'submittedOn', 'place', 'key', 'member']}
      // What the county has received is not deleted by the one who sent it.
      keepRecords={township}
      sort={{ field: 'submittedOn', down: true }}
      rowHref={(row) => recordHref('proposal', row.id) ?? '#/'}
      primary={{ key: 'new', text: township ? '登记提案' : '新建提案', onClick: () => navigate(hrefOf(['proposals', 'new'])) }}
      actions={
        township
          ? []
          : [
              { key: 'review', text: '审查情况', onClick: () => navigate(hrefOf(['proposals', 'review'])) },
              { key: 'filed', text: '提案清单', onClick: () => navigate(hrefOf(['figures', 'ledger', 'proposalsFiled'])) },
              { key: 'assigned', text: '交办清单', onClick: () => navigate(hrefOf(['figures', 'ledger', 'proposalsAssigned'])) },
              { key: 'tracking', text: '跟踪清单', onClick: () => navigate(hrefOf(['figures', 'ledger', 'proposalsTracking'])) },
              { key: 'conversion', text: '检察建议衔接', onClick: () => navigate(hrefOf(['proposals', 'conversion'])) },
            ]
      }
      empty={{ sentence: '还没有提案。一事一案：有情况、有分析、有具体建议；也可以从工作室日志、社情民意转来。' }}
    />
  );
}
