import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { filterConditions } from '#renderer/record/listQuery.ts';
import { PasteDialog } from '#renderer/record/PasteDialog.tsx';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { useListView } from '#renderer/state/listView.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { LogTotals } from '#renderer/pages/studios/LogTotals.tsx';
import { pasteFieldsWithStudio } from '#renderer/pages/studios/logFields.ts';

const listKey = 'log';

/** The logs of all studios, with what the conditions in force add up to. */
export function LogList() {
  const entity = entityOf('log');
  const [pasting, setPasting] = useState(false);
  const [view] = useListView(listKey);
  return (
    <>
      <RecordList
        entity={entity}
        listKey={listKey}
        title="工作室日志"
        note={<LogTotals where={filterConditions(entity, view.filters)} search={view.search.trim()} />}
        columns={['heldOn', 'studio', 'kind', 'title', 'members', 'people', 'matters', 'money']}
        yearField="heldOn"
        filters={['studio', 'kind', 'place', 'campaign', 'heldOn', 'members']}
        sort={{ field: 'heldOn', down: true }}
        rowHref={(row) => recordHref('log', row.id) ?? '#/'}
        primary={{ key: 'new', text: '记日志', onClick: () => navigate(hrefOf(['studios', 'log', 'new'])) }}
        actions={[
          { key: 'paste', text: '从表格粘贴', onClick: () => setPasting(true) },
          { key: 'studios', text: '工作室', onClick: () => navigate(hrefOf(['studios'])) },
        ]}
        empty={{ sentence: '还没有日志。接待群众、走访、宣传、调解、帮扶，每做一次记一条；多条可以从Excel里复制过来粘贴。' }}
      />
      {pasting ? <PasteDialog entity={entity} fields={pasteFieldsWithStudio} onClose={() => setPasting(false)} /> : null}
    </>
  );
}
