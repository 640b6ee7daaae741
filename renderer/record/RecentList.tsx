import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { useVisits } from '#renderer/state/recent.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

/** What was looked at last, to go on where one was. */
export function RecentList() {
  const visits = useVisits();
  if (visits.length === 0) return null;
  return (
    <Section title="最近看过">
      <LinkList
        empty=""
        links={visits.slice(0, 8).flatMap(({ entity, id, title }) => {
          const href = isEntityName(entity) ? recordHref(entity, id) : null;
          return href && isEntityName(entity) ? [{ key: id, href, title, note: entityOf(entity).label }] : [];
        })}
      />
    </Section>
  );
}
