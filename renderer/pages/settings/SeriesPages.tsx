import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { seriesFindings } from '#shared/rules/numbering.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { useList } from '#renderer/state/records.ts';

/** Series of paper numbers, each with every number that it has given. */
export function SeriesPages(props: { parts: readonly string[] }) {
  return (
    <EntityPages
      entity={entityOf('series')}
      title="文号序列"
      base={['settings', 'series']}
      parts={props.parts}
      sort={{ field: 'year', down: true }}
      filters={['kind', 'year']}
      after={({ row }) => <Numbers series={row} />}
    />
  );
}

/** Every number given, with what is missing or given twice; a voided one stays in the list and never comes back. */
function Numbers({ series }: { series: Row }) {
  const [voiding, setVoiding] = useState<Row | null>(null);
  const { value } = useList({ entity: 'issue', where: [{ field: 'series', op: 'is', value: series.id }], limit: 100_000 });
  const { missing, twice } = seriesFindings({ start: Number(series['start'] ?? 1), issued: (value?.rows ?? []).map((row) => Number(row['number'])) });
  const found = [missing.length > 0 ? `缺号：${missing.join('、')}` : '', twice.length > 0 ? `重号：${twice.join('、')}` : ''].filter((text) => text !== '');
  return (
    <>
      <ChildTable
        entity={entityOf('issue')}
        parent={{ field: 'series', id: series.id }}
        title="已用文号"
        note={found.length > 0 ? found.join('；') : undefined}
        columns={['text', 'number', 'on', 'title', 'voidedOn', 'voidReason']}
        sort={{ field: 'number', down: true }}
        readOnly
        empty="还没有取过文号"
        rowExtra={(row) => (row['voidedOn'] ? null : <Button type="link" size="small" danger onClick={() => setVoiding(row)}>作废</Button>)}
      />
      {voiding ? (
        <RecordDialog
          entity={entityOf('issue')}
          id={voiding.id}
          only={['voidedOn', 'voidReason']}
          single
          title={`作废${String(voiding['text'])}`}
          head={<p className="ui-hint">作废的号仍列在这里，以后不会再用。日期可以写“今天”。</p>}
          okText={`作废${String(voiding['text'])}`}
          onClose={() => setVoiding(null)}
        />
      ) : null}
    </>
  );
}
