import { entities, type EntityName, entityNames, entityOf } from '#shared/entities/index.ts';
import { type Field, isSet } from '#shared/fields.ts';
import { fieldText } from '#renderer/record/fieldText.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { useList } from '#renderer/state/records.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

export interface LinkSource {
  entity: EntityName;
  field: string;
}

/** Every ref field of another entity that can name a record of this one; parts are left out, they have tables of their own. */
export function linkSources(entity: EntityName): LinkSource[] {
  return entityNames.flatMap((name) => {
    const fields: Record<string, Field> = entities[name].fields;
    const parents = entityOf(name).parents ?? [];
    return Object.entries(fields)
      .filter(([key, field]) => field.kind === 'ref' && field.to === entity && !parents.includes(key))
      .map(([field]) => ({ entity: name, field }));
  });
}

const shownAtFirst = 20;

export interface LinksPanelProps {
  entity: EntityName;
  id: string;
  /** By default all that can refer to it. */
  sources?: readonly LinkSource[] | undefined;
  title?: string | undefined;
}

/** The records that refer to this one, by what they are; kinds without any are not shown. */
export function LinksPanel(props: LinksPanelProps) {
  const sources = props.sources ?? linkSources(props.entity);
  if (sources.length === 0) return null;
  return (
    <Section title={props.title ?? '相关记录'}>
      <div className="record-links">
        {sources.map((source) => (
          <Links key={`${source.entity}.${source.field}`} source={source} id={props.id} />
        ))}
      </div>
    </Section>
  );
}

function Links(props: { source: LinkSource; id: string }) {
  const { entity: name, field } = props.source;
  const entity = entityOf(name);
  const definition = entity.fields[field];
  const list = useList({ entity: name, where: [{ field, op: definition && isSet(definition) ? 'has' : 'is', value: definition && isSet(definition) ? [props.id] : props.id }], limit: shownAtFirst });
  const { value } = list;
  if (!value || value.total === 0) return null;
  const title = entity.fields[entity.title];
  const dayKey = Object.keys(entity.fields).find((key) => entity.fields[key]?.kind === 'day');
  return (
    <>
      <h3>
        {entity.label}（{definition?.label}）：{value.total}条
      </h3>
      <LinkList
        empty=""
        links={value.rows.map((row) => ({
          key: row.id,
          href: recordHref(name, row.id) ?? '#/',
          title: (title ? fieldText(title, row[entity.title], value.names) : '') || '（没有名称）',
          note: dayKey && typeof row[dayKey] === 'string' ? row[dayKey] : undefined,
        }))}
      />
      {value.total > shownAtFirst ? <p className="ui-hint">只列出最近的{shownAtFirst}条，共{value.total}条。</p> : null}
    </>
  );
}
