import { readSettings } from '#shared/defaults/settings.ts';
import { isDay } from '#shared/rules/day.ts';
import { ask } from '#renderer/bridge.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useList } from '#renderer/state/records.ts';

export interface UsualDeadline {
  deadline: string;
  days: number;
  warning: string | null;
}

/** The day by which a proposal assigned on `from` is usually answered, by the county's setting; undefined until it is known. */
export function useUsualDeadline(from: string | null): UsualDeadline | undefined {
  const wanted = from !== null && isDay(from) ? from : null;
  const settings = useList(wanted === null ? null : { entity: 'setting', where: [{ field: 'key', op: 'is', value: 'proposalDays' }], limit: 10 });
  const days = settings.value
    ? readSettings(settings.value.rows.map((row) => ({ key: String(row['key']), value: typeof row['value'] === 'string' ? row['value'] : null }))).proposalDays
    : null;
  const { value } = useAsked(wanted === null || days === null ? null : `countDeadline ${wanted} ${days} natural`, ['setting', 'holiday'], () =>
    ask('countDeadline', { from: wanted ?? '', days: days ?? 1, kind: 'natural' }),
  );
  return value && days !== null ? { deadline: value.deadline, days, warning: value.warning } : undefined;
}
