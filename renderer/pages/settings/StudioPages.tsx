import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { EntityPages } from '#renderer/record/EntityPages.tsx';

/** The studios of members, with the people who sit in them. */
export function StudioPages(props: { parts: readonly string[] }) {
  return (
    <EntityPages
      entity={entityOf('studio')}
      title="委员工作室"
      base={['settings', 'studio']}
      parts={props.parts}
      filters={['kind', 'place', 'sector', 'state']}
      paste={['name', 'kind', 'level', 'place', 'state', 'address', 'platedOn', 'sector', 'host', 'keeper', 'phone']}
      after={({ row }) => (
        <ChildTable
          entity={entityOf('seat')}
          parent={{ field: 'studio', id: row.id }}
          title="成员"
          sort={{ field: 'since', down: false }}
          paste={['member', 'name', 'capacity', 'duty', 'phone', 'since', 'until']}
        />
      )}
    />
  );
}
