import { Radio } from 'antd';
import { parseDay } from '#shared/rules/parseDay.ts';
import type { Query } from '#renderer/pages/figures/parts.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';

/** Which days and which place; kept in the address, so that going back finds it. */
export function PeriodBar(props: { parts: readonly string[]; query: Query; year: number }) {
  const { query } = props;
  const today = useToday();
  const kind = query['kind'] ?? 'year';
  const change = (part: Record<string, string | null>) => {
    const next = Object.fromEntries(Object.entries({ ...query, ...part }).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));
    navigate(hrefOf(['figures', ...props.parts], next), { replace: true });
  };
  const parse = (text: string) => parseDay(text, today);
  return (
    <div className="figures-period" role="search" aria-label="统计范围">
      <Radio.Group optionType="button" value={kind} onChange={(event) => change({ kind: String(event.target.value) })} options={[{ value: 'year', label: `${props.year}年` }, { value: 'statistics', label: '统计年度' }, { value: 'term', label: '本届' }, { value: 'dates', label: '自选日期' }]} />
      {kind === 'dates' ? (
        <>
          <DateField label="起" value={query['from'] ?? `${props.year}-01-01`} parse={parse} onChange={(from) => change({ from })} />
          <span>至</span>
          <DateField label="止" value={query['to'] ?? today} parse={parse} onChange={(to) => change({ to })} />
        </>
      ) : null}
      <div className="figures-place">
        <RefInput label="范围" placeholder="全部地方" to="place" value={query['place'] ? [query['place']] : []} onChange={(ids) => change({ place: ids[0] ?? null })} />
      </div>
    </div>
  );
}
