import '#renderer/pages/studios/studios.css';
import type { Filter } from '#shared/contract/records.ts';
import { logTotals } from '#renderer/pages/studios/logFields.ts';
import { useSums } from '#renderer/state/records.ts';

const fields = logTotals.map((one) => one.field);
// Tenths of cents come from adding halves in binary, not from the books.
const shown = (value: number) => (Math.round(value * 100) / 100).toLocaleString('zh-CN');

/** How many activities, and what they add up to, over all logs that match: not only those of the page shown. */
export function LogTotals(props: { where: Filter[]; search?: string | undefined }) {
  const { value, failure } = useSums('log', props.where, fields, props.search ?? '');
  if (failure) return <p className="ui-refusal">{failure.message}</p>;
  if (!value) return <p className="ui-hint">正在读取…</p>;
  return (
    <div className="studios-totals" role="status" aria-label="合计">
      <div>
        活动<strong>{value.count}</strong>次
      </div>
      {logTotals.map(({ field, label, unit }) => (
        <div key={field}>
          {label}
          <strong>{shown(value.sums[field] ?? 0)}</strong>
          {unit}
        </div>
      ))}
    </div>
  );
}
