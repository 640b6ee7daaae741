import { Tabs } from 'antd';
import { useState } from 'react';
import type { Figures } from '#shared/contract/figures.ts';
import { formatDay } from '#shared/rules/day.ts';
import { FigureGroups } from '#renderer/pages/figures/FigureGroups.tsx';
import { FunnelAndRates } from '#renderer/pages/figures/FunnelAndRates.tsx';
import { TableSection } from '#renderer/pages/figures/TableSection.tsx';

/** The figures of a period: the year beside the last, the stages, the rates, the outcomes, and every way of dividing them. */
export function FiguresView(props: { figures: Figures }) {
  const { figures } = props;
  const [shown, setShown] = useState('month');
  const table = figures.tables.find((one) => one.key === shown) ?? figures.tables[0];
  return (
    <>
      <p className="ui-hint">{`${figures.place}　${formatDay(figures.period.from)}至${formatDay(figures.period.to)}，去年同期为${formatDay(figures.before.from)}至${formatDay(figures.before.to)}。点任何数字可以看到是哪些记录。`}</p>
      <FigureGroups groups={figures.groups} />
      <FunnelAndRates figures={figures} />
      {table ? (
        <>
          <Tabs className="ui-tabs" activeKey={table.key} onChange={setShown} items={figures.tables.map((one) => ({ key: one.key, label: one.label }))} />
          <TableSection key={table.key} table={table} />
        </>
      ) : null}
    </>
  );
}
