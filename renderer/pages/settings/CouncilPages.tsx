import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { EntityPages } from '#renderer/record/EntityPages.tsx';

/** The standing bodies that consult, with the people who sit in them. */
export function CouncilPages(props: { parts: readonly string[] }) {
  return (
    <EntityPages
      entity={entityOf('council')}
      title="协商议事会"
      base={['settings', 'council']}
      parts={props.parts}
      initial={{ kind: 'councilKind.council', level: 'level.village', state: 'bodyState.running' }}
      filters={['kind', 'level', 'place', 'state']}
      paste={['name', 'kind', 'level', 'place', 'state', 'platedOn', 'convener', 'convenerDuty', 'phone']}
      after={({ row }) => (
        <ChildTable
          entity={entityOf('seat')}
          parent={{ field: 'council', id: row.id }}
          title="成员"
          sort={{ field: 'since', down: false }}
          paste={['member', 'name', 'capacity', 'duty', 'phone', 'since', 'until']}
        />
      )}
    />
  );
}
