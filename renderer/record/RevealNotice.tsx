import { Button } from 'antd';
import type { Entity } from '#shared/entity.ts';
import { isHidden } from '#shared/rules/telling.ts';
import { ask } from '#renderer/bridge.ts';
import type { Values } from '#renderer/record/fieldText.ts';
import { isConcealed, reveal, useRevealed } from '#renderer/record/reveal.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useToday } from '#renderer/state/session.ts';

/** Over a private record: that names are not shown, the way to see them, and who has looked before. */
export function RevealNotice({ entity, row }: { entity: Entity; row: Values }) {
  const { ids } = useRevealed();
  const today = useToday();
  const id = String(row['id'] ?? '');
  const hidden = isHidden(row);
  const { value } = useAsked(hidden ? `listReveals ${id} ${ids.has(id)}` : null, [], () => ask('listReveals', { id }));
  if (!hidden) return null;
  const looks = value?.looks ?? [];
  return (
    <div className="record-notice" role="status">
      {isConcealed(row, ids) ? (
        <>
          这条{entity.label}不公开，姓名和电话没有显示。 <Button size="small" onClick={() => void reveal(entity, id)}>显示姓名</Button>
        </>
      ) : (
        <>姓名正在显示，请注意旁边有没有人。关掉程序以后又会隐去。</>
      )}
      {looks.length > 0 ? (
        <details>
          <summary>{`查看过${looks.length}次`}</summary>
          <ul>
            {looks.map((one) => (
              <li key={`${one.at} ${one.user}`}>{`${shownTime(one.at, today)}　${one.user}：${one.reason}`}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
