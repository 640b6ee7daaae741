import { entityOf } from '#shared/entities/index.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';

/** Departments, committees and companies that can be responsible for something. */
export function OrganisationPages(props: { parts: readonly string[] }) {
  return (
    <EntityPages
      entity={entityOf('organisation')}
      title="单位"
      base={['settings', 'organisation']}
      parts={props.parts}
      tabs={[
        { key: 'now', label: '现有', where: [{ field: 'until', op: 'is', value: null }] },
        { key: 'past', label: '已撤销', where: [{ field: 'until', op: 'filled', value: null }] },
        { key: 'all', label: '全部', where: [] },
      ]}
      sort={{ field: 'name', down: false }}
      filters={['kind', 'place']}
      paste={['name', 'short', 'kind', 'place', 'contact', 'phone', 'leader']}
    />
  );
}
