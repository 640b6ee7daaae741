import { useCallback, useEffect, useRef } from 'react';
import type { Figures } from '#shared/contract/figures.ts';
import { formatDay } from '#shared/rules/day.ts';
import { printPage } from '#renderer/bridge.ts';
import { FigureGroups } from '#renderer/pages/figures/FigureGroups.tsx';
import { FunnelAndRates } from '#renderer/pages/figures/FunnelAndRates.tsx';
import { TableSection } from '#renderer/pages/figures/TableSection.tsx';
import { loadOfficeFonts } from '#renderer/print/officeFonts.ts';
import { attempt } from '#renderer/record/attempt.ts';

/** Upright, with narrower margins than a paper, so that a table of eight columns fits. */
const sheetRule = '@page { size: 210mm 297mm; margin: 14mm 13mm 16mm; @bottom-center { content: "第" counter(page) "页"; font-size: 9pt; } }';

/** The whole figures page on paper: every table with its chart, the days and the place, what each counts. Opens the print dialog when all charts stand. */
export function FiguresPrint(props: { figures: Figures; title: string; office: string; on: string; practice: boolean; onDone: () => void }) {
  const { figures, onDone } = props;
  const { period, before } = figures;
  // A chart says when it stands (or could not be drawn); only then is the page whole.
  const drawn = useRef(0);
  const started = useRef(false);
  const charts = figures.tables.length;
  const print = useCallback(() => {
    if (started.current || drawn.current < charts) return;
    started.current = true;
    void attempt(async () => {
      await loadOfficeFonts();
      await document.fonts.ready;
      await printPage();
    }).then(onDone);
  }, [charts, onDone]);
  const onDrawn = useCallback(() => {
    drawn.current += 1;
    print();
  }, [print]);
  useEffect(print, [print]);
  return (
    <div className="figures-print">
      <style>{sheetRule}</style>
      <h1>{props.practice ? `${props.title}（练习）` : props.title}</h1>
      <p>{`范围：${figures.place}　期间：${formatDay(period.from)}至${formatDay(period.to)}　去年同期：${formatDay(before.from)}至${formatDay(before.to)}`}</p>
      <FigureGroups groups={figures.groups} />
      <FunnelAndRates figures={figures} />
      {figures.tables.map((table) => <TableSection key={table.key} table={table} onDrawn={onDrawn} />)}
      <p>{`制表单位：${props.office}　制表日期：${props.on}`}</p>
    </div>
  );
}
