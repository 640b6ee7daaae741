import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { ask } from '#renderer/bridge.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { listHref, recordHref } from '#renderer/state/recordHref.ts';
import { useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

/** A draft's key ends in the query of its form's address, where the form began with what another record gave it. */
function presetOf(key: string): string {
  const [, query] = /\/new[/?]([^/?]+=.*)$/.exec(key) ?? [];
  return query === undefined ? '' : `?${query}`;
}

/** What was typed and not saved yet: nothing is lost, and nothing is forgotten. */
export function DraftList() {
  const today = useToday();
  const { value } = useAsked(`listDrafts ${today}`, [], () => ask('listDrafts', {}));
  const drafts = (value?.drafts ?? []).filter((draft) => isEntityName(draft.entity)).slice(0, 5);
  if (drafts.length === 0) return null;
  return (
    <Section title="没有写完的">
      <LinkList
        empty=""
        links={drafts.map(({ key, entity, id, savedAt }) => ({
          key,
          href: `${(id !== null && recordHref(entity, id)) || (isEntityName(entity) ? listHref(entity) : '#/')}${id === null ? '/new' : '/edit'}${presetOf(key)}`,
          title: `${isEntityName(entity) ? entityOf(entity).label : entity}${id === null ? '（新建）' : '（修改）'}`,
          note: shownTime(savedAt, today),
        }))}
      />
    </Section>
  );
}
