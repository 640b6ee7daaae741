import { Radio } from 'antd';
import { useState } from 'react';
import type { DutyRow, DutyYearView } from '#shared/contract/duty.ts';
import { percent } from '#shared/rules/numerals.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

export interface Dimension {
  key: 'sector' | 'committee' | 'group' | 'township';
  label: string;
}

const average = (rows: readonly DutyRow[]): string => (rows.length === 0 ? '—' : (Math.round((rows.reduce((sum, row) => sum + (row.total ?? 0), 0) / rows.length) * 10) / 10).toFixed(1));

/** The same year by sector, committee, group or township: shares are from counts, printed as 361/615. */
export function GroupTable({ view, dimensions }: { view: DutyYearView; dimensions: readonly Dimension[] }) {
  const [by, setBy] = useState<Dimension['key']>('sector');
  const ranked = view.rows.filter((row) => row.rank !== null);
  const share = (rows: readonly DutyRow[]): number => rows.filter((row) => row.missing.length === 0).length;
  const groups = [...Map.groupBy(ranked, (row) => row[by] || '未填')].toSorted(([, a], [, b]) => share(b) / b.length - share(a) / a.length || b.length - a.length);
  const label = dimensions.find((one) => one.key === by)?.label ?? '';
  if (ranked.length === 0) return null;
  return (
    <Section
      title="分组比较"
      note="在任委员；完成率＝必做清单全部完成的人数÷人数"
      extra={<Radio.Group value={by} onChange={(event) => setBy(dimensions.find((one) => one.key === event.target.value)?.key ?? 'sector')} options={dimensions.map((one) => ({ value: one.key, label: one.label }))} optionType="button" aria-label="分组" />}
    >
      <div className="members-scroll">
        <table className="members-lines">
          <thead>
            <tr>
              <th scope="col">{label}</th><th scope="col" className="members-number">人数</th><th scope="col" className="members-number">完成清单</th><th scope="col" className="members-number">完成率</th>
              {view.hasPoints ? <th scope="col" className="members-number">平均分</th> : null}
            </tr>
          </thead>
          <tbody>
            {[...groups, ['合计', ranked] as const].map(([name, rows]) => (
              <tr key={name}>
                <th scope="row">{name}</th><td className="members-number">{rows.length}</td><td className="members-number">{share(rows)}/{rows.length}</td><td className="members-number">{percent(share(rows), rows.length)}</td>
                {view.hasPoints ? <td className="members-number">{average(rows)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
