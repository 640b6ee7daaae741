import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { formatDay } from '#shared/rules/day.ts';
import { ask, printPage } from '#renderer/bridge.ts';
import { FigureGroups } from '#renderer/pages/figures/FigureGroups.tsx';
import { FunnelAndRates } from '#renderer/pages/figures/FunnelAndRates.tsx';
import { counted, type Query, spanOf } from '#renderer/pages/figures/parts.ts';
import { PeriodBar } from '#renderer/pages/figures/PeriodBar.tsx';
import { TableSection } from '#renderer/pages/figures/TableSection.tsx';
import { useAsked } from '#renderer/state/asked.ts';
import { useYear } from '#renderer/state/year.ts';

/** The office's figures: the year beside the last, the stages, the rates, the outcomes, and every way of dividing them. */
export function Dashboard(props: { query: Query }) {
  const { year } = useYear();
  const span = spanOf(props.query, year);
  const { value, failure } = useAsked(`getFigures ${JSON.stringify(span)}`, counted, () => ask('getFigures', span), true);
  const [shown, setShown] = useState('month');
  const table = value?.tables.find((one) => one.key === shown) ?? value?.tables[0];
  return (
    <>
      <div className="figures-tools">
        <PeriodBar parts={[]} query={props.query} year={year} />
        <Button onClick={() => void printPage()}>打印</Button>
      </div>
      {failure ? <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p> : null}
      {value ? (
        <>
          <p className="ui-hint">{`${value.place}　${formatDay(value.period.from)}至${formatDay(value.period.to)}，去年同期为${formatDay(value.before.from)}至${formatDay(value.before.to)}。点任何数字可以看到是哪些记录。`}</p>
          <FigureGroups groups={value.groups} />
          <FunnelAndRates figures={value} />
          {table ? (
            <>
              <Tabs className="ui-tabs" activeKey={table.key} onChange={setShown} items={value.tables.map((one) => ({ key: one.key, label: one.label }))} />
              <TableSection key={table.key} table={table} />
            </>
          ) : null}
        </>
      ) : failure ? null : <p className="ui-hint">正在统计…</p>}
    </>
  );
}
