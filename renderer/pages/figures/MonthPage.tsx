import { Button, Select } from 'antd';
import { formatDay } from '#shared/rules/day.ts';
import { ask, printPage } from '#renderer/bridge.ts';
import { IssueButton } from '#renderer/pages/figures/IssueButton.tsx';
import { MonthReports } from '#renderer/pages/figures/MonthReports.tsx';
import { MonthSheet } from '#renderer/pages/figures/MonthSheet.tsx';
import { Num } from '#renderer/pages/figures/Num.tsx';
import { counted, type Query } from '#renderer/pages/figures/parts.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';

/** The month's report: what is not complete first, then the form that the group's leader signs, then 出月报 freezes it. */
export function MonthPage(props: { query: Query }) {
  const { year } = useYear();
  const today = useToday();
  const session = useSession();
  const usual = year === Number(today.slice(0, 4)) ? today.slice(0, 7) : `${year}-12`;
  const month = /^\d{4}-\d\d$/.test(props.query['month'] ?? '') ? (props.query['month'] ?? usual) : usual;
  const { value, failure } = useAsked(`checkMonth ${month}`, [...counted, 'issuedTable'], () => ask('checkMonth', { month }), true);
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  const issued = value?.issued ?? null;
  return (
    <>
      <div className="figures-tools">
        <Select aria-label="月份" value={month} onChange={(next: string) => navigate(hrefOf(['figures', 'month'], { month: next }), { replace: true })} options={[...new Set([month, ...months])].toSorted().map((one) => ({ value: one, label: `${Number(one.slice(0, 4))}年${Number(one.slice(5))}月` }))} popupMatchSelectWidth={false} />
        <Button disabled={!value} onClick={() => void printPage()}>打印月报</Button>
        {issued ? <a href={hrefOf(['figures', 'issued', issued.id])}>{formatDay(issued.on)}已出月报，打开这一份</a> : (
          <IssueButton input={{ kind: 'month', period: { kind: 'year', year }, month }} disabled={!value} save text="出月报" sentence={value?.zero ? '本月没有应报事项，将按零报告出表。出表以后本月数字原样留存，并存一份文件；晚报的会在下一次月报里注明属于哪个月。' : '出表以后本月数字原样留存，并存一份文件；晚报的会在下一次月报里注明属于哪个月。请先看看下面有没有漏填的。'} />
        )}
        <a href={hrefOf(['exchange'])}>去报送</a>
      </div>
      {failure ? <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p> : null}
      {value ? (
        <>
          <section className="figures-section figures-screen">
            <h2>报送前看一看</h2>
            {value.missing.length === 0 ? <p>没有发现漏填的地方。</p> : (
              <ul className="figures-list">{value.missing.map((one) => <li key={one.label}>{one.label}：<Num cell={one.cell} title={one.label} unit="条" /></li>)}</ul>
            )}
          </section>
          <MonthSheet month={value} office={session?.office?.name ?? ''} by={session?.user ?? ''} on={formatDay(today)} />
          <MonthReports year={Number(month.slice(0, 4))} />
        </>
      ) : failure ? null : <p className="ui-hint">正在核对…</p>}
    </>
  );
}
