import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { EntityPages } from '#renderer/record/EntityPages.tsx';

/** The members of the conference as persons, with what they held. */
export function MembersPage(props: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  return (
    <EntityPages
      entity={entityOf('member')}
      title="委员名册"
      base={['members']}
      parts={props.parts}
      initial={{ state: 'memberState.serving' }}
      sort={{ field: 'number', down: false }}
      filters={['sector', 'township', 'state', 'group', 'committee', 'term']}
      paste={['name', 'number', 'gender', 'sector', 'employer', 'duty', 'phone', 'township', 'village', 'term', 'state']}
      after={({ row }) => (
        <ChildTable entity={entityOf('tenure')} parent={{ field: 'member', id: row.id }} title="任职与荣誉" sort={{ field: 'since', down: false }} paste={['kind', 'title', 'term', 'since', 'until', 'basis']} />
      )}
    />
  );
}
