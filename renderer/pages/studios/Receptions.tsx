import { useMemo } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { formatMonthDay, weekdayName } from '#shared/rules/day.ts';
import { ask } from '#renderer/bridge.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useList } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';

/** The reception days that the studio's rule gives in the year, with the log of each; those gone by without one stand out. */
export function Receptions({ row }: { row: Row }) {
  const today = useToday();
  const { year } = useYear();
  const { value } = useAsked(`getReceptions ${row.id} ${year}`, ['studio', 'holiday'], () => ask('getReceptions', { studio: row.id, year }));
  const logs = useList({
    entity: 'log', limit: 1000,
    where: [{ field: 'studio', op: 'is', value: row.id }, { field: 'kind', op: 'is', value: 'logKind.reception' }, { field: 'heldOn', op: 'from', value: `${year}-01-01` }, { field: 'heldOn', op: 'to', value: `${year}-12-31` }],
  });
  const byDay = useMemo(() => new Map((logs.value?.rows ?? []).map((log) => [String(log['heldOn']), log.id])), [logs.value]);
  const rule = typeof row['receptionRule'] === 'string' ? row['receptionRule'] : '';
  if (rule === '' || row['state'] === 'bodyState.stopped') return null;
  if (!value || !logs.value) return <Section title="接待日"><p className="ui-hint">正在推算…</p></Section>;
  if (value.days === null) return <Section title="接待日" note={rule}><p className="ui-refusal">“{rule}”没有读出哪天接待，所以不提醒。可以写成：每月10日、20日；每月第一个星期二；每周三；遇节假日顺延。</p></Section>;
  const next = value.days.find((day) => day.on >= today);
  const missed = value.days.filter((day) => day.on < today && !byDay.has(day.on)).length;
  return (
    <Section title="接待日" note={`${rule}。${next ? `下次：${formatMonthDay(next.on)}（${weekdayName(next.on)}）` : '今年已没有'}${missed > 0 ? `；${missed}次还没有记日志` : ''}`}>
      {value.warning ? <p className="ui-hint">{value.warning}</p> : null}
      <ul className="studios-days">
        {value.days.map((day) => {
          const log = byDay.get(day.on);
          return (
            <li key={day.on}>
              <span>{formatMonthDay(day.on)}（{weekdayName(day.on).replace('星期', '周')}）</span>
              {day.movedFrom ? <span className="ui-hint">原{formatMonthDay(day.movedFrom)}，遇假日调整</span> : null}
              {log ? <a href={hrefOf(['studios', 'log', log])}>已记日志</a> : day.on <= today ? <a href={hrefOf(['studios', 'log', 'new'], { studio: row.id, on: day.on })}><StateTag word={day.on === today ? '今天' : '没有日志'} tone={day.on === today ? 'blue' : 'orange'} />补记</a> : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
