import { entityOf } from '#shared/entities/index.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';

/** Days off and make-up working days that are not in the shipped tables, or correct them. */
export function HolidayPages(props: { parts: readonly string[] }) {
  return (
    <EntityPages
      entity={entityOf('holiday')}
      title="放假调休"
      base={['settings', 'holiday']}
      parts={props.parts}
      sort={{ field: 'on', down: true }}
      filters={['kind', 'on']}
      paste={['on', 'kind', 'name']}
    />
  );
}
