import type { Figures } from '#shared/contract/figures.ts';
import { percent } from '#shared/rules/numerals.ts';
import { Basis } from '#renderer/pages/figures/Basis.tsx';
import { Num } from '#renderer/pages/figures/Num.tsx';

/** The stages of topics, which add up, and the rates with what they divide. */
export function FunnelAndRates(props: { figures: Figures }) {
  const { funnel, rates, outcomes, outcomeBasis } = props.figures;
  const [all, ...parts] = funnel;
  if (!all) return null;
  return (
    <div className="figures-pair">
      <section className="figures-section">
        <h2>议题去向</h2>
        <table className="figures-table">
          <tbody>
            {funnel.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.label}</th>
                <td className="figures-number"><Num cell={one} title={one.label} unit={one.unit} /></td>
                <td className="figures-number">{one === all ? '' : percent(one.value, all.value)}</td>
                <td className="figures-bar-cell"><span className="figures-bar" style={{ width: `${all.value === 0 ? 0 : (one.value / all.value) * 100}%` }} /></td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="figures-basis">{`${all.value}＝${parts.map((one) => `${one.label}${one.value}`).join('＋')}`}。{all.basis}</p>
      </section>
      <section className="figures-section">
        <h2>办理质效</h2>
        <table className="figures-table">
          <thead>
            <tr><th scope="col">指标</th><th scope="col" className="figures-number">本期</th><th scope="col" className="figures-number">分子÷分母</th><th scope="col" className="figures-number">去年同期</th></tr>
          </thead>
          <tbody>
            {rates.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.label}</th>
                <td className="figures-number figures-main">{one.text}</td>
                <td className="figures-number"><Num cell={one.numerator} title={one.numerator.label} />÷<Num cell={one.denominator} title={one.denominator.label} /></td>
                <td className="figures-number">{one.before}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Basis lines={rates.map((one) => one.basis)} />
      </section>
      <section className="figures-section figures-wide">
        <h2>办理成果</h2>
        {outcomes.length === 0 ? <p className="ui-hint">这一期还没有填报成果。</p> : (
          <div className="figures-outcomes">
            {outcomes.map((one) => (
              <div key={`${one.kind} ${one.unit}`} className="figures-outcome">
                <span>{one.label}</span>
                <strong><Num cell={one} title={one.label} unit={one.unit} /></strong>
                <small>{one.parts}</small>
              </div>
            ))}
          </div>
        )}
        <Basis lines={[outcomeBasis]} />
      </section>
    </div>
  );
}
