import '#renderer/pages/problems/problems.css';
import { useEffect, useMemo, useState } from 'react';
import { paperNames, slipKinds } from '#shared/contract/papers.ts';
import { entityOf } from '#shared/entities/index.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { type ExtraColumn, RecordList } from '#renderer/record/RecordList.tsx';
import { type BulkStep, BulkStepDialog } from '#renderer/pages/problems/BulkStepDialog.tsx';
import { DeadlineLight } from '#renderer/record/DeadlineLight.tsx';
import { problemTabs, shownTabs } from '#renderer/pages/problems/problemTabs.ts';
import { presetList, useListView } from '#renderer/state/listView.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useSettings } from '#renderer/state/settings.ts';

const problem = entityOf('problem');
const slipsHref = (kind: string, ids: readonly string[]) => (ids.length === 1 ? hrefOf(['preview', kind, ids[0] ?? '']) : hrefOf(['preview', kind, 'several'], { ids: ids.join(',') }));
const bulkSteps: readonly { step: BulkStep; text: string }[] = [
  { step: 'assign', text: '交办' },
  { step: 'extend', text: '延期' },
  { step: 'supervise', text: '督办' },
  { step: 'close', text: '销号' },
];

const extraColumns: readonly ExtraColumn[] = [{ key: 'light', title: '时限状态', width: 7, after: 'deadlineOn', render: (row) => <DeadlineLight row={row} /> }];

/** All problems: tabs with counts, the light beside the deadline, steps for several at once. `?tab=overdue` opens a part. */
export function ProblemList(props: { query: Readonly<Record<string, string>> }) {
  const today = useToday();
  const dueSoonUntil = useSession()?.dueSoonUntil ?? today;
  const { quietDays, lights } = useSettings();
  const [view] = useListView('problem');
  const [bulk, setBulk] = useState<{ step: BulkStep; ids: readonly string[]; clear: () => void } | null>(null);
  const { tab } = props.query;
  useEffect(() => {
    if (tab === undefined) return;
    presetList('problem', { tab });
    // Without the query, so that going back finds the list as it was left.
    navigate(hrefOf(['problems']), { replace: true });
  }, [tab]);
  const tabs = useMemo(() => problemTabs({ today, dueSoonUntil, quietDays, lights }), [today, dueSoonUntil, quietDays, lights]);

  return (
    <>
      <RecordList
        entity={problem}
        title="办理事项"
        tabs={shownTabs(tabs, view.tab)}
        columns={['title', 'state', 'deadlineOn', 'organisation', 'place', 'kind', 'leader', 'number', 'lastStepOn']}
        extraColumns={extraColumns}
        yearField="registeredOn"
        filters={['kind', 'place', 'organisation', 'state', 'leader', 'keyItem', 'deadlineOn', 'resultClass', 'satisfaction', 'registeredOn']}
        sort={{ field: 'registeredOn', down: true }}
        rowHref={(row) => hrefOf(['problems', row.id])}
        primary={{ key: 'new', text: '登记事项', onClick: () => navigate(hrefOf(['problems', 'new'])) }}
        actions={[
          { key: 'orders', text: '点单派单', onClick: () => navigate(hrefOf(['problems', 'orders'])) },
          { key: 'grid', text: '小事批量登记', onClick: () => navigate(hrefOf(['problems', 'grid'])) },
          { key: 'supervision', text: '领导督办', onClick: () => navigate(hrefOf(['problems', 'supervision'])) },
        ]}
        bulk={(ids, clear) => [
          ...bulkSteps.map(({ step, text }) => ({ key: step, text: `${text}${ids.length}条`, onClick: () => setBulk({ step, ids, clear }) })),
          ...slipKinds.map((kind) => ({ key: kind, text: `印${paperNames[kind]}`, onClick: () => navigate(slipsHref(kind, ids)) })),
        ]}
        empty={{ sentence: '还没有办理事项。协商议定的、工作室日志里收到的、群众点单的，都登记在这里，一直跟到销号。' }}
      />
      {bulk ? (
        <BulkStepDialog
          step={bulk.step}
          ids={bulk.ids}
          onClose={() => setBulk(null)}
          onDone={(text, tx) => {
            bulk.clear();
            setBulk(null);
            doneWithUndo(text, tx);
          }}
        />
      ) : null}
    </>
  );
}
