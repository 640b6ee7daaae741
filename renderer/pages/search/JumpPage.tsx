import '#renderer/pages/search/search.css';
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import type { EntityName } from '#shared/entities/index.ts';
import { entityNames, entityOf } from '#shared/entities/index.ts';
import { ask } from '#renderer/bridge.ts';
import { HitGroup } from '#renderer/pages/search/HitGroup.tsx';
import { useAsked } from '#renderer/state/asked.ts';

const mostOfOne = 200;

/** What a person looks for first comes first; parts of a meeting or of a matter after what they belong to. */
const order: readonly EntityName[] = ['topic', 'meeting', 'problem', 'opinion', 'proposal', 'member', 'studio', 'log', 'place', 'organisation', 'council', 'minutes', 'decision'];
const rankOf = (entity: EntityName): number => (order.includes(entity) ? order.indexOf(entity) : order.length + entityNames.indexOf(entity));

/** Everything that a text was found in, grouped by what it is, with the words around it. Up and down go from hit to hit. */
export function JumpPage({ text }: { text: string }) {
  const [only, setOnly] = useState<EntityName | null>(null);
  const [asked, setAsked] = useState(text);
  const box = useRef<HTMLDivElement>(null);
  if (asked !== text) {
    setAsked(text);
    setOnly(null);
  }
  const question = { text, entity: only, limit: only ? mostOfOne : 5 };
  const first = useAsked(`searchAll ${JSON.stringify(question)}`, entityNames, () => ask('searchAll', question));
  const partial = (first.value?.unread ?? 0) > 0;
  // A first answer comes at once; what it had no time for follows by itself.
  const rest = useAsked(partial ? `searchAll ${JSON.stringify(question)} whole` : null, entityNames, () => ask('searchAll', { ...question, whole: true }));
  const value = (partial ? rest.value : undefined) ?? first.value;
  const failure = first.failure ?? rest.failure;
  const unread = value?.unread ?? 0;
  const counts = (value?.counts ?? []).toSorted((a, b) => rankOf(a.entity) - rankOf(b.entity));
  const total = counts.reduce((sum, { count }) => sum + count, 0);

  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...(box.current?.querySelectorAll<HTMLAnchorElement>('a[data-hit]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[event.key === 'ArrowDown' ? at + 1 : at - 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    // Keys only move between the links inside, which are what a person works with.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="ui-page search-page" ref={box} onKeyDown={move}>
      <h1>查找“{text}”</h1>
      {failure ? <p role="alert">{`${failure.message}${failure.fix}`}</p> : null}
      {(first.loading && !value) || (unread > 0 && counts.length === 0 && !failure) ? <p role="status">正在查找…</p> : null}
      {value && unread === 0 && counts.length === 0 ? (
        <p role="status">没有找到“{text}”。可以换两个字，输入姓名、地名的拼音首字母（如 wjg），或电话、编号中连着的三位以上数字再试。</p>
      ) : null}
      {counts.length > 0 ? (
        <p role="status" className="ui-hint">
          {`${only ? `${entityOf(only).label}中找到` : '共找到'}${unread > 0 ? '约' : ''}${total}条`}
          {unread > 0 && !failure ? `，还有${unread}条正在核对，核对完自动补上` : ''}
          {`。按上下箭头键选择，按回车键打开。`}
          {only ? (
            <button type="button" className="ui-link" onClick={() => setOnly(null)}>
              看全部
            </button>
          ) : null}
        </p>
      ) : null}
      {counts.map(({ entity, count }) => (
        <HitGroup key={entity} entity={entity} count={count} about={unread > 0} hits={(value?.hits ?? []).filter((hit) => hit.entity === entity)} onMore={() => setOnly(entity)} />
      ))}
    </div>
  );
}
