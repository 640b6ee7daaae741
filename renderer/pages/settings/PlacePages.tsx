import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { EntityPages } from '#renderer/record/EntityPages.tsx';

/** Villages and communities, and what lies above and below them. */
export function PlacePages(props: { parts: readonly string[] }) {
  return (
    <EntityPages
      entity={entityOf('place')}
      title="村（社区）"
      base={['settings', 'place']}
      parts={props.parts}
      tabs={[
        { key: 'now', label: '现有', where: [{ field: 'until', op: 'is', value: null }] },
        { key: 'past', label: '已撤并', where: [{ field: 'until', op: 'filled', value: null }] },
        { key: 'all', label: '全部', where: [] },
      ]}
      sort={{ field: 'code', down: false }}
      filters={['kind', 'parent']}
      paste={['name', 'kind', 'parent', 'code', 'population', 'households']}
      after={({ row }) => (
        <ChildTable
          entity={entityOf('place')}
          parent={{ field: 'parent', id: row.id }}
          title="下级"
          sort={{ field: 'code', down: false }}
          paste={['name', 'kind', 'code', 'population', 'households']}
          empty="没有下级"
        />
      )}
    />
  );
}
