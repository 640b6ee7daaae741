import { ask } from '#renderer/bridge.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';

/** By township and month, what has been reported and who has not: a zero report is a report. */
export function MonthReports(props: { year: number }) {
  const { year } = props;
  const { value } = useAsked(`getMonthReports ${year}`, ['issuedTable', 'place'], () => ask('getMonthReports', { year }), true);
  if (!value || value.rows.length === 0) return null;
  return (
    <section className="figures-section figures-screen">
      <h2>{`${year}年月报报送情况`}</h2>
      <div className="figures-scroll">
        <table className="figures-table figures-full">
          <thead><tr><th scope="col">单位</th>{Array.from({ length: 12 }, (_, i) => <th key={i} scope="col">{i + 1}月</th>)}</tr></thead>
          <tbody>
            {value.rows.map((row) => (
              <tr key={row.place}>
                <th scope="row">{row.name}</th>
                {row.months.map((month, i) => <td key={i} className={`figures-report-${month.tone}`}>{month.issued ? <a href={hrefOf(['figures', 'issued', month.issued])}>{month.words}</a> : month.words}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
