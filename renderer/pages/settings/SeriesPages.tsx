import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { EntityPages } from '#renderer/record/EntityPages.tsx';

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
      after={({ row }) => <ChildTable entity={entityOf('issue')} parent={{ field: 'series', id: row.id }} title="已用文号" sort={{ field: 'number', down: true }} readOnly empty="还没有取过文号" />}
    />
  );
}
