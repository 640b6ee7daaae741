import { useNames } from '#renderer/state/names.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { useSimilar } from '#renderer/pages/topics/useSimilar.ts';

export interface SimilarTopicsProps {
  title: string;
  place: string | null;
  except: string | null;
  /** A button beside each: 并入这一件. */
  onPick?: ((id: string) => void) | undefined;
  pickText?: string | undefined;
  /** Shown before anything can be compared. */
  hint?: string | undefined;
}

/** Topics of the same place that sound alike: plain links, since another tab has no token; what is typed stays in the draft. */
export function SimilarTopics(props: SimilarTopicsProps) {
  const { value } = useSimilar(props.title.trim() === '' ? null : props.title, props.place, props.except);
  const names = useNames(props.place === null ? [] : [props.place]);
  const items = props.title.trim() === '' ? [] : (value?.items ?? []);
  const where = props.place === null ? '全部' : (names[props.place] || '同村');
  return (
    <aside className="topic-similar" aria-label="相似议题">
      <strong>相似议题</strong>
      {items.length === 0 ? (
        <p className="ui-hint">{value && props.title.trim() !== '' ? `${where}的议题里没有发现相似的。` : (props.hint ?? '写题目时，这里列出同一个村里相似的议题。')}</p>
      ) : (
        <ul role="status" aria-label={`${items.length}个相似的议题`}>
          {items.map((item) => (
            <li key={item.id}>
              <a href={recordHref('topic', item.id) ?? '#/'}>
                {item.title}
              </a>
              <span className="ui-hint">
                {item.note} 相似{Math.round(item.score * 100)}%
              </span>
              {props.onPick ? (
                <button type="button" className="ui-link" onClick={() => props.onPick?.(item.id)}>
                  {props.pickText ?? '并入这一件'}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
