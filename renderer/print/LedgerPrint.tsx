import type { ReactNode } from 'react';
import { type LedgerSheet, nothing } from '#shared/contract/figures.ts';
import { usePrintOnce } from '#renderer/print/usePrintOnce.ts';
import '#renderer/print/ledgerPrint.css';

/** A register has narrower margins than a paper: it is fitted to the width. */
const sheetRule = '@page { size: 297mm 210mm; margin: 13mm 12mm 15mm; @bottom-center { content: "第" counter(page) "页"; font-size: 9pt; } }';

/** A register on A4 across: title, the filter under it, the head on every page. Opens the print dialog when it stands. */
export function LedgerPrint(props: { sheet: LedgerSheet; head: ReactNode; practice: boolean; onDone: () => void }) {
  const { sheet, onDone } = props;
  usePrintOnce(onDone);
  const width = sheet.columns.reduce((sum, column) => sum + column.width, 0);
  // A wide register gets smaller letters, as a spreadsheet fitted to the width would.
  const points = Math.max(4.5, Math.min(10.5, (10.5 * 140) / width));
  return (
    <div className="ledger-print" style={{ fontSize: `${points}pt` }}>
      <style>{sheetRule}</style>
      <h1>{props.practice ? `${sheet.title}（练习）` : sheet.title}</h1>
      <p className="ledger-print-note">{sheet.note}</p>
      <table>
        <colgroup>{sheet.columns.map((column, i) => <col key={i} style={{ width: `${(column.width / width) * 100}%` }} />)}</colgroup>
        {props.head}
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={row.id}>{row.cells.map((cell, i) => <td key={i} style={{ textAlign: sheet.columns[i]?.align ?? 'left' }}>{cell.text}</td>)}</tr>
          ))}
          {sheet.rows.length === 0 ? <tr><td colSpan={sheet.columns.length} style={{ textAlign: 'center' }}>{nothing}</td></tr> : null}
          {sheet.totals ? <tr className="ledger-print-total">{sheet.totals.map((cell, i) => <td key={i} style={{ textAlign: i === 0 ? 'left' : 'right' }}>{cell.text}</td>)}</tr> : null}
        </tbody>
      </table>
      <p className="ledger-print-note">{sheet.foot}</p>
    </div>
  );
}
