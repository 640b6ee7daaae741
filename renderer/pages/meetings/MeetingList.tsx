import { useMemo, useState } from 'react';
import { entities } from '#shared/entities/index.ts';
import { addDays } from '#shared/rules/day.ts';
import { CopyLastDialog } from '#renderer/pages/meetings/CopyLastDialog.tsx';
import { ManyPapersDialog } from '#renderer/print/ManyPapersDialog.tsx';
import { RecordList } from '#renderer/record/RecordList.tsx';
import type { RecordTab } from '#renderer/record/useRecordList.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';

function tabsAt(today: string): RecordTab[] {
  const standing = { field: 'cancelledOn', op: 'is', value: null } as const;
  return [
    { key: 'all', label: '全部', where: [] },
    { key: 'planned', label: '计划中', where: [{ field: 'heldOn', op: 'from', value: today }, standing] },
    { key: 'held', label: '已召开', where: [{ field: 'heldOn', op: 'to', value: addDays(today, -1) }, standing] },
    {
      key: 'minutes',
      label: '待纪要',
      where: [{ field: 'heldOn', op: 'to', value: today }, standing, { field: 'minutesNumber', op: 'is', value: null }, { field: 'light', op: 'isNot', value: true }],
    },
    { key: 'cancelled', label: '已取消', where: [{ field: 'cancelledOn', op: 'filled', value: null }] },
  ];
}

/** All meetings: what is planned, what was held, what waits for its minutes. */
export function MeetingList() {
  const today = useToday();
  const [copying, setCopying] = useState(false);
  const [exporting, setExporting] = useState<readonly string[] | null>(null);
  const tabs = useMemo(() => tabsAt(today), [today]);
  const create = () => navigate(hrefOf(['meetings', 'new']));
  return (
    <>
      <RecordList
        entity={entities.meeting}
        title="协商活动"
        tabs={tabs}
        columns={['title', 'heldOn', 'form', 'place', 'due', 'present', 'stage', 'minutesNumber']}
        yearField="heldOn"
        filters={['form', 'level', 'brand', 'place', 'council', 'heldOn', 'studio', 'category', 'stage', 'keyItem', 'light', 'review']}
        sort={{ field: 'heldOn', down: true }}
        rowHref={(row) => hrefOf(['meetings', row.id])}
        primary={{ key: 'new', text: '新建协商活动', onClick: create }}
        bulk={(ids) => [{ key: 'minutes', text: `导出${ids.length}份纪要`, onClick: () => setExporting(ids) }]}
        actions={[
          { key: 'copy', text: '复制上次', onClick: () => setCopying(true) },
          { key: 'light', text: '记一次院坝协商', onClick: () => navigate(hrefOf(['meetings', 'new'], { light: '1' })) },
        ]}
      />
      {exporting ? <ManyPapersDialog kind="minutes" subjects={exporting} onClose={() => setExporting(null)} /> : null}
      {copying ? <CopyLastDialog onClose={() => setCopying(false)} /> : null}
    </>
  );
}
