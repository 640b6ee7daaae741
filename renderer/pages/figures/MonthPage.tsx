import { Button, Select } from 'antd';
import { formatDay } from '#shared/rules/day.ts';
import { ask, printPage } from '#renderer/bridge.ts';
import { Num } from '#renderer/pages/figures/Num.tsx';
import { counted, type Query, shownNumber } from '#renderer/pages/figures/parts.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';

/** The month's report: what is not complete first, then the form that the group's leader signs. */
export function MonthPage(props: { query: Query }) {
  const { year } = useYear();
  const today = useToday();
  const session = useSession();
  const usual = year === Number(today.slice(0, 4)) ? today.slice(0, 7) : `${year}-12`;
  const month = /^\d{4}-\d\d$/.test(props.query['month'] ?? '') ? (props.query['month'] ?? usual) : usual;
  const { value, failure } = useAsked(`checkMonth ${month}`, counted, () => ask('checkMonth', { month }), true);
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  return (
    <>
      <div className="figures-tools">
        <Select aria-label="月份" value={month} onChange={(next: string) => navigate(hrefOf(['figures', 'month'], { month: next }), { replace: true })} options={[...new Set([month, ...months])].toSorted().map((one) => ({ value: one, label: `${Number(one.slice(0, 4))}年${Number(one.slice(5))}月` }))} popupMatchSelectWidth={false} />
        <Button type="primary" disabled={!value} onClick={() => void printPage()}>打印月报</Button>
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
          <section className="figures-section figures-paper">
            <h2>{value.title}</h2>
            <p>填报单位：{session?.office?.name}</p>
            {value.zero ? <p>本月没有发生应报事项，按<strong>零报告</strong>报送。</p> : null}
            <table className="figures-table figures-full">
              <thead><tr><th scope="col">项目</th><th scope="col">单位</th><th scope="col" className="figures-number">本月</th><th scope="col" className="figures-number">去年同月</th><th scope="col">备注</th></tr></thead>
              <tbody>
                {value.lines.map((one) => (
                  <tr key={one.label}><th scope="row">{one.label}</th><td>{one.unit}</td><td className="figures-number"><Num cell={one.cell} title={one.label} /></td><td className="figures-number">{shownNumber(one.before)}</td><td /></tr>
                ))}
              </tbody>
            </table>
            <p className="figures-sign"><span>组长签字：</span><span>填表人：{session?.user}</span><span>{formatDay(today)}</span></p>
          </section>
        </>
      ) : failure ? null : <p className="ui-hint">正在核对…</p>}
    </>
  );
}
