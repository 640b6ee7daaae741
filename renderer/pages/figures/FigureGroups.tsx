import type { Figure, Figures } from '#shared/contract/figures.ts';
import { Basis } from '#renderer/pages/figures/Basis.tsx';
import { Num } from '#renderer/pages/figures/Num.tsx';
import { shownNumber } from '#renderer/pages/figures/parts.ts';

function changeWords(one: Figure): string {
  const change = one.value - one.before.value;
  if (one.before.value === 0) return '';
  return change === 0 ? '持平' : `${change > 0 ? '增' : '减'}${shownNumber(Math.abs(change))}`;
}

/** Totals that came without records: told below, never added. */
function BareNotes(props: { groups: Figures['groups'] }) {
  const bare = props.groups.flatMap((group) => group.figures).flatMap((one) => (one.bare ? [`${one.label}${shownNumber(one.bare.quantity)}${one.unit}：${one.bare.words}`] : []));
  return bare.length === 0 ? null : <p className="figures-basis">无明细数（没有计入上表）：{bare.join('；')}。</p>;
}

/** This year beside the same days of last year. */
export function FigureGroups(props: { groups: Figures['groups'] }) {
  return (
    <section className="figures-section">
      <h2>主要数据</h2>
      <div className="figures-groups">
        {props.groups.map((group) => (
          <table key={group.label} className="figures-table">
            <thead>
              <tr>
                <th scope="col">{group.label}</th>
                <th scope="col" className="figures-number">本期</th>
                <th scope="col" className="figures-number">去年同期</th>
                <th scope="col" className="figures-number">增减</th>
              </tr>
            </thead>
            <tbody>
              {group.figures.map((one) => (
                <tr key={one.key}>
                  <th scope="row" title={one.basis}>{one.label}（{one.unit}）</th>
                  <td className="figures-number figures-main"><Num cell={one} title={one.label} />{one.bare ? <small className="figures-bare" title={one.bare.words}>{`另有无明细${shownNumber(one.bare.quantity)}`}</small> : null}</td>
                  <td className="figures-number"><Num cell={one.before} title={`${one.label}（去年同期）`} /></td>
                  <td className="figures-number">{changeWords(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <Basis lines={props.groups.flatMap((group) => group.figures.map((one) => one.basis))} />
      <BareNotes groups={props.groups} />
    </section>
  );
}
