import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { PasteDialog } from '#renderer/record/PasteDialog.tsx';
import { type ExtraColumn, RecordList } from '#renderer/record/RecordList.tsx';
import { useChoices } from '#renderer/state/choices.ts';
import { useListView } from '#renderer/state/listView.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';
import { ofOffice, otherColumns, pasteFields, planColumns, planLedgers } from '#renderer/pages/plans/planColumns.ts';
import { PlanState } from '#renderer/pages/plans/PlanState.tsx';

const listKey = 'planItem';
const extraColumns: readonly ExtraColumn[] = [{ key: 'stateNow', title: '状态', width: 9, after: 'title', render: (row) => <PlanState row={row} /> }];

/** The year's plan, the months' key work, the weeks' tasks and the lists of the office, one tab each. */
export function PlanList() {
  const { year } = useYear();
  const session = useSession();
  const [view] = useListView(listKey);
  const [pasting, setPasting] = useState(false);
  const all = useChoices('planKind');
  const kinds = session?.office?.level === 'township' ? all.filter((one) => !ofOffice.includes(one.countsAs ?? one.id)) : all;
  const kind = kinds.find((one) => one.id === view.tab) ?? kinds[0];
  if (!kind) return <p className="ui-hint">正在读取…</p>;
  const ledger = planLedgers[kind.countsAs ?? kind.id];
  const preset = { kind: kind.id, year, state: 'planState.planned', place: session?.office?.place ?? null };
  return (
    <>
      <RecordList
        entity={entityOf('planItem')}
        listKey={listKey}
        title={`${year}年工作计划`}
        tabs={kinds.map((one) => ({ key: one.id, label: one.label, where: [{ field: 'kind', op: 'is', value: one.id }] }))}
        where={[{ field: 'year', op: 'is', value: year }]}
        columns={planColumns[kind.countsAs ?? kind.id] ?? otherColumns}
        extraColumns={extraColumns}
        filters={['state', 'place', 'office', 'dueOn', 'doer', 'month', 'weekOn']}
        sort={{ field: 'dueOn', down: false }}
        rowHref={(row) => recordHref('planItem', row.id) ?? '#/'}
        primary={{ key: 'new', text: '新增事项', onClick: () => navigate(hrefOf(['plans', 'new'], { kind: kind.id })) }}
        actions={[
          ...(ledger === undefined ? [] : [{ key: 'ledger', text: '打印和导出', onClick: () => navigate(hrefOf(['figures', 'ledger', ledger])) }]),
          { key: 'paste', text: '从表格粘贴', onClick: () => setPasting(true) },
        ]}
        empty={{ sentence: `${year}年还没有“${kind.label}”的事项。` }}
      />
      {pasting ? <PasteDialog entity={entityOf('planItem')} fields={pasteFields} preset={preset} onClose={() => setPasting(false)} /> : null}
    </>
  );
}
