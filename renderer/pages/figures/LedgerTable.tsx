import type { LedgerSheet } from '#shared/contract/figures.ts';
import { LedgerHead } from '#renderer/print/LedgerHead.tsx';
import { recordHref } from '#renderer/state/recordHref.ts';

/** A register on screen; the first cell with words leads to the record. */
export function LedgerTable(props: { sheet: LedgerSheet; from: number; to: number }) {
  const { columns, rows, totals } = props.sheet;
  const linked = Math.max(0, columns.findIndex((column) => column.align === 'left'));
  return (
    <div className="figures-scroll">
      <table className="figures-table figures-ledger" style={{ minWidth: `${columns.reduce((sum, column) => sum + column.width, 0) * 0.52}rem` }}>
        <colgroup>{columns.map((column, i) => <col key={`${i} ${column.label}`} style={{ width: `${column.width * 0.52}rem` }} />)}</colgroup>
        <LedgerHead columns={columns} />
        <tbody>
          {rows.slice(props.from, props.to).map((row) => (
            <tr key={row.id}>
              {row.cells.map((cell, i) => {
                const href = i === linked && cell.text !== '' ? recordHref(row.entity, row.id) : null;
                return <td key={i} style={{ textAlign: columns[i]?.align ?? 'left' }}>{href ? <a href={href}>{cell.text}</a> : cell.text}</td>;
              })}
            </tr>
          ))}
        </tbody>
        {totals ? <tfoot><tr>{totals.map((cell, i) => <td key={i} style={{ textAlign: i === 0 ? 'left' : 'right' }}>{cell.text}</td>)}</tr></tfoot> : null}
      </table>
    </div>
  );
}
