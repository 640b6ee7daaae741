import { entities, entityOf } from '#shared/entities/index.ts';
import type { Field } from '#shared/fields.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

/** What each list is called on the forms, by its name: the labels of the fields that choose from it. */
function listTitles(): Map<string, string> {
  const labels = new Map<string, Set<string>>();
  for (const entity of Object.values(entities)) {
    const fields: Record<string, Field> = entity.fields;
    for (const field of Object.values(fields)) {
      if (field.kind === 'choice') labels.set(field.list, (labels.get(field.list) ?? new Set()).add(field.label));
    }
  }
  return new Map([...labels].map(([list, words]) => [list, [...words].slice(0, 3).join('、')]));
}

const titles = listTitles();

/** The words that a county may change. An entry that was used is retired and never vanishes from old records. */
export function ChoicePages(props: { parts: readonly string[] }) {
  const byList = useChoiceStore((state) => state.byList);
  const [list, ...parts] = props.parts;
  if (list !== undefined) {
    return (
      <EntityPages
        entity={entityOf('choice')}
        title={`选项：${titles.get(list) ?? list}`}
        base={['settings', 'choice', list]}
        parts={parts}
        where={[{ field: 'list', op: 'is', value: list }]}
        columns={['label', 'rank', 'colour', 'countsAs', 'retired', 'note']}
        sort={{ field: 'rank', down: false }}
        initial={{ list, rank: (byList.get(list)?.length ?? 0) + 1 }}
        omit={['list']}
      />
    );
  }
  return (
    <DetailPage title="选项清单" back={{ href: hrefOf(['settings']), text: '设置' }}>
      <Section title="清单">
        <LinkList
          empty="还没有选项清单"
          links={[...byList].map(([key, choices]) => ({
            key,
            href: hrefOf(['settings', 'choice', key]),
            title: titles.get(key) ?? key,
            note: `${choices.filter((one) => !one.retired).map((one) => one.label).slice(0, 6).join('、')}${choices.length > 6 ? '等' : ''}（${choices.length}项）`,
          }))}
        />
      </Section>
    </DetailPage>
  );
}
