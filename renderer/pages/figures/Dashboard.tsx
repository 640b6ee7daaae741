import { Button } from 'antd';
import { ask, printPage } from '#renderer/bridge.ts';
import { FiguresView } from '#renderer/pages/figures/FiguresView.tsx';
import { IssueButton } from '#renderer/pages/figures/IssueButton.tsx';
import { counted, type Query, spanOf } from '#renderer/pages/figures/parts.ts';
import { PeriodBar } from '#renderer/pages/figures/PeriodBar.tsx';
import { useAsked } from '#renderer/state/asked.ts';
import { useYear } from '#renderer/state/year.ts';

/** The office's own figures as they stand now. */
export function Dashboard(props: { query: Query }) {
  const { year } = useYear();
  const span = spanOf(props.query, year);
  const { value, failure } = useAsked(`getFigures ${JSON.stringify(span)}`, counted, () => ask('getFigures', span), true);
  return (
    <>
      <div className="figures-tools">
        <PeriodBar parts={[]} query={props.query} year={year} />
        <Button onClick={() => void printPage()}>打印</Button>
        <IssueButton input={{ kind: 'figures', ...span }} disabled={!value} />
      </div>
      {failure ? <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p> : null}
      {value ? <FiguresView figures={value} /> : failure ? null : <p className="ui-hint">正在统计…</p>}
    </>
  );
}
