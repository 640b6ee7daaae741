import { entityOf } from '#shared/entities/index.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { useSession } from '#renderer/state/session.ts';

/** The days that differ from their weekday, as the year's notice publishes them. */
export function CalendarPages(props: { parts: readonly string[] }) {
  const years = useSession()?.yearsWithoutCalendar ?? [];
  return (
    <EntityPages
      entity={entityOf('holiday')}
      title="放假调休"
      base={['settings', 'holiday']}
      parts={props.parts}
      note={years.length > 0 ? `还没有${years.join('、')}年的放假安排，这些年的期限只按周末推算` : undefined}
      sort={{ field: 'on', down: true }}
      filters={['on', 'kind']}
      paste={['on', 'kind', 'name']}
    />
  );
}
