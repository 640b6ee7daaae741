import type { Hit } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { ask } from '#renderer/bridge.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { LinkList } from '#renderer/ui/LinkList.tsx';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** Everything that a text was found in, grouped by what it is, with the words around it. */
export function JumpPage({ text }: { text: string }) {
  const { value, failure, loading } = useAsked(`searchAll ${text}`, ['topic', 'meeting', 'problem', 'member', 'log'], async () => (await ask('searchAll', { text, limit: 100 })).hits);
  const groups = new Map<string, Hit[]>();
  for (const hit of value ?? []) groups.set(hit.entity, [...(groups.get(hit.entity) ?? []), hit]);
  return (
    <div className="ui-page">
      <h1>查找“{text}”</h1>
      {failure ? <p role="alert">{`${failure.message}${failure.fix}`}</p> : null}
      {loading && !value ? <p role="status">正在查找…</p> : null}
      {value?.length === 0 ? <p role="status">没有找到“{text}”。可以换两个字，或者输入姓名、地名的拼音首字母再试。</p> : null}
      {[...groups.values()].map((hits) => {
        const [first] = hits;
        if (!first) return null;
        return (
          <Section key={first.entity} title={`${entityOf(first.entity).label}（${hits.length}）`}>
            <LinkList
              empty=""
              links={hits.map((hit) => ({ key: hit.id, href: recordHref(hit.entity, hit.id) ?? '#/', title: hit.title, note: hit.excerpt === '' ? '' : `${hit.label}：${hit.excerpt}` }))}
            />
          </Section>
        );
      })}
    </div>
  );
}
