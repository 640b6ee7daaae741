import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { formatDay } from '#shared/rules/day.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { FiguresPrint } from '#renderer/pages/figures/FiguresPrint.tsx';
import { FiguresView } from '#renderer/pages/figures/FiguresView.tsx';
import { IssueButton } from '#renderer/pages/figures/IssueButton.tsx';
import { counted, type Query, spanOf } from '#renderer/pages/figures/parts.ts';
import { PeriodBar } from '#renderer/pages/figures/PeriodBar.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** The office's own figures as they stand now. */
export function Dashboard(props: { query: Query }) {
  const { year } = useYear();
  const span = spanOf(props.query, year);
  const { value, failure } = useAsked(`getFigures ${JSON.stringify(span)}`, counted, () => ask('getFigures', span), true);
  const [printing, setPrinting] = useState(false);
  const endPrint = useCallback(() => setPrinting(false), []);
  const session = useSession();
  const today = useToday();
  const save = () =>
    void attempt(async () => {
      const { ticket, name } = await ask('makeFiguresSheet', span);
      await takeFile(ticket, name);
      notify.done(`已存为${name}`);
    });
  if (printing && value) {
    const title = `${value.place}${value.period.label}基层协商工作统计表`;
    return <FiguresPrint figures={value} title={title} office={session?.office?.name ?? ''} on={formatDay(today)} practice={session?.practice ?? false} onDone={endPrint} />;
  }
  return (
    <>
      <div className="figures-tools">
        <PeriodBar parts={[]} query={props.query} year={year} />
        <Button disabled={!value} onClick={() => setPrinting(true)}>打印</Button>
        <Button disabled={!value} onClick={save}>存Excel</Button>
        <IssueButton input={{ kind: 'figures', ...span }} disabled={!value} />
      </div>
      {failure ? <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p> : null}
      {value ? <FiguresView figures={value} /> : failure ? null : <p className="ui-hint">正在统计…</p>}
    </>
  );
}
