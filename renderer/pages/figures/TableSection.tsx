import { Select } from 'antd';
import { useState } from 'react';
import type { FigureTable } from '#shared/contract/figures.ts';
import { Basis } from '#renderer/pages/figures/Basis.tsx';
import { Chart } from '#renderer/pages/figures/Chart.tsx';
import { Num } from '#renderer/pages/figures/Num.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';

/** More bars than this nobody reads; the table has them all. */
const mostBars = 16;

/** One way of dividing the figures: the chart of one or two columns, and the table of all, each number a link. */
export function TableSection(props: { table: FigureTable; onDrawn?: () => void }) {
  const { table, onDrawn } = props;
  const [chosen, setChosen] = useState<string[]>(() => table.columns.slice(0, table.key === 'month' ? 2 : 1).map((one) => one.key));
  const columns = table.columns.flatMap((one, i) => (chosen.includes(one.key) ? [{ ...one, i }] : []));
  const lying = table.key !== 'month';
  const main = columns[0]?.i ?? 0;
  const bars = lying ? table.rows.toSorted((a, b) => (b.cells[main]?.value ?? 0) - (a.cells[main]?.value ?? 0)).slice(0, mostBars) : table.rows;
  const sent = table.rows.some((row) => row.sent !== null);
  return (
    <section className="figures-section">
      <div className="figures-head">
        <h2>{table.label}</h2>
        <label className="figures-choose">
          图上显示
          <Select mode="multiple" aria-label="图上显示" value={chosen} maxCount={3} onChange={(keys: string[]) => keys.length > 0 && setChosen(keys)} options={table.columns.map((one) => ({ value: one.key, label: one.label }))} popupMatchSelectWidth={false} />
        </label>
      </div>
      <Chart onDrawn={onDrawn} label={`${table.label}的柱状图，数字见表`} lying={lying} data={{ labels: bars.map((row) => row.label), series: columns.map((one) => ({ name: `${one.label}（${one.unit}）`, values: bars.map((row) => row.cells[one.i]?.value ?? 0) })) }} />
      {lying && table.rows.length > mostBars ? <p className="ui-hint">图上只画前{mostBars}项，全部见下表。</p> : null}
      <div className="figures-scroll">
        <table className="figures-table figures-full">
          <thead>
            <tr>
              <th scope="col">{table.label.replace('按', '')}</th>
              {table.columns.map((one) => <th key={one.key} scope="col" className="figures-number">{one.label}（{one.unit}）</th>)}
              {sent ? <th scope="col">本月报送</th> : null}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {row.cells.map((cell, i) => <td key={table.columns[i]?.key} className="figures-number"><Num cell={cell} title={`${row.label}·${table.columns[i]?.label ?? ''}`} /></td>)}
                {sent ? <td>{row.sent ? <StateTag word={row.sent.words} tone={row.sent.late ? 'orange' : 'green'} /> : null}</td> : null}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              {table.totals.map((cell, i) => <td key={table.columns[i]?.key} className="figures-number"><Num cell={cell} title={table.columns[i]?.label ?? ''} /></td>)}
              {sent ? <td /> : null}
            </tr>
          </tfoot>
        </table>
      </div>
      <Basis lines={table.basis} />
    </section>
  );
}
