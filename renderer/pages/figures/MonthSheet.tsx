import type { FigureOperations } from '#shared/contract/figures.ts';
import { Basis } from '#renderer/pages/figures/Basis.tsx';
import { Num } from '#renderer/pages/figures/Num.tsx';
import { shownNumber } from '#renderer/pages/figures/parts.ts';
import { useSession } from '#renderer/state/session.ts';

/** The monthly report as the group's leader signs it. */
export function MonthSheet(props: { month: FigureOperations['checkMonth']; office: string; by: string; on: string }) {
  const { month } = props;
  const session = useSession();
  const practice = session?.practice ?? false;
  // A township's report is signed by its group's leader, whoever looks at it; a county's own by whoever leads there.
  const own = session?.office?.level !== 'township' && session?.office?.name === props.office;
  return (
    <section className="figures-section figures-paper">
      <h2>{practice ? `${month.title}（练习）` : month.title}</h2>
      <p>填报单位：{props.office}</p>
      {month.zero ? <p>本月没有发生应报事项，按<strong>零报告</strong>报送。</p> : null}
      <table className="figures-table figures-full">
        <thead><tr><th scope="col">项目</th><th scope="col">单位</th><th scope="col" className="figures-number">本月</th><th scope="col" className="figures-number">去年同月</th><th scope="col">备注</th></tr></thead>
        <tbody>
          {month.lines.map((one) => (
            <tr key={one.label}><th scope="row">{one.label}</th><td>{one.unit}</td><td className="figures-number"><Num cell={one.cell} title={one.label} /></td><td className="figures-number">{shownNumber(one.before)}</td><td /></tr>
          ))}
        </tbody>
      </table>
      {month.late.length === 0 ? null : <p>补报以前月份：{month.late.map((one, i) => <span key={one.label}>{i === 0 ? '' : '、'}{one.label}<Num cell={one.cell} title={one.label} unit="条" /></span>)}（没有计入上表）。</p>}
      <Basis lines={month.basis ?? []} />
      <p className="figures-sign"><span>{own ? '负责人签字：' : '组长签字：'}</span><span>填表人：{props.by}</span><span>{props.on}</span></p>
    </section>
  );
}
