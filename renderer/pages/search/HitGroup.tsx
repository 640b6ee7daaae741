import { Button } from 'antd';
import type { Hit } from '#shared/contract/records.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { Marked } from '#renderer/pages/search/Marked.tsx';
import { recordHref } from '#renderer/state/recordHref.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** What was found of one kind: each a link, where it stands below; all of them on request. `about`: the count is an estimate. */
export function HitGroup(props: { entity: EntityName; count: number; about: boolean; hits: readonly Hit[]; onMore: () => void }) {
  const { entity, count, about, hits, onMore } = props;
  return (
    <Section title={`${entityOf(entity).label}（${about ? '约' : ''}${count}）`}>
      <ul className="ui-links">
        {hits.map((hit) => (
          <li key={hit.id}>
            <a data-hit href={recordHref(hit.entity, hit.id) ?? '#/'}>
              {hit.inTitle ? <Marked text={hit.title} mark={hit.mark} /> : hit.title === '' ? '（没有名称）' : hit.title}
            </a>
            {hit.of === '' || hit.of === hit.title ? null : <span className="ui-hint search-of">{hit.of}</span>}
            {hit.inTitle || hit.excerpt === '' ? null : (
              <span className="ui-hint">
                {`${hit.label}：`}
                <Marked text={hit.excerpt} mark={hit.mark} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {count > hits.length ? (
        <Button type="link" onClick={onMore}>
          {hits.length < 10 ? `再看更多${entityOf(entity).label}` : '显示最多200条'}
        </Button>
      ) : null}
    </Section>
  );
}
