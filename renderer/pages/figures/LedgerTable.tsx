import type { LedgerSheet } from '#shared/contract/figures.ts';
import { recordHref } from '#renderer/state/recordHref.ts';

type Column = LedgerSheet['columns'][number];

/** Columns side by side of one group, under one head. */
function groupsOf(columns: readonly Column[]): { label: string; span: number; grouped: boolean }[] {
  const groups: { label: string; span: number; grouped: boolean }[] = [];
  columns.forEach((column, i) => {
    const last = groups.at(-1);
    if (last && column.group !== null && columns[i - 1]?.group === column.group) last.span += 1;
    else groups.push({ label: column.group ?? column.label, span: 1, grouped: column.group !== null });
  });
  return groups;
}

/** The head of a register, one row or two. */
export function LedgerHead(props: { columns: readonly Column[] }) {
  const two = props.columns.some((column) => column.group !== null);
  return (
    <thead>
      <tr>
        {groupsOf(props.columns).map((group, i) => (
          <th key={`${i} ${group.label}`} scope={group.grouped ? 'colgroup' : 'col'} colSpan={group.span} rowSpan={two && !group.grouped ? 2 : 1}>{group.label}</th>
        ))}
      </tr>
      {two ? <tr>{props.columns.map((column, i) => (column.group === null ? null : <th key={`${i} ${column.label}`} scope="col">{column.label}</th>))}</tr> : null}
    </thead>
  );
}

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
